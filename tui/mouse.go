package tui

import (
	tea "charm.land/bubbletea/v2"

	"lede/model/state"
	"lede/tui/layout"
	"lede/tui/page"
)

// The mouse is off until asked for, so that selecting text stays the
// terminal's.

// wheelRows is how many rows a turn of the wheel scrolls.
const wheelRows = 3

// wheel scrolls the pane under the pointer.
func (m *Model) wheel(msg tea.MouseWheelMsg) {
	n := wheelRows
	if msg.Button == tea.MouseWheelUp {
		n = -n
	}
	l := m.layout()
	switch {
	case m.reader.Help() != nil:
		m.scrollHelp(n)
	case l.Page.Has(msg.X, msg.Y):
		m.scroll(n)
	case l.Panel.Has(msg.X, msg.Y):
		m.reader.MovePanel(n)
	case l.Found.Has(msg.X, msg.Y):
		m.reader.MoveResults(n / wheelRows)
	case l.List.Has(msg.X, msg.Y):
		m.reader.MoveRows(n / wheelRows)
	}
}

// click goes to the pane under the pointer and does there what enter would:
// opens the article, follows the row, asks who is named.
func (m *Model) click(msg tea.MouseClickMsg) {
	if msg.Button != tea.MouseLeft {
		return
	}
	for top := m.reader.Top(); top == state.LayerLetter || top == state.LayerKind; top = m.reader.Top() {
		m.reader.Cancel() // it is no answer
	}
	switch m.reader.Top() {
	case state.LayerTyping, state.LayerHelp:
		return
	case state.LayerCard:
		m.reader.CloseCard()
		return
	}
	l := m.layout()
	switch {
	case l.Edge(msg.X, msg.Y) != layout.NoEdge:
		m.dragging = l.Edge(msg.X, msg.Y)
	case l.List.Has(msg.X, msg.Y):
		m.reader.FocusOn(state.OnList)
		m.clickList(msg.Y-l.List.Y, l.List)
	case l.Found.Has(msg.X, msg.Y):
		m.reader.FocusOn(state.OnFindings)
		if row := m.canvas.FoundAt(m.reader.Finding(), msg.Y-l.Found.Y, l.Found.Width); row >= 0 {
			m.engine.OpenResult(row, false)
		}
	case l.Panel.Has(msg.X, msg.Y):
		row := m.canvas.PanelAt(m.reader, msg.Y-l.Panel.Y)
		if m.reader.SelectPanelRow(row); row >= 0 {
			m.goToRow()
		}
	case l.Page.Has(msg.X, msg.Y) && m.shown() != nil:
		m.reader.FocusOn(state.OnArticle)
		m.clickText(msg.X-l.Page.X, msg.Y-l.Page.Y, l.Page.Height)
	}
}

// clickList selects the article under the pointer, and opens the one that is
// selected already.
func (m *Model) clickList(y int, within layout.Rect) {
	for row := m.reader.List().Top; row < m.reader.Library().Len(); row++ {
		height := m.canvas.ItemHeight(m.reader, row, within.Width)
		if y < height {
			if row == m.reader.Row() {
				m.openSelected()
			} else {
				m.reader.SelectRow(row)
			}
			return
		}
		y -= height
	}
}

// clickText asks about the name or quotation under the pointer.
func (m *Model) clickText(x, y, height int) {
	p := m.shown()
	rows := p.Rows(m.top(), height)
	if y >= len(rows) {
		return
	}
	if rows[y].Fold {
		m.reader.ToggleFold(rows[y].Block)
		return
	}
	if offset, ok := p.OffsetAt(&rows[y], x); ok && m.reader.SelectAt(offset) || x < p.Left() && m.selectVoice(&rows[y]) {
		m.reader.AskSelected()
	}
	if offset, ok := p.HeadAt(&rows[y], x); ok {
		m.reader.AskHead(offset)
	}
}

// selectVoice selects the quotation that begins on a row, whose speaker is named
// beside it.
func (m *Model) selectVoice(row *page.Row) bool {
	o := m.reader.Open()
	span, _ := row.Span()
	for _, i := range o.QuotesIn(span) {
		if q := &o.Doc().Quotes[i]; span.Contains(q.Start) && m.reader.Hears(q) {
			m.reader.SelectQuote(i)
			return true
		}
	}
	return false
}
