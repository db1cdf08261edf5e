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
// lies and nothing is built. A line begins with how many bytes of the name before are its
// first ones too, counted from '0' on, and holds the rest; at least each eighth is whole.
// It is drawn from the npm package gender-detection-from-name 1.11.5 (MIT, Copyright (c)
// 2019 Davide Violante), lists of six languages of which some have a name for
// both sexes: the names that no list has for one sex alone where another has them
// for the other, and that more lists have for one than for both, without what is
// a family name that stands first in China, Korea or Vietnam. Each name stands
// there without its accents, for both sexes where names of both then look alike, and
// with them where that tells something else.
//
//go:embed firstnames.txt
var firstNamesFile string

var firstNames, roles = parts(firstNamesFile, inShort), parts(rolesFile, in)

// Of is the gender of a first name, whatever its case, with its accents or without;
// a name with a hyphen has that of its first part where the whole is not listed.
func Of(name string) Gender {
	if g, ok := firstNames().of(name); ok {
		return g
	}
	if folded := text.Fold(name); folded != name {
		if g, ok := firstNames().of(folded); ok {
			return g
		}
	}
	if first, _, ok := strings.Cut(name, "-"); ok {
		return Of(first)
	}
	return Unknown
}

// rolesFile holds titles and roles of men, women and both as firstNamesFile does names, but
// whole. The list is our own.
//
//go:embed roles.txt
var rolesFile string

// OfRole is the gender of whoever has a title or role, in lower case: "mrs.",
// "chairman".
func OfRole(word string) Gender {
	g, _ := roles().of(word)
	return g
}

// names are those of women, of men and of both, and how one is found among them.
type names struct {
	parts [3]string
	in    func(lines, name string) bool
}

var genders = [...]Gender{Female, Male, Unknown}

// parts are the parts of a list.
func parts(list string, in func(lines, name string) bool) func() *names {
	return sync.OnceValue(func() *names {
		n := names{in: in}
		for i := range n.parts {
			n.parts[i], list, _ = strings.Cut(list, "\n\n")
		}
		return &n
	})
}

// of is the gender of those among whom a name stands.
func (n *names) of(name string) (g Gender, ok bool) {
	for i, g := range genders {
		if n.in(n.parts[i], name) {
			return g, true
		}
	}
	return Unknown, false
}

// inShort reports whether a name is among lines that ascend and are written short.
func inShort(lines, name string) bool {
	for {
		middle := len(lines) / 2
		at := strings.LastIndex(lines[:middle], "\n0")
		if at < 0 {
			behind := max(0, middle-1)
			if at = strings.Index(lines[behind:], "\n0"); at < 0 {
				break
			}
			at += behind
		}
		line, _, _ := strings.Cut(lines[at+1:], "\n")
		if name < line[1:] {
			lines = lines[:at+1]
		} else {
			lines = lines[at+1:]
		}
	}
	same := 0 // bytes that name and the line before share
	for lines != "" && lines[0] != '\n' {
		line, after, _ := strings.Cut(lines, "\n")
		lines = after
		switch shared := int(line[0] - '0'); {
		case shared == 0:
			same = 0
		case shared > same:
			continue // it stands before name as the one before does
		case shared < same:
			return false
		}
		rest := line[1:]
		for rest != "" && same < len(name) && rest[0] == name[same] {
			rest, same = rest[1:], same+1
		}
		switch {
		case rest == "" && same == len(name):
			return true
		case rest != "" && (same == len(name) || rest[0] > name[same]):
			return false
		}
	}
	return false
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
