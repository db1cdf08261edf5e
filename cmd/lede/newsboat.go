package main

import (
	_ "embed"
	"strings"

	"lede/model/text"
	"lede/tui/keymap"
)

// newsboatTable says how what a reader does in newsboat is done here: a block a subject,
// its title, then a line for each: what it is called there, and how it goes here. A key is
// "{mode.action}".
//
//go:embed newsboat.tsv
var newsboatTable string

var keyPlace = text.Pattern(`\{([a-z]+)\.([a-z-]+)\}`)

// newsboatParts tell a reader who comes from newsboat how things are done here.
func newsboatParts(keys *keymap.Keymap) []part {
	parts := []part{{Text: "For who comes from newsboat: on the left what it is called there, by the name of the operation, the setting or the option. What is not here has none."}}
	for block := range strings.SplitSeq(strings.TrimSpace(newsboatTable), "\n\n") {
		lines := strings.Split(block, "\n")
		p := part{Title: lines[0]}
		for _, line := range lines[1:] {
			there, here, _ := strings.Cut(line, "\t")
			p.Rows = append(p.Rows, row{there, withKeys(here, keys)})
		}
		parts = append(parts, p)
	}
	return parts
}

// withKeys is s with the first key of each action it names: its name after ":" where it
// has none.
func withKeys(s string, keys *keymap.Keymap) string {
	return keyPlace().ReplaceAllStringFunc(s, func(place string) string {
		m := keyPlace().FindStringSubmatch(place)
		for _, section := range keys.Sections() {
			for _, b := range section.Bindings {
				if section.Mode.String() == m[1] && b.Action.String() == m[2] && len(b.Keys) > 0 {
					return keymap.Label(b.Keys[0])
				}
			}
		}
		return ":" + m[2]
	})
}
