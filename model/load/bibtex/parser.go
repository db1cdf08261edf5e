package bibtex

import (
	"maps"
	"strings"

	"lede/model/text"
)

// entry is the fields of a record, their names in lower case.
type entry map[string]string

// parser reads BibTeX from front to end, and never fails: what is no entry is passed
// over, and a value that is not closed ends before the next entry.
type parser struct {
	s       string
	at      int
	nextEnd int // where what stands before the next entry ends, where that is behind at
	*macros
}

// macros are the names that stand for texts.
type macros struct {
	texts map[string]string
	left  int // bytes that all may still give
}

// freeMacros is how many bytes macros give beside as many as the file has.
const freeMacros = 1 << 20

// newMacros are the macros that every file may use, those of months, for one of size bytes.
func newMacros(size int) *macros {
	return &macros{left: freeMacros + size, texts: map[string]string{
		"jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June",
		"jul": "July", "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
	}}
}

// expand is what a word stands for; itself where it is no macro, or gives too much.
func (m *macros) expand(word string) string {
	is, ok := m.texts[strings.ToLower(word)]
	if !ok || len(is) > m.left {
		return word
	}
	m.left -= len(is)
	return is
}

// opening matches where an entry begins.
var opening = text.Pattern(`@[ \t]*([A-Za-z]+)\s*[{(]`)

// next matches an entry on a line of its own: no value holds one.
var next = text.Pattern(`\n[ \t]*@[A-Za-z]+[ \t]*[{(]`)

// entry reads the next record; false where there is none.
func (p *parser) entry() (entry, bool) {
	for {
		m := opening().FindStringSubmatchIndex(p.s[p.at:])
		if m == nil {
			return nil, false
		}
		kind := strings.ToLower(p.s[p.at+m[2] : p.at+m[3]])
		p.at += m[1]
		rest := p.within()
		switch kind {
		case "comment", "preamble":
			rest.braces()
			p.at += rest.at
		case "string":
			e := rest.fields()
			p.at += rest.at
			maps.Copy(p.texts, e)
		default:
			rest.key()
			e := rest.fields()
			p.at += rest.at
			return e, true
		}
	}
}

// within is a parser of what stands before the next entry.
func (p *parser) within() *parser {
	if p.nextEnd < p.at {
		p.nextEnd = len(p.s)
		if m := next().FindStringIndex(p.s[p.at:]); m != nil {
			p.nextEnd = p.at + m[0]
		}
	}
	return &parser{s: p.s[p.at:p.nextEnd], macros: p.macros}
}

// key passes over the name of an entry.
func (p *parser) key() {
	if i := strings.IndexAny(p.s[p.at:], ",=})\n"); i >= 0 && p.s[p.at+i] == ',' {
		p.at += i + 1
	}
}

// fields reads names with their values up to the end of an entry; the first of several
// of one name is kept.
func (p *parser) fields() entry {
	e := entry{}
	for p.space(); p.at < len(p.s); p.space() {
		switch p.s[p.at] {
		case '}', ')':
			p.at++
			return e
		case ',':
			p.at++
			continue
		}
		name := strings.ToLower(p.word())
		p.space()
		if name == "" || p.at >= len(p.s) || p.s[p.at] != '=' {
			p.at = min(p.at+1, len(p.s)) // no field: go on behind what stands here
			continue
		}
		p.at++
		if value := p.value(); e[name] == "" {
			e[name] = strings.TrimSpace(value)
		}
	}
	return e
}

// value reads pieces that "#" joins.
func (p *parser) value() string {
	var b strings.Builder
	for {
		p.space()
		switch {
		case p.at >= len(p.s):
			return b.String()
		case p.s[p.at] == '{':
			p.at++
			b.WriteString(p.braces())
		case p.s[p.at] == '"':
			p.at++
			b.WriteString(p.quoted())
		default:
			b.WriteString(p.expand(p.word()))
		}
		p.space()
		if p.at >= len(p.s) || p.s[p.at] != '#' {
			return b.String()
		}
		p.at++
	}
}

// braces reads up to the brace that closes one that was read.
func (p *parser) braces() string {
	start, depth := p.at, 1
	for ; p.at < len(p.s); p.at++ {
		switch p.s[p.at] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				p.at++
				return p.s[start : p.at-1]
			}
		}
	}
	return p.s[start:]
}

// quoted reads up to the quotation mark that stands outside of braces.
func (p *parser) quoted() string {
	start, depth := p.at, 0
	for ; p.at < len(p.s); p.at++ {
		switch c := p.s[p.at]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '"' && depth <= 0:
			p.at++
			return p.s[start : p.at-1]
		}
	}
	return p.s[start:]
}

// word reads what stands before a mark.
func (p *parser) word() string {
	rest := p.s[p.at:]
	n := strings.IndexAny(rest, " \t\r\n,={}()\"#")
	if n < 0 {
		n = len(rest)
	}
	p.at += n
	return rest[:n]
}

func (p *parser) space() {
	for p.at < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.at]) >= 0 {
		p.at++
	}
}
