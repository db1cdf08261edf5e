package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// para is one paragraph: what its style says, and its text.
type para struct {
	text  string
	title bool
	level int // of a heading; 0 is none
	item  bool
}

// maxParagraphs bounds what a document may cost.
const maxParagraphs = 100_000

// paragraphs reads the paragraphs of WordprocessingML in order, those in tables
// and text boxes among them. What was deleted under revision is left out.
func paragraphs(d *xml.Decoder) (out []para, cut bool) {
	var (
		p    para
		text strings.Builder
		in   bool // in a run's text
	)
	for len(out) < maxParagraphs {
		token, err := d.RawToken()
		if err != nil {
			cut = !errors.Is(err, io.EOF) || text.Len() > 0
			if p.text = strings.TrimSpace(text.String()); p.text != "" {
				out = append(out, p)
			}
			return out, cut
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "Fallback" && t.Name.Space == "mc" {
				skip(d) // the same as the choice before it, for older programs
				continue
			}
			in = t.Name.Local == "t"
			start(t, &p, &text)
		case xml.CharData:
			if in {
				text.Write(t)
			}
		case xml.EndElement:
			in = false
			if t.Name.Local == "p" && t.Name.Space == "w" {
				if p.text = strings.TrimSpace(text.String()); p.text != "" {
					out = append(out, p)
				}
				p = para{}
				text.Reset()
			}
		}
	}
	return out, true
}

// skip reads on to the end of the element that began.
func skip(d *xml.Decoder) {
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

// start reads what an element says of its paragraph.
func start(t xml.StartElement, p *para, text *strings.Builder) {
	switch t.Name.Local {
	case "tab", "br", "cr":
		if t.Name.Space == "w" && text.Len() > 0 {
			text.WriteByte(' ')
		}
	case "noBreakHyphen":
		text.WriteByte('-')
	case "numPr":
		p.item = true
	case "pStyle":
		p.style(value(t))
	case "outlineLvl":
		if v := value(t); len(v) == 1 && v[0] >= '0' && v[0] < '6' {
			p.level = int(v[0]-'0') + 1
		}
	}
}

// style reads the name of a style, which is English in the file whatever the
// language of the program, but for old ones.
func (p *para) style(name string) {
	name = strings.ToLower(name)
	switch {
	case name == "title" || name == "titel" || name == "titre":
		p.title = true
	case strings.HasPrefix(name, "list"):
		p.item = true
	}
	for _, word := range []string{"heading", "überschrift", "berschrift", "titre", "ttulo"} {
		if n, ok := strings.CutPrefix(name, word); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '6' {
			p.level = int(n[0] - '0')
		}
	}
}

func value(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}
