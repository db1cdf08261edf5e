package tui

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/article"
	"lede/model/library"
	"lede/model/note"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
	"lede/tui/page"
)

// notesMsg are the notes of an article, found in its text.
type notesMsg struct {
	id      library.ID
	article *article.Article
	notes   []note.Located
}

// locate finds the notes of the open article in its text.
func (m *Model) locate() tea.Cmd {
	o := m.reader.Open()
	if o == nil || o.Article() == nil {
		return nil
	}
	id, a, book, key := o.ID(), o.Article(), m.memory, m.keyOf(o.ID())
	return func() tea.Msg {
		return notesMsg{id, a, note.Locate(a, book.Notes(key))}
	}
}

// showNotes puts the notes that were found beside the text they were found in.
func (m *Model) showNotes(msg notesMsg) {
	if o := m.reader.Open(); o != nil && o.ID() == msg.id && o.Article() == msg.article {
		m.reader.SetNotes(msg.id, msg.notes)
	}
}

// keepNote keeps a change of a note.
func (m *Model) keepNote(u state.Undone, ok bool) tea.Cmd {
	if !ok || m.reader.Library().Item(u.ID) == nil {
		return nil
	}
	key := m.keyOf(u.ID)
	if u.Put != nil {
		n := *u.Put
		n.From.File = cmp.Or(key.Path, n.From.File) // in full, wherever lede is started
		m.memory.PutNote(key, n)
	}
	if u.Drop != nil {
		m.memory.DropNote(key, u.Drop.ID)
	}
	return m.save()
}

// now is when a note is written.
func (m *Model) now() time.Time { return time.Now() }

func (m *Model) highlight() tea.Cmd  { return m.keepNote(m.reader.Highlight(m.now())) }
func (m *Model) removeNote() tea.Cmd { return m.keepNote(m.reader.RemoveNote()) }

// annotate lets a note be written: in one line, or in the editor where it has
// several already.
func (m *Model) annotate() tea.Cmd {
	written, ok := m.reader.BeginNote()
	switch {
	case !ok:
		return nil
	case strings.Contains(written, "\n"):
		return m.compose(written)
	}
	m.reader.TypeNote(written)
	return nil
}

// composeTyped goes on in the editor with the note that is being typed.
func (m *Model) composeTyped() tea.Cmd {
	in := m.reader.Input()
	if in == nil || in.Prompt() != state.ForNote {
		return nil
	}
	_, typed := m.reader.Accept()
	return m.compose(typed)
}

// composedMsg is a note as it was left in the editor.
type composedMsg struct {
	text string
	err  error
}

// fold is the line below which nothing is kept of what was composed.
const fold = "# ---- the passage; nothing from this line on is kept ----"

// compose lets the note begun be written in $VISUAL or $EDITOR, above its passage.
func (m *Model) compose(written string) tea.Cmd {
	f, err := os.CreateTemp("", "lede-note-*.md")
	if err == nil {
		_, err = fmt.Fprintf(f, "%s\n\n%s\n%s\n", written, fold, m.reader.Noting().Words(m.reader.Open().Article()))
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return func() tea.Msg { return composedMsg{err: err} }
	}
	args := append(strings.Fields(editor()), f.Name())
	return tea.ExecProcess(exec.Command(args[0], args[1:]...), func(err error) tea.Msg {
		defer os.Remove(f.Name())
		if err != nil {
			return composedMsg{err: fmt.Errorf("%s: %w", args[0], err)}
		}
		data, err := os.ReadFile(f.Name())
		written, _, _ := strings.Cut(string(data), fold)
		return composedMsg{written, err}
	})
}

// composed keeps what was written in the editor.
func (m *Model) composed(msg composedMsg) tea.Cmd {
	if msg.err != nil {
		m.reader.GiveUpNote()
		m.reader.Warn(msg.err.Error())
		return nil
	}
	return m.keepNote(m.reader.WriteNote(msg.text, m.now()))
}

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
	move := func(u state.Unit, n int) func(*Model) tea.Cmd {
		return act(func(m *Model) {
			m.reader.MoveVisual(u, n)
			m.reveal(m.reader.Visual().Head())
		})
	}
	return actions{
		keymap.Highlight:     (*Model).highlight,
		keymap.Annotate:      (*Model).annotate,
		keymap.RemoveNote:    (*Model).removeNote,
		keymap.Copy:          (*Model).copyPassage,
		keymap.NextWord:      move(state.Word, 1),
		keymap.PrevWord:      move(state.Word, -1),
		keymap.NextSentence:  move(state.Sentence, 1),
		keymap.PrevSentence:  move(state.Sentence, -1),
		keymap.NextParagraph: move(state.Block, 1),
		keymap.PrevParagraph: move(state.Block, -1),
		keymap.Down:          act(func(m *Model) { m.moveVisualRow(1) }),
		keymap.Up:            act(func(m *Model) { m.moveVisualRow(-1) }),
		keymap.SwapEnds:      act(func(m *Model) { m.reader.SwapVisual(); m.reveal(m.reader.Visual().Head()) }),
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

// copyPassage copies what is selected with its source.
func (m *Model) copyPassage() tea.Cmd {
	o := m.reader.Open()
	span := m.reader.Visual().Span()
	m.reader.EndVisual()
	return m.copied(fmt.Sprintf("%s (%s)", span.Of(o.Article().Text), citation(m.reader.Library().Item(o.ID()))), "the passage with its source")
}

// copyNote copies a note with its passage and source.
func (m *Model) copyNote(n note.Located) tea.Cmd {
	s := fmt.Sprintf("“%s” (%s)", strings.Join(strings.Fields(n.Words()), " "), citation(m.reader.Library().Item(m.reader.Open().ID())))
	if !n.Highlight() {
		s = n.Text + "\n" + s
	}
	return m.copied(s, "the note with its passage")
}

// onPassages is what keys do with passages of the page and what is written on them.
func onPassages() actions {
	return actions{
		keymap.SelectText: act((*Model).selectText),
		keymap.Highlight:  (*Model).highlight,
		keymap.Annotate:   (*Model).annotate,
		keymap.RemoveNote: (*Model).removeNote,
		keymap.ShowNotes:  act(func(m *Model) { m.reader.TogglePanel(state.Notes) }),
	}
}
