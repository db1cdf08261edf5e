package lightweight

import (
	"fmt"
	"html"
	"strings"

	"lede/model/article"
	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/load/plain"
	"lede/model/text"
)

// page collects what the lines of a text say, as HTML, which markup writes.
type page struct {
	inliner
	b    *article.Builder
	file string
	html strings.Builder

	lines    []string // of the paragraph or item that is open
	item     bool     // it is an item
	more     bool     // it is a further paragraph of one
	lists    []list   // that are open
	tables   [][]string
	pictures [][2]string // of wikitext: address and caption
	notes    []string
	targets  map[string]string // the addresses that names stand for
	left     int               // bytes that may still be read in search of inline markup
	quick    int               // bytes that may be read in search of it in short texts
	nested   int               // how many blocks are open
	body     bool              // something of the story was written
}

// list is an open list and how far its items stand in.
type list struct {
	indent  int
	element string
}

// line adds a line to the paragraph that is open.
func (p *page) line(s string) {
	if len(p.tables) > 0 {
		p.flush()
	}
	s = strings.TrimSpace(s)
	if rest, hard := strings.CutSuffix(s, p.hard); hard && p.hard != "" {
		s = strings.TrimSpace(rest) + "\n"
	}
	p.lines = append(p.lines, s)
}

// verse writes lines that stay apart as a paragraph.
func (p *page) verse(lines []string) {
	p.flush()
	for _, l := range lines {
		p.lines = append(p.lines, strings.TrimSpace(l)+"\n")
	}
	p.flush()
}

// flush writes the paragraph, item or table that is open. Above the story a line
// that is metadata by itself is read so.
func (p *page) flush() {
	defer p.showPictures()
	p.flushTable()
	if len(p.lines) == 0 {
		return
	}
	s := p.spans(strings.TrimSpace(strings.ReplaceAll(strings.Join(p.lines, " "), "\n ", "\n")), 0)
	p.lines = nil
	if p.item {
		p.html.WriteString("<li>" + s)
		p.item, p.body = false, true
		return
	}
	if bare := markup.Plain(s); !p.body && plain.IsHeaderLine(bare) && plain.HeaderLine(p.b.Meta(), bare) {
		return
	}
	if !p.more {
		p.closeLists(0)
	}
	p.html.WriteString("<p>" + s + "</p>\n")
	p.more, p.body = false, true
}

func (p *page) write(before, s, after string) {
	p.html.WriteString(before + p.spans(s, 0) + after + "\n")
	p.body = true
}

// closeLists closes the lists whose items stand in by indent or more.
func (p *page) closeLists(indent int) {
	for n := len(p.lists); n > 0 && p.lists[n-1].indent >= indent; n = len(p.lists) {
		p.html.WriteString("</" + p.lists[n-1].element + ">")
		p.lists = p.lists[:n-1]
	}
}

// maxLists is how deep lists may nest.
const maxLists = 20

// point opens an item of a list that stands in by indent.
func (p *page) point(indent int, ordered bool, s string) {
	p.flush()
	p.more = false
	element := "ul"
	if ordered {
		element = "ol"
	}
	p.closeLists(indent + 1)
	if n := len(p.lists); n > 0 && p.lists[n-1].indent == indent && p.lists[n-1].element != element {
		p.closeLists(indent)
	}
	if n := len(p.lists); n < maxLists && (n == 0 || p.lists[n-1].indent < indent) {
		p.lists = append(p.lists, list{indent, element})
		p.html.WriteString("<" + element + ">")
	}
	p.item = true
	p.line(s)
}

// term writes a term above what explains it, which may stand below.
func (p *page) term(term, explained string) {
	p.block("<p><strong>", term, "</strong></p>")
	if explained != "" {
		p.block("<p>", explained, "</p>")
	}
}

// block ends what is open and writes a whole block.
func (p *page) block(before, s, after string) {
	p.flush()
	p.closeLists(0)
	p.write(before, s, after)
}

