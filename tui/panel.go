package tui

import (
	"strconv"

	"lede/model/engine"
	"lede/model/note"
	"lede/model/state"
	"lede/tui/keymap"
)

// onPanel is what keys do in the panel beside the article.
func onPanel() actions {
	move := func(n func(m *Model) int) func(*Model) {
		return func(m *Model) { m.reader.MovePanel(n(m)) }
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
		keymap.Filter:       func(m *Model) { m.reader.Type(state.ForPanel, m.reader.Panel().Query()) },
		keymap.Spotlight:    on((*state.Reader).SpotRow),
		keymap.Copy:         call((*engine.Engine).CopyRow),
		keymap.CopyMarkdown: call((*engine.Engine).CopyVoice),
		keymap.OpenBrowser:  start((*engine.Engine).BrowseRow),
		keymap.Get:          start((*engine.Engine).GetRow),
		keymap.FindQuote:    (*Model).findQuote,
		keymap.WhoSaidWhat:  panel(state.Said),
		keymap.ShowNames:    panel(state.Names),
		keymap.ShowLinks:    panel(state.Links),
		keymap.ShowHeadings: panel(state.Headings),
		keymap.ShowNotes:    panel(state.Notes),
		keymap.FindName:     (*Model).findName,
		keymap.Annotate:     (*Model).annotate,
		keymap.RemoveNote:   removeNote,
		keymap.PickRow:      (*Model).pickRow,
		keymap.NextArticle:  func(m *Model) { m.neighbour(1) },
		keymap.PrevArticle:  func(m *Model) { m.neighbour(-1) },
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
func (m *Model) goToRow() {
	row, ok := m.reader.PanelRow()
	if !ok {
		return
	}
	if row.Fold {
		m.reader.ToggleNumbers()
		return
	}
	n, noted := m.reader.Open().NoteOf(row)
	if noted {
		if m.sayNote(n); n.State == note.Lost {
			return
		}
	} else if row.Target.Empty() {
		m.begin(m.engine.Browse(row.URL)...)
		return
	}
	m.reader.FollowRow(row)
	if m.reveal(row.Target); noted {
		m.reader.TouchNote(n.ID)
	}
}

// onCard is what keys do on the card "who is this again?".
func onCard() actions {
	return actions{
		keymap.Accept:       on((*state.Reader).ShowNamesOfCard),
		keymap.WhoSaidWhat:  (*Model).saidOfCard,
		keymap.FindName:     (*Model).findName,
		keymap.NextMention:  func(m *Model) { m.walkCard(false, 1) },
		keymap.PrevMention:  func(m *Model) { m.walkCard(false, -1) },
		keymap.NextQuote:    func(m *Model) { m.walkCard(true, 1) },
		keymap.PrevQuote:    func(m *Model) { m.walkCard(true, -1) },
		keymap.Spotlight:    on((*state.Reader).SpotCard),
		keymap.FindQuote:    (*Model).findQuote,
		keymap.Why:          (*Model).toggleWhy,
		keymap.Copy:         call((*engine.Engine).CopyCard),
		keymap.CopyMarkdown: call((*engine.Engine).CopyVoice),
	}
}

// toggleWhy shows what a card rests on, or hides it.
func (m *Model) toggleWhy() {
	if !m.reader.ToggleWhy() {
		m.reader.Say("the card says all that is known")
	}
}

// saidOfCard opens the panel of who said what at whom the card is about.
func (m *Model) saidOfCard() {
	if !m.reader.ShowSaidOfCard() {
		m.reader.Say("nothing here was said by this name")
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
