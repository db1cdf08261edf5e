package entity

import (
	_ "embed" // for the word lists
	"slices"
	"strconv"
	"strings"
	"sync"
)

// class is a category of data/words.txt or data/roles.txt.
type class string

// phrase is a listed phrase and what it is in one category.
type phrase struct {
	class class
	words []string // lower case
	value string   // after "=", "" where there is none
	num   float64  // value as a number, 0 where it is none
}

// vocabulary maps lower-case words to the phrases that begin with them, the
// longest first. It is immutable.
type vocabulary map[string][]phrase

var (
	//go:embed data/words.txt
	wordsFile string
	//go:embed data/roles.txt
	rolesFile string
	//go:embed data/groups.txt
	groupsFile string
	//go:embed data/organizations.txt
	organizationsFile string
)

var vocabularies = sync.OnceValue(func() vocabulary {
	v := vocabulary{}
	v.read(wordsFile)
	v.read(rolesFile)
	v.read(groupsFile)
	v.read(organizationsFile)
	for _, phrases := range v {
		slices.SortStableFunc(phrases, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return v
})

// read adds lines of "class: phrase, phrase=value".
func (v vocabulary) read(file string) {
	for line := range strings.Lines(file) {
		name, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		for item := range strings.SplitSeq(list, ",") {
			item, value, _ := strings.Cut(strings.TrimSpace(item), "=")
			p := phrase{class: class(name), words: strings.Fields(item), value: value}
			p.num, _ = strconv.ParseFloat(value, 64)
			v[p.words[0]] = append(v[p.words[0]], p)
			if curly := strings.Fields(strings.ReplaceAll(item, "'", "’")); strings.Contains(item, "'") {
				p.words = curly
				v[curly[0]] = append(v[curly[0]], p)
			}
		}
	}
}
