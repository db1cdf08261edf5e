package nlp

import (
	_ "embed" // for the function words
	"strings"
	"sync"
)

//go:embed data/common.txt
var commonFile string

var common = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool, 256)
	for line := range strings.Lines(commonFile) {
		if line[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	return set
})

// Common reports whether w, folded and without its apostrophes, is a function word
// of English: one that any text has, so that it tells nothing of what a text is
// about. Words that are common in news alone ("said", "people") are none.
func Common(w string) bool { return common()[w] }
