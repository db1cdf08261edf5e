// Package gender tells men from women by their first names, titles and roles.
package gender

import (
	_ "embed" // for the list
	"strings"

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

// firstNames holds lines of a first name in lower case, a space, and m, f or mf,
// ascending by bytes, so that it is searched as it lies and nothing is built.
// It is drawn from the npm package gender-detection-from-name 1.11.5 (MIT, Copyright
// (c) 2019 Davide Violante), lists of six languages of which some have a name for
// both sexes: the names that no list has for one sex alone where another has them
// for the other, and that more lists have for one than for both, without what is
// a family name that stands first in China, Korea or Vietnam. Each name stands
// there without its accents too, for both sexes where names of both then look alike.
//
//go:embed firstnames.txt
var firstNames string

// Of is the gender of a first name, whatever its case, with its accents or without;
// a name with a hyphen has that of its first part where the whole is not listed.
func Of(name string) Gender {
	for _, n := range [...]string{name, text.Fold(name)} {
		if sex, ok := listed(firstNames, n); ok {
			return read(sex)
		}
	}
	if first, _, ok := strings.Cut(name, "-"); ok {
		return Of(first)
	}
	return Unknown
}

// roles holds titles and roles of men and women as firstNames does names. The list
// is our own.
//
//go:embed roles.txt
var roles string

// OfRole is the gender of whoever has a title or role, in lower case: "mrs.",
// "chairman".
func OfRole(word string) Gender {
	sex, _ := listed(roles, word)
	return read(sex)
}

// listed finds what stands behind a name in a list.
func listed(list, name string) (sex string, ok bool) {
	for rest := list; rest != ""; {
		middle := strings.LastIndexByte(rest[:len(rest)/2], '\n') + 1
		line, after, _ := strings.Cut(rest[middle:], "\n")
		have, sex, _ := strings.Cut(line, " ")
		switch strings.Compare(name, have) {
		case -1:
			rest = rest[:middle]
		case 0:
			return sex, true
		default:
			rest = after
		}
	}
	return "", false
}

func read(sex string) Gender {
	switch sex {
	case "m":
		return Male
	case "f":
		return Female
	}
	return Unknown
}
