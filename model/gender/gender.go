// Package gender tells men from women by their first names.
package gender

import (
	_ "embed" // for the list
	"strings"
	"sync"

	"lede/model/text"
)

// Gender is what a first name says of who bears it.
type Gender int8

// Genders. Unknown is that of names that men and women bear, and of names not
// listed.
const (
	Female  Gender = -1
	Unknown Gender = 0
	Male    Gender = 1
)

// firstNames holds lines of a first name in lower case, a space, and m, f or mf.
// It is drawn from the npm package gender-detection-from-name 1.11.5 (MIT, Copyright
// (c) 2019 Davide Violante), lists of six languages of which some have a name for
// both sexes: the names that no list has for one sex alone where another has them
// for the other, and that more lists have for one than for both, without what is
// a family name that stands first in China, Korea or Vietnam. Names of both sexes
// are there where one without its accents would look like them.
//
//go:embed firstnames.txt
var firstNames string

// table maps first names to genders, also as they are written without accents.
var table = sync.OnceValue(func() map[string]Gender {
	t := map[string]Gender{}
	plain := map[string]Gender{}
	for line := range strings.Lines(firstNames) {
		name, sex, _ := strings.Cut(strings.TrimSpace(line), " ")
		g := map[string]Gender{"m": Male, "f": Female}[sex]
		t[name] = g
		p := text.Fold(name)
		if other, ok := plain[p]; ok && other != g {
			g = Unknown
		}
		plain[p] = g
	}
	for name, g := range plain {
		if _, ok := t[name]; !ok {
			t[name] = g
		}
	}
	return t
})

// Of is the gender of a first name, with its accents or without; a name with a hyphen has that of its first part where the whole is not listed.
func Of(name string) Gender {
	for _, n := range [...]string{name, text.Fold(name)} {
		if g, ok := table()[n]; ok {
			return g
		}
	}
	if first, _, ok := strings.Cut(name, "-"); ok {
		return Of(first)
	}
	return Unknown
}
