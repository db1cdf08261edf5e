// Package html decodes saved web pages: the article's text by an own
// extractor, and its metadata from what the page says about itself.
package html

import (
	"context"
	"errors"
	"iter"
	"net/url"

	"golang.org/x/net/html"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/load/markup"
	"lede/model/when"
)

// errNoText is the error of a page without words: it is drawn by scripts, or a
// mere redirection.
var errNoText = errors.New("html: no text on the page")

// Decode reads the article of a page, and those that a page has added below it
// while it was read. Containers of pages (MHTML, web archives, WARC, HAR, mail) read
// theirs by Page, which leaves such articles in the first.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "html", func(raw []byte, yield func(*article.Article, error) bool) {
		decoded := charset.Decode(raw, Declared(raw))
		b := in.Builder()
		if n := decoded.Notice(); n != "" {
			b.Notice(article.Repaired, n)
		}
		source := decoded.Text
		if !in.AsIs {
			var mended bool
			if source, mended = charset.Mend(source); mended {
				b.Notice(article.Repaired, charset.Restored)
			}
		}
		p := readPage(b, source, "")
		parts := p.parts()
		if p.build(b); b.Len() == 0 {
			yield(nil, errNoText)
			return
		}
		more := yield(b.Build(article.Origin{File: in.File, Format: "html"}), nil)
		for i, part := range parts {
			if !more || ctx.Err() != nil {
				return
			}
			more = yield(part.article(p).Build(article.Origin{File: in.File, Format: "html", Index: i + 1}), nil)
		}
	})
}

// Page adds an HTML document to b: its metadata and its article's text. The
// address is where it was saved from, "" where only the page itself may say so.
func Page(b *article.Builder, source, address string) { readPage(b, source, address).build(b) }

func readPage(b *article.Builder, source, address string) *page {
	doc, notices := markup.Parse(source)
	for _, n := range notices {
		b.Notice(n.Kind, n.Text)
	}
	unfold(doc)
	promote(doc)
	return newPage(doc, address)
}

func (p *page) build(b *article.Builder) {
	p.meta(b.Meta())
	if p.head.sent != "" {
		b.Notice(article.Repaired, "its feed sent "+p.head.sent+" of it; this is its page")
	}
	p.write(b)
}

// page is a parsed document and what it says about itself.
type page struct {
	doc  *html.Node
	base *url.URL
	head *head

	hints *hints // as they are asked of its names

	language string      // as it says itself
	custom   when.Custom // of it, for dates in figures
}

func newPage(doc *html.Node, address string) *page {
	p := &page{doc: doc, head: readHead(doc), hints: newHints()}
	p.base = p.head.base(address)
	p.language = firstOf(p.head.lang, p.head.ld.language, p.head.of("language"))
	p.custom = when.CustomOf(p.language)
	return p
}

// write adds the article's text. Where nothing on the page reads like one, all
// its text is kept and the reader is told.
func (p *page) write(b *article.Builder) {
	gates := p.openGates()
	lines := p.candidates(b.Meta().Title)
	body := lines.choose()
	if body == nil {
		body = lines.rules
	}
	if p.declared(b, body) {
		return
	}
	if body == nil {
		b.Notice(article.Repaired, "no article found on the page: all its text is shown")
		markup.Nodes(b, markup.Options{Base: p.base}, p.doc)
		return
	}
	if m := b.Meta(); !m.Published.Known() {
		m.Published = body.fallbackDate(p.custom)
	}
	if m := b.Meta(); len(m.Authors) == 0 {
		m.Authors = body.fallbackAuthors(m.Outlet)
	}
	if m := b.Meta(); len(m.Authors) == 0 {
		m.Authors = p.organisation()
	}
	body.once()
	tellGates(b, gates, body)
	body.muteAlts(b.Meta().Title)
	body.writeLead(b, markup.Options{Base: p.base})
	markup.Nodes(b, markup.Options{Base: p.base, Skip: body.skip(), Aside: body.aside}, body.root)
	lines.writeLeft(b, body)
}

// skip returns what tells, in reading order, which nodes are left out.
func (b *body) skip() func(*html.Node) bool {
	dropped := map[*html.Node]bool{}
	for i, r := range b.runs {
		if !b.keep[i] {
			for _, n := range r.nodes {
				dropped[n] = true
			}
		}
	}
	ended := false
	return func(n *html.Node) bool {
		if ended || dropped[n] || b.leaves(n) {
			return true
		}
		ended = n == b.last
		return false
	}
}

// leaves reports whether an element is left out whole.
func (b *body) leaves(n *html.Node) bool {
	if b.chosen == nil {
		return b.boxes[n] == off
	}
	return !b.chosen[n] && (b.bare[n] || b.boxes[n] == off)
}

func (b *body) aside(n *html.Node) bool { return b.boxes[n] == aside && !b.inset }
