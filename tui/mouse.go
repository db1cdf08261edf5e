package tui

import (
	tea "charm.land/bubbletea/v2"

	"lede/model/state"
)

// The mouse is off until asked for, so that selecting text stays the
// terminal's.

// wheelRows is how many rows a turn of the wheel scrolls.
const wheelRows = 3

// wheel scrolls the pane under the pointer.
func (m *Model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	n := wheelRows
	if msg.Button == tea.MouseWheelUp {
		n = -n
	}
	l := m.layout()
	switch {
	case m.reader.Help() != nil:
		m.scrollHelp(n)
	case l.reader.has(msg.X, msg.Y):
		m.scroll(n)
	case l.panel.has(msg.X, msg.Y):
		m.reader.MovePanel(n)
	case l.found.has(msg.X, msg.Y):
		m.reader.MoveResults(n / wheelRows)
	case l.list.has(msg.X, msg.Y):
		m.reader.MoveRows(n / wheelRows)
		return m.preview()
	}
	return nil
}

// click goes to the pane under the pointer and does there what enter would:
// opens the article, follows the row, asks who is named.
func (m *Model) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft || m.reader.Input() != nil || m.reader.Help() != nil {
		return nil
	}
	if m.reader.Card() != nil {
		m.reader.CloseCard()
		return nil
	}
	l := m.layout()
	switch {
	case l.edge(msg.X, msg.Y) != noEdge:
		m.dragging = l.edge(msg.X, msg.Y)
	case l.list.has(msg.X, msg.Y):
		m.reader.FocusOn(state.OnList)
		return m.clickList(msg.Y-l.list.y, l.list)
	case l.found.has(msg.X, msg.Y):
		m.reader.FocusOn(state.OnFindings)
		if row := m.canvas.FoundAt(m.reader.Finding(), msg.Y-l.found.y); row >= 0 {
			return m.openFound(row, false)
		}
	case l.panel.has(msg.X, msg.Y):
		row := m.canvas.PanelAt(m.reader, msg.Y-l.panel.y)
		if m.reader.SelectPanelRow(row); row >= 0 {
			return m.goToRow()
		}
	case l.reader.has(msg.X, msg.Y) && m.shown() != nil:
		m.reader.FocusOn(state.OnArticle)
		m.clickText(msg.X-l.reader.x, msg.Y-l.reader.y, l.reader.height)
	}
	return nil
}

// clickList selects the article under the pointer, and opens the one that is
// selected already.
func (m *Model) clickList(y int, l rect) tea.Cmd {
	for row := m.reader.List().Top; row < m.reader.Library().Len(); row++ {
		height := m.canvas.ItemHeight(m.reader.Library().Item(m.reader.Library().At(row)), l.width)
		if y < height {
			if row == m.reader.Row() {
				return m.openSelected()
			}
			m.reader.SelectRow(row)
			return m.preview()
		}
		y -= height
	}
	return nil
}

// clickText asks about the name or quotation under the pointer.
func (m *Model) clickText(x, y, height int) {
	p := m.shown()
	rows := p.Rows(p.At(m.reader.Open().Place()), height)
	if y >= len(rows) {
		return
	}
	if rows[y].Fold {
		m.reader.ToggleFold(rows[y].Block)
		return
	}
	if offset, ok := p.OffsetAt(&rows[y], x); ok && m.reader.SelectAt(offset) {
		m.reader.AskSelected()
	}
	if offset, ok := p.HeadAt(&rows[y], x); ok {
		m.reader.AskHead(offset)
	}
}

// has reports whether the cell lies in r.
func (r rect) has(x, y int) bool {
	return r.x <= x && x < r.x+r.width && r.y <= y && y < r.y+r.height
}
