package main

import (
	_ "embed"
	"strings"

	"lede/tui/keymap"
)

// promise is what holds when something goes wrong, and the tests that hold it to.
type promise struct {
	When, Holds string
	Tests       []string // package.Test, of this module
}

// promiseTable has a block a subject: its title, then a line a promise.
//
//go:embed promises.tsv
var promiseTable string

// promises are those of each subject, in the order of the help.
func promises() (titles []string, all [][]promise) {
	for block := range strings.SplitSeq(strings.TrimSpace(promiseTable), "\n\n") {
		lines := strings.Split(block, "\n")
		var rows []promise
		for _, line := range lines[1:] {
			cells := strings.Split(line, "\t")
			rows = append(rows, promise{cells[0], cells[1], strings.Fields(cells[2])})
		}
		titles, all = append(titles, lines[0]), append(all, rows)
	}
	return titles, all
}

// promiseParts tell what lede promises when something goes wrong.
func promiseParts(*keymap.Keymap) []part {
	parts := []part{{Text: `What goes wrong around lede, and what holds then. Each line is held by tests, which its source names; programs that write are killed ten to fifty times each.`}}
	titles, all := promises()
	for i, title := range titles {
		p := part{Title: title}
		for _, promise := range all[i] {
			p.Rows = append(p.Rows, row{promise.When, promise.Holds})
		}
		parts = append(parts, p)
	}
	return parts
}
