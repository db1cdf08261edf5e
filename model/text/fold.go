package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s for comparing: lower case, marks of accent left out.
func Fold(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// Initials are the first letters of the words of a name that begin with a capital:
// "FBI" of "Federal Bureau of Investigation". "The" gives none, initials among other
// words give all of theirs: "USN" of "U.S. Navy".
func Initials(name string) string {
	var b strings.Builder
	shouted := strings.ToUpper(name) == name
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return IsSpace(r) || r == '-' }) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case !unicode.IsUpper(r) || strings.EqualFold(w, "the"):
		case !shouted && strings.ToUpper(w) == w:
			b.WriteString(strings.ReplaceAll(w, ".", ""))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
