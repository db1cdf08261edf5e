package quote

import (
	"embed"
	"iter"
	"strings"
	"sync"
)

//go:embed lexicon/*.txt
var lexicon embed.FS

// wordLists are the lists of lexicon/README.md, as sets.
type wordLists struct {
	cues, nouns, called, small map[string]bool
	naming, labels             map[string]bool
	adverbs, prepositions      map[string]bool
	voices, somebody, hollow   map[string]bool   // who says something, and who does not; see hear
	irregular                  map[string]string // form → base
	telling                    map[string]manner // by the stem of a verb
}

// tables returns the word lists, read once and never changed.
var tables = sync.OnceValue(func() *wordLists {
	lists := &wordLists{
		cues: wordList("cues"), telling: map[string]manner{},
		nouns: wordList("nouns"), called: wordList("called"), naming: wordList("naming"), labels: wordList("labels"), small: wordList("small"), adverbs: wordList("adverbs"), prepositions: wordList("prepositions"),
		voices: wordList("voices"), somebody: wordList("somebody"), hollow: wordList("hollow"),
		irregular: wordPairs("irregular"),
	}
	for verb, how := range wordPairs("telling") {
		lists.telling[stemOf(verb, lists.irregular)] = mannersOf(how)
		lists.telling[stemOf(verb+"ed", lists.irregular)] = mannersOf(how) // "stress" loses an s, "stressed" does not
	}
	return lists
})

func wordList(name string) map[string]bool {
	set := map[string]bool{}
	for line := range entries(name) {
		set[line] = true
	}
	return set
}

func wordPairs(name string) map[string]string {
	pairs := map[string]string{}
	for line := range entries(name) {
		key, value, _ := strings.Cut(line, " ")
		pairs[key] = value
	}
	return pairs
}

// entries are the lines of a list without comments.
func entries(name string) iter.Seq[string] {
	data, err := lexicon.ReadFile("lexicon/" + name + ".txt")
	if err != nil {
		panic(err) // the lists are part of the program
	}
	return func(yield func(string) bool) {
		for line := range strings.Lines(string(data)) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
	}
}
