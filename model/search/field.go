package search

import (
	_ "embed"
	"slices"
	"strings"

	"lede/model/entity"
)

// Field is the part of an article that a word is looked for in.
type Field uint8

// Fields. Anywhere is title, summary and body.
const (
	Anywhere Field = iota
	Title
	Outlet
	Author
	Section
	Person
	Organization
	Place
	Group
	Event
	Work
	Name // an entity of any kind
	Said // the speaker of a quotation
	Quote
	File
	Language
	Feed
	Tag
	After
	Before
	On
	Since
	Is
	numFields
)

//go:embed fields.tsv
var fieldTable string

// FieldHelp is one field as help and manual list it.
type FieldHelp struct {
	Field   Field
	Name    string
	Example string
	Help    string
}

// Fields lists the fields in the order of the help.
func Fields() []FieldHelp {
	var all []FieldHelp
	for line := range strings.Lines(fieldTable) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		all = append(all, FieldHelp{Field(len(all) + 1), cells[0], cells[1], cells[2]})
	}
	return all
}

// String is the field's name as it is typed, "" for Anywhere.
func (f Field) String() string {
	if f == Anywhere || f >= numFields {
		return ""
	}
	return Fields()[f-1].Name
}

// fieldNamed returns the field of a name.
func fieldNamed(name string) (Field, bool) {
	for _, f := range Fields() {
		if f.Name == name {
			return f.Field, true
		}
	}
	return Anywhere, false
}

// Known reports whether a field has that name.
func Known(name string) bool {
	_, ok := fieldNamed(name)
	return ok
}

// Mark reports whether articles can have the reader's mark of that name.
func Mark(name string) bool { return slices.Contains(marks, name) }

func fieldNames() []string {
	var names []string
	for _, f := range Fields() {
		names = append(names, f.Name)
	}
	return names
}

// kinds is the kind of entity that a field names.
var kinds = map[Field]entity.Kind{
	Person: entity.Person, Organization: entity.Organization, Place: entity.Place,
	Group: entity.Group, Event: entity.Event, Work: entity.Work,
}

// names reports whether f finds entities of kind k.
func (f Field) names(k entity.Kind) bool {
	if f == Name {
		return k <= entity.Work
	}
	of, ok := kinds[f]
	return ok && of == k
}

// Analysed reports whether what f asks for is known only of an article that was analysed.
func (f Field) Analysed() bool { return Person <= f && f <= Quote }
