package export

import (
	_ "embed"
	"strings"
)

// Field is a field of the JSON Lines export with what it means.
type Field struct {
	Name string // as a path: "quotes[].speaker.name"
	Help string
}

//go:embed fields.tsv
var fields string

// Fields are all fields of the JSON Lines export, in the order they are written.
func Fields() []Field { return ReadFields(fields) }

// ReadFields are the fields of a table, a line each: the name, a tab, and what it
// means.
func ReadFields(table string) []Field {
	var out []Field
	for line := range strings.Lines(table) {
		name, help, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		out = append(out, Field{name, help})
	}
	return out
}
