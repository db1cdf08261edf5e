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
	files := []string{wordsFile, rolesFile, groupsFile, organizationsFile}
	size := 0
	for _, file := range files {
		size += strings.Count(file, ",") + strings.Count(file, ": ") + strings.Count(file, "'")
	}
	all := make([]phrase, 0, size)
	for _, file := range files {
		all = appendPhrases(all, file)
	}
	count := make(map[string]int, size/2)
	for _, p := range all {
		count[p.words[0]]++
	}
	v := make(vocabulary, len(count))
	room := make([]phrase, len(all))
	for _, p := range all {
		same, ok := v[p.words[0]]
		if !ok {
			n := count[p.words[0]]
			same, room = room[:0:n], room[n:]
		}
		at := len(same)
		for at > 0 && len(same[at-1].words) < len(p.words) {
			at--
		}
		v[p.words[0]] = slices.Insert(same, at, p)
	}
	return v
})

// appendPhrases appends those of lines of "class: phrase, phrase=value".
func appendPhrases(to []phrase, file string) []phrase {
	words := make([]string, 0, strings.Count(file, " "))
	for line := range strings.Lines(file) {
		name, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		for item := range strings.SplitSeq(list, ",") {
			item, value, _ := strings.Cut(strings.TrimSpace(item), "=")
			p := phrase{class: class(name), value: value}
			if value != "" && '0' <= value[0] && value[0] <= '9' {
				p.num, _ = strconv.ParseFloat(value, 64)
			}
			from := len(words)
			for rest, more := item, true; more; {
				var word string
				word, rest, more = strings.Cut(rest, " ")
				words = append(words, word)
			}
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
