package page

import (
	"slices"

	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"lede/model/text"
	"lede/tui/theme"
)

// Row is one finished line of the page, from the pane's left edge on. Package
// paint makes a string of it.
type Row struct {
	Place int // see the package comment
	Block int // index in Article.Blocks, -1 in the header

	// Segs stand side by side in ascending columns and cover Width columns
	// from column 0 on, the left margin included.
	Segs  []Seg
	Width int

	Gap   bool // an empty row between blocks
	Fold  bool // stands for asides, from Block on
	RTL   bool // of a paragraph that runs from right to left
	About bool // the last one on which it says where the article is from
}

// Seg is a stretch of a row in one style.
type Seg struct {
	Text  string // as it is shown: no control characters
	Col   int    // its first column
	Width int    // in columns
	Style theme.Style
	URL   string // of a link; else ""

	// Span is the part of Article.Text it shows; its Start is -1 where it shows
	// none: margins, bullets, bars, the header.
	Span text.Span

	// Head is the part of Page.Head it shows, likewise; empty elsewhere.
	Head text.Span

	// Verbatim says that Text is that part byte for byte. Else it stands for all
	// of it: a tab, a control character, a space widened.
	Verbatim bool
}

// Source reports whether the segment shows a part of the article's text.
func (s *Seg) Source() bool { return s.Span.Start >= 0 }

// none is the span of decoration.
var none = text.Span{Start: -1, End: -1}

// Span is the smallest span that covers all text on the row; ok is false where
// there is none.
func (r *Row) Span() (span text.Span, ok bool) {
	for i := range r.Segs {
		s := &r.Segs[i]
		switch {
		case !s.Source():
		case !ok:
			span, ok = s.Span, true
		default:
			span = span.Join(s.Span)
		}
	}
	return span, ok
}

// shows reports whether the byte at offset is on the row.
func (r *Row) shows(offset int) bool {
	return slices.ContainsFunc(r.Segs, func(s Seg) bool { return s.Span.Contains(offset) })
}

// Cells are the columns [from, to) of one stretch of a row.
type Cells struct{ From, To int }

// Cells are the columns that show a part of span, in ascending order.
func (p *Page) Cells(r *Row, span text.Span) []Cells {
	var out []Cells
	for i := range r.Segs {
		s := &r.Segs[i]
		if !s.Source() || !s.Span.Overlaps(span) {
			continue
		}
		c := Cells{s.Col, s.Col + s.Width}
		if s.Verbatim {
			c = p.inside(s, span)
		}
		if n := len(out); n > 0 && out[n-1].To == c.From {
			out[n-1].To = c.To
		} else if c.To > c.From {
			out = append(out, c)
		}
	}
	return out
}

// inside are the columns of a verbatim segment that show a part of span.
func (p *Page) inside(s *Seg, span text.Span) Cells {
	c := Cells{-1, -1}
	col, off := s.Col, s.Span.Start
	for rest := s.Text; rest != ""; {
		n, w := cluster(rest, p.opt.Method)
		if off+n > span.Start && off < span.End {
			if c.From < 0 {
				c.From = col
			}
			c.To = col + w
		}
		rest, off, col = rest[n:], off+n, col+w
	}
	return c
}

// OffsetAt is the byte of Article.Text that column col of r shows: the start of
// its grapheme. ok is false on margins and decoration.
func (p *Page) OffsetAt(r *Row, col int) (offset int, ok bool) {
	for i := range r.Segs {
		s := &r.Segs[i]
		if !s.Source() || col < s.Col || col >= s.Col+s.Width {
			continue
		}
		if !s.Verbatim {
			return s.Span.Start, true
		}
		at, off := s.Col, s.Span.Start
		for rest := s.Text; rest != ""; {
			n, w := cluster(rest, p.opt.Method)
			if col < at+w {
				return off, true
			}
			rest, off, at = rest[n:], off+n, at+w
		}
	}
	return 0, false
}

// HeadAt is the byte of Head that column col of r shows, likewise.
func (p *Page) HeadAt(r *Row, col int) (offset int, ok bool) {
	for _, s := range r.Segs {
		if s.Span = s.Head; !s.Head.Empty() && s.Col <= col && col < s.Col+s.Width {
			return p.OffsetAt(&Row{Segs: []Seg{s}}, col)
		}
	}
	return 0, false
}

// Floor is the start of the grapheme of a verbatim segment that the byte at
// offset belongs to.
func Floor(s *Seg, offset int, m ansi.Method) int {
	from, _ := around(s, offset, m)
	return from
}

// Ceil is offset, or the end of the grapheme it lies inside of.
func Ceil(s *Seg, offset int, m ansi.Method) int {
	from, to := around(s, offset, m)
	if from == offset {
		return offset
	}
	return to
}

// around is the grapheme of s that the byte at offset belongs to.
func around(s *Seg, offset int, m ansi.Method) (from, to int) {
	i := offset - s.Span.Start
	if s.Text[i] < utf8.RuneSelf && s.Text[i-1] < utf8.RuneSelf {
		return offset, offset + 1
	}
	for from < i {
		n, _ := cluster(s.Text[from:], m)
		if from+n > i {
			return s.Span.Start + from, s.Span.Start + from + n
		}
		from += n
	}
	return offset, offset + 1
}
