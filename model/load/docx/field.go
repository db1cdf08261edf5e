package docx

import (
	"encoding/xml"

	"lede/model/load/office"
)

// field is one that is open: what it says, until its words begin.
type field struct {
	instruction []byte
	begun       bool // its words have begun
	address     string
	shown       bool
}

// maxFields is how deep fields nest, and maxInstruction how long what one says may be,
// in bytes.
const (
	maxFields      = 20
	maxInstruction = 4 << 10
)

// field says where words at this place lead, and whether they are shown.
func (p *parser) field() (address string, shown bool) {
	for i := range p.fields {
		f := &p.fields[i]
		if !f.begun || !f.shown {
			return "", false
		}
		if f.address != "" {
			address = f.address
		}
	}
	return address, true
}

func (p *parser) fieldBegin(instruction string, begun bool) {
	if len(p.fields) == maxFields {
		return
	}
	p.fields = append(p.fields, field{shown: true, begun: begun})
	f := &p.fields[len(p.fields)-1]
	f.address, f.shown = office.Field(instruction)
}

func (p *parser) fieldEnd() {
	if n := len(p.fields); n > 0 {
		p.fields = p.fields[:n-1]
	}
}

// fieldChar reads where a field begins, where its words do, and where it ends.
func (p *parser) fieldChar(kind string) {
	n := len(p.fields)
	switch {
	case kind == "begin":
		p.fieldBegin("", false)
	case kind == "separate" && n > 0:
		f := &p.fields[n-1]
		f.address, f.shown = office.Field(string(f.instruction))
		f.begun = true
	case kind == "end":
		p.fieldEnd()
	}
}

// instruct reads what a field says, up to the end of the element.
func (p *parser) instruct(d *xml.Decoder) {
	token, err := d.RawToken()
	s, ok := token.(xml.CharData)
	if err != nil || !ok || len(p.fields) == 0 {
		return // the next token tells; an empty element has ended
	}
	if f := &p.fields[len(p.fields)-1]; len(f.instruction) < maxInstruction {
		f.instruction = append(f.instruction, s[:min(len(s), maxInstruction)]...)
	}
}
