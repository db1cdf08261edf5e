package entity

import (
	"cmp"
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
	var all []phrase
	for _, file := range []string{wordsFile, rolesFile, groupsFile, organizationsFile} {
		all = appendPhrases(all, file)
	}
	slices.SortStableFunc(all, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(a.words[0], b.words[0]), cmp.Compare(len(b.words), len(a.words)))
	})
	v := make(vocabulary, len(all))
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].words[0] == all[from].words[0] {
			to++
		}
		v[all[from].words[0]] = all[from:to:to]
		from = to
	}
	return v
})

// appendPhrases appends those of lines of "class: phrase, phrase=value".
func appendPhrases(to []phrase, file string) []phrase {
	to = slices.Grow(to, strings.Count(file, ","))
	words := make([]string, 0, strings.Count(file, " "))
	for line := range strings.Lines(file) {
		name, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		for item := range strings.SplitSeq(list, ",") {
			item, value, valued := strings.Cut(strings.TrimSpace(item), "=")
			p := phrase{class: class(name), value: value}
			if valued {
				p.num, _ = strconv.ParseFloat(value, 64)
			}
			from := len(words)
			words = slices.AppendSeq(words, strings.FieldsSeq(item))
			p.words = words[from:len(words):len(words)]
			to = append(to, p)
			if strings.Contains(item, "'") {
				p.words = strings.Fields(strings.ReplaceAll(item, "'", "’"))
				to = append(to, p)
			}
		}
	}
	return to
}
