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

// wide reports whether list and article stand side by side.
func (m *Model) wide() bool { return m.width >= wideFrom && !m.reader.Zen }

// layout follows from the window and the state. The reader's width does not
// depend on whether a panel is open, so that the page never jumps: a panel
// takes the place of the list, or the whole of a narrow window.
func (m *Model) layout() layout {
	r := m.reader
	l := layout{chrome: m.height >= 5 && !r.Zen}
	l.body = rect{0, 0, m.width, m.height}
	if l.chrome {
		l.body.y, l.body.height = 1, m.height-2
	}
	b := l.body
	if !m.wide() {
		switch {
		case r.Panel != nil && r.Focus == state.OnPanel:
			l.panel = b
		case r.Open != nil && (r.Focus == state.OnArticle || r.Zen):
			l.reader = b
		default:
			l.list = b
		}
		return l
	}
	side := max(listLeast, min(listMost, m.width*listShare/100))
	l.reader = rect{side + 1, b.y, m.width - side - 1, b.height}
	left := rect{0, b.y, side, b.height}
	if r.Panel != nil && r.Open != nil {
		l.panel = left
	} else {
		l.list = left
	}
	return l
}
