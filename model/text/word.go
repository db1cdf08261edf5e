package text

import (
	"strconv"
	"strings"
	"unicode"
)

// IsWord reports whether r is a letter or a digit.
func IsWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// HasWord reports whether s holds a letter or a digit.
func HasWord(s string) bool { return strings.IndexFunc(s, IsWord) >= 0 }

// Count is a number and a regular English noun that agrees with it: "1 copy", "2
// copies", "2 matches".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok && !strings.HasSuffix(stem, "a") && !strings.HasSuffix(stem, "e") {
		return strconv.Itoa(n) + " " + stem + "ies"
	}
	if strings.HasSuffix(noun, "ch") {
		noun += "e"
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
