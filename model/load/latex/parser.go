package latex

import (
	"html"
	"strings"
	"unicode/utf8"
)

// parser reads LaTeX from front to end, writes HTML, and never fails.
type parser struct {
	s        string
	at       int
	depth    int
	deep     bool
	unclosed int // braces that were found to stay open
	out      *strings.Builder
	notes    []string
	meta     map[string]string
	*shared
}

// within is a parser of a piece of what p reads, by itself; take takes what it found.
func (p *parser) within(s string) *parser {
	return &parser{s: s, out: new(strings.Builder), meta: p.meta, depth: p.depth, shared: p.shared}
}

func (p *parser) take(q *parser) { p.notes, p.deep = append(p.notes, q.notes...), p.deep || q.deep }

// maxDepth is how deep groups and environments may nest.
const maxDepth = 100

// read writes the text up to the brace, or the environment's end, that closes it.
func (p *parser) read(environment string) {
	p.deeper()
	defer func() { p.depth-- }()
	for p.at < len(p.s) {
		switch c := p.s[p.at]; {
		case c == '}':
			p.at++
			if environment == "{" {
				return
			}
		case c == '\\':
			if p.command(environment) {
				return
			}
		default:
			p.char(c)
		}
	}
}

// deeper begins what stands in something else; where that is too deep, the rest is left
// out.
func (p *parser) deeper() {
	if p.depth++; p.depth > maxDepth {
		p.deep, p.at = true, len(p.s)
	}
}

// char writes what is no command.
func (p *parser) char(c byte) {
	switch c {
	case '{':
		p.at++
		p.read("{")
	case '%':
		p.comment()
	case '\n':
		p.lineEnd()
	case '~', '\t':
		if p.at++; !p.nothing() {
			p.out.WriteByte(' ')
		}
	case '&':
		p.at++
		p.out.WriteString("</td><td>")
	case '$':
		p.formula()
	case '`', '\'', '-', '"', '?', '!':
		p.ligature(c)
	default:
		_, n := utf8.DecodeRuneInString(p.s[p.at:])
		p.out.WriteString(html.EscapeString(p.s[p.at : p.at+n]))
		p.at += n
	}
}

// nothing reports whether a reference stands here, which is no text.
func (p *parser) nothing() bool {
	end := p.at + 1
	for end < len(p.s) && 'a' <= p.s[end]|0x20 && p.s[end]|0x20 <= 'z' {
		end++
	}
	if p.at == len(p.s) || p.s[p.at] != '\\' {
		return false
	}
	name := p.s[p.at+1 : min(end, len(p.s))]
	return dropped[name] > 0 && (strings.Contains(name, "ref") || strings.Contains(name, "cite"))
}

// comment passes over the rest of a line, with its end.
func (p *parser) comment() {
	end := strings.IndexByte(p.s[p.at:], '\n')
	if end < 0 {
		end = len(p.s) - p.at - 1
	}
	p.at += end + 1
	for p.at < len(p.s) && (p.s[p.at] == ' ' || p.s[p.at] == '\t') {
		p.at++
	}
}

// lineEnd writes a space, or a new paragraph where the line after it is empty.
func (p *parser) lineEnd() {
	rest := strings.TrimLeft(p.s[p.at:], " \t\n")
	if strings.Count(p.s[p.at:len(p.s)-len(rest)], "\n") > 1 {
		p.out.WriteString("\n<p>")
	} else {
		p.out.WriteByte(' ')
	}
	p.at = len(p.s) - len(rest)
}

// formula writes what stands between dollars as it is written.
func (p *parser) formula() {
	mark := "$"
	if strings.HasPrefix(p.s[p.at:], "$$") {
		mark = "$$"
	}
	p.at += len(mark)
	end := strings.Index(p.s[p.at:], mark)
	if end < 0 || end > maxFormula {
		p.out.WriteString(mark)
		return
	}
	p.out.WriteString("<code>" + html.EscapeString(strings.TrimSpace(p.s[p.at:p.at+end])) + "</code>")
	p.at += end + len(mark)
}

// maxFormula is the length of the longest formula, in bytes.
const maxFormula = 2000

// ligatures are marks that stand for others, the longer ones first.
var ligatures = [...][2]string{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {`"` + "`", "„"}, {`"'`, "“"}, {`"-`, ""}, {`"=`, "-"}, {`"a`, "ä"}, {`"o`, "ö"}, {`"u`, "ü"},
	{`"A`, "Ä"}, {`"O`, "Ö"}, {`"U`, "Ü"}, {`"s`, "ß"}, {"?`", "¿"}, {"!`", "¡"}, {"`", "‘"}, {"'", "’"},
}

func (p *parser) ligature(c byte) {
	for _, l := range ligatures {
		if strings.HasPrefix(p.s[p.at:], l[0]) {
			p.at += len(l[0])
			p.out.WriteString(l[1])
			return
		}
	}
	p.at++
	p.out.WriteString(html.EscapeString(string(c)))
}

// argument reads a group in braces, or the one character that stands for it, and
// returns it as HTML.
func (p *parser) argument() string {
	p.spaces()
	if p.at >= len(p.s) {
		return ""
	}
	outer := p.out
	p.out = new(strings.Builder)
	switch {
	case p.s[p.at] == '{':
		p.at++
		p.read("{")
	case p.s[p.at] == '\\':
		if p.deeper(); p.at < len(p.s) {
			p.command("")
		}
		p.depth--
	default:
		_, n := utf8.DecodeRuneInString(p.s[p.at:])
		p.out.WriteString(html.EscapeString(p.s[p.at : p.at+n]))
		p.at += n
	}
	inner := p.out.String()
	p.out = outer
	return inner
}

// verbatim reads a group in braces as it is written.
func (p *parser) verbatim() string {
	p.spaces()
	if p.at >= len(p.s) || p.s[p.at] != '{' || p.unclosed >= maxUnclosed {
		return ""
	}
	depth := 0
	for i := p.at; i < len(p.s); i++ {
		switch p.s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				s := p.s[p.at+1 : i]
				p.at = i + 1
				return s
			}
		}
	}
	p.unclosed++
	return ""
}

// maxUnclosed is how many braces that stay open are looked for to the end.
const maxUnclosed = 20

// options passes over what stands in brackets.
func (p *parser) options() {
	for p.at < len(p.s) && p.s[p.at] == '[' {
		end := strings.IndexAny(p.s[p.at:], "]\n")
		if end < 0 || p.s[p.at+end] == '\n' {
			return
		}
		p.at += end + 1
	}
}

func (p *parser) spaces() {
	for p.at < len(p.s) && (p.s[p.at] == ' ' || p.s[p.at] == '\n' || p.s[p.at] == '\t') {
		p.at++
	}
}
