// Package gender tells men from women by their first names.
package gender

import (
	_ "embed" // for the list
	"strings"
	"sync"
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

// firstNames holds lines of a first name in lower case, a space, and m or f. It
// is drawn from the npm package gender-detection-from-name 1.11.5 (MIT, Copyright
// (c) 2019 Davide Violante): its lists of all languages, without the names they do
// not agree on or that are rare.
//
//go:embed firstnames.txt
var firstNames string

var table = sync.OnceValue(func() map[string]Gender {
	t := map[string]Gender{}
	for line := range strings.Lines(firstNames) {
		switch name, sex, _ := strings.Cut(strings.TrimSpace(line), " "); sex {
		case "m":
			t[name] = Male
		case "f":
			t[name] = Female
		}
	}
	return t
})

// Of is the gender of a first name in lower case.
func Of(name string) Gender { return table()[name] }
