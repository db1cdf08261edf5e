package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// Limits of a choice.
const (
	likely    = .6  // a line is kept from this chance on
	doubtful  = .35 // and one that the rules keep from this
	minChosen = 50  // words; of less the rules are believed
	minJudged = 40  // lines; the pages that were learned from have more
	maxLead   = 120 // words above the rules' container that are a standfirst
)

// choose returns the article that the learned choice finds, nil where it finds
// too little, or the page is too long to be judged line by line.
func (c *Candidates) choose() *body {
	ch := chooser()
	if ch == nil || c.Len() < minJudged || c.Len() > maxRuns {
		return nil
	}
	kept, words := map[*run]bool{}, 0
	for i, s := range ch.Scores(c) {
		r, least := c.found.whole[i], float32(likely)
		if c.ruled[r] {
			least = doubtful
		}
		if s >= least && r.letters() != c.title {
			kept[r] = true
			words += r.words
		}
	}
	if words < minChosen {
		return nil
	}
	c.keepHome(kept)
	return c.bodyOf(kept)
}

// keepHome keeps what the rules keep of the paragraphs beside most of the prose
// that is kept: an article has no gap among them, and far down a long one the
// pages that were learned from have few lines to judge by.
func (c *Candidates) keepHome(kept map[*run]bool) {
	home := homeOf(c.found.whole, func(i int) bool { return kept[c.found.whole[i]] })
	for _, r := range c.found.whole {
		if c.ruled[r] && (r.paragraphOf(home) || inside(r.block, atom.Pre) && within(r.block, home)) {
			kept[r] = true
		}
	}
}

// bodyOf makes a body of the lines that are kept.
func (c *Candidates) bodyOf(kept map[*run]bool) *body {
	b := &body{hints: c.hints, boxes: c.found.boxes, chosen: map[*html.Node]bool{}, bare: map[*html.Node]bool{}}
	var lead []*run
	if b.root, lead = c.container(kept); b.root == nil {
		return nil
	}
	for _, r := range c.found.whole {
		if within(r.block, b.root) {
			b.runs, b.keep = append(b.runs, r), append(b.keep, kept[r])
		}
	}
	for i, r := range b.runs {
		if b.keep[i] {
			b.last = r.nodes[len(r.nodes)-1]
			b.mark(r)
		}
	}
	b.strip()
	b.preface(c.readable(kept))
	for _, r := range lead {
		b.leads(r)
	}
	return b
}

// readable are the lines that a reader sees, and those that are kept.
func (c *Candidates) readable(kept map[*run]bool) []*run {
	return slices.DeleteFunc(slices.Clone(c.found.whole), func(r *run) bool { return r.hidden && !kept[r] })
}

// container returns the element around what is kept: the rules' one, where only
// a short standfirst or a picture's caption stands above it.
func (c *Candidates) container(kept map[*run]bool) (root *html.Node, lead []*run) {
	var all, inside, above *html.Node
	words, after := 0, false
	for _, r := range c.found.whole {
		switch {
		case !kept[r]:
			continue
		case c.rules != nil && within(r.block, c.rules.root):
			inside = c.rules.root
		case inside == nil:
			lead, above = append(lead, r), r.block
			words += r.words
		default:
			after = true
		}
		all = spanning(all, r.block)
	}
	if inside == nil || after || words > maxLead || above != nil && !leadable(lead) {
		return all, nil
	}
	return inside, lead
}

// leadable reports whether lines may stand above the text as its standfirst:
// running text and captions, no headings.
func leadable(lead []*run) bool {
	return !slices.ContainsFunc(lead, func(r *run) bool { return r.heading() || listOf(r.block) != nil })
}

// spanning returns the smallest element around root and n; n where root is nil.
func spanning(root, n *html.Node) *html.Node {
	if root == nil {
		return n
	}
	for root != nil && !within(n, root) {
		root = root.Parent
	}
	return root
}

// mark notes that the elements around a kept line are shown, and shows those
// that were out of sight.
func (b *body) mark(r *run) {
	for n := r.block; n != nil && !b.chosen[n]; n = n.Parent {
		b.chosen[n] = true
	}
	if r.hidden {
		for _, t := range r.nodes {
			b.reveal(t)
		}
	}
}

// strip notes the elements that are left out with the pictures in them: those
// with lines of which none is kept, and what stands beside no line at all. A
// picture whose caption is left out stays.
func (b *body) strip() {
	story, boxed := 0, 0
	for i, r := range b.runs {
		if b.keep[i] {
			story += r.words
			if r.boxed == aside {
				boxed += r.words
			}
			continue
		}
		if figure(r) {
			continue
		}
		for n := r.block; n != nil && !b.chosen[n] && !b.bare[n]; n = n.Parent {
			b.bare[n] = true
		}
	}
	b.inset = boxed*3 > story
}

// reveal takes from the elements around n what hides them.
func (b *body) reveal(n *html.Node) {
	for ; n != nil; n = n.Parent {
		if markup.Hidden(n) && !markup.Unshown(n) {
			b.hints.unhide(n)
		}
	}
}

// unhide takes from an element what hides it, and the classes that call it none of the
// article.
func (h *hints) unhide(n *html.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" || a.Key == "style" })
	for i := range n.Attr {
		if n.Attr[i].Key == "class" {
			n.Attr[i].Val = strings.Join(slices.DeleteFunc(strings.Fields(n.Attr[i].Val), h.hides), " ")
		}
	}
}

// hides reports whether a class takes its element out of the article.
func (h *hints) hides(class string) bool {
	return markup.HidingClass(class) || h.of(class)&(saysDrop|saysHides) != 0
}

// leads adds a line to what stands above the container.
func (b *body) leads(r *run) {
	n := r.block
	if f := ancestor(n, atom.Figure); f != nil {
		n = f
	}
	if r.hidden {
		b.reveal(r.nodes[0])
	}
	if !slices.Contains(b.lead, n) {
		b.lead = append(b.lead, n)
	}
}
