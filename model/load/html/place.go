package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// place is an element with text in it, and what is known of it.
type place struct {
	cell
	mass
	node    *html.Node
	up      *place // the element around it, nil at the top
	at      int    // which of the page's
	article *place // the nearest <article>, itself too
	list    *place // the nearest list
	around  uint16 // which of the elements that placeOf numbers
	depth   int    // how many elements it stands in, itself too
	named   int    // how many levels up one is named as the article, notNamed of none
	lists   int    // how many lists it stands in
}

// notNamed is farther up than any element is looked for.
const notNamed = 1 << 20

// cell is what the runs below an element add up to.
type cell struct {
	runs, words, linked int
	prose               int // words of running text
	ruled               int // words that the rules keep
	paragraphs          int // runs of running text
}

func (a *cell) add(r *run, ruled bool) {
	a.runs++
	a.words += r.words
	a.linked += r.linked
	if r.prose() {
		a.prose += r.words
		a.paragraphs++
	}
	if ruled {
		a.ruled += r.words
	}
}

// locate finds the place of each run.
func (c *runs) locate(h *hints) {
	places := map[*html.Node]*place{}
	var of func(n *html.Node) *place
	of = func(n *html.Node) *place {
		if n == nil || n.Type != html.ElementNode {
			return nil
		}
		p := places[n]
		if p == nil {
			p = &place{node: n, up: of(n.Parent)}
			p.inherit(h)
			p.at = len(places)
			places[n] = p
		}
		return p
	}
	for _, r := range c.whole {
		r.place = of(r.block)
	}
	c.places = len(places)
}

// inherit fills in what an element has of those around it.
func (p *place) inherit(h *hints) {
	p.named = notNamed
	if up := p.up; up != nil {
		p.article, p.list, p.around, p.depth, p.lists, p.named = up.article, up.list, up.around, up.depth, up.lists, up.named+1
	}
	p.depth++
	if i := placeOf(p.node.DataAtom); i >= 0 {
		p.around |= 1 << i
	}
	if h.named(p.node) {
		p.named = 0
	}
	switch p.node.DataAtom {
	case atom.Article:
		p.article = p
	case atom.Ul, atom.Ol:
		p.list = p
		p.lists++
	}
}

// measure adds up the lines of the page, of each element and of each template.
func (c *Candidates) measure() {
	templates := map[template]*cell{}
	for _, r := range c.found.whole {
		ruled := c.ruled[r]
		c.total.add(r, ruled)
		for p := r.place; p != nil; p = p.up {
			p.add(r, ruled)
		}
		t := templateOf(r.block)
		if templates[t] == nil {
			templates[t] = &cell{}
		}
		r.alike = templates[t]
		r.alike.add(r, ruled)
	}
}

// template is what runs have in common that a page writes by one template: the
// tags and classes of the elements they stand in.
type template [3]struct{ tag, class string }

func templateOf(n *html.Node) (t template) {
	for i := 0; i < len(t) && n != nil; i++ {
		t[i].tag, t[i].class = n.Data, markup.Attr(n, "class")
		n = n.Parent
	}
	return t
}
