package fetch

import (
	_ "embed"
	"strings"
)

// Fault is what a server may do, what comes of it, and what is said behind the
// address.
type Fault struct{ Name, Does, Happens, Said string }

//go:embed faults.tsv
var faults string

// Faults are those that servers are known to have. Each is tried in a test.
func Faults() (all []Fault) {
	for line := range strings.Lines(faults) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		all = append(all, Fault{cells[0], cells[1], cells[2], cells[3]})
	}
	return all
}
