// Package screen draws the whole screen from the state: the panes beside each
// other, what lies over them, header and footer. It changes nothing.
package screen

import (
	"slices"
	"strings"

	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/layout"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/pane"
	"lede/tui/theme"
)

// Screen is what there is to draw.
type Screen struct {
	Reader  *state.Reader
	Keys    *keymap.Keymap
	Canvas  pane.Canvas
	Painter *paint.Painter
	Page    *page.Page // of the open article; nil while there is none
	Raised  int        // rows of a picture above the reading place at which the screen begins
	Layout  layout.Layout

	Width, Height int
	Rest          string // how much of the open article was read; "" where that is all
	Empty         bool   // nothing was named to read
}

// Rows are the rows of the whole screen, none wider than it.
func (s *Screen) Rows() []string {
	if s.Width <= 0 || s.Height <= 0 {
		return nil
	}
	rows := append(s.body(), s.tour()...)
	switch l := s.Layout; {
	case l.Chrome:
		alone := l.Found.Width == 0 && l.List.Width == 0 && l.Page.Width > 0
		rows = append([]string{s.Canvas.Header(s.Reader, s.Width, alone, l.Page.Width > 0 && !s.stale())}, rows...)
		rows = append(rows, s.Canvas.Status(s.Reader, s.footer(), s.Width))
	case s.Reader.Input() != nil || s.Reader.Status().Text != "":
		rows[len(rows)-1] = s.Canvas.Status(s.Reader, pane.Footer{}, s.Width)
	}
	if s.Canvas.Isolated {
		rows = pane.Isolate(rows)
	}
	for i, row := range rows {
		rows[i] = s.Canvas.Inked(row)
	}
	return rows
}

// body draws all between header and footer: what has it to itself, else the
// panes; and over that what lies on top of it.
func (s *Screen) body() []string {
	rows, over := []string(nil), func([]string) {}
	for _, l := range slices.Backward(there(s.Reader, s.Reader.Top())) {
		switch draw := look(l); {
		case draw.whole != nil:
			rows, over = draw.whole(s), func([]string) {}
		case draw.over != nil:
			over = func(rows []string) { draw.over(s, rows) }
		}
	}
	if rows == nil {
		rows = s.panes()
	}
	over(rows)
	return rows
}

// column is a pane's rows, and where it stands; none where it is not shown.
type column struct {
	x    int
	rows []string
}

// panes draws the panes side by side with a rule between them.
func (s *Screen) panes() []string {
	if s.Empty {
		return s.Canvas.Welcome(s.Layout.Body.Width, s.Layout.Body.Height)
	}
	var columns []column
	for _, l := range state.Layers() {
		if draw := look(l).pane; draw != nil {
			if c := draw(s); c.rows != nil {
				columns = append(columns, c)
			}
		}
	}
	slices.SortStableFunc(columns, func(a, b column) int { return a.x - b.x })
	rows := columns[0].rows
	rule := s.Canvas.Style(theme.Rule).Render("│")
	for _, c := range columns[1:] {
		for i := range rows {
			rows[i] += rule + c.rows[i]
		}
	}
	return rows
}

// in draws a pane where it is shown.
func (s *Screen) in(at layout.Rect, focus state.Focus, draw func(r *state.Reader, width, height int, focused bool) []string) column {
	if at.Width == 0 {
		return column{}
	}
	return column{at.X, draw(s.Reader, at.Width, at.Height, s.Reader.Focus() == focus)}
}

func (s *Screen) list() column  { return s.in(s.Layout.List, state.OnList, s.Canvas.List) }
func (s *Screen) found() column { return s.in(s.Layout.Found, state.OnFindings, s.Canvas.Found) }

func (s *Screen) panel() column {
	if s.Layout.Stacked { // drawn below the page
		return column{}
	}
	return s.in(s.Layout.Panel, state.OnPanel, s.Canvas.Panel)
}

func (s *Screen) page() column {
	c := s.in(s.Layout.Page, state.OnArticle, func(r *state.Reader, width, height int, _ bool) []string {
		if s.stale() {
			return s.Canvas.Fill(nil, width, height)
		}
		return s.Canvas.Reader(r, s.Page, s.top(), s.Painter, width, height)
	})
	if s.Layout.Stacked {
		below := s.in(s.Layout.Panel, state.OnPanel, s.Canvas.Panel)
		c.rows = append(c.rows, s.Canvas.Style(theme.Rule).Render(strings.Repeat("─", s.Layout.Panel.Width)))
		c.rows = append(c.rows, below.rows...)
	}
	return c
}

// stale reports whether the open article is none of the list, which has no row to show
// another one of.
func (s *Screen) stale() bool {
	l := s.Reader.Library()
	return s.Reader.Focus() == state.OnList && l.Len() == 0 && l.Total() > 0
}

// top is the first row of the page on the screen.
func (s *Screen) top() (top page.Pos) {
	if s.Page != nil && s.Reader.Open() != nil {
		top = s.Page.Raised(s.Reader.Open().Place(), s.Raised)
	}
	return top
}

func (s *Screen) help() []string {
	return s.Canvas.Help(s.Reader, s.Keys, ModeUnder(s.Reader, state.LayerHelp), s.Layout.Body.Width, s.Layout.Body.Height)
}
