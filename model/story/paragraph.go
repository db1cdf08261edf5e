package story

import (
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
	"lede/model/wording"
)

// paragraphs are those of both articles: which are versions of one another, and
// which of them moved.
func (c *comparison) paragraphs() []Paragraph {
	of := c.versions()
	still := stays(of, c.old)
	var out []Paragraph
	used := make([]bool, len(c.old))
	for _, o := range of {
		if o >= 0 {
			used[o] = true
		}
	}
	next := 0 // old paragraphs up to here are said
	removed := func(until int) {
		for ; next < until; next++ {
			if !used[next] {
				out = append(out, Paragraph{Pair: Pair{Change: Removed, Old: c.old[next].span}})
			}
		}
	}
	for n, o := range of {
		p := Paragraph{Pair: Pair{Change: Added, New: c.fresh[n].span}}
		if o >= 0 {
			if still[n] {
				removed(o)
			}
			p = Paragraph{Pair{c.change(o, n), c.old[o].span, c.fresh[n].span}, !still[n]}
		}
		out = append(out, p)
	}
	removed(len(c.old))
	return out
}

// versions is for each new paragraph the old one that it is a version of, -1 where
// there is none: first those of equal words, then the most alike.
func (c *comparison) versions() []int {
	m := newMatching(len(c.old), len(c.fresh))
	byKey := map[string][]int{}
	for o, p := range c.old {
		byKey[p.key] = append(byKey[p.key], o)
	}
	for n, p := range c.fresh {
		if same := byKey[p.key]; len(same) > 0 {
			m.take(same[0], n)
			byKey[p.key] = same[1:]
		}
	}
	m.takeBest(c.likely(m))
	return m.of
}

// likely are the pairs of paragraphs without an equal that are alike.
func (c *comparison) likely(m matching) (out []likely) {
	shared := wording.NewShared(m.left(func(o int) []string { return c.old[o].words }))
	for n, p := range c.fresh {
		if m.of[n] >= 0 {
			continue
		}
		for o, both := range shared.With(p.words) {
			if like := wording.Share(both, len(c.old[o].words)+len(p.words)); like >= sameParagraph {
				out = append(out, likely{old: o, fresh: n, alike: like})
			}
		}
	}
	return out
}

// stays tells for each new paragraph that has an old one whether it kept its
// place: those are the ones with most words that stand in one order in both.
func stays(of []int, old []piece) []bool {
	best, prev := make([]int, len(of)), make([]int, len(of))
	end := -1
	for n, o := range of {
		if o < 0 {
			continue
		}
		best[n], prev[n] = 0, -1
		for m := range n {
			if of[m] >= 0 && of[m] < o && best[m] > best[n] {
				best[n], prev[n] = best[m], m
			}
		}
		best[n] += len(old[o].words)
		if end < 0 || best[n] > best[end] {
			end = n
		}
	}
	out := make([]bool, len(of))
	for ; end >= 0; end = prev[end] {
		out[end] = true
	}
	return out
}

// change says how new paragraph n differs from old paragraph o.
func (c *comparison) change(o, n int) Change {
	x, y := c.old[o], c.fresh[n]
	switch {
	case x.key == y.key:
		return Same
	case wording.Alike(x.words, y.words) < smallEdit || c.weighty(x, y):
		return Changed
	}
	return Edited
}

// weighty reports whether figures, names, dates, quoted words or a "not" differ
// between versions of a paragraph.
func (c *comparison) weighty(x, y piece) bool {
	return !slices.Equal(weights(c.a, x.span), weights(c.b, y.span))
}

// weights are the names, figures, dates and quoted words of a paragraph, other words
// with digits, and those that deny.
func weights(d *analysis.Document, within text.Span) (out []string) {
	for _, m := range mentions(d, within) {
		if m.Form == entity.Name && within.Covers(m.Span) {
			out = append(out, strings.Join(text.Words(m.Of(d.Article.Text)), " "))
		}
	}
	for _, q := range starting(d.Quotes, within, func(q quote.Quote) int { return q.Start }) {
		if q.Kind.Speech() && q.Kind != quote.Indirect && within.Covers(q.Span) {
			out = append(out, strings.Join(text.Words(q.Content.Of(d.Article.Text)), " "))
		}
	}
	for _, w := range wording.Of(within.Of(d.Article.Text)) {
		if wording.Denies(w) || strings.ContainsAny(w, "0123456789") {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}
