package tui

import "lede/model/state"

// Sizes of the panes, in columns, and in rows for a panel below the article.
const (
	wideFrom   = 100 // from here panes stand side by side
	sideShare  = 30  // percent of the window
	sideUsual  = 30  // columns at least, unless the reader made them fewer
	sideMost   = 48  // columns at most, likewise
	sideLeast  = 20
	pageLeast  = 44
	lowFrom    = 16 // rows from which a panel has room below the article
	lowShare   = 40 // percent of them
	lowLeast   = 5
	aboveLeast = 6
)

// rect is a pane's place on the screen, in cells.
type rect struct {
	x, y, width, height int
}

// layout is where everything is. A pane that is not shown has no width.
type layout struct {
	body                rect // all between header and footer
	list, reader, panel rect
	stacked             bool // the panel lies below the article
	found               rect // the results of a search of the library
	chrome              bool // header and footer are shown
}

// wide reports whether list and article stand side by side. One article alone
// has the window to itself.
func (m *Model) wide() bool {
	return m.width >= wideFrom && !m.reader.Zen() && m.reader.Library().Total() > 1
}

// side is the width of the list, or of the panel in its place, of which the
// reader wants side columns; 0 follows the window.
func (m *Model) side(side int) int {
	if side == 0 {
		side = max(sideUsual, min(sideMost, m.width*sideShare/100))
	}
	return max(sideLeast, min(side, m.width-pageLeast-1))
}

// low is the height of a panel below the article in a body of that height, of
// which the reader wants rows; 0 follows the window.
func low(rows, height int) int {
	if rows == 0 {
		rows = height * lowShare / 100
	}
	return max(lowLeast, min(rows, height-aboveLeast-1))
}

// layout follows from the window and the state. A panel takes the place of the
// list, so that the page does not move when one opens; beside one article alone
// it takes the right side. In a narrow window it lies below the article, in a
// small one it takes the whole.
func (m *Model) layout() layout {
	r := m.reader
	l := layout{chrome: m.height >= 5 && !r.Zen()}
	l.body = rect{0, 0, m.width, m.height}
	if l.chrome {
		l.body.y, l.body.height = 1, m.height-2
	}
	b := l.body
	side, low := m.side(r.Side()), low(r.Low(), l.body.height)
	panel := r.Panel() != nil && r.Open() != nil
	beside := panel && m.options.Config.Panels != "below"
	switch {
	case r.Finding() != nil && r.Focus() == state.OnFindings:
		l.found = b
	case m.wide() && beside:
		l.panel, l.reader = b.split(side)
	case m.wide():
		if l.list, l.reader = b.split(side); r.Finding() != nil {
			l.list, l.found = l.found, l.list
		}
		switch {
		case panel && b.height >= lowFrom:
			l.stacked = true
			l.reader, l.panel = l.reader.stack(b.height - low - 1)
		case panel && r.Focus() == state.OnPanel:
			l.panel, l.reader = l.reader, rect{}
		}
	case beside && m.width >= wideFrom && !r.Zen():
		l.reader, l.panel = b.split(m.width - side - 1)
	case panel && r.Focus() != state.OnList && b.height >= lowFrom && !r.Zen():
		l.stacked = true
		l.reader, l.panel = b.stack(b.height - low - 1)
	case panel && r.Focus() == state.OnPanel:
		l.panel = b
	case r.Open() != nil && (r.Focus() == state.OnArticle || r.Zen()):
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

// stack parts r into an upper side of that height and the rest, with a row for
// a rule between them.
func (r rect) stack(height int) (upper, lower rect) {
	upper, lower = r, r
	upper.height = height
	lower.y, lower.height = r.y+height+1, r.height-height-1
	return upper, lower
}
