package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// trim decides which runs of the container are the article.
func (b *body) trim(h *hints, title string, w *declaredText) {
	b.keep = make([]bool, len(b.runs))
	b.lists = listDensity(b.runs)
	title = letters(title)
	for i, r := range b.runs {
		b.keep[i] = b.wanted(h, r, title, w.in[r]) || b.introduced(i, h)
	}
	b.cutTail(h, w)
	b.related()
	b.bounds(w)
	b.headings(w)
}

// wanted judges one run by itself. What the publisher's copy holds is wanted
// unless it is one of the phrases of pages.
func (b *body) wanted(h *hints, r *run, title string, seen bool) bool {
	line := r.text
	switch {
	case r.boxed == off || r.words == 0:
		return false
	case figure(r):
		return true // caption and credit
	case r.heading():
		return r.letters() != title && !h.drops(r.wording) && (r.block.DataAtom != atom.H1 || seen)
	case r.words <= 40 && h.drops(r.wording):
		return false
	case seen:
		return true
	case inside(r.block, atom.Pre) || inside(r.block, atom.Table):
		return r.density() < .6
	case r.density() > .75:
		d, listed := b.lists[listOf(r.block)]
		return listed && d < .4
	case r.words < 5 && !ended(line) && !textual(r.block):
		return false
	}
	return true
}

// introduced reports whether run i is a paragraph of links that a kept one
// before it announces with a colon: "Where the ferry stops:".
func (b *body) introduced(i int, h *hints) bool {
	if i == 0 || !b.keep[i-1] {
		return false
	}
	r, before := b.runs[i], b.runs[i-1]
	return r.block.DataAtom == atom.P && before.block.DataAtom == atom.P && r.block.Parent == before.block.Parent && r.boxed == open && r.words > r.linked &&
		strings.HasSuffix(before.text, ":") && before.linked == 0 && !h.cuts(before.wording) && !h.drops(r.wording)
}

// listDensity is the share of linked words in each list.
func listDensity(runs []*run) map[*html.Node]float64 {
	words, linked := map[*html.Node]int{}, map[*html.Node]int{}
	for _, r := range runs {
		if l := listOf(r.block); l != nil {
			words[l] += r.words
			linked[l] += r.linked
		}
	}
	out := map[*html.Node]float64{}
	for l, n := range words {
		out[l] = float64(linked[l]) / float64(max(1, n))
	}
	return out
}

func listOf(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
			return n
		}
	}
	return nil
}

// textual reports whether an element is meant for running text.
func textual(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Blockquote, atom.Td, atom.Th, atom.Dd, atom.Dt, atom.Pre, atom.Figcaption:
		return true
	}
	return false
}

func inside(n *html.Node, a atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == a {
			return true
		}
	}
	return false
}

// ended reports whether a line ends like a sentence.
func ended(line string) bool {
	line = strings.TrimRight(line, "\"'”’»)]* \u00a0")
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…。！？؟:", last)
}

// cutTail ends the article at a heading that starts something else, where most
// of the prose stands before it and none of its kind after. Elsewhere such a
// heading is dropped with the links below it.
func (b *body) cutTail(h *hints, w *declaredText) {
	total, before := 0, 0
	for i, r := range b.runs {
		if b.keep[i] && r.prose() {
			total += r.words
		}
	}
	last := b.goesTo(w)
	for i, r := range b.runs {
		if b.keep[i] && r.prose() {
			before += r.words
		}
		if r.words > 12 || w.in[r] || !h.cuts(r.wording) {
			continue
		}
		b.keep[i] = false
		if before*10 >= total*6 && i > last {
			clear(b.keep[i:])
			return
		}
	}
}

// home is the element whose own paragraphs hold most of the prose that is kept.
func (b *body) home() *html.Node { return homeOf(b.runs, func(i int) bool { return b.keep[i] }) }

func homeOf(runs []*run, kept func(int) bool) *html.Node {
	words := map[*html.Node]int{}
	var home *html.Node
	for i, r := range runs {
		if r.prose() && kept(i) {
			p := holder(r)
			words[p] += r.words
			if words[p] > words[home] {
				home = p
			}
		}
	}
	return home
}

// paragraphOf reports whether a run is a paragraph of running text that stands
// in home itself.
func (r *run) paragraphOf(home *html.Node) bool {
	return r.prose() && r.block.Parent == home && r.block.DataAtom == atom.P
}

