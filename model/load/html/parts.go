package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
	"lede/model/load/markup"
)

// minPart is the least running text, in words, of an article among several.
const minPart = 80

// parts takes the articles out of a page that follow the first: each stands, with
// an h1 of its own, in an element that is an <article> or is named one, beside one
// before it that is built alike.
func (p *page) parts() (parts []*page) {
	headings := p.headlines()
	if len(headings) < 2 {
		return nil
	}
	below := map[*html.Node]int{}
	for _, h := range headings {
		for n := h; n != nil && below[n] < 2; n = n.Parent {
			below[n]++
		}
	}
	var found []*html.Node
	for _, h := range headings[1:] {
		named := false
		for n := h.Parent; n != nil && below[n] == 1; n = n.Parent {
			if named = named || p.hints.isArticle(n); named && follows(n) && proseSeen(n) >= minPart {
				found = append(found, n)
				break
			}
		}
	}
	for _, n := range found {
		n.Parent.RemoveChild(n)
		parts = append(parts, &page{doc: n, base: p.base, hints: p.hints, custom: p.custom, head: &head{metas: map[string]string{}, links: map[string]string{}}})
	}
	return parts
}

// headlines are the h1 of a page that may be an article's.
func (p *page) headlines() (out []*html.Node) {
	asked := 0
	for n := range p.doc.Descendants() {
		if n.DataAtom != atom.H1 || n.Type != html.ElementNode {
			continue
		}
		if asked++; asked <= maxAsked && visible(n) && !outside(n) {
			out = append(out, n)
		}
	}
	return out
}

// isArticle reports whether an element is an article, or is named one: a "story-section"
// is a part of one, and so is any <section>.
func (h *hints) isArticle(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Article:
		return true
	case atom.Section:
		return false
	}
	for name := range strings.FieldsSeq(markup.Attr(n, "class")) {
		if parts := split(name); len(parts) > 0 && h.names[parts[len(parts)-1]]&saysStory != 0 {
			return true
		}
	}
	return false
}

// proseSeen is how many words of running text a reader of the page sees below n.
func proseSeen(n *html.Node) int { return proseIn(collect(n, nameless()).list) }

// follows reports whether n stands behind an element of its kind that reads like
// an article.
func follows(n *html.Node) bool {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.DataAtom == n.DataAtom && s.Data == n.Data && markup.Attr(s, "class") == markup.Attr(n, "class") {
			return proseSeen(s) >= minPart
		}
	}
	return false
}

// article is what a part of the page whole is, with what is known of all its articles.
func (p *page) article(whole *page) *article.Builder {
	b := new(article.Builder)
	m := b.Meta()
	m.Outlet, m.Language = whole.outlet(), language(whole.language)
	m.Title = p.title(m.Outlet)
	m.Authors = p.authors(m.Outlet)
	m.Published = p.stamped()
	p.write(b)
	return b
}
