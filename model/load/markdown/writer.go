package markdown

import (
	"html"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lede/model/article"
	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/load/plain"
	"lede/model/text"
)

// writer turns parsed Markdown into blocks.
type writer struct {
	b      *article.Builder
	source []byte
	next   ast.Node // the block at the top level to write next
	hidden string   // the raw element we are in whose text is not shown
}

func newWriter(b *article.Builder, s string) *writer {
	s, flattened := prepare(text.Clean(s))
	if flattened {
		b.Notice(article.Repaired, "marks that nest deeper than anyone means were left out")
	}
	source, p := []byte(s), plainParser()
	if bareAddress(s) {
		p = linkingParser()
	}
	doc := p.Parse(gtext.NewReader(source), parser.WithContext(parser.NewContext()))
	return &writer{b: b, source: source, next: doc.FirstChild()}
}

// The parsers keep nothing of what they parse. The one that makes links of bare
// addresses looks for one at every word, so it is for texts that have some.
var (
	plainParser   = sync.OnceValue(func() parser.Parser { return newParser() })
	linkingParser = sync.OnceValue(func() parser.Parser { return newParser(extension.Linkify) })
)

func newParser(more ...goldmark.Extender) parser.Parser {
	all := append(more, extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.DefinitionList)
	return goldmark.New(goldmark.WithExtensions(all...)).Parser()
}

// bareAddress reports whether an address stands in s outside a link's own marks.
func bareAddress(s string) bool {
	if strings.Contains(s, "www.") || strings.Contains(s, "@") {
		return true
	}
	for rest := s; ; {
		i := strings.Index(rest, "://")
		if i < 0 {
			return false
		}
		scheme := strings.LastIndexFunc(rest[:i], func(r rune) bool { return !unicode.IsLetter(r) })
		if before := rest[:scheme+1]; !strings.HasSuffix(before, "](") && !strings.HasSuffix(before, "<") {
			return true
		}
		rest = rest[i+1:]
	}
}

// header reads what stands above the text: the title, where front matter has
// none or the same, a byline, an address, a date, a summary.
func (w *writer) header() {
	m := w.b.Meta()
	if h, ok := w.next.(*ast.Heading); ok && h.Level == 1 {
		title := w.textOf(h)
		if m.Title == "" {
			m.Title = title
		}
		if sameTitle(m.Title, title) {
			w.next = h.NextSibling()
		}
	}
	if h, ok := w.next.(*ast.Heading); ok && h.Level >= 2 && w.headed(h.NextSibling()) && m.Summary == "" {
		m.Summary = w.textOf(h)
		w.next = h.NextSibling()
	}
	for w.headed(w.next) {
		for line := range strings.Lines(w.linesOf(w.next)) {
			for part := range strings.SplitSeq(line, " | ") {
				plain.HeaderLine(m, strings.TrimSpace(part))
			}
		}
		w.next = w.next.NextSibling()
	}
	w.summary()
}

// headed reports whether n is a paragraph of nothing but dates, bylines, addresses.
func (w *writer) headed(n ast.Node) bool {
	p, ok := n.(*ast.Paragraph)
	if !ok {
		return false
	}
	lines := w.linesOf(p)
	if len(lines) > 500 {
		return false
	}
	known := 0
	for line := range strings.Lines(lines) {
		parts := strings.Split(line, " | ")
		for _, part := range parts {
			if plain.IsHeaderLine(strings.TrimSpace(part)) {
				known++
			} else if len(parts) == 1 || known == 0 {
				return false
			}
		}
	}
	return known > 0
}

// summary takes the paragraph under a heading that says so.
func (w *writer) summary() {
	h, ok := w.next.(*ast.Heading)
	if !ok || w.b.Meta().Summary != "" || field.Of(w.textOf(h)).Field != field.Summary {
		return
	}
	if p, ok := h.NextSibling().(*ast.Paragraph); ok {
		w.b.Meta().Summary = w.textOf(p)
		w.next = p.NextSibling()
	}
}

func sameTitle(a, b string) bool {
	squeeze := func(s string) string { return strings.ToLower(text.OneLine(s)) }
	return squeeze(a) == squeeze(b)
}

// textOf is the text below n on one line.
func (w *writer) textOf(n ast.Node) string { return text.OneLine(w.linesOf(n)) }