// holder is the element that a run's paragraph, or its figure, stands in.
func holder(r *run) *html.Node {
	for n := r.block; n != nil; n = n.Parent {
		if n.DataAtom == atom.Figure {
			return n.Parent
		}
	}
	return r.block.Parent
}

// goesTo returns the last run that belongs to the article for sure: prose
// beside most of its prose, or what stands in the publisher's copy.
func (b *body) goesTo(w *declaredText) int {
	home := b.home()
	for i, r := range slices.Backward(b.runs) {
		if w.in[r] || b.keep[i] && r.paragraphOf(home) {
			return i
		}
	}
	return -1
}

// maxRelated is how many words of related links a box may show.
const maxRelated = 40

// related keeps small boxes of links inside the article, as asides, whole; of
// larger ones nothing is kept but running text.
func (b *body) related() {
	for i := 0; i < len(b.runs); {
		if b.runs[i].boxed != aside {
			i++
			continue
		}
		end, words, prose := i, 0, false
		for ; end < len(b.runs) && b.runs[end].boxed == aside; end++ {
			words += b.runs[end].words
			prose = prose || b.keep[end] && b.runs[end].prose()
		}
		for ; i < end; i++ {
			b.keep[i] = words <= maxRelated || prose && b.keep[i]
		}
	}
}

// bounds drops what stands before the first and after the last run that reads
// like a sentence; before the first paragraph, all but sentences.
func (b *body) bounds(w *declaredText) {
	first, last, lead := len(b.runs), -1, -1
	home := b.home()
	for i, r := range b.runs {
		if !b.keep[i] || figure(r) && !(r.prose() && holder(r) == home) {
			continue
		}
		sentence := w.in[r] || r.prose() || r.words >= 4 && !r.heading() && ended(r.text) && r.density() < .5 ||
			r.words >= 2 && r.block.Parent == home && textual(r.block)
		if w.full && !w.in[r] {
			continue
		}
		if r.boxed == open && (sentence || r.heading() && r.words >= 8 && ended(r.text)) {
			first = min(first, i)
			last = i
		}
		if lead < 0 && !figure(r) && (r.prose() || w.in[r]) {
			lead = i
		}
	}
	if first < len(b.runs) {
		first = b.headed(first)
	}
	for i, r := range b.runs {
		outside := i < first || i > last || i < lead && i > first && r.block.Parent != home && listOf(r.block) == nil && !(r.words >= 6 && ended(r.text))
		if outside && !(i < lead && figure(r)) {
			b.keep[i] = false
		}
	}
	if last >= 0 {
		nodes := b.runs[last].nodes
		b.last = nodes[len(nodes)-1]
	}
}

// maxCredits is how many lines stand between a heading and its text at most: who wrote
// it, and when.
const maxCredits = 3

// headed is the run that heads the first of several sections, where first is the first
// that reads like a sentence; first where none does.
func (b *body) headed(first int) int {
	for i := first - 1; i >= 0 && i > first-2-maxCredits; i-- {
		if b.opens(i) && (i == first-1 || b.runs[i].heading() && b.runs[i].block.Parent == b.runs[first].block.Parent) {
			return i
		}
		if b.runs[i].heading() || b.runs[i].prose() {
			break
		}
	}
	return first
}

// opens reports whether run i, before the first paragraph, heads the first of
// several sections: as the kept headings of others do.
func (b *body) opens(i int) bool {
	r := b.runs[i]
	if !b.keep[i] || r.boxed != open {
		return false
	}
	for j := i + 1; j < len(b.runs); j++ {
		if o := b.runs[j]; b.keep[j] && o.heading() && o.block.DataAtom == r.block.DataAtom && o.block.Parent.DataAtom == r.block.Parent.DataAtom {
			return true
		}
	}
	return false
}

func figure(r *run) bool { return inside(r.block, atom.Figure) || inside(r.block, atom.Figcaption) }

// headings drops a heading that nothing follows before the next of its rank.
func (b *body) headings(w *declaredText) {
	var next *run
	for i := len(b.runs) - 1; i >= 0; i-- {
		r := b.runs[i]
		if r.heading() && !w.in[r] && (next == nil || next.heading() && level(next.block) <= level(r.block)) {
			b.keep[i] = false
		}
		if b.keep[i] {
			next = r
		}
	}
}

func level(n *html.Node) int { return int(n.Data[1] - '0') }
