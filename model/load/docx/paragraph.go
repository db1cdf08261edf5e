package docx

import (
	"encoding/xml"
	"errors"
	"html"
	"io"
	"strings"

	"lede/model/load/office"
)

// maxBlocks bounds what a document may cost.
const maxBlocks = 100_000

// parser reads the blocks of WordprocessingML in order, those in text boxes among
// them. What was deleted under revision is left out.
type parser struct {
	links  map[string]string
	blocks []office.Block

	block  office.Block // that is open
	text   strings.Builder
	html   strings.Builder
	link   string // where the words at this place lead
	linked bool   // some words of the block lead somewhere
	in     bool   // in a run's text

	table office.Table
}

// read reads all of d, and reports whether it ends too early; what is open there is
// read as far as it goes.
func (p *parser) read(d *xml.Decoder) (cut bool) {
	cut = p.tokens(d)
	p.paragraph()
	for p.table.Open() {
		p.tableEnd()
	}
	return cut
}

func (p *parser) tokens(d *xml.Decoder) (cut bool) {
	for len(p.blocks)+p.table.Cells < maxBlocks {
		token, err := d.RawToken()
		if err != nil {
			return !errors.Is(err, io.EOF) || p.text.Len() > 0 || p.table.Open()
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "Fallback" && t.Name.Space == "mc" {
				office.Skip(d) // the same as the choice before it, for older programs
				continue
			}
			p.in = t.Name.Local == "t"
			p.start(t)
		case xml.CharData:
			if p.in {
				p.words(string(t))
			}
		case xml.EndElement:
			p.in = false
			p.end(t)
		}
	}
	return true
}

// words adds words to the block that is open.
func (p *parser) words(s string) {
	p.text.WriteString(s)
	if p.link == "" {
		p.html.WriteString(html.EscapeString(s))
		return
	}
	p.html.WriteString(office.Link(p.link, s))
	p.linked = true
}

func (p *parser) end(t xml.EndElement) {
	if t.Name.Space != "w" {
		return
	}
	switch t.Name.Local {
	case "p":
		p.paragraph()
	case "hyperlink":
		p.link = ""
	case "tbl":
		p.tableEnd()
	}
}

// paragraph ends the block that is open: it is one of the document, or of a cell.
func (p *parser) paragraph() {
	b := p.block
	b.Text = strings.Join(strings.Fields(p.text.String()), " ")
	if p.linked {
		b.HTML = strings.TrimSpace(p.html.String())
	}
	p.text.Reset()
	p.html.Reset()
	p.block, p.linked = office.Block{}, false
	switch {
	case b.Text == "":
	case p.table.Open():
		p.table.Add(b.Text)
	default:
		p.blocks = append(p.blocks, b)
	}
}

// tableEnd ends a table; the outermost is a block.
func (p *parser) tableEnd() {
	if b, ok := p.table.End(); ok {
		p.blocks = append(p.blocks, b)
	}
}

// start reads what an element says of its block.
func (p *parser) start(t xml.StartElement) {
	if t.Name.Space != "w" {
		return
	}
	switch t.Name.Local {
	case "tab", "br", "cr":
		if p.text.Len() > 0 {
			p.words(" ")
		}
	case "noBreakHyphen":
		p.words("-")
	case "numPr":
		p.block.Item = max(1, p.block.Item)
	case "ilvl":
		if v := office.Attribute(t, "val"); len(v) == 1 && v[0] >= '0' && v[0] <= '8' {
			p.block.Item = int(v[0]-'0') + 1
		}
	case "pStyle":
		style(&p.block, office.Attribute(t, "val"))
	case "outlineLvl":
		if v := office.Attribute(t, "val"); len(v) == 1 && v[0] >= '0' && v[0] < '6' {
			p.block.Level = int(v[0]-'0') + 1
		}
	case "hyperlink":
		p.link = p.links[office.Attribute(t, "id")]
	case "tbl":
		p.table.Begin()
	case "tr":
		p.table.Row()
	case "tc":
		p.table.Cell()
	}
}

// style reads the name of a style, which is English in the file whatever the
// language of the program, but for old ones.
func style(b *office.Block, name string) {
	name = strings.ToLower(name)
	switch {
	case name == "title" || name == "titel" || name == "titre":
		b.Title = true
	case strings.HasPrefix(name, "list"):
		b.Item = max(1, b.Item)
	}
	for _, word := range []string{"heading", "überschrift", "berschrift", "titre", "ttulo"} {
		if n, ok := strings.CutPrefix(name, word); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '6' {
			b.Level = int(n[0] - '0')
		}
	}
}
