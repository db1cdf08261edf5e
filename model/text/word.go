package text

import (
	"strings"
	"unicode"
)

// IsWord reports whether r is a letter or a digit.
func IsWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// HasWord reports whether s holds a letter or a digit.
func HasWord(s string) bool { return strings.IndexFunc(s, IsWord) >= 0 }
