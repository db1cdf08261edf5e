package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"lede/tui/layout"
)

// Steps of a key that gives a pane more room.
const (
	sideStep = 4 // columns
	lowStep  = 2 // rows
)

// growPane gives the list or the panel n steps more room.
func (m *Model) growPane(n int) {
	switch l := m.layout(); {
	case l.Stacked:
		m.setLow(l.Panel.Height + n*lowStep)
	case 0 < l.Page.Width && l.Page.Width < l.Body.Width:
		m.setSide(m.window().Side(m.reader, m.reader.Side()) + n*sideStep)
	default:
		m.reader.Say("no panes beside each other here")
	}
	m.reader.KeepSizes()
}

// letGo ends to drag an edge.
func (m *Model) letGo() {
	if m.dragging != layout.NoEdge {
		m.reader.KeepSizes()
	}
	m.dragging = layout.NoEdge
}

// setSide makes the list and the panel that many columns wide, as far as there is
// room.
func (m *Model) setSide(columns int) {
	m.reader.ResizeSide(m.window().Side(m.reader, max(1, columns)))
	m.reader.Say(fmt.Sprintf("%d columns", m.reader.Side()))
}

// setLow makes a panel below the article that many rows high, likewise.
func (m *Model) setLow(rows int) {
	m.reader.ResizeLow(layout.Low(max(1, rows), m.layout().Body.Height))
	m.reader.Say(fmt.Sprintf("%d rows", m.reader.Low()))
}

// drag moves the edge between two panes to the pointer.
func (m *Model) drag(msg tea.MouseMotionMsg) {
	if msg.Button != tea.MouseLeft {
		return
	}
	l := m.layout()
	switch m.dragging {
	case layout.TopEdge:
		m.setLow(l.Body.Y + l.Body.Height - msg.Y - 1)
	case layout.LeftEdge:
		m.setSide(m.width - msg.X - 1)
	case layout.RightEdge:
		m.setSide(msg.X)
	}
}
