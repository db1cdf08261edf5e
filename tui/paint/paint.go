// Package paint lays marks over finished rows: what is lit, quoted, found or
// selected. Only rows of the screen are touched, every frame anew; nothing is
// laid out again. Where marks overlap, each is laid over those of lower roles,
// and what a mark leaves open shows what is below it.
package paint

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lede/model/text"
	"lede/tui/page"
	"lede/tui/theme"
)

// Painter turns rows into strings for the screen. It keeps scratch memory:
// one goroutine at a time.
type Painter struct {
	Theme  *theme.Theme
	Method ansi.Method

	// Directed puts signs around what rows of paragraphs from right to left show, for
	// pane.Isolate: FromRight and EndFromRight.
	Directed bool

	// Head is laid over the headline and the summary: its marks are spans of
	// Page.Head.
	Head *Layer

	near []Mark // marks on the screen
	lit  []Mark // marks on a row
	cuts []int
	buf  []byte
}

// Signs around the row of a paragraph from right to left. They have no width, never
// stand in cleaned text, and are not for the terminal.
const (
	FromRight    = "\u200f"
	EndFromRight = "\u200e"
)

// Rows renders rows of p with the marks of layers laid over them, a string
// each. Strings are one line, end in the default style, and are as wide as
// their row: nothing is padded on the right. Rows that a Quote mark touches have a
// bar in the margin, a broken one where it is a guess who spoke; those of a
// Reported mark a dotted one.
func (t *Painter) Rows(p *page.Page, rows []page.Row, layers ...*Layer) []string {
	t.Theme, t.Method = p.Options().Theme, p.Options().Method
	t.gather(rows, layers)
	out := make([]string, len(rows))
	next := 0
	for i := range rows {
		span, ok := rows[i].Span()
		t.lit = t.lit[:0]
		if ok {
			for next < len(t.near) && t.near[next].Start < span.End {
				next++
			}
			for _, m := range t.near[:next] {
				if m.Overlaps(span) {
					t.lit = append(t.lit, m)
				}
			}
		}
		slices.SortStableFunc(t.lit, byPriority)
		out[i] = t.row(p, &rows[i])
	}
	return out
}

// byPriority orders marks as they are laid over each other.
func byPriority(a, b Mark) int { return int(a.Role) - int(b.Role) }

// gather collects the marks that touch any of the rows, by their start.
func (t *Painter) gather(rows []page.Row, layers []*Layer) {
	t.near = t.near[:0]
	var screen text.Span
	found := false
	for i := range rows {
		if span, ok := rows[i].Span(); ok && !found {
			screen, found = span, true
		} else if ok {
			screen = screen.Join(span)
		}
	}
	if !found {
		return
	}
	for _, l := range layers {
		t.near = l.Over(t.near, screen)
	}
	slices.SortFunc(t.near, compare)
}

// row renders one row under t.lit.
func (t *Painter) row(p *page.Page, r *page.Row) string {
	t.buf = t.buf[:0]
	pen := theme.Style{}
	bar := p.Left() - 2
	token := t.bar()
	for i, first := 0, t.Directed && r.RTL; i < len(r.Segs); i++ {
		s := &r.Segs[i]
		if first && s.Col >= p.Left() && !bars(s.Text) {
			t.buf, first = append(t.buf, FromRight...), false
		}
		switch {
		case s.Source() && len(t.lit) > 0:
			pen = t.segment(s, pen)
		case !s.Head.Empty() && t.Head.Len() > 0:
			pen = t.headline(s, pen)
		case i == 0 && token != "" && bar >= 0 && s.Width == p.Left():
			pen = t.put(pen, theme.Style{}, s.Text[:bar])
			pen = t.put(pen, t.Theme.Style(theme.Bar), token)
			pen = t.put(pen, theme.Style{}, s.Text[bar+1:])
		default:
			pen = t.link(pen, s.Style, s.Text, s.URL)
		}
	}
	if !pen.Plain() {
		t.buf = append(t.buf, theme.Reset...)
	}
	if t.Directed && r.RTL {
		t.buf = append(t.buf, EndFromRight...)
	}
	return string(t.buf)
}

// bars reports whether s is the bars of a block quotation.
func bars(s string) bool { return strings.HasPrefix(s, page.BlockBar) }

// headline appends a segment of the headline or the summary.
func (t *Painter) headline(s *page.Seg, pen theme.Style) theme.Style {
	part := *s
	part.Span = s.Head
	t.lit = t.Head.Over(t.lit[:0], part.Span)
	slices.SortStableFunc(t.lit, byPriority)
	pen = t.segment(&part, pen)
	t.lit = t.lit[:0]
	return pen
}

// bar is what stands in the margin of a row under t.lit, "" for nothing.
func (t *Painter) bar() string {
	token := ""
	for _, m := range t.lit { // by rising role: a quotation in marks comes first
		switch {
		case m.Role == theme.Quote && !m.Guess:
			return "┃"
		case m.Role == theme.Quote:
			token = "╏"
		case m.Role == theme.Reported && token == "":
			token = "┊"
		}
	}
	return token
}

// put appends text in style.
func (t *Painter) put(pen, style theme.Style, text string) theme.Style {
	if text == "" {
		return pen
	}
	if style != pen {
		t.buf = style.AppendSGR(t.buf)
	}
	t.buf = append(t.buf, text...)
	return style
}

// link appends text in style, as a hyperlink where url is not empty.
func (t *Painter) link(pen, style theme.Style, text, url string) theme.Style {
	if url == "" {
		return t.put(pen, style, text)
	}
	t.buf = append(t.buf, ansi.SetHyperlink(url)...)
	pen = t.put(pen, style, text)
	t.buf = append(t.buf, ansi.ResetHyperlink()...)
	return pen
}

// segment appends a segment of the article's text, cut where marks begin and
// end.
func (t *Painter) segment(s *page.Seg, pen theme.Style) theme.Style {
	t.cut(s)
	for i := range len(t.cuts) - 1 {
		from, to := t.cuts[i], t.cuts[i+1]
		style := s.Style
		for _, m := range t.lit {
			if m.Start < to && from < m.End && (s.URL == "" || m.Strength == theme.First) {
				style = t.Theme.Lit(style, m.Role, m.Strength)
			}
		}
		shown := s.Text
		if s.Verbatim {
			shown = s.Text[from-s.Span.Start : to-s.Span.Start]
		}
		pen = t.link(pen, style, shown, s.URL)
	}
	return pen
}

// cut puts the places into t.cuts where the style of s may change: grapheme
// boundaries, for a grapheme is never half lit.
func (t *Painter) cut(s *page.Seg) {
	t.cuts = append(t.cuts[:0], s.Span.Start, s.Span.End)
	if !s.Verbatim {
		return
	}
	for _, m := range t.lit {
		if m.Start > s.Span.Start && m.Start < s.Span.End {
			t.cuts = append(t.cuts, page.Floor(s, m.Start, t.Method))
		}
		if m.End > s.Span.Start && m.End < s.Span.End {
			t.cuts = append(t.cuts, page.Ceil(s, m.End, t.Method))
		}
	}
	slices.Sort(t.cuts)
	t.cuts = slices.Compact(t.cuts)
}
