// Package layout places the panes in the window: a function of its size and of
// what the reader has open. It draws nothing.
package layout

import "lede/model/state"

// Sizes of the panes, in columns, and in rows for a panel below the article.
const (
	WideFrom   = 100 // from here the list stands beside the page
	sideShare  = 25  // percent of the window
	sideUsual  = 30  // columns at least, unless the reader made them fewer
	sideMost   = 40  // columns at most, likewise
	SideLeast  = 20
	PageLeast  = 44
	panelLeast = 26 // columns of a panel beside the page, unless the reader made them fewer
	BesideFrom = PageLeast + 1 + panelLeast
	LowFrom    = 16 // rows from which a panel has room below the article
	lowShare   = 40 // percent of them
	LowLeast   = 5
	AboveLeast = 6
	ChromeFrom = 5 // rows from which there are a header and a footer
)

// Rect is a place on the screen, in cells.
type Rect struct {
	X, Y, Width, Height int
}

// Has reports whether the cell lies in r.
func (r Rect) Has(x, y int) bool {
	return r.X <= x && x < r.X+r.Width && r.Y <= y && y < r.Y+r.Height
}

// Split parts r into a left side of that width and the rest, with a column for a
// rule between them.
func (r Rect) Split(width int) (left, right Rect) {
	left, right = r, r
	left.Width = width
	right.X, right.Width = r.X+width+1, r.Width-width-1
	return left, right
}

// Stack parts r into an upper side of that height and the rest, with a row for a
// rule between them.
func (r Rect) Stack(height int) (upper, lower Rect) {
	upper, lower = r, r
	upper.Height = height
	lower.Y, lower.Height = r.Y+height+1, r.Height-height-1
	return upper, lower
}

// Layout is where everything is. A pane that is not shown has no width.
type Layout struct {
	Body              Rect // all between header and footer
	List, Page, Panel Rect
	Found             Rect // the results of a search of the library
	Tour              Rect // a card of the tour, below the body
	Stacked           bool // the panel lies below the page
	Chrome            bool // header and footer are shown
}

// Window is what there is room in, in cells.
type Window struct {
	Width, Height int
	Below         bool // panels lie below the page, however wide it is
	Tour          int  // rows of a card of the tour, 0 for none
}

// Wide reports whether list and article stand side by side. One article alone
// has the window to itself.
func (w Window) Wide(r *state.Reader) bool {
	return w.Width >= WideFrom && !r.Zen() && r.Library().Total() > 1
}

// Side is the width of the list, and of a panel on the other side, where the
// reader wants that many columns; 0 follows the window.
func (w Window) Side(r *state.Reader, columns int) int {
	if columns == 0 {
		columns = max(sideUsual, min(sideMost, w.Width*sideShare/100))
	}
	most := w.Width - PageLeast - 1
	if w.three(r) {
		most = (w.Width - PageLeast - 2) / 2
	}
	return max(SideLeast, min(columns, most))
}

// three reports whether the page stands between the list and a panel.
func (w Window) three(r *state.Reader) bool {
	return w.Wide(r) && r.Panel() != nil && r.Open() != nil && !w.Below
}

// Low is the height of a panel below the page in a body of that height, where
// the reader wants that many rows; 0 follows the window.
func Low(rows, height int) int {
	if rows == 0 {
		rows = height * lowShare / 100
	}
	return max(LowLeast, min(rows, height-AboveLeast-1))
}

// Of follows from the window and the state. The list has the left side, and keeps
// it when a panel opens. The panel has the right side, as wide as the list, so that
// the page stands in the middle. Only in a window with no room for it beside the page,
// or where the reader wants it so, it lies below, and takes the whole of a low one.
func Of(r *state.Reader, w Window) Layout {
	l := Layout{Chrome: w.Height >= ChromeFrom && !r.Zen()}
	l.Body = Rect{0, 0, w.Width, w.Height}
	if l.Chrome {
		l.Body.Y, l.Body.Height = 1, w.Height-2
	}
	if w.Tour > 0 && l.Body.Height-w.Tour >= LowLeast {
		l.Tour = Rect{0, l.Body.Y + l.Body.Height - w.Tour, w.Width, w.Tour}
		l.Body.Height -= w.Tour
	}
	switch panel := r.Panel() != nil && r.Open() != nil; {
	case r.Finding() != nil && r.Focus() == state.OnFindings:
		l.Found = l.Body
	case w.Wide(r):
		l.wide(r, w, panel)
	case panel && !w.Below && w.Width >= BesideFrom && r.Focus() != state.OnList && !r.Zen():
		l.Page, l.Panel = l.Body.Split(w.Width - w.Side(r, r.Side()) - 1)
	case panel && r.Focus() != state.OnList && l.Body.Height >= LowFrom && !r.Zen():
		l.stack(l.Body, r.Low())
	case panel && r.Focus() == state.OnPanel:
		l.Panel = l.Body
	case r.Open() != nil && (r.Focus() == state.OnArticle || r.Zen()):
		l.Page = l.Body
	default:
		l.List = l.Body
	}
	return l
}

// wide puts the page beside the list or the results, and the panel beside or below
// it.
func (l *Layout) wide(r *state.Reader, w Window, panel bool) {
	var side Rect
	side, l.Page = l.Body.Split(w.Side(r, r.Side()))
	if r.Finding() != nil {
		l.Found = side
	} else {
		l.List = side
	}
	switch {
	case w.three(r):
		l.Page, l.Panel = l.Page.Split(l.Page.Width - side.Width - 1)
	case panel && l.Body.Height >= LowFrom:
		l.stack(l.Page, r.Low())
	case panel && r.Focus() == state.OnPanel:
		l.Panel, l.Page = l.Page, Rect{}
	}
}

// stack puts the panel below the page, both in within.
func (l *Layout) stack(within Rect, rows int) {
	l.Stacked = true
	l.Page, l.Panel = within.Stack(within.Height - Low(rows, within.Height) - 1)
}

// Edge is a rule between two panes.
type Edge uint8

// Edges.
const (
	NoEdge    Edge = iota
	RightEdge      // of the list
	LeftEdge       // of a panel on the right
	TopEdge        // of a panel below
)

// Edge is the rule that the cell lies on.
func (l Layout) Edge(x, y int) Edge {
	switch {
	case l.Page.Width == 0 || !l.Body.Has(x, y):
	case l.Stacked && y == l.Panel.Y-1 && x >= l.Panel.X:
		return TopEdge
	case l.Panel.Width > 0 && !l.Stacked && l.Panel.X > 0 && x == l.Panel.X-1:
		return LeftEdge
	case l.Page.X > 0 && x == l.Page.X-1:
		return RightEdge
	}
	return NoEdge
}