// heading writes a heading: the first before the story is its title.
func (p *page) heading(level int, s string) {
	p.flush()
	p.closeLists(0)
	if m := p.b.Meta(); m.Title == "" && !p.body {
		m.Title = text.CleanLine(markup.Plain(p.spans(s, 0)))
		return
	}
	element := fmt.Sprintf("h%d>", max(2, min(level, 6)))
	p.write("<"+element, s, "</"+element)
}

// raw ends what is open and writes HTML.
func (p *page) raw(s string) {
	p.flush()
	p.closeLists(0)
	p.html.WriteString(s)
}

// code writes lines as they are.
func (p *page) code(language string, lines []string) {
	for len(lines) > 0 && isBlank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && isBlank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	p.raw(`<pre class="language-` + html.EscapeString(language) + `">` + "\n" + html.EscapeString(strings.Join(lines, "\n")) + "</pre>\n")
	p.body = true
}

// picture writes a picture with what is said below it.
func (p *page) picture(src, caption string) {
	p.raw("<figure>" + p.image(src, "") + "<figcaption>" + p.spans(caption, 0) + "</figcaption></figure>\n")
}

// row adds a row to the table that is open.
func (p *page) row(cells []string) {
	if len(p.lines) > 0 {
		p.flush()
	}
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	p.tables = append(p.tables, cells)
}

func (p *page) flushTable() {
	if len(p.tables) == 0 {
		return
	}
	rows := p.tables
	p.tables = nil
	p.closeLists(0)
	p.html.WriteString("<table>")
	for i, row := range rows {
		cell := "td>"
		if i == 0 {
			cell = "th>"
		}
		p.html.WriteString("<tr>")
		for _, c := range row {
			p.write("<"+cell, c, "</"+cell)
		}
		p.html.WriteString("</tr>")
	}
	p.html.WriteString("</table>\n")
}

// maxNested is how deep blocks may lie in blocks.
const maxNested = 20

// within reads the lines of a block; those of one too deep are its text.
func (p *page) within(lines []string, read func(lines []string)) {
	if p.nested == maxNested {
		for _, l := range lines {
			p.line(l)
		}
		p.flush()
		return
	}
	p.nested++
	read(lines)
	p.nested--
}

// quotation writes the lines of a block as a quotation.
func (p *page) quotation(lines []string, read func(lines []string)) {
	p.raw("<blockquote>")
	p.within(lines, read)
	p.raw("</blockquote>")
}

// note keeps a footnote.
func (p *page) note(s string) {
	if s = strings.TrimSpace(s); s != "" {
		p.notes = append(p.notes, s)
	}
}

// field reads a field of the head by its name, and reports whether it is one of
// the metadata.
func (p *page) field(name, value string) bool {
	f := field.Of(name).Field
	return f != field.None && f != field.Body && f != field.HTML && f != field.Image &&
		field.Set(p.b.Meta(), f, markup.Plain(p.spans(value, 0)))
}

// finish writes what was collected to the article, footnotes last.
func (p *page) finish() {
	p.raw("")
	for len(p.notes) > 0 { // a note may hold another
		note := p.notes[0]
		p.notes = p.notes[1:]
		p.html.WriteString("<aside><p>" + p.spans(note, 1) + "</p></aside>\n")
	}
	markup.Fragment(p.b, p.html.String())
}

// indentOf is how far a line stands in, a tab as far as eight spaces.
func indentOf(line string) int {
	n := 0
	for _, r := range line {
		switch r {
		case ' ':
			n++
		case '\t':
			n += 8
		default:
			return n
		}
	}
	return n
}

// bulletMark matches the mark of an item, and its text: "- ", "3. ", "b) ".
var bulletMark = text.Pattern(`^\s*(?:([-+*•])|(?:\d{1,4}|#|[A-Za-z])[.)])\s+(\S.*)$`)

// isBlank reports whether a line has no text.
func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// until collects the lines from i on up to the one that ends them, and returns
// the place behind that.
func until(lines []string, i int, end func(line string) bool) ([]string, int) {
	for j := i; j < len(lines); j++ {
		if end(lines[j]) {
			return lines[i:j], j + 1
		}
	}
	return lines[i:], len(lines)
}
