package html

import (
	"strings"

	"golang.org/x/net/html"
)

// declaredText is the publisher's own copy of the text (JSON-LD articleBody),
// compared with the runs of the page.
type declaredText struct {
	seen []*run // runs that stand in it, in the page's order
	in   map[*run]bool
	full bool // the page holds the whole copy: what it does not name is not the article
}

// minCopy is the fewest letters of a copy that is believed to be the whole text.
const minCopy = 250

// Beyond these, comparing would take longer than it is worth.
const (
	maxCopy = 1 << 20
	maxRuns = 5000
)

// newDeclaredText finds the runs that stand in the copy. A copy that is an excerpt,
// or that the page does not hold, says nothing: it is empty.
func newDeclaredText(whole string, list []*run) *declaredText {
	w := &declaredText{in: map[*run]bool{}}
	body := letters(whole)
	if len(body) < minCopy || len(body) > maxCopy || len(list) > maxRuns {
		return w
	}
	covered := 0
	for _, r := range list {
		if l := r.letters(); len(l) >= 20 && strings.Contains(body, l) && r.boxed != off {
			w.seen = append(w.seen, r)
			w.in[r] = true
			covered += len(l)
		}
	}
	if covered < len(body)*6/10 || covered > len(body)*14/10 {
		return &declaredText{}
	}
	if w.preview(list) {
		return &declaredText{}
	}
	w.full = covered >= len(body)*92/100
	return w
}

// preview reports whether the copy is the beginning of a longer text: beside
// what it holds stands more prose than it has.
func (w *declaredText) preview(list []*run) bool {
	parents, inside, beside := map[*html.Node]bool{}, 0, 0
	for _, r := range w.seen {
		parents[r.block.Parent] = true
		inside += r.words
	}
	for _, r := range list {
		if !w.in[r] && r.boxed == open && r.prose() && parents[r.block.Parent] {
			beside += r.words
		}
	}
	return beside > inside
}

// root returns the smallest element around all runs that were seen, nil where
// there is none.
func (w *declaredText) root() *html.Node {
	if len(w.seen) == 0 {
		return nil
	}
	root := w.seen[0].block
	for _, r := range w.seen {
		for root != nil && !within(r.block, root) {
			root = root.Parent
		}
	}
	return root
}
