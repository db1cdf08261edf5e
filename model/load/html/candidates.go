package html

import (
	"golang.org/x/net/html"

	"lede/model/load/markup"
)

// Candidates are the lines of a page, those out of sight too, that its text is
// chosen from.
type Candidates struct {
	page  *page
	hints *hints
	found *runs
	rules *body // what the rules say, nil where they find nothing
	copy  *declaredText
	title string // letters of the headline

	headline  *title        // that the page declares
	summaries []string      // letters of those that the page declares
	ruled     map[*run]bool // what the rules keep
	total     cell          // of the page

	spine map[*html.Node]bool // what the rules' container stands in, itself too
}

// ReadCandidates finds the lines of a page.
func ReadCandidates(source string) *Candidates {
	doc, _ := markup.Parse(source)
	unfold(doc)
	promote(doc)
	p := newPage(doc, "")
	return p.candidates(p.title(p.outlet()))
}

func (p *page) candidates(title string) *Candidates {
	h := p.hints
	found := believable(p.doc, h)
	c := &Candidates{
		page: p, hints: h, found: found, copy: newDeclaredText(p.head.ld.body, found.list),
		title: letters(title), headline: newTitle(p.head.title), summaries: summariesOf(p.head),
		ruled: map[*run]bool{}, spine: map[*html.Node]bool{},
	}
	c.rules = found.body(h, title, c.copy)
	if c.rules != nil {
		for i, r := range c.rules.runs {
			c.ruled[r] = c.rules.keep[i]
		}
		for n := c.rules.root; n != nil; n = n.Parent {
			c.spine[n] = true
		}
	}
	return c
}

// Len is how many lines the page has.
func (c *Candidates) Len() int { return len(c.found.whole) }

// Text is the i-th line.
func (c *Candidates) Text(i int) string { return c.found.whole[i].text }

// Ruled reports whether the rules keep the i-th line.
func (c *Candidates) Ruled(i int) bool { return c.ruled[c.found.whole[i]] }
