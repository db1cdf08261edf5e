package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
}

// believable collects the runs of a page, without what names say of them where
// they leave next to nothing of it.
func believable(page *html.Node, h *hints) *runs {
	c := collect(page, h)
	if words(c.list, open) < 60 && words(c.list, off)+words(c.list, aside) > 3*words(c.list, open) {
		c = collect(page, h.nameless())
	}
	return c
}

// body finds the article by rules, nil where nothing reads like one. The container is the element
// whose runs are prose and near it, widened to what continues it; a publisher's
// own copy of the text and names of elements overrule the count.
func (c *runs) body(h *hints, title string, w *declaredText) *body {
	list := c.list
	t := tally(list)
	root := w.root()
	if root == nil {
		root = t.container(h)
	}
	if root == nil {
		return nil
	}
	b := &body{root: root, boxes: c.boxes}
	for _, r := range list {
		if within(r.block, root) {
			b.runs = append(b.runs, r)
		}
	}
	b.trim(h, title, w)
	b.preface(list, h)
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

// sums are what the runs below each element add up to.
type sums struct {
	nodes []*html.Node           // the elements in order, inner ones first
	near  map[*html.Node]float64 // prose, less the deeper it lies
	prose map[*html.Node]float64
	junk  map[*html.Node]float64
}

func tally(list []*run) *sums {
	s := &sums{near: map[*html.Node]float64{}, prose: map[*html.Node]float64{}, junk: map[*html.Node]float64{}}
	for _, r := range list {
		w := r.weight()
		switch r.boxed {
		case aside:
			w /= 2
		case off:
			w *= .6 // it will be left out
		}
		depth := 0
		for n := r.block; n != nil && n.Type == html.ElementNode; n = n.Parent {
			if w > 0 {
				if s.prose[n] == 0 {
					s.nodes = append(s.nodes, n)
				}
				s.prose[n] += w
				s.near[n] += w * decay(depth, r.block)
			} else {
				s.junk[n] -= w
			}
			depth++
		}
	}
	return s
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
func (s *sums) container(h *hints) *html.Node {
	var top *html.Node
	best := 0.0
	for _, n := range s.nodes {
		score := s.near[n] * s.prose[n] / (s.prose[n] + s.junk[n])
		if h.named(n) {
			score *= 1.3
		}
		if score > best || score == best && top != nil && within(n, top) {
			top, best = n, score
		}
	}
	if top == nil {
		return nil
	}
	return s.widen(top, h)
}

// widen climbs from the densest element to the ancestor that adds more prose
// than anything else: a body in several sections, parted by advertisements.
func (s *sums) widen(top *html.Node, h *hints) *html.Node {
	best, gain := top, 0.0
	for n := top.Parent; n != nil && n.Type == html.ElementNode && n.DataAtom != atom.Html; n = n.Parent {
		more := s.prose[n] - s.prose[top]
		rest := s.junk[n] - s.junk[top]
		g := more - 1.5*rest
		if h.named(n) {
			g += .2 * s.prose[top]
		}
		if n.DataAtom == atom.Article {
			g += .1 * s.prose[top]
		}
		if n.DataAtom == atom.Body {
			g -= .3 * s.prose[top]
		}
		if g > gain {
			best, gain = n, g
		}
	}
	return best
}

// size counts the words of all text below n that is shown.
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
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
