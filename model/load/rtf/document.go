package rtf

import (
	"strings"

	"lede/model/load/office"
)

// document collects the blocks of a text while it is read.
type document struct {
	blocks []office.Block

	line        office.Line // of the paragraph that is open
	level, item int
	number      int // of the item

	cut bool // there are more than maxBlocks

	inTable bool // the paragraph stands in a table
	cells   []string
	rows    [][]string
}

// maxBlocks bounds what a document may cost.
const maxBlocks = 100_000

// write adds words, which lead to link where there is one.
func (d *document) write(s, link string) { d.line.Write(s, link) }

// paragraph ends a paragraph; one in a cell goes on in it.
func (d *document) paragraph() {
	if d.inTable && d.line.HasWords() {
		d.write("\n", "")
		return
	}
	s, source := d.line.Take()
	if len(d.blocks)+len(d.rows) >= maxBlocks {
		d.cut = d.cut || s != ""
		return
	}
	if s == "" {
		return
	}
	d.table()
	d.blocks = append(d.blocks, office.Block{Text: s, HTML: source, Level: d.level, Item: d.item, Number: d.number})
	d.number = 0
}

func (d *document) cell() {
	s, _ := d.line.Take()
	d.cells = append(d.cells, s)
}

// row ends a row of a table.
func (d *document) row() {
	switch {
	case len(d.cells) == 0:
	case len(d.blocks)+len(d.rows) >= maxBlocks:
		d.cut = true
	default:
		d.rows = append(d.rows, d.cells)
	}
	d.cells = nil
}

// table ends the table that is open.
func (d *document) table() {
	d.row()
	if len(d.rows) > 0 {
		d.blocks = append(d.blocks, office.Block{Rows: d.rows})
	}
	d.rows = nil
}

// is takes what a control word says of the paragraph that is open.
func (d *document) is(word string, n int) {
	switch word {
	case "pard":
		d.level, d.item, d.number, d.inTable = 0, 0, 0, false
	case "intbl":
		d.inTable = true
	case "ilvl":
		d.item = max(1, min(n+1, 9))
	case "outlinelevel":
		d.level = max(0, min(n+1, 6))
	}
}

func (d *document) isPlain() bool { return d.level == 0 && d.item == 0 && !d.inTable }

// end ends the document, its footnotes last.
func (d *document) end(notes string) {
	d.inTable = false
	d.paragraph()
	d.table()
	for note := range strings.SplitSeq(notes, "\n\n") {
		if note = strings.Join(strings.Fields(note), " "); note == "" {
			continue
		}
		if d.cut = len(d.blocks) >= maxBlocks; d.cut {
			return
		}
		d.blocks = append(d.blocks, office.Block{Text: note, Note: true})
	}
}
