package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s for comparing: lower case, marks of accent left out, and letters that no
// mark can be taken off as who has no key for them writes them: "Sigriður" is "sigridur".
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
	folded := make([]byte, 0, len(s))
	for _, r := range norm.NFD.String(s) {
		folded = appendFolded(folded, r)
	}
	return string(folded)
}

// appendFolded appends what a character that was taken apart is compared as.
func appendFolded(to []byte, r rune) []byte {
	if unicode.Is(unicode.Mn, r) {
		return to
	}
	r = unicode.ToLower(r)
	if plain := plainly(r); plain != "" {
		return append(to, plain...)
	}
	return utf8.AppendRune(to, r)
}

// plainly is how a Latin letter of its own is written where there is no key for it, as the
// ASCII folding of search engines has it; "" of all others.
func plainly(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ø':
		return "o"
	case 'ð', 'đ':
		return "d"
	case 'ł':
		return "l"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ŋ':
		return "n"
	}
	return ""
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
