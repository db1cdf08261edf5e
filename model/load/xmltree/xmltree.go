// Package xmltree reads XML as it is found, not as it should be: it never
// fails. Bare ampersands and angle brackets, undeclared prefixes and entities,
// tags that are never closed or never opened, CDATA that does not end: each
// costs at most the element it stands in. Entities are not expanded, nothing is
// fetched, and elements that nest too deeply are left out, their text kept.
package xmltree

import (
	"html"
	"slices"
	"strings"
)

// maxDepth is how deep elements may nest.
const maxDepth = 200

// Node is an element.
type Node struct {
	Name     string // local name, lower case
	Prefix   string // lower case, "" where there is none
	Attrs    []Attr
	Children []*Node // elements
	Inner    string  // the source between its tags

	text strings.Builder
}

// Attr is an attribute; its name is local and lower case, its value decoded.
type Attr struct{ Prefix, Name, Value string }

// Document is what was read.
type Document struct {
	Root     *Node // its children are the top-level elements
	Repaired bool  // the source was not well-formed
	Deep     bool  // elements nested too deeply were left out
}

// Parse reads source. An element whose name is in alone ends an open one of
// the same name: items of a feed never nest, so one that does was not closed.
func Parse(source string, alone ...string) *Document {
	p := &parser{src: source, alone: alone, doc: &Document{Root: &Node{}}, missing: map[string]bool{}}
	p.stack = []open{{node: p.doc.Root}}
	for p.at < len(source) {
		p.step()
	}
	if len(p.stack) > 1 {
		p.doc.Repaired = true
	}
	for len(p.stack) > 1 {
		p.pop(len(source))
	}
	p.doc.Root.Inner = source
	return p.doc
}

// open is an element whose end has not been seen.
type open struct {
	node  *Node
	start int // of its content
}

type parser struct {
	src   string
	at    int
	stack []open
	skip  []string // names of open elements left out for their depth
	alone []string
	doc   *Document

	// missing are marks that were looked for and stand nowhere behind. They are
	// not looked for again, or a source full of beginnings would cost its square.
	missing map[string]bool
}

// find returns how far behind from the mark stands, -1 where it does not.
func (p *parser) find(mark string, from int) int {
	if p.missing[mark] {
		return -1
	}
	i := strings.Index(p.src[from:], mark)
	if i < 0 {
		p.missing[mark] = true
	}
	return i
}

func (p *parser) top() *Node { return p.stack[len(p.stack)-1].node }

// step reads the text up to the next markup, and that.
func (p *parser) step() {
	rest := p.src[p.at:]
	i := strings.IndexByte(rest, '<')
	if i != 0 {
		if i < 0 {
			i = len(rest)
		}
		p.text(unescape(rest[:i]))
		p.at += i
		return
	}
	switch {
	case strings.HasPrefix(rest, "<!--"):
		p.skipTo("-->", 4)
	case strings.HasPrefix(rest, "<![CDATA["):
		p.cdata()
	case strings.HasPrefix(rest, "<?"):
		p.skipTo("?>", 2)
	case strings.HasPrefix(rest, "<!"):
		p.doctype()
	case strings.HasPrefix(rest, "</"):
		p.endTag()
	case len(rest) > 1 && nameStart(rest[1]):
		p.startTag()
	default:
		p.doc.Repaired = true
		p.text("<")
		p.at++
	}
}

// unescape resolves character references; those of characters that are none
// say nothing, and neither does an end of CDATA that was left over.
func unescape(s string) string {
	out := s
	if strings.IndexByte(s, '&') >= 0 {
		if out = html.UnescapeString(s); strings.Contains(out, "\uFFFD") && !strings.Contains(s, "\uFFFD") {
			out = strings.ReplaceAll(out, "\uFFFD", "")
		}
	}
	if strings.Contains(out, "]]>") {
		out = strings.ReplaceAll(out, "]]>", "")
	}
	return out
}

func (p *parser) text(s string) {
	p.top().text.WriteString(s)
}

// skipTo passes what ends with mark; where it does not end, just its beginning.
func (p *parser) skipTo(mark string, lead int) {
	if i := p.find(mark, p.at+lead); i >= 0 {
		p.at += lead + i + len(mark)
		return
	}
	p.doc.Repaired = true
	p.at += lead
}

// cdata reads a section as text. One that does not end goes to the next end tag.
func (p *parser) cdata() {
	p.at += len("<![CDATA[")
	end, skip := p.find("]]>", p.at), len("]]>")
	if end < 0 {
		p.doc.Repaired = true
		skip = 0
		if end = p.find("</"+p.top().qualified(), p.at); end < 0 {
			return
		}
	}
	p.text(strings.ReplaceAll(p.src[p.at:p.at+end], "<![CDATA[", "")) // they do not nest
	p.at += end + skip
}

func (n *Node) qualified() string {
	if n.Prefix != "" {
		return n.Prefix + ":" + n.Name
	}
	return n.Name
}

