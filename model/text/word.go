package text

import (
	"strconv"
	"strings"
	"unicode"
)

// IsWord reports whether r is a letter or a digit.
func IsWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Words are the words of s, runs of letters and digits, folded.
func Words(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !IsWord(r) })
}

// WordSpans are where the words of s stand; a mark of accent belongs to its letter.
func WordSpans(s string) (out []Span) {
	start := -1
	for i, r := range s {
		switch in := IsWord(r); {
		case in && start < 0:
			start = i
		case !in && start >= 0 && !unicode.Is(unicode.Mn, r):
			out = append(out, Span{start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, Span{start, len(s)})
	}
	return out
}

// HasWord reports whether s holds a letter or a digit.
func HasWord(s string) bool { return strings.IndexFunc(s, IsWord) >= 0 }

// Count is a number and a regular English noun that agrees with it: "1 copy", "2
// copies", "2 matches".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	switch stem, y := strings.CutSuffix(noun, "y"); {
	case y && strings.TrimRight(stem, "aeiou") == stem:
		noun = stem + "ies"
	case hisses(noun):
		noun += "es"
	default:
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// hisses reports whether noun ends in a sound behind which an s is not heard.
func hisses(noun string) bool {
	return strings.HasSuffix(noun, "ch") || strings.HasSuffix(noun, "sh") || strings.TrimRight(noun, "sxz") != noun
}
