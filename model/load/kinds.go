package load

import (
	_ "embed"
	"strings"
)

//go:embed kinds.tsv
var kindTable string

// Kind is a kind of files as readers know them: what it was tried on, and what of
// it comes out right and what does not.
type Kind struct {
	Name    string
	Formats string // names of the formats that read it, parted by commas; "-" is none
	Tried   string // "real" files, samples that were "made", or both
	Right   string
	Wrong   string // "-" is nothing that is known
}

// Kinds are all of them, in the order of the help.
func Kinds() (kinds []Kind) {
	for line := range strings.Lines(kindTable) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 5 {
			continue
		}
		kinds = append(kinds, Kind{cells[0], cells[1], cells[2], cells[3], cells[4]})
	}
	return kinds
}
