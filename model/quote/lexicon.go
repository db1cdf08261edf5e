package quote

import (
	"embed"
	"strings"
	"sync"
)

//go:embed lexicon/*.txt
var lexicon embed.FS

// wordLists are the lists of lexicon/README.md, as sets.
type wordLists struct {
	elisions, cues, nouns, called map[string]bool
}

// tables returns the word lists, read once and never changed.
var tables = sync.OnceValue(func() *wordLists {
	return &wordLists{
		elisions: wordList("elisions"), cues: wordList("cues"),
		nouns: wordList("nouns"), called: wordList("called"),
	}
})

func wordList(name string) map[string]bool {
	data, err := lexicon.ReadFile("lexicon/" + name + ".txt")
	if err != nil {
		panic(err) // the lists are part of the program
	}
	set := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			set[line] = true
		}
	}
	return set
}
