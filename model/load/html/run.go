package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// run is a stretch of text between two block boundaries: a paragraph, a
// heading, an item, a loose line of a <div>. Runs are what is kept or left out.
type run struct {
	*wording
	nodes  []*html.Node // its inline nodes, siblings in order
	block  *html.Node   // the element they stand in
	place  *place       // what is known of it
	alike  *cell        // all runs of its template
	words  int          // of text
	linked int          // of them inside links
	marks  int          // sentence ends and commas
	boxed  boxKind
	hidden bool            // a reader of the page would not see it
	buf    strings.Builder // text while it grows
}

// boxKind says what the names of a run's ancestors say it is.
type boxKind uint8

const (
	open  boxKind = iota // nothing
	aside                // in a box inside the article
	off                  // not the article: navigation, comments …
)

// maxHeading is how many words a heading may have that ends like a sentence:
// pages made of pictures set their paragraphs as headings.
const maxHeading = 20

// heading reports whether the run is a heading.
func (r *run) heading() bool {
	switch r.block.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return r.words <= maxHeading || !ended(r.text)
	}
	return false
}

// density is the share of the words that are links.
func (r *run) density() float64 {
	if r.words == 0 {
		return 0
	}
	return float64(r.linked) / float64(r.words)
}

// prose reports whether the run reads like running text.
func (r *run) prose() bool {
	own := r.words - r.linked
	return own >= 10 && r.density() < .4 && !r.heading() && (r.marks > 0 || own >= 25)
}

// weight is what the run says about its surroundings: positive for running
// text, negative for lists of links and loose words.
func (r *run) weight() float64 {
	switch {
	case r.boxed == off:
		return -float64(r.words)
	case r.prose():
		return float64(min(r.words-r.linked, 200))
	case r.heading() && r.density() > .5:
		return -2 * float64(r.words) // a teaser
	case r.heading():
		return 0
	}
	return -float64(r.linked) - .3*float64(r.words-r.linked)
}

// runs collects the runs below a body.
type runs struct {
	list  []*run // that a reader of the page sees
	whole []*run // and those out of sight
	open  *run
	hint  *hints
	size  map[*html.Node]int
	all   int // size of the page
	boxes map[*html.Node]boxKind
	box   boxKind
	link  int
	figs  int // figures around this place: names inside them say nothing
	veils int // hidden elements around this place

	places int // how many elements have text in them
}

// collect returns the runs of a page.
func collect(page *html.Node, h *hints) *runs {
	sizes := size(page)
	c := &runs{hint: h, size: sizes, all: sizes[page], boxes: map[*html.Node]boxKind{}}
	c.walk(page)
	said := map[string]*wording{}
	for _, r := range c.whole {
		s := line(r.buf.String())
		if said[s] == nil {
			said[s] = &wording{text: s}
		}
		r.wording = said[s]
		r.times++
		if !r.hidden {
			c.list = append(c.list, r)
		}
	}
	return c
}

func (c *runs) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		c.text(n)
		return
	case html.ElementNode:
		if markup.Unshown(n) {
			return
		}
		if markup.Hidden(n) {
			defer c.veil(c.open)
			c.open = nil
			c.veils++
		}
	}
	box := c.box
	if n.DataAtom == atom.Figure {
		defer func() { c.figs-- }()
	}
	if n.Type == html.ElementNode && c.figs == 0 && c.size[n]*10 <= c.all*6 {
		if k := c.hint.kind(n, c.size[n]); k > c.box {
			c.box = k
			c.boxes[n] = k
		}
	}
	if n.DataAtom == atom.Figure {
		c.figs++
	}
	block := markup.IsBlock(n) || n.DataAtom == atom.Br && doubled(n)
	if block {
		c.open = nil
	}
	if n.DataAtom == atom.A {
		c.link++
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child)
	}
	if n.DataAtom == atom.A {
		c.link--
	}
	if block {
		c.open = nil
	}
	c.box = box
}

// veil ends a hidden element: the run before it goes on.
func (c *runs) veil(before *run) {
	c.open = before
	c.veils--
}

// doubled reports whether another <br> follows, so that a paragraph ends.
func doubled(n *html.Node) bool {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		switch {
		case s.Type == html.TextNode && strings.TrimSpace(s.Data) == "":
		case s.Type == html.CommentNode:
		default:
			return s.DataAtom == atom.Br
		}
	}
	return false
}

func (c *runs) text(n *html.Node) {
	if strings.TrimSpace(n.Data) == "" {
		return
	}
	if c.open == nil {
		c.open = &run{block: blockOf(n), boxed: c.box, hidden: c.veils > 0}
		c.whole = append(c.whole, c.open)
	}
	r := c.open
	r.nodes = append(r.nodes, n)
	r.buf.WriteString(n.Data)
	r.buf.WriteByte(' ')
	words, marks := measure(n.Data)
	r.words += words
	r.marks += marks
	if c.link > 0 {
		r.linked += words
	}
}

// blockOf returns the element that n's line belongs to.
func blockOf(n *html.Node) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type != html.ElementNode || markup.IsBlock(p) {
			return p
		}
	}
	return n.Parent
}

// measure counts words and the marks that running text has. Scripts without
// spaces count two characters as a word.
func measure(s string) (words, marks int) {
	in, dense := false, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer) {
				dense++
				in = false
			} else if !in {
				words++
				in = true
			}
		case r == '\'' || r == '’' || r == '-':
		default:
			in = false
			if strings.ContainsRune(".,;:!?…。，、！？؟।“”»«", r) {
				marks++
			}
		}
	}
	return words + dense/2, marks
}
