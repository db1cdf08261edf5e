package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"lede/model/store"
)

// Steps of a key that gives a pane more room.
const (
	sideStep = 4 // columns
	lowStep  = 2 // rows
)

// growPane gives the list or the panel n steps more room.
func (m *Model) growPane(n int) {
	switch l := m.layout(); {
	case l.stacked:
		m.setLow(l.panel.height + n*lowStep)
	case 0 < l.reader.width && l.reader.width < l.body.width:
		m.setSide(m.side(m.reader.Side()) + n*sideStep)
	default:
		m.reader.Say("no panes beside each other here")
	}
	m.keepSizes()
}

// letGo ends to drag an edge.
func (m *Model) letGo() {
	if m.dragging != noEdge {
		m.keepSizes()
	}
	m.dragging = noEdge
}

// keepSizes puts the sizes of panes into the store.
func (m *Model) keepSizes() {
	m.keepSettings(func(s *store.Settings) { s.Panel, s.Low = m.reader.Side(), m.reader.Low() })
}

// setSide makes the list, or the panel in its place, that many columns wide, as
// far as there is room.
func (m *Model) setSide(columns int) {
	m.reader.ResizeSide(m.side(max(1, columns)))
	m.reader.Say(fmt.Sprintf("%d columns", m.reader.Side()))
}

// setLow makes a panel below the article that many rows high, likewise.
func (m *Model) setLow(rows int) {
	m.reader.ResizeLow(low(max(1, rows), m.layout().body.height))
	m.reader.Say(fmt.Sprintf("%d rows", m.reader.Low()))
}

// edge is a rule between two panes.
type edge uint8

const (
	noEdge    edge = iota
	rightEdge      // of the list, or of the panel in its place
	leftEdge       // of a panel on the right
	topEdge        // of a panel below
)

// edge is the rule that the cell lies on.
func (l layout) edge(x, y int) edge {
	switch {
	case l.reader.width == 0 || !l.body.has(x, y):
	case l.stacked && y == l.panel.y-1 && x >= l.panel.x:
		return topEdge
	case l.panel.width > 0 && !l.stacked && l.panel.x > 0 && x == l.panel.x-1:
		return leftEdge
	case l.reader.x > 0 && x == l.reader.x-1:
		return rightEdge
	}
	return noEdge
}

// drag moves the edge between two panes to the pointer.
func (m *Model) drag(msg tea.MouseMotionMsg) {
	if msg.Button != tea.MouseLeft {
		return
	}
	l := m.layout()
	switch m.dragging {
	case topEdge:
		m.setLow(l.body.y + l.body.height - msg.Y - 1)
	case leftEdge:
		m.setSide(m.width - msg.X - 1)
	case rightEdge:
		m.setSide(msg.X)
	}
}
