package odt

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"lede/model/load/office"
)

// maxBlocks bounds what a document may cost.
const maxBlocks = 100_000

// parser reads the blocks of a document in order. What was deleted, and what the
// writers told each other beside the text, is left out.
type parser struct {
	blocks, notes []office.Block

	open   []*words     // paragraphs, those of notes inside others
	lists  []list       // that are open, those that lie too deep aside
	deeper int          // how many those are
	before [levels]list // the last that was closed, by how deep it lay
	note   int          // notes that are open
	table  office.Table
	body   bool // in the body of the document
	room   int  // bytes of text that may still be read

	find          func(name string) []byte // a picture of the archive, nil where it is none
	pictures      []office.Picture         // that wait for a block
	width, height int                      // of the picture that comes, in pixels
	styles
}

// words is a paragraph that is open.
type words struct {
	office.Block
	line office.Line
	link string
}

// unread are elements of which nothing is the text, with a prefix where others have
// their name too.
var unread = map[string]bool{
	"tracked-changes": true, "annotation": true, "note-citation": true, "forms": true, "sequence-decls": true,
	"table-of-content": true, "illustration-index": true, "table-index": true, "object-index": true, "user-index": true, "alphabetical-index": true,
	"ruby-text": true, "page-number": true, "page-count": true, // how a word is spoken; what changes from page to page
	"binary-data": true, "svg:title": true, "svg:desc": true, // a picture, and what is said of it
}

// read reads all of d, and reports whether it ends too early; what is open there is
// read as far as it goes.
func (p *parser) read(d *xml.Decoder) (cut bool) {
	cut = p.tokens(d)
	for len(p.open) > 0 {
		p.close()
	}
	for p.table.Open() {
		p.tableEnd()
	}
	return cut
}

func (p *parser) tokens(d *xml.Decoder) (cut bool) {
	for len(p.blocks)+len(p.notes)+p.table.Cells < maxBlocks && p.room > 0 {
		token, err := d.RawToken()
		if err != nil {
			return !errors.Is(err, io.EOF) || len(p.open) > 0 || p.table.Open()
		}
		switch t := token.(type) {
		case xml.StartElement:
			if unread[t.Name.Local] || unread[t.Name.Space+":"+t.Name.Local] || t.Name.Local == "section" && office.Attribute(t, "display") == "none" {
				office.Skip(d)
				continue
			}
			p.start(t)
		case xml.CharData:
			if n := len(p.open); n > 0 {
				s := office.Head(string(t), p.room)
				p.open[n-1].write(s)
				p.room -= len(s)
			}
		case xml.EndElement:
			p.end(t.Name.Local)
		}
	}
	return true
}

// write adds words to a paragraph.
func (w *words) write(s string) { w.line.Write(s, w.link) }

func (p *parser) start(t xml.StartElement) {
	n := len(p.open)
	switch name := t.Name.Local; name {
	case "body":
		p.body = true
	case "p", "h":
		if p.body && n < maxOpen {
			p.open = append(p.open, p.paragraph(t))
		}
	case "s", "tab", "line-break":
		if n > 0 {
			p.open[n-1].write(" ")
		}
	case "a":
		if n > 0 {
			p.open[n-1].link = office.Attribute(t, "href")
		}
	case "list":
		p.list(t)
	case "list-item":
		p.item(office.Attribute(t, "start-value"))
	case "style", "list-style", "list-level-style-number":
		p.styles.read(t)
	case "frame":
		p.width, p.height = pixels(office.Attribute(t, "width")), pixels(office.Attribute(t, "height"))
	case "image":
		p.image(office.Attribute(t, "href"))
	case "note":
		p.note++
	case "table":
		p.table.Begin()
	case "table-row":
		p.table.Row()
	case "table-cell":
		p.table.Cell()
	}
}

// maxPictures is how many pictures wait for one block.
const maxPictures = 100

// image takes a picture, which stands behind the paragraph that is open.
func (p *parser) image(name string) {
	if p.find == nil || !p.body || !office.IsPicture(name) || strings.Contains(name, ":") || len(p.pictures) == maxPictures {
		return
	}
	p.pictures = append(p.pictures, office.Picture{Name: path.Clean(name), Width: p.width, Height: p.height})
}

// pixels are those of a length with its unit, 96 to the inch; 0 where it is none.
func pixels(length string) int {
	for unit, of := range map[string]float64{"in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96.0 / 72, "px": 1} {
		if number, ok := strings.CutSuffix(length, unit); ok {
			if n, err := strconv.ParseFloat(number, 64); err == nil && 0 < n && n < 1<<16 {
				return int(n * of)
			}
		}
	}
	return 0
}

// maxOpen is how deep paragraphs lie in others' notes and frames.
const maxOpen = 20

// paragraph is the block that an element begins.
func (p *parser) paragraph(t xml.StartElement) *words {
	w := &words{}
	w.Item, w.Note = len(p.lists), p.note > 0
	p.styles.of(&w.Block, office.Attribute(t, "style-name"))
	if w.Item > 0 {
		w.Number = p.lists[w.Item-1].number
	}
	if t.Name.Local == "h" {
		w.Level, w.Item = 1, 0
		if level, err := strconv.Atoi(office.Attribute(t, "outline-level")); err == nil {
			w.Level = max(1, min(level, 6))
		}
	}
	return w
}

func (p *parser) end(name string) {
	switch name {
	case "p", "h":
		if p.body && len(p.open) > 0 {
			p.close()
		}
	case "a":
		if n := len(p.open); n > 0 {
			p.open[n-1].link = ""
		}
	case "list":
		p.listEnd()
	case "note":
		p.note = max(0, p.note-1)
	case "table":
		p.tableEnd()
	}
}

// tableEnd ends a table; the outermost is a block.
func (p *parser) tableEnd() {
	if b, ok := p.table.End(); ok {
		b.Pictures, p.pictures = p.pictures, nil
		p.blocks = append(p.blocks, b)
	}
}

// close ends the innermost paragraph.
func (p *parser) close() {
	w := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	w.Text, w.HTML = w.line.Take()
	switch {
	case w.Text == "" && !p.table.Open():
		p.pictures = office.Behind(p.blocks, p.pictures)
	case w.Text == "":
	case w.Note:
		p.notes = append(p.notes, w.Block)
	case p.table.Open():
		p.table.Add(w.Text)
	default:
		if w.Item > 0 && w.Item <= len(p.lists) {
			l := &p.lists[w.Item-1]
			w.More, l.begun = l.begun, true
		}
		w.Pictures, p.pictures = p.pictures, nil
		p.blocks = append(p.blocks, w.Block)
	}
}
