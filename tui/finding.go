package tui

import (
	"lede/model/search"
	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/layout"
)

// onFindings is what keys do in the results of a search of the library.
func onFindings() actions {
	move := func(n func(m *Model) int) func(*Model) {
		return func(m *Model) { m.reader.MoveResults(n(m)) }
	}
	page := func(m *Model) int { return max(1, m.height/6) }
	const all = 1 << 20
	return actions{
		keymap.Accept:    func(m *Model) { m.engine.OpenResult(m.reader.Finding().Row(), false) },
		keymap.Down:      move(func(*Model) int { return 1 }),
		keymap.Up:        move(func(*Model) int { return -1 }),
		keymap.PageDown:  move(page),
		keymap.PageUp:    move(func(m *Model) int { return -page(m) }),
		keymap.First:     move(func(*Model) int { return -all }),
		keymap.Last:      move(func(*Model) int { return all }),
		keymap.Filter:    on((*state.Reader).FindAll),
		keymap.SearchAll: on((*state.Reader).FindAll),
		keymap.NextSort:  (*Model).sortFound,
		keymap.Reject:    ruling((*state.Reader).Part),
		keymap.Confirm:   ruling((*state.Reader).Keep),
		keymap.SameAs:    (*Model).merge,
	}
}

// sortFound asks again for the other order.
func (m *Model) sortFound() {
	if m.reader.Finding().Account() != nil {
		m.reader.Say("this has an order of its own")
		return
	}
	if m.reader.SortResults() == search.ByDate {
		m.reader.Say("the newest first")
	} else {
		m.reader.Say("the best first")
	}
}

// ruling makes an action that rules on the selected article of a dossier.
func ruling(rule func(*state.Reader) bool) func(*Model) {
	return func(m *Model) {
		if !m.reader.InDossier() {
			m.reader.Say("rulings are made in a dossier: @ on a name leads there")
		} else if rule(m.reader) {
			m.hintNarrow()
		}
	}
}

// merge asks whose name that of the dossier is.
func (m *Model) merge() {
	if !m.reader.InDossier() {
		m.reader.Say("rulings are made in a dossier: @ on a name leads there")
		return
	}
	m.reader.Type(state.ForMerge, "")
}

// account makes an action that shows what articles tell.
func account(kind state.AccountKind) func(*Model) {
	return func(m *Model) {
		if !m.reader.ShowAccount(kind) {
			m.reader.Say("nothing here to tell of: select an article, or a name with e and enter")
			return
		}
		if of := m.reader.Finding().Account().Of(); kind == state.Brief && of.One() && !of.Story {
			m.reader.Say("the brief of this article; the same key again: of its story")
		}
	}
}

// keepFound keeps the selected result on the screen.
func (m *Model) keepFound(found layout.Rect) {
	if f := m.reader.Finding(); f != nil && found.Width > 0 {
		m.reader.KeepResultVisible(m.canvas.FoundRoom(f, found.Width, found.Height), func(i int) int { return m.canvas.FoundHeight(f, i, found.Width) })
	}
}

// findQuote searches for a quotation elsewhere.
func (m *Model) findQuote() {
	if !m.reader.FindQuote() {
		m.reader.Say("select a quotation first: . goes to the next")
	}
}
