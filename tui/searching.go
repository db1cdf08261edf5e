package tui

import (
	tea "charm.land/bubbletea/v2"

	"lede/model/state"
	"lede/model/text"
)

// foundMsg is what a piece of a long article has of what is searched.
type foundMsg struct {
	search *state.Search
	within text.Span
	hits   []text.Span
}

// followSearch has the next piece of the open article searched. One piece is
// under way at a time; a search that was ended or replaced ends there.
func (m *Model) followSearch() tea.Cmd {
	s := m.openSearch()
	whole, within, ok := s.Piece()
	if !ok || m.jobs.search == s {
		return nil
	}
	m.jobs.search = s
	query := s.Query()
	return func() tea.Msg {
		return foundMsg{s, within, text.FindIn(whole, query, within)}
	}
}

// takeFound takes a searched piece. The first hit comes on the screen unless the
// reader has moved on meanwhile.
func (m *Model) takeFound(msg foundMsg) {
	if m.jobs.search == msg.search {
		m.jobs.search = nil
	}
	if m.reader.TakeHits(msg.search, msg.within, msg.hits) {
		m.showHit(0)
	}
}
