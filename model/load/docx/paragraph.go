package docx

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"

	"lede/model/load/office"
)

// maxBlocks and maxLinked, of bytes of addresses, bound what a document may cost.
const (
	maxBlocks = 100_000
	maxLinked = 4 << 20
)

// parser reads the blocks of WordprocessingML in order, those in text boxes among
// them. What was deleted or moved away under revision is left out.
type parser struct {
	links  map[string]string
	media  map[string]string // the pictures, by their names in the text
	styles map[string]style
	lists  numbering
	blocks []office.Block

	*paragraph              // that is open
	around     []*paragraph // those that hold it in a text box
	in         bool         // in a run's text

	table         office.Table
	pictures      []office.Picture // that wait for the end of a paragraph
	width, height int              // of the picture that comes, in pixels

	linked int // bytes of addresses in the text
	room   int // bytes of text that may still be read
}

// paragraph is one that is being read.
type paragraph struct {
	block  office.Block
	line   office.Line
	list   string  // the numbered list that it is an item of
	left   bool    // it is of a list of contents
	link   string  // where the words at this place lead
	fields []field // that are open
	hidden bool    // the run is not shown
	boxes  int     // one more than how many blocks stand before its first text box, 0 where it has none
}

// newParser is one that reads so many bytes of text.
func newParser(most int) *parser { return &parser{paragraph: new(paragraph), room: most} }

// read reads all of d, and reports whether it ends too early; what is open there is
// read as far as it goes.
func (p *parser) read(d *xml.Decoder) (cut bool) {
	cut = p.tokens(d)
	p.paragraphEnd()
	for len(p.around) > 0 {
		p.boxEnd()
		p.paragraphEnd()
	}
	for p.table.Open() {
		p.tableEnd()
	}
	return cut
}

