package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"lede/model/note"
	"lede/model/state"
	"lede/tui/keymap"
)

// onPanel is what keys do in the panel beside the article.
func onPanel() actions {
	move := func(n func(m *Model) int) func(*Model) tea.Cmd {
		return act(func(m *Model) { m.reader.MovePanel(n(m)) })
	}
	half := func(m *Model) int { return max(1, m.layout().Panel.Height/2) }
	const all = 1 << 30
	return actions{
		keymap.Accept:       (*Model).goToRow,
		keymap.Down:         move(func(*Model) int { return 1 }),
		keymap.Up:           move(func(*Model) int { return -1 }),
		keymap.HalfDown:     move(half),
		keymap.HalfUp:       move(func(m *Model) int { return -half(m) }),
		keymap.First:        move(func(*Model) int { return -all }),
		keymap.Last:         move(func(*Model) int { return all }),
		keymap.Filter:       act(func(m *Model) { m.reader.Type(state.ForPanel, m.reader.Panel().Query()) }),
		keymap.Spotlight:    act(func(m *Model) { m.reader.SpotRow() }),
		keymap.Copy:         (*Model).copyRow,
		keymap.OpenBrowser:  (*Model).browseRow,
		keymap.WhoSaidWhat:  act(func(m *Model) { m.reader.TogglePanel(state.Said) }),
		keymap.ShowNames:    act(func(m *Model) { m.reader.TogglePanel(state.Names) }),
		keymap.ShowLinks:    act(func(m *Model) { m.reader.TogglePanel(state.Links) }),
		keymap.ShowHeadings: act(func(m *Model) { m.reader.TogglePanel(state.Headings) }),
		keymap.ShowNotes:    act(func(m *Model) { m.reader.TogglePanel(state.Notes) }),
		keymap.Annotate:     (*Model).annotate,
		keymap.RemoveNote:   (*Model).removeNote,
		keymap.PickRow:      act((*Model).pickRow),
		keymap.NextArticle:  func(m *Model) tea.Cmd { return m.neighbour(1) },
		keymap.PrevArticle:  func(m *Model) tea.Cmd { return m.neighbour(-1) },
	}
}

// pickRow selects a row by its number; digits that follow each other are one.
func (m *Model) pickRow() {
	if digit, err := strconv.Atoi(m.pressed); err == nil {
		m.reader.PickRow(digit)
	}
}

// goToRow leads to the place a row is about, and to the article; a link without
// a place opens.
func (m *Model) goToRow() tea.Cmd {
	row, ok := m.reader.PanelRow()
	if !ok {
		return nil
	}
	if n, ok := m.reader.Open().NoteOf(row); ok {
		m.sayNote(n)
		if n.State == note.Lost {
			return nil
		}
	} else if row.Target.Empty() {
		return m.browse(row.URL)
	}
	m.reader.FollowRow(row)
	m.reveal(row.Target)
	return nil
}

// onCard is what keys do on the card "who is this again?".
func onCard() actions {
	return actions{
		keymap.Accept:      act(func(m *Model) { m.reader.ShowNamesOfCard() }),
		keymap.NextMention: act(func(m *Model) { m.walkCard(false, 1) }),
		keymap.PrevMention: act(func(m *Model) { m.walkCard(false, -1) }),
		keymap.NextQuote:   act(func(m *Model) { m.walkCard(true, 1) }),
		keymap.PrevQuote:   act(func(m *Model) { m.walkCard(true, -1) }),
		keymap.Spotlight:   act(func(m *Model) { m.reader.SpotCard() }),
		keymap.Why:         act(func(m *Model) { m.reader.ToggleWhy() }),
		keymap.Copy:        (*Model).copyCard,
	}
}

// walkCard goes to the next mention of the card's entity, or its next
// quotation, and keeps the card open.
func (m *Model) walkCard(quotes bool, step int) {
	if span, ok := m.reader.WalkEntity(quotes, step); ok {
		m.reveal(span)
		return
	}
	m.reader.Say("no other")
}
