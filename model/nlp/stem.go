package nlp

import "strings"

// Stem cuts a common ending of English off a word in lower case where at least
// four bytes remain.
func Stem(word string) string {
	for _, end := range [...]string{"ing", "ed", "es", "s"} {
		if rest, ok := strings.CutSuffix(word, end); ok && len(rest) >= 4 {
			return rest
		}
	}
	return word
}
