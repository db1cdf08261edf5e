package tui

import (
	"strings"
	"time"

	"lede/model/engine"
	"lede/model/note"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
	"lede/tui/page"
)

// annotate lets a note be written: in one line, or in the editor where it has
// several already.
func (m *Model) annotate() {
	written, ok := m.reader.BeginNote()
	switch {
	case !ok:
	case strings.Contains(written, "\n"):
		m.begin(m.engine.Compose(written)...)
	default:
		m.reader.TypeNote(written)
	}
}

// composeTyped goes on in the editor with the note that is being typed.
func (m *Model) composeTyped() {
	if in := m.reader.Input(); in != nil && in.Prompt() == state.ForNote {
		_, typed := m.reader.Accept()
		m.begin(m.engine.Compose(typed)...)
	}
}

func highlight(m *Model)  { m.reader.Highlight(time.Now()) }
func removeNote(m *Model) { m.reader.RemoveNote() }

// sayNote tells what a note says.
func (m *Model) sayNote(n note.Located) {
	switch {
	case n.State == note.Lost:
		m.reader.Say("the words of this note are gone from the text")
	case n.Highlight():
		m.reader.Say("highlighted " + n.Made.Local().Format("2 Jan 2006, 15:04"))
	default:
		m.reader.Say(n.Text)
	}
}

// selectText begins to select a passage.
func (m *Model) selectText() {
	if m.reader.StartVisual(max(0, m.reader.Open().Place())) {
		m.reveal(m.reader.Visual().Head())
	}
}

// onVisual is what keys do while a passage is selected.
func onVisual() actions {
	move := func(u state.Unit, n int) func(*Model) {
		return func(m *Model) {
			m.reader.MoveVisual(u, n)
			m.reveal(m.reader.Visual().Head())
		}
	}
	return actions{
		keymap.Highlight:     highlight,
		keymap.Annotate:      (*Model).annotate,
		keymap.RemoveNote:    removeNote,
		keymap.Copy:          call((*engine.Engine).CopyPassage),
		keymap.NextWord:      move(state.Word, 1),
		keymap.PrevWord:      move(state.Word, -1),
		keymap.NextSentence:  move(state.Sentence, 1),
		keymap.PrevSentence:  move(state.Sentence, -1),
		keymap.NextParagraph: move(state.Block, 1),
		keymap.PrevParagraph: move(state.Block, -1),
		keymap.Down:          func(m *Model) { m.moveVisualRow(1) },
		keymap.Up:            func(m *Model) { m.moveVisualRow(-1) },
		keymap.SwapEnds:      func(m *Model) { m.reader.SwapVisual(); m.reveal(m.reader.Visual().Head()) },
	}
}

// maxBlank is how many rows without text are passed over.
const maxBlank = 64

// moveVisualRow takes the free end a row of text up or down, in its column.
func (m *Model) moveVisualRow(step int) {
	p := m.shown()
	if p == nil {
		return
	}
	head := m.reader.Visual().Head()
	pos := p.At(head.Start)
	column := m.column(p, pos, head)
	for range maxBlank {
		next := p.Move(pos, step)
		if next == pos {
			return
		}
		pos = next
		rows := p.Rows(pos, 1)
		span, ok := rows[0].Span()
		if !ok {
			continue
		}
		offset, there := p.OffsetAt(&rows[0], column)
		if !there {
			offset = span.End - 1
		}
		m.reader.VisualTo(max(span.Start, offset))
		m.goal = goal{m.reader.Visual().Head(), column}
		m.reveal(m.reader.Visual().Head())
		return
	}
}

// goal is the column that the free end of a passage keeps from row to row, for
// as long as it is where it was taken.
type goal struct {
	head   text.Span
	column int
}

// column is where the free end stands, or came from.
func (m *Model) column(p *page.Page, pos page.Pos, head text.Span) int {
	if m.goal.head == head {
		return m.goal.column
	}
	if rows := p.Rows(pos, 1); len(rows) == 1 {
		if cells := p.Cells(&rows[0], head); len(cells) > 0 {
			return cells[0].From
		}
	}
	return p.Left()
}

// onPassages is what keys do with passages of the page and what is written on them.
func onPassages() actions {
	return actions{
		keymap.SelectText: (*Model).selectText,
		keymap.Highlight:  highlight,
		keymap.Annotate:   (*Model).annotate,
		keymap.RemoveNote: removeNote,
		keymap.ShowNotes:  panel(state.Notes),
	}
}
