package field

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

//go:embed roles.txt
var roleTable string

// roleWords are what stands beside names in bylines, lower case, the longest
// first, the words that may stand before them, and what stands behind names themselves.
type roleWords struct{ roles, qualifiers, suffixes []string }

var readRoles = sync.OnceValue(func() roleWords {
	var w roleWords
	for line := range strings.Lines(roleTable) {
		line = strings.TrimSpace(line)
		if more, ok := strings.CutPrefix(line, "+"); ok {
			w.qualifiers = append(w.qualifiers, strings.Fields(more)...)
		} else if more, ok := strings.CutPrefix(line, ","); ok {
			w.suffixes = append(w.suffixes, strings.Fields(more)...)
		} else if line != "" && line[0] != '#' {
			w.roles = append(w.roles, line)
		}
	}
	slices.SortFunc(w.roles, func(a, b string) int { return len(b) - len(a) })
	return w
})

var (
	by       = text.Pattern(`(?i)^\s*(?:written by|story by|text by|words by|reported by|reporting by|interview by|posted by|news by|by|von|par|por|di|door|av|text|interview|автор|كتبت|كتب)[:\s]\s*|^.{0,60}?文[・:：]`)
	between  = text.Pattern(`\s*(?:[,;|•·]|\s&\s|\s(?:and|und|et|y|e|og|och|en|i|и)\s)\s*`)
	quoted   = text.Pattern(`'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"`)
	contact  = text.Pattern(`\(?\S+@\S+\)?|https?://\S+|(?:^|\s)@\w+`)
	boundary = text.Pattern(`(\p{Ll})(\p{Lu})`)
)

// Limits of a name, in words and bytes.
const (
	maxNameWords = 7
	maxNameBytes = 80
)

// GivenFirst is a name with what stands behind its comma before it: "Ek, Jo" is "Jo Ek",
// "Ek, Jr., Jo" and "Ek, Jo, Jr." are "Jo Ek Jr.".
func GivenFirst(name string) string {
	family, rest, _ := strings.Cut(name, ",")
	var given []string
	for part := range strings.SplitSeq(rest, ",") {
		part = strings.TrimSpace(part)
		if slices.Contains(readRoles().suffixes, strings.ToLower(strings.ReplaceAll(part, ".", ""))) {
			family += " " + part
		} else if part != "" {
			given = append(given, part)
		}
	}
	return strings.TrimSpace(strings.Join(given, ", ") + " " + strings.TrimSpace(family))
}

// SplitAuthors returns the names in a byline: "By A. Ferrer and Jo Ek, Staff
// Writers" gives two. Addresses, handles and roles fall away. Lists as Python
// prints them are read.
func SplitAuthors(byline string) []string {
	if list := pythonList(byline); list != nil {
		return list
	}
	byline = by().ReplaceAllString(byline, "")
	byline = contact().ReplaceAllString(byline, " ")
	var names []string
	for _, part := range between().Split(Unglue(byline), -1) {
		if name := Name(part); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return persons(names)
}

// persons drops single words beside full names: they are places.
func persons(names []string) []string {
	full := func(s string) bool { return strings.Contains(s, " ") }
	if !slices.ContainsFunc(names, full) {
		return names
	}
	return slices.DeleteFunc(names, func(s string) bool { return !full(s) })
}

// pythonList reads "['A', 'B']"; nil where s is no list of that kind.
func pythonList(s string) []string {
	if !strings.HasPrefix(s, "[") || !strings.HasSuffix(s, "]") {
		return nil
	}
	var names []string
	for _, m := range quoted().FindAllStringSubmatch(s, -1) {
		if name := Name(m[1] + m[2]); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// Name cleans one name, "" where s is none: a role, an address, a sentence.
func Name(s string) string {
	s = withoutRole(strings.Trim(text.CleanLine(s), edge))
	letters := strings.ContainsFunc(s, unicode.IsLetter)
	if !letters || len(s) > maxNameBytes || len(strings.Fields(s)) > maxNameWords || Blank(s) || strings.HasPrefix(s, "http") {
		return ""
	}
	return uncapital(s)
}

// uncapital gives a name that is written in capitals those that names have: of
// words with a vowel, "BBC" has none, nor have initials.
func uncapital(s string) string {
	words := strings.Fields(s)
	if len(words) < 2 || s != strings.ToUpper(s) || s == strings.ToLower(s) {
		return s
	}
	for i, w := range words {
		if strings.ContainsRune(w, '.') || !strings.ContainsFunc(w, isVowel) {
			continue
		}
		words[i] = capitalized(w)
	}
	return strings.Join(words, " ")
}

// isVowel reports whether r is a capital that words are spoken by; letters with
// accents count.
func isVowel(r rune) bool { return strings.ContainsRune("AEIOUY", r) || r >= utf8.RuneSelf }

// capitalized is a word in capitals with the first letter of each of its parts
// alone left as one: "O'BRIEN-MCDONALD" is "O'Brien-McDonald".
func capitalized(w string) string {
	out, first := []rune(w), true
	for i, r := range out {
		if !first {
			out[i] = unicode.ToLower(r)
		}
		prefix := i >= 1 && string(out[i-1:i+1]) == "Mc" && (i == 1 || !unicode.IsLetter(out[i-2]))
		first = !unicode.IsLetter(r) && !unicode.IsMark(r) || prefix
	}
	return string(out)
}

// edge are the marks around a name.
const edge = " ,;:|()[]–—-"

// withoutRole cuts roles off the end of a name: "A. Ferrer Senior Politics
// Editor" is A. Ferrer.
func withoutRole(s string) string {
	w := readRoles()
	words := w.roles
	for cut := true; cut; {
		cut = false
		for _, role := range words {
			if rest, ok := cutFold(s, role); ok {
				s, cut = strings.Trim(rest, edge), true
			}
		}
		if cut && len(words) == len(w.roles) {
			words = slices.Concat(words, w.qualifiers)
		}
	}
	return s
}

// cutFold cuts role off the end of s, where a word begins there.
func cutFold(s, role string) (string, bool) {
	if len(s) < len(role) || !strings.EqualFold(s[len(s)-len(role):], role) {
		return s, false
	}
	rest := s[:len(s)-len(role)]
	if rest != "" && !strings.HasSuffix(rest, " ") {
		return s, false
	}
	return rest, true
}

// Unglue parts a role from the name it was pasted to: "NetburnStaff Writer".
func Unglue(s string) string {
	for _, at := range slices.Backward(boundary().FindAllStringIndex(s, -1)) {
		_, width := utf8.DecodeRuneInString(s[at[0]:])
		middle := at[0] + width
		for _, role := range readRoles().roles {
			if len(s)-middle >= len(role) && strings.EqualFold(s[middle:middle+len(role)], role) {
				return s[:middle] + ", " + s[middle:]
			}
		}
	}
	return s
}
