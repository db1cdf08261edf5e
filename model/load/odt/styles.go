package odt

import (
	"encoding/xml"
	"strconv"
	"strings"

	"lede/model/load/office"
)

// levels is how deep lists nest.
const levels = 10

// styles are those that a document has of its own, which stand before its text.
type styles struct {
	parents  map[string]string        // of a style, the one that it is based on
	numbered map[string]*[levels]bool // of a style of lists, the levels whose items have numbers
	last     string                   // style of lists
}

func (s *styles) read(t xml.StartElement) {
	name := office.Attribute(t, "name")
	switch t.Name.Local {
	case "style":
		if s.parents == nil {
			s.parents = map[string]string{}
		}
		if parent := office.Attribute(t, "parent-style-name"); parent != "" {
			s.parents[name] = parent
		}
	case "list-style":
		s.last = name
	case "list-level-style-number":
		level, err := strconv.Atoi(office.Attribute(t, "level"))
		if err != nil || level < 1 || level > levels || office.Attribute(t, "num-format") == "" {
			return
		}
		if s.numbered == nil {
			s.numbered = map[string]*[levels]bool{}
		}
		if s.numbered[s.last] == nil {
			s.numbered[s.last] = new([levels]bool)
		}
		s.numbered[s.last][level-1] = true
	}
}

// maxBased is how many styles are looked at that one is based on.
const maxBased = 10

// of reads what a style says of a block, by its name or by those that it is based on.
func (s *styles) of(b *office.Block, name string) {
	for range maxBased {
		switch lower := strings.ToLower(name); {
		case lower == "title":
			b.Title = true
		case lower == "subtitle":
			b.Subtitle = true
		case lower == "caption" || lower == "illustration" || lower == "figure":
			b.Caption = true
		case lower == "quotations":
			b.Quote = true
		case strings.HasPrefix(lower, "heading_20_") && len(lower) == len("heading_20_1"):
			if n := lower[len(lower)-1]; '1' <= n && n <= '6' {
				b.Level = int(n - '0')
			}
		case s.parents[name] != "":
			name = s.parents[name]
			continue
		}
		return
	}
}

// list is one that is open.
type list struct {
	style   string
	numbers bool // its items have numbers
	number  int  // of the last
	begun   bool // that has a paragraph
}

// list opens a list; one in another has that one's style where it names none. One that
// says so goes on counting from the last of its style.
func (p *parser) list(t xml.StartElement) {
	style, n := office.Attribute(t, "style-name"), len(p.lists)
	if n == levels {
		p.deeper++
		return
	}
	if style == "" && n > 0 {
		style = p.lists[n-1].style
	}
	numbered := p.numbered[style]
	l := list{style: style, numbers: numbered != nil && numbered[n]}
	if before := p.before[n]; office.Attribute(t, "continue-numbering") == "true" && before.style == style {
		l.number = before.number
	}
	p.lists = append(p.lists, l)
}

// listEnd closes a list.
func (p *parser) listEnd() {
	if p.deeper > 0 {
		p.deeper--
		return
	}
	if n := len(p.lists) - 1; n >= 0 {
		p.before[n] = p.lists[n]
		p.lists = p.lists[:n]
	}
}

// item counts an item, which may say its number.
func (p *parser) item(start string) {
	if len(p.lists) == 0 {
		return
	}
	l := &p.lists[len(p.lists)-1]
	l.begun = false
	if !l.numbers {
		return
	}
	l.number++
	if n, err := strconv.Atoi(start); err == nil && n > 0 {
		l.number = n
	}
}
