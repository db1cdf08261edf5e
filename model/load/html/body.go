package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// body is what was found to be the article on a page.
type body struct {
	root  *html.Node
	runs  []*run // below root, in order
	keep  []bool
	boxes map[*html.Node]boxKind // elements by what their names say
	lists map[*html.Node]float64 // lists by their share of linked words
	top   []*run                 // the lines above the first paragraph, with it where it is short
	lead  []*html.Node           // standfirst and pictures above root, in order
	last  *html.Node             // last text that belongs to the article

	chosen map[*html.Node]bool // elements with kept lines, nil where rules alone judged
	bare   map[*html.Node]bool // elements with lines of which none is kept
	inset  bool                // the text itself stands in what names call asides
	hints  *hints
}

// believable collects the runs of a page, without what names say of them where
// they leave next to nothing of it.
func believable(page *html.Node, h *hints) *runs {
	c := collect(page, h)
	if words(c.list, open) < 60 && words(c.list, off)+words(c.list, aside) > 3*words(c.list, open) {
		c = collect(page, nameless())
	}
	c.locate(h)
	return c
}

// body finds the article by rules, nil where nothing reads like one. The
// container is the element whose runs are prose and near it, widened to what
// continues it; a publisher's own copy of the text and names of elements overrule
// the count.
func (c *runs) body(h *hints, title string, w *declaredText) *body {
	list := c.list
	places := tally(list)
	root := w.root()
	if root == nil {
		root = container(places)
	}
	if root == nil {
		return nil
	}
	b := &body{root: root, hints: h, boxes: c.boxes}
	for _, r := range list {
		if within(r.block, root) {
			b.runs = append(b.runs, r)
		}
	}
	b.trim(h, title, w)
	b.lead = b.story(b.preface(list), h)
	return b
}

// words counts the words of prose in boxes of that kind.
func words(list []*run, kind boxKind) int {
	n := 0
	for _, r := range list {
		if r.boxed == kind && r.prose() {
			n += r.words
		}
	}
	return n
}

func within(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// mass is what the visible runs below an element weigh.
type mass struct {
	near float64 // prose, less the deeper it lies
	text float64 // prose
	junk float64
}

// tally weighs the places of runs. It returns those with prose, inner ones first.
func tally(list []*run) (places []*place) {
	for _, r := range list {
		w := r.weight()
		switch r.boxed {
		case aside:
			w /= 2
		case off:
			w *= .6 // it will be left out
		}
		depth := 0
		for p := r.place; p != nil; p = p.up {
			if w > 0 {
				if p.text == 0 {
					places = append(places, p)
				}
				p.text += w
				p.near += w * decay(depth, r.block)
			} else {
				p.junk -= w
			}
			depth++
		}
	}
	return places
}

// decay is how much prose counts for an ancestor that many levels up: a
// paragraph's parent is the likeliest container, and so is an element that
// holds lines itself, parted by breaks; a paragraph is none.
func decay(depth int, block *html.Node) float64 {
	switch {
	case depth == 0 && textual(block):
		return .7
	case depth <= 1:
		return 1
	case depth == 2:
		return .6
	}
	return 1 / float64(2*depth-1)
}

// container returns the element that holds the article, nil where no run is prose.
func container(places []*place) *html.Node {
	var top *place
	best := 0.0
	for _, p := range places {
		score := p.near * p.text / (p.text + p.junk)
		if p.named == 0 {
			score *= 1.3
		}
		if score > best || score == best && top != nil && within(p.node, top.node) {
			top, best = p, score
		}
	}
	if top == nil {
		return nil
	}
	return top.joined(places).widen().node
}

// joined is the element around p where others built like p stand beside it in one
// <article> and hold as much running text again as p's third: sections of one text,
// whatever stands between them.
func (p *place) joined(places []*place) *place {
	class := markup.Attr(p.node, "class")
	if class == "" || p.article == nil || p.article == p || textual(p.node) {
		return p
	}
	text, junk := 0.0, 0.0
	for _, s := range places {
		if s != p && s.up == p.up && s.node.Data == p.node.Data && markup.Attr(s.node, "class") == class {
			text, junk = text+s.text, junk+s.junk
		}
	}
	if 3*(text-junk) < p.text {
		return p
	}
	return p.up
}

// widen climbs from the densest element to the ancestor that adds more prose
// than anything else: a body in several sections, parted by advertisements.
func (p *place) widen() *place {
	best, gain := p, 0.0
	for q := p.up; q != nil && q.node.DataAtom != atom.Html; q = q.up {
		g := q.text - p.text - 1.5*(q.junk-p.junk)
		if q.named == 0 {
			g += .2 * p.text
		}
		if q.node.DataAtom == atom.Article {
			g += .1 * p.text
		}
		if q.node.DataAtom == atom.Body {
			g -= .3 * p.text
		}
		if g > gain {
			best, gain = q, g
		}
	}
	return best
}

// size counts the bytes of text below each element, without scripts and styles.
func size(n *html.Node) map[*html.Node]int {
	sizes := map[*html.Node]int{}
	var walk func(*html.Node) int
	walk = func(n *html.Node) int {
		total := 0
		switch n.Type {
		case html.TextNode:
			total = len(strings.TrimSpace(n.Data))
		case html.ElementNode, html.DocumentNode:
			if n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Noscript || n.DataAtom == atom.Template {
				return 0
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				total += walk(c)
			}
			sizes[n] = total
		}
		return total
	}
	walk(n)
	return sizes
}

// letters returns s as it is compared: letters and digits only, lower case.
func letters(s string) string { return strings.Map(letter, s) }

// letter is r as it is compared, -1 where it is not.
func letter(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return unicode.ToLower(r)
	}
	return -1
}
