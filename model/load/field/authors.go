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

// roles are what stands beside names in bylines, lower case, the longest first.
var roles = sync.OnceValue(func() []string {
	var out []string
	for line := range strings.Lines(roleTable) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
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
	for _, part := range between().Split(unglue(byline), -1) {
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
	s = strings.Trim(text.CleanLine(s), " ,;:|()[]–—-")
	for cut := true; cut; {
		cut = false
		for _, role := range roles() {
			if rest, ok := cutFold(s, role); ok {
				s, cut = strings.Trim(rest, " ,;:|()–—-"), true
			}
		}
	}
	letters := strings.ContainsFunc(s, unicode.IsLetter)
	if !letters || len(s) > maxNameBytes || len(strings.Fields(s)) > maxNameWords || Blank(s) || strings.HasPrefix(s, "http") {
		return ""
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

// unglue parts a role from the name it was pasted to: "NetburnStaff Writer".
func unglue(s string) string {
	for _, at := range slices.Backward(boundary().FindAllStringIndex(s, -1)) {
		_, width := utf8.DecodeRuneInString(s[at[0]:])
		middle := at[0] + width
		for _, role := range roles() {
			if len(s)-middle >= len(role) && strings.EqualFold(s[middle:middle+len(role)], role) {
				return s[:middle] + ", " + s[middle:]
			}
		}
	}
	return s
}
