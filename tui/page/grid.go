package page

import (
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/text"
)

// grid is how the columns of a table stand side by side.
type grid struct {
	widths []int
	right  []bool // numbers: aligned to the right
}

// grid measures the columns by the first rows; ok is false where they do not
// fit beside each other. What is too wide for the measure may go on to the edge
// of the pane; then heads are wrapped, then the widest cells, words last.
func (p *Page) grid(b article.Block) (g grid, ok bool) {
	var bodies, words []int // the widest cell below the head, the longest word
	for i, cells := range b.Rows[:min(len(b.Rows), sampledRows)] {
		for j, c := range cells {
			if j*(minColumn+columnGap) > p.room() {
				return g, false
			}
			if j == len(g.widths) {
				g.widths, bodies, words = append(g.widths, 1), append(bodies, 1), append(words, minColumn)
				g.right = append(g.right, len(b.Rows) > 1)
			}
			s := c.Of(p.article.Text)
			n := min(p.opt.Method.StringWidth(s), p.room())
			g.widths[j] = max(g.widths[j], n)
			if i > 0 {
				bodies[j] = max(bodies[j], n)
			}
			for word := range strings.FieldsSeq(text.Shorten(s, longestWord*pieceRows)) {
				words[j] = max(words[j], min(p.opt.Method.StringWidth(word), longestWord))
			}
			g.right[j] = g.right[j] && (i == 0 || numeric(s))
		}
	}
	heads := slices.Clone(words)
	for j := range heads {
		heads[j] = max(heads[j], bodies[j])
	}
	least := slices.Repeat([]int{minColumn}, len(g.widths))
	ok = shrink(g.widths, heads, p.room()) || shrink(g.widths, words, p.room()) || shrink(g.widths, least, p.room())
	return g, ok
}

// shrink narrows the widest columns, none below least, until all fit into total
// with gaps between; it reports whether they do.
func shrink(widths, least []int, total int) bool {
	for {
		sum, widest := columnGap*(len(widths)-1), -1
		for j, w := range widths {
			sum += w
			if w > least[j] && (widest < 0 || w > widths[widest]) {
				widest = j
			}
		}
		if sum <= total || widest < 0 {
			return sum <= total
		}
		widths[widest]--
	}
}

// numeric reports whether a cell is a number, with its sign, currency or unit
// sign, or empty.
func numeric(s string) bool {
	digits := s == ""
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits = true
		case !strings.ContainsRune(".,'%‰+-−–—±~<>()$€£¥₹ \u00a0\u202f", r):
			return false
		}
	}
	return digits
}
