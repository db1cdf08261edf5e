package tui

import "lede/model/state"

// Sizes of the panes, in columns.
const (
	wideFrom  = 100 // from here the list stands beside the article
	listShare = 30  // percent of the window
	listLeast = 30
	listMost  = 48
	panelMost = 48
)

// rect is a pane's place on the screen, in cells.
type rect struct {
	x, y, width, height int
}

// layout is where everything is. A pane that is not shown has no width.
type layout struct {
	body                rect // all between header and footer
	list, reader, panel rect
	chrome              bool // header and footer are shown
}

// wide reports whether list and article stand side by side. One article alone
// has the window to itself.
func (m *Model) wide() bool {
	return m.width >= wideFrom && !m.reader.Zen && m.reader.Library.Total() > 1
}

// layout follows from the window and the state. A panel takes the place of the
// list, or the whole of a narrow window, so that the page does not move when
// one opens; beside one article alone it takes the right side.
func (m *Model) layout() layout {
	r := m.reader
	l := layout{chrome: m.height >= 5 && !r.Zen}
	l.body = rect{0, 0, m.width, m.height}
	if l.chrome {
		l.body.y, l.body.height = 1, m.height-2
	}
	b := l.body
	side := max(listLeast, min(listMost, m.width*listShare/100))
	panel := r.Panel != nil && r.Open != nil
	switch {
	case m.wide() && panel:
		l.panel, l.reader = b.split(side)
	case m.wide():
		l.list, l.reader = b.split(side)
	case panel && m.width >= wideFrom && !r.Zen:
		l.reader, l.panel = b.split(m.width - side - 1)
	case panel && r.Focus == state.OnPanel:
		l.panel = b
	case r.Open != nil && (r.Focus == state.OnArticle || r.Zen):
		l.reader = b
	default:
		l.list = b
	}
	return l
}

// split parts r into a left side of that width and the rest, with a column for
// a rule between them.
func (r rect) split(width int) (left, right rect) {
	left, right = r, r
	left.width = width
	right.x, right.width = r.x+width+1, r.width-width-1
	return left, right
}
