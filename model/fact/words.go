package fact

import (
	_ "embed" // for the table
	"strings"
	"sync"
)

//go:embed words.tsv
var table string

// lists are those of the table: for each form what is meant.
var lists = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if all[cells[0]] == nil {
			all[cells[0]] = map[string]string{}
		}
		for form := range strings.SplitSeq(cells[2], ", ") {
			all[cells[0]][form] = cells[1]
		}
	}
	return all
})

// listed reports whether a word is in a list.
func listed(list, w string) bool {
	_, ok := lists()[list][w]
	return ok
}
