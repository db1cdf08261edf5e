package office

import (
	"encoding/xml"
	"strings"
)

// Skip reads on to the end of the element that began.
func Skip(d *xml.Decoder) {
	for depth := 1; depth > 0; {
		token, err := d.RawToken()
		if err != nil {
			return // the next token tells
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
}

// Attribute is the value of an attribute by its local name, "" where there is none.
func Attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Table collects the cells of a table; those of inner tables belong to the cell
// they stand in. The zero Table is ready.
type Table struct {
	open  int          // tables
	rows  [][][]string // the paragraphs of their cells
	Cells int          // that were begun, of all tables, and the further paragraphs in them
}

// Begin begins a table, or an inner one.
func (t *Table) Begin() { t.open++ }

// Open reports whether a table is open.
func (t *Table) Open() bool { return t.open > 0 }

// Row begins a row.
func (t *Table) Row() {
	if t.open == 1 {
		t.rows = append(t.rows, nil)
	}
}

// Cell begins a cell.
func (t *Table) Cell() {
	if t.open != 1 {
		return
	}
	if len(t.rows) == 0 {
		t.Row()
	}
	row := &t.rows[len(t.rows)-1]
	*row = append(*row, nil)
	t.Cells++
}

// Add adds a paragraph to the cell that is open.
func (t *Table) Add(s string) {
	if n := len(t.rows); n == 0 || len(t.rows[n-1]) == 0 {
		t.rows = append(t.rows, [][]string{nil})
	}
	row := t.rows[len(t.rows)-1]
	last := &row[len(row)-1]
	if len(*last) > 0 {
		t.Cells++
	}
	*last = append(*last, s)
}

// End ends a table, and gives the outermost as a block.
func (t *Table) End() (b Block, ok bool) {
	if t.open = max(0, t.open-1); t.open > 0 || len(t.rows) == 0 {
		return Block{}, false
	}
	for _, row := range t.rows {
		cells := make([]string, len(row))
		for i, paragraphs := range row {
			cells[i] = strings.Join(paragraphs, "\n")
		}
		b.Rows = append(b.Rows, cells)
	}
	t.rows = nil
	return b, true
}
