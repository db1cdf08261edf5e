package page

import (
	"strings"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/text"
)

// unit is what is laid out in one go: the header, a block, a piece of a long
// block, or a run of folded asides.
type unit struct {
	text.Span      // of the article's text
	block     int  // index of the block, the first one of a fold; -1 for the header
	count     int  // blocks in a fold, else 0
	open      bool // the blocks of the fold follow
	gap       int  // empty rows before it
	place     int  // of its first row, gap included
	inner     bool // continues a block
	from, to  int  // rows of a table, where it is laid out as one
}

// piece is the length in bytes from which a block is laid out in pieces. It
// bounds what one row can cost, whatever the article.
const piece = 4096

// units cuts an article into units, in order. The header is the first.
func units(a *article.Article, opt Options) []unit {
	out := make([]unit, 1, len(a.Blocks)+1)
	out[0] = unit{block: -1, place: minPlace}
	for i := 0; i < len(a.Blocks); i++ {
		b := &a.Blocks[i]
		u := unit{Span: b.Span, block: i, gap: gap(a.Blocks, i)}
		if b.Aside && !opt.Unfold && (i == 0 || !a.Blocks[i-1].Aside) {
			n := asides(a.Blocks[i:])
			if opt.Opened == nil || !opt.Opened.Has(i) {
				u.count, u.End, u.gap = n, a.Blocks[i+n-1].End, min(1, i)
				i += n - 1
			} else if i > 0 && a.Blocks[i-1].End <= u.Start-2 {
				out = append(out, unit{
					Span: text.Span{Start: u.Start - 1, End: u.Start - 1}, place: u.Start - 2,
					block: i, count: n, gap: 1, open: true,
				})
				u.gap = 0
			}
		}
		u.place = u.Start - u.gap
		out = cut(out, u, a)
	}
	return out
}

// asides is the number of asides that blocks begin with.
func asides(blocks []article.Block) (n int) {
	for n < len(blocks) && blocks[n].Aside {
		n++
	}
	return n
}

// minPlace is below every place of a header row.
const minPlace = -1 << 31

// cut appends u, in pieces where it is long.
func cut(out []unit, u unit, a *article.Article) []unit {
	b := &a.Blocks[u.block]
	if u.count > 0 {
		return append(out, u)
	}
	if b.Kind == article.Table && !wide(b) {
		return tableUnits(out, u, b)
	}
	for u.Len() > piece*3/2 {
		head := u
		head.End = seam(a.Text, u.Start+piece)
		out = append(out, head)
		u.Start, u.gap, u.inner = head.End, 0, true
		u.place = u.Start
	}
	return append(out, u)
}

// seam is a good place near at to begin a new piece: after a line end or a
// sentence, else a space, else between two runes.
func seam(s string, at int) int {
	window := s[at : at+piece/4]
	for _, end := range []string{"\n", ". ", "。", " "} {
		if i := strings.Index(window, end); i >= 0 {
			return at + i + len(end)
		}
	}
	for !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// looseItem is the length in bytes from which a list's items stand apart.
const looseItem = 240

// gap is the number of empty rows before block i: none before the first, which
// the header parts from itself, and none between short items of a list, but before
// the first of another, as notes below a list are.
func gap(blocks []article.Block, i int) int {
	if i == 0 {
		return 0
	}
	prev, b := &blocks[i-1], &blocks[i]
	another := b.Level <= prev.Level && b.Marker != prev.Marker && strings.TrimRight(b.Marker, ".)") == "1"
	tight := prev.Kind == article.Item && b.Kind == article.Item && !another &&
		prev.Len() < looseItem && b.Len() < looseItem
	if tight || prev.Kind == article.Quotation && b.Kind == article.Quotation && prev.Level != b.Level {
		return 0
	}
	return 1
}
