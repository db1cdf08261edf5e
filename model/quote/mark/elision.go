package mark

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed elisions.txt
var elisionList string

// elisions are words that are written with an apostrophe in front.
var elisions = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(elisionList) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			set[line] = true
		}
	}
	return set
})