// linesOf is the text below n, its lines as in the source.
func (w *writer) linesOf(n ast.Node) string {
	var out strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			out.WriteString(resolve(n.Segment.Value(w.source)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				out.WriteByte('\n')
			}
		case *ast.String:
			out.Write(n.Value)
		case *ast.AutoLink:
			out.Write(n.Label(w.source))
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

// resolve decodes character references and backslashes.
func resolve(raw []byte) string {
	return html.UnescapeString(string(util.UnescapePunctuations(raw)))
}

// body writes the blocks that are left.
func (w *writer) body() {
	for n := w.next; n != nil; n = n.NextSibling() {
		w.block(n, place{})
	}
	w.b.Close()
}

// place is where a block lies.
type place struct {
	quote  int    // depth of quotations
	item   int    // depth of lists
	marker string // of the item whose first block this is
}

// maxNest is how deep blocks may nest; deeper ones lie at this depth.
const maxNest = 6

func (w *writer) block(n ast.Node, at place) {
	switch n := n.(type) {
	case *ast.Heading:
		w.leaf(n, article.Block{Kind: article.Heading, Level: n.Level})
	case *ast.Paragraph, *ast.TextBlock:
		if !w.picture(n) {
			block := at.block()
			block.Aside = plain.Furniture(w.textOf(n))
			w.leaf(n, block)
		}
	case *ast.ThematicBreak:
		w.b.Block(article.Block{Kind: article.Rule}, "")
	case *ast.FencedCodeBlock:
		w.code(n, string(n.Language(w.source)))
	case *ast.CodeBlock:
		w.code(n, "")
	case *ast.HTMLBlock:
		w.raw(n)
	case *ast.Blockquote:
		at.quote = min(at.quote+1, maxNest)
		w.children(n, at)
	case *ast.List:
		w.list(n, at)
	case *east.Table:
		w.table(n)
	case *east.FootnoteList:
		w.footnotes(n)
	case *east.DefinitionTerm:
		w.leaf(n, at.block())
	default:
		w.children(n, at)
	}
}

func (w *writer) children(n ast.Node, at place) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c, at)
		at.marker = ""
	}
}

// block is the kind of a paragraph at that place.
func (at place) block() article.Block {
	switch {
	case at.item > 0:
		return article.Block{Kind: article.Item, Level: at.item, Marker: at.marker}
	case at.quote > 0:
		return article.Block{Kind: article.Quotation, Level: at.quote}
	}
	return article.Block{Kind: article.Paragraph}
}

func (w *writer) list(n *ast.List, at place) {
	at.item = min(at.item+1, maxNest)
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		at.marker = "•"
		if n.IsOrdered() {
			at.marker = strconv.Itoa(number) + string(rune(n.Marker))
			number++
		}
		if box := taskOf(c); box != nil {
			at.marker = "☐"
			if box.IsChecked {
				at.marker = "☑"
			}
		}
		w.children(c, at)
	}
}

// taskOf is the check box an item begins with.
func taskOf(item ast.Node) *east.TaskCheckBox {
	if first := item.FirstChild(); first != nil {
		box, _ := first.FirstChild().(*east.TaskCheckBox)
		return box
	}
	return nil
}

func (w *writer) code(n ast.Node, language string) {
	w.b.Block(article.Block{Kind: article.Code, Label: language}, strings.TrimRight(w.sourceOf(n), "\n"))
}

// sourceOf is a block's lines as they stand.
func (w *writer) sourceOf(n ast.Node) string {
	var out strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		out.Write(line.Value(w.source))
	}
	return out.String()
}

// raw writes a block of HTML.
func (w *writer) raw(n *ast.HTMLBlock) {
	html := w.sourceOf(n)
	if n.HasClosure() {
		html += string(n.ClosureLine.Value(w.source))
	}
	markup.Fragment(w.b, html)
}

func (w *writer) table(n *east.Table) {
	var rows [][]string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, w.textOf(cell))
		}
		rows = append(rows, cells)
	}
	w.b.Table(rows)
}

func (w *writer) footnotes(n *east.FootnoteList) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if note, ok := c.(*east.Footnote); ok {
			w.children(note, place{item: 1, marker: strconv.Itoa(note.Index) + "."})
		}
	}
}
