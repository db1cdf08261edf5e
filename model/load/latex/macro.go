package latex

import (
	"strings"

	"lede/model/text"
)

// macro is a command of a document's own: its text, in which #1 to #9 stand for
// arguments.
type macro struct {
	text      string
	arguments int
	usual     string // the first argument, where it may be left out
	optional  bool
}

// maxExpanded is how many bytes all macros of a document may give, maxMacros how many
// it may have.
const (
	maxExpanded = 1 << 20
	maxMacros   = 1000
)

// shared is what the parsers of a document's pieces have in common.
type shared struct {
	macros   map[string]macro
	expanded int // bytes, more than maxExpanded where some were left out
	inside   int // macros that are being read
	tables   int // environments of a table with its caption that are
}

// define reads the definition of a macro, of LaTeX's kind or TeX's.
func (p *parser) define(kind string) {
	p.spaces()
	var name string
	if kind == "def" {
		if p.at < len(p.s) && p.s[p.at] == '\\' {
			p.at++
			name = p.name()
		}
	} else if name = strings.TrimSpace(p.verbatim()); name == "" && p.at < len(p.s) && p.s[p.at] == '\\' {
		p.at++
		name = p.name()
	}
	name = strings.TrimPrefix(name, `\`)
	var m macro
	if kind == "def" {
		for p.at+1 < len(p.s) && p.s[p.at] == '#' {
			m.arguments++
			p.at += 2
		}
	} else if n, ok := p.option(); ok && len(n) == 1 && '0' <= n[0] && n[0] <= '9' {
		m.arguments = int(n[0] - '0')
		m.usual, m.optional = p.option()
	}
	m.text = p.verbatim()
	if isLayout(name) || internal().MatchString(m.text) {
		return // how it looks is all that changes
	}
	if name != "" && len(p.macros) < maxMacros && m.arguments <= 9 {
		p.macros[name] = m
	}
}

// internal matches commands of LaTeX itself, which a document uses for its looks.
var internal = text.Pattern(`\\[A-Za-z]*@`)

// isLayout reports whether a command is known as an element of a page or as no text,
// which it stays whatever a document makes it look like.
func isLayout(name string) bool {
	_, none := dropped[name]
	return none || elements[name] != ""
}

// option reads what stands in brackets.
func (p *parser) option() (s string, ok bool) {
	p.spaces()
	if p.at >= len(p.s) || p.s[p.at] != '[' {
		return "", false
	}
	line, _, _ := strings.Cut(p.s[p.at+1:min(len(p.s), p.at+maxTerm)], "\n")
	if s, _, ok = strings.Cut(line, "]"); ok {
		p.at += len(s) + 2
	}
	return s, ok
}

// maxInside is how deep macros lie in others.
const maxInside = 20

// expand reads what a macro stands for.
func (p *parser) expand(m macro) {
	var values []string
	for i := range m.arguments {
		if i == 0 && m.optional {
			s, ok := p.option()
			if !ok {
				s = m.usual
			}
			values = append(values, "#1", s)
			continue
		}
		values = append(values, "#"+string(rune('1'+i)), p.given())
	}
	if m.arguments == 0 {
		p.blank("a")
	}
	if p.inside == maxInside || !p.affords(m.text, values) {
		return
	}
	p.inside++
	q := p.within(strings.NewReplacer(values...).Replace(m.text))
	q.out = p.out
	q.read("")
	p.take(q)
	p.inside--
}

// affords takes the length of a macro's text with its arguments, given as pairs of mark
// and value, from what may be. Where it is more, no macro gives anything from there on.
func (p *parser) affords(s string, values []string) bool {
	p.expanded += len(s)
	for i := 0; i+1 < len(values) && p.expanded <= maxExpanded; i += 2 {
		p.expanded += strings.Count(s, values[i]) * len(values[i+1])
	}
	return p.expanded <= maxExpanded
}

// given reads an argument as it is written: a group, or one character.
func (p *parser) given() string {
	p.spaces()
	if p.at < len(p.s) && p.s[p.at] != '{' {
		p.at++
		return p.s[p.at-1 : p.at]
	}
	return p.verbatim()
}
