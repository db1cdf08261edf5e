// Package gender tells men from women by their first names, titles and roles.
package gender

import (
	_ "embed" // for the lists
	"strings"
	"sync"

	"lede/model/text"
)

// Gender is what a word says of whom it is said of.
type Gender int8

// Genders. Unknown is that of words for men and women, and of words not listed.
const (
	Female  Gender = -1
	Unknown Gender = 0
	Male    Gender = 1
)

// firstNamesFile holds first names in lower case, a line each: of women, of men and of both,
// with an empty line between; each part ascends by bytes, so that it is searched as it
// lies and nothing is built. It is drawn from the npm package gender-detection-from-name 1.11.5 (MIT, Copyright
// (c) 2019 Davide Violante), lists of six languages of which some have a name for
// both sexes: the names that no list has for one sex alone where another has them
// for the other, and that more lists have for one than for both, without what is
// a family name that stands first in China, Korea or Vietnam. Each name stands
// there without its accents too, for both sexes where names of both then look alike.
//
//go:embed firstnames.txt
var firstNamesFile string

var firstNames, roles = parts(firstNamesFile), parts(rolesFile)

// Of is the gender of a first name, whatever its case, with its accents or without;
// a name with a hyphen has that of its first part where the whole is not listed.
func Of(name string) Gender {
	for _, n := range [...]string{name, text.Fold(name)} {
		if g, ok := firstNames().of(n); ok {
			return g
		}
	}
	if first, _, ok := strings.Cut(name, "-"); ok {
		return Of(first)
	}
	return Unknown
}

// rolesFile holds titles and roles of men and women as firstNamesFile does names. The list
// is our own.
//
//go:embed roles.txt
var rolesFile string

// OfRole is the gender of whoever has a title or role, in lower case: "mrs.",
// "chairman".
func OfRole(word string) Gender {
	g, _ := roles().of(word)
	return g
}

// names are those of women, of men and of both.
type names [3]string

var genders = [...]Gender{Female, Male, Unknown}

// parts are the parts of a list.
func parts(list string) func() *names {
	return sync.OnceValue(func() *names {
		var n names
		for i := range n {
			n[i], list, _ = strings.Cut(list, "\n\n")
		}
		return &n
	})
}

// of is the gender of those among whom a name stands.
func (n *names) of(name string) (g Gender, ok bool) {
	for i, g := range genders {
		if in(n[i], name) {
			return g, true
		}
	}
	return Unknown, false
}

// in reports whether a name is a line of lines that ascend.
func in(lines, name string) bool {
	for lines != "" {
		middle := strings.LastIndexByte(lines[:len(lines)/2], '\n') + 1
		line, after, _ := strings.Cut(lines[middle:], "\n")
		switch strings.Compare(name, line) {
		case -1:
			lines = lines[:middle]
		case 0:
			return true
		default:
			lines = after
		}
	}
	return false
}
