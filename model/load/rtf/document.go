package rtf

import (
	"slices"
	"strings"

	"lede/model/load/office"
	"lede/model/text"
)

// document collects the blocks of a text while it is read.
type document struct {
	blocks []office.Block

	*paragraph              // that is open
	around     []*paragraph // those that hold it in a text box

	cut bool // there are more than maxBlocks

	inTable bool // the paragraph stands in a table
	cells   []string
	rows    [][]string
}

// paragraph is one that is being read.
type paragraph struct {
	line        office.Line
	level, item int
	number      int // of the item
	at          int // one more than how many blocks stand before its first text box, 0 where it has none
}

// maxBlocks bounds what a document may cost.
const maxBlocks = 100_000

// write adds words, which lead to link where there is one.
func (d *document) write(s, link string) { d.line.Write(s, link) }

// paragraphEnd ends a paragraph; one in a cell goes on in it.
func (d *document) paragraphEnd() {
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
	b := office.Block{Text: s, HTML: source, Level: d.level, Item: d.item}
	if d.item > 0 {
		b.Number = d.number
	}
	at := len(d.blocks)
	if d.at > 0 {
		at = d.at - 1
	}
	d.blocks = slices.Insert(d.blocks, at, b)
	d.number, d.at = 0, 0
}

// maxAround is how deep text boxes lie in others.
const maxAround = 20

// box begins the paragraphs of a text box, which stand behind the one that holds it, and
// reports whether it does: where that has no words yet, and in a table, they stand before
// its own.
func (d *document) box() bool {
	if d.inTable || len(d.around) == maxAround || !d.line.HasWords() {
		return false
	}
	if d.table(); d.at == 0 {
		d.at = len(d.blocks) + 1
	}
	d.around, d.paragraph = append(d.around, d.paragraph), new(paragraph)
	return true
}

// boxEnd goes on with the paragraph that holds the box.
func (d *document) boxEnd() {
	d.inTable = false
	d.paragraphEnd()
	d.table()
	last := len(d.around) - 1
	d.paragraph, d.around = d.around[last], d.around[:last]
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
		d.level, d.item, d.inTable = 0, 0, false // the mark of an item, with its number, may stand before
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
	d.paragraphEnd()
	d.table()
	for note := range strings.SplitSeq(notes, "\n\n") {
		if note = text.OneLine(note); note == "" {
			continue
		}
		if d.cut = len(d.blocks) >= maxBlocks; d.cut {
			return
		}
		d.blocks = append(d.blocks, office.Block{Text: note, Note: true})
	}
}
