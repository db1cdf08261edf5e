package html

import (
	"fmt"

	"lede/model/article"
)

// leftOut returns the paragraphs that are left out where they are over a third of
// the running text that a reader of the page sees. What names call a part of the
// page's own, its phrases, and what stands in the text already do not count. Where
// the publisher's copy is whole, what it lacks is none of the text.
func (c *Candidates) leftOut(b *body) (left []*run, words, all int) {
	kept, said, apart := map[*run]bool{}, map[*wording]bool{}, map[*place]bool{}
	for i, r := range b.runs {
		if b.keep[i] {
			kept[r], said[r.wording] = true, true
		}
	}
	for _, r := range c.found.list {
		switch {
		case !r.prose():
		case kept[r]:
			all += r.words
		case said[r.wording] || c.apart(r.place, apart) || c.hints.drops(r.wording):
		default:
			said[r.wording] = true
			left = append(left, r)
			words += r.words
			all += r.words
		}
	}
	if words*3 <= all || c.copy.full {
		return nil, 0, all
	}
	return left, words, all
}

// apart reports whether names call p or an element around it none of the article;
// known are those that were asked.
func (c *Candidates) apart(p *place, known map[*place]bool) bool {
	if p == nil {
		return false
	}
	is, asked := known[p]
	if !asked {
		is = c.hints.kind(p.node, c.found.size[p.node]) == off || c.apart(p.up, known)
		known[p] = is
	}
	return is
}

// writeLeft adds what is left out behind the text, as asides, and says so.
func (c *Candidates) writeLeft(out *article.Builder, b *body) {
	left, words, all := c.leftOut(b)
	if len(left) == 0 {
		return
	}
	out.Notice(article.Cut, fmt.Sprintf("%d of the page's %d words of running text are left out: they stand behind it, folded", words, all))
	for _, r := range left {
		out.Block(article.Block{Kind: article.Paragraph, Aside: true}, r.text)
	}
}
