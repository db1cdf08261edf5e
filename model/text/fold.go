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
	for i := 0; i < len(s); i++ {
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

// FindAll returns the places of needle in s, ascending and disjoint. Case is
// ignored unless needle has a capital letter. An empty needle is nowhere.
func FindAll(s, needle string) []Span {
	if needle == "" {
		return nil
	}
	if strings.ToLower(needle) != needle {
		return findExact(s, needle)
	}
	return findFolded(s, needle)
}

func findExact(s, needle string) (found []Span) {
	for at := 0; ; {
		i := strings.Index(s[at:], needle)
		if i < 0 {
			return found
		}
		found = append(found, Span{at + i, at + i + len(needle)})
		at += i + len(needle)
	}
}

// findFolded compares rune by rune, so that spans are right where lower case
// has another length than upper.
func findFolded(s, needle string) (found []Span) {
	first, _ := utf8.DecodeRuneInString(needle)
	firsts := string(unicode.ToLower(first)) + string(unicode.ToUpper(first)) + string(unicode.ToTitle(first))
	for at := 0; at < len(s); {
		i := strings.IndexAny(s[at:], firsts)
		if i < 0 {
			return found
		}
		at += i
		if n := foldedPrefix(s[at:], needle); n > 0 {
			found = append(found, Span{at, at + n})
			at += n
			continue
		}
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return found
}

// foldedPrefix returns how many bytes of s match needle, 0 where s does not
// begin with it.
func foldedPrefix(s, needle string) int {
	n := 0
	for _, want := range needle {
		r, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || unicode.ToLower(r) != want {
			return 0
		}
		n += size
	}
	return n
}
