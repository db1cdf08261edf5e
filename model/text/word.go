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