// doctype passes a declaration with its internal subset.
func (p *parser) doctype() {
	depth := 0
	if p.missing["doctype"] {
		p.at += 2
		return
	}
	for i := p.at + 2; i < len(p.src); i++ {
		switch p.src[i] {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				p.at = i + 1
				return
			}
		}
	}
	p.doc.Repaired, p.missing["doctype"] = true, true
	p.at += 2
}

func (p *parser) endTag() {
	end := strings.IndexByte(p.src[p.at:], '>')
	if end < 0 {
		p.doc.Repaired = true
		p.at = len(p.src)
		return
	}
	start := p.at
	prefix, name := split(strings.TrimSpace(p.src[p.at+2 : p.at+end]))
	p.at += end + 1
	if n := len(p.skip); n > 0 {
		p.skip = p.skip[:n-1]
		return
	}
	for i := len(p.stack) - 1; i > 0; i-- {
		if n := p.stack[i].node; n.Name == name && n.Prefix == prefix {
			p.doc.Repaired = p.doc.Repaired || i != len(p.stack)-1
			for len(p.stack) > i {
				p.pop(start)
			}
			return
		}
	}
	p.doc.Repaired = true // never opened
}

// pop ends the innermost element, whose content ends at end.
func (p *parser) pop(end int) {
	last := p.stack[len(p.stack)-1]
	last.node.Inner = p.src[min(last.start, end):end]
	p.stack = p.stack[:len(p.stack)-1]
}

func (p *parser) startTag() {
	start := p.at
	i := p.at + 1
	for i < len(p.src) && nameByte(p.src[i]) {
		i++
	}
	n := &Node{}
	n.Prefix, n.Name = split(p.src[p.at+1 : i])
	i, closed := p.attrs(n, i)
	p.at = i
	if slices.Contains(p.alone, n.Name) {
		p.closeOpen(n.Name, start)
	}
	if len(p.alone) > 0 && n.Prefix == "" && line(p.top()) && field(n.Name) {
		p.doc.Repaired = true
		p.pop(start)
	}
	if len(p.stack) > maxDepth {
		p.doc.Deep = true
		if !closed {
			p.skip = append(p.skip, n.Name)
		}
		return
	}
	parent := p.top()
	parent.Children = append(parent.Children, n)
	if !closed {
		p.stack = append(p.stack, open{n, i})
	}
}

// line reports whether n holds one line of text, no fields of a feed: where one
// begins in it, it was not closed.
func line(n *Node) bool {
	switch n.Name {
	case "title", "link", "guid", "pubdate":
		return n.Prefix == ""
	}
	return false
}

func field(name string) bool {
	switch name {
	case "title", "link", "guid", "pubdate", "description", "category", "author", "comments", "summary", "content", "updated", "published", "id":
		return true
	}
	return false
}

func (p *parser) closeOpen(name string, end int) {
	for i := len(p.stack) - 1; i > 0; i-- {
		if p.stack[i].node.Name == name {
			p.doc.Repaired = true
			p.skip = nil
			for len(p.stack) > i {
				p.pop(end)
			}
			return
		}
	}
}

// attrs reads the attributes from i on; it returns the place behind the tag
// and whether it closes itself. A tag that the next one interrupts ends there.
func (p *parser) attrs(n *Node, i int) (end int, closed bool) {
	for i < len(p.src) {
		switch c := p.src[i]; {
		case c == '>':
			return i + 1, closed
		case c == '<':
			p.doc.Repaired = true
			return i, closed
		case c == '/':
			closed = true
			i++
		case nameStart(c):
			closed = false
			i = p.attr(n, i)
		default:
			i++
		}
	}
	p.doc.Repaired = true
	return i, closed
}

func (p *parser) attr(n *Node, i int) int {
	start := i
	for i < len(p.src) && nameByte(p.src[i]) {
		i++
	}
	a := Attr{}
	a.Prefix, a.Name = split(p.src[start:i])
	j := skipSpace(p.src, i)
	if j >= len(p.src) || p.src[j] != '=' {
		n.Attrs = append(n.Attrs, a)
		return i
	}
	j = skipSpace(p.src, j+1)
	if j >= len(p.src) {
		return j
	}
	var end, next int
	if q := p.src[j]; q == '"' || q == '\'' {
		j++
		if k := p.find(string(q), j); k >= 0 {
			end, next = j+k, j+k+1
		} else {
			p.doc.Repaired = true
			end = until(p.src, j, ">")
			next = end
		}
	} else {
		end = until(p.src, j, " \t\r\n/>")
		next = end
	}
	a.Value = html.UnescapeString(p.src[j:end])
	n.Attrs = append(n.Attrs, a)
	return next
}

// until returns the place of the first of chars from i on, the end without one.
func until(s string, i int, chars string) int {
	for i < len(s) && strings.IndexByte(chars, s[i]) < 0 {
		i++
	}
	return i
}

func skipSpace(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r') {
		i++
	}
	return i
}

func nameStart(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= 0x80
}

func nameByte(c byte) bool {
	return nameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == ':'
}

// split parts a qualified name into lower-case prefix and local name.
func split(name string) (prefix, local string) {
	name = strings.ToLower(name)
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		return name[:i], name[i+1:]
	}
	return "", name
}