func (p *parser) tokens(d *xml.Decoder) (cut bool) {
	for len(p.blocks)+p.table.Cells < maxBlocks && p.room > 0 {
		token, err := d.RawToken()
		if err != nil {
			return !errors.Is(err, io.EOF) || p.line.Len() > 0 || p.table.Open()
		}
		switch t := token.(type) {
		case xml.StartElement:
			if unread[t.Name.Space+":"+t.Name.Local] {
				office.Skip(d)
				continue
			}
			p.in = t.Name.Local == "t"
			if p.start(t); t.Name.Local == "instrText" {
				p.instruct(d)
			}
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

// unread are elements of which nothing is the text: what is the same as the choice
// before it, for older programs; what was moved away; how a word is spoken; how things
// looked before a revision.
var unread = map[string]bool{
	"mc:Fallback": true, "w:moveFrom": true, "w:rt": true,
	"w:rPrChange": true, "w:pPrChange": true, "w:sectPrChange": true, "w:tblPrChange": true, "w:tblPrExChange": true, "w:tblGridChange": true, "w:trPrChange": true, "w:tcPrChange": true,
}

// words adds words to the block that is open.
func (p *parser) words(s string) {
	s = office.Head(s, p.room)
	p.room -= len(s)
	link, shown := p.field()
	if shown && !p.hidden {
		p.line.Write(s, cmp.Or(p.link, link))
	}
}

func (p *parser) end(t xml.EndElement) {
	if t.Name.Space != "w" {
		return
	}
	switch t.Name.Local {
	case "p":
		p.paragraphEnd()
	case "txbxContent":
		p.boxEnd()
	case "r":
		p.hidden = false
	case "hyperlink":
		p.link = ""
	case "fldSimple":
		p.fieldEnd()
	case "tbl":
		p.tableEnd()
	}
}

// paragraphEnd ends the paragraph that is open: it is one of the document, or of a cell.
// A field that it leaves open is not waited for.
func (p *parser) paragraphEnd() {
	done := p.paragraph
	p.paragraph = new(paragraph)
	b := done.block
	b.Text, b.HTML = done.line.Take()
	switch {
	case p.table.Open():
		if b.Text != "" && !done.left {
			p.table.Add(b.Text)
		}
	case done.left:
	case b.Text == "":
		p.pictures = office.Behind(p.blocks, p.pictures)
	default:
		b.Pictures, p.pictures = p.pictures, nil
		if b.Item > 0 {
			b.Number = p.lists.next(done.list, b.Item-1)
		}
		at := len(p.blocks)
		if done.boxes > 0 {
			at = done.boxes - 1
		}
		p.blocks = slices.Insert(p.blocks, at, b)
	}
}

// maxAround is how deep text boxes lie in others.
const maxAround = 20

// box begins the paragraphs of a text box, which stand behind the one that holds it.
func (p *parser) box() {
	if p.boxes == 0 {
		p.boxes = len(p.blocks) + 1
	}
	if len(p.around) < maxAround {
		p.around = append(p.around, p.paragraph)
		p.paragraph = new(paragraph)
	}
}

// boxEnd goes on with the paragraph that holds the box.
func (p *parser) boxEnd() {
	if n := len(p.around); n > 0 {
		p.paragraphEnd()
		p.paragraph = p.around[n-1]
		p.around = p.around[:n-1]
	}
}

// tableEnd ends a table; the outermost is a block.
func (p *parser) tableEnd() {
	if b, ok := p.table.End(); ok {
		b.Pictures, p.pictures = p.pictures, nil
		p.blocks = append(p.blocks, b)
	}
}

// start reads what an element says of its block.
func (p *parser) start(t xml.StartElement) {
	if t.Name.Space != "w" {
		p.drawing(t)
		return
	}
	value := office.Attribute(t, "val")
	switch t.Name.Local {
	case "tab", "br", "cr":
		if p.line.Len() > 0 {
			p.words(" ")
		}
	case "noBreakHyphen":
		p.words("-")
	case "vanish":
		p.hidden = value != "0" && value != "false"
	case "r":
		p.hidden = false
	case "numPr":
		p.block.Item = max(1, p.block.Item)
	case "numId":
		if p.list = value; value == "0" {
			p.block.Item = 0 // taken from its style's list
		}
	case "ilvl":
		if len(value) == 1 && value[0] >= '0' && value[0] <= '8' {
			p.block.Item = int(value[0]-'0') + 1
		}
	case "pStyle":
		p.style(value)
	case "outlineLvl":
		if n, ok := outline(value); ok {
			p.block.Level = n
		}
	case "hyperlink":
		p.link = p.links[office.Attribute(t, "id")]
		if p.linked += len(p.link); p.linked > maxLinked {
			p.link = ""
		}
	case "fldChar":
		p.fieldChar(office.Attribute(t, "fldCharType"))
	case "fldSimple":
		p.fieldBegin(office.Attribute(t, "instr"), true)
	case "txbxContent":
		p.box()
	case "tbl":
		p.table.Begin()
	case "tr":
		p.table.Row()
	case "tc":
		p.table.Cell()
	}
}

// drawing reads which picture is shown, and how large.
func (p *parser) drawing(t xml.StartElement) {
	name := ""
	switch t.Name.Local {
	case "extent":
		p.width, p.height = pixels(office.Attribute(t, "cx")), pixels(office.Attribute(t, "cy"))
	case "blip":
		name = p.media[office.Attribute(t, "embed")]
	case "imagedata":
		name = p.media[office.Attribute(t, "id")]
	}
	if name != "" && len(p.pictures) < maxPictures {
		p.pictures = append(p.pictures, office.Picture{Name: name, Width: p.width, Height: p.height})
		p.width, p.height = 0, 0
	}
}

// maxPictures is how many pictures one paragraph shows.
const maxPictures = 100

// pixels are those of a length in English Metric Units, 0 where it is none.
func pixels(length string) int {
	const pixel = 9525
	n, err := strconv.Atoi(length)
	if err != nil || n < 0 {
		return 0
	}
	return n / pixel
}

// outline is the level of a heading by the number of an outline's.
func outline(value string) (level int, ok bool) {
	if len(value) != 1 || value[0] < '0' || value[0] > '5' {
		return 0, false
	}
	return int(value[0]-'0') + 1, true
}
