package html

import (
	"golang.org/x/net/html"

	"lede/model/load/markup"
)

// cell is what the runs below an element add up to.
type cell struct {
	runs, words, linked int
	prose               int // words of running text
	ruled               int // words that the rules keep
	paragraphs          int // runs of running text
	marks               int
}

func (a *cell) add(r *run, ruled bool) {
	a.runs++
	a.words += r.words
	a.linked += r.linked
	a.marks += r.marks
	if r.prose() {
		a.prose += r.words
		a.paragraphs++
	}
	if ruled {
		a.ruled += r.words
	}
}

// measure fills in the cells of all elements with text.
func (c *Candidates) measure() {
	c.cells = map[*html.Node]*cell{}
	c.seen = map[string]int{}
	for _, r := range c.found.whole {
		c.total.add(r, c.ruled[r])
		c.seen[r.text]++
		for n := r.block; n != nil && n.Type == html.ElementNode; n = n.Parent {
			a := c.cells[n]
			if a == nil {
				a = &cell{}
				c.cells[n] = a
			}
			a.add(r, c.ruled[r])
		}
	}
}

// template is the kind of the element that a run stands in.
func (r *run) template() string {
	if r.kind == "" {
		r.kind = kindOf(r.block)
	}
	return r.kind
}

// kindOf is what runs of one template have in common: the tags and first classes
// of two elements.
func kindOf(n *html.Node) string {
	s := n.Data + "." + markup.Attr(n, "class")
	if p := n.Parent; p != nil {
		s += "<" + p.Data + "." + markup.Attr(p, "class")
		if p = p.Parent; p != nil {
			s += "<" + p.Data + "." + markup.Attr(p, "class")
		}
	}
	return s
}
