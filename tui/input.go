package tui

import (
	"time"

	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/pane"
	"lede/tui/screen"
)

// onInput is what keys do while a line is typed.
func onInput() actions {
	edit := func(change func(*state.Line)) func(*Model) {
		return func(m *Model) { m.edit(change) }
	}
	return actions{
		keymap.Accept:        (*Model).accept,
		keymap.CursorLeft:    edit(func(l *state.Line) { l.Move(-1) }),
		keymap.CursorRight:   edit(func(l *state.Line) { l.Move(1) }),
		keymap.CursorStart:   edit(func(l *state.Line) { l.Move(-len(l.Text)) }),
		keymap.CursorEnd:     edit(func(l *state.Line) { l.Move(len(l.Text)) }),
		keymap.DeleteBack:    (*Model).deleteBack,
		keymap.DeleteForward: edit(func(l *state.Line) { l.Delete(-1) }),
		keymap.DeleteWord:    edit(func(l *state.Line) { l.Delete(l.Word()) }),
		keymap.DeleteLine:    edit(func(l *state.Line) { l.Delete(l.Cursor) }),
		keymap.Complete:      (*Model).complete,
		keymap.Compose:       (*Model).composeTyped,
		keymap.Down:          func(m *Model) { m.stepWhileTyping(1) },
		keymap.Up:            func(m *Model) { m.stepWhileTyping(-1) },
	}
}

// deleteBack deletes before the cursor; in an empty line it ends the input, as
// in less and vi.
func (m *Model) deleteBack() {
	if m.reader.Input() != nil && m.reader.Input().Text() == "" {
		m.reader.Cancel()
		return
	}
	m.edit(func(l *state.Line) { l.Delete(1) })
}

// edit changes what is typed. The first hit in the article follows it.
func (m *Model) edit(change func(*state.Line)) {
	m.reader.Edit(change)
	m.showTyped()
}

// showTyped shows the first hit in the article of what is typed.
func (m *Model) showTyped() {
	if in := m.reader.Input(); in != nil && in.Prompt() == state.ForFind {
		m.showHit(0)
	}
}

// accept ends the input and does what it was typed for.
func (m *Model) accept() {
	if m.reader.FindTexts() {
		return
	}
	chosen := m.reader.Input().Chosen()
	prompt, typed := m.reader.Accept()
	switch prompt {
	case state.ForFilter:
		if chosen {
			m.openSelected()
		}
	case state.ForFind:
		if s := m.openSearch(); s != nil && !s.Pending() { // the footer tells how far it is
			m.reader.Say(pane.Found(s))
		}
	case state.ForLibrary:
		if chosen {
			m.engine.OpenResult(m.reader.Finding().Row(), false)
		}
	case state.ForCommand:
		m.run(typed)
	case state.ForPipe:
		m.begin(m.engine.Pipe(typed)...)
	case state.ForExport:
		m.begin(m.engine.Export(typed)...)
	case state.ForNote:
		m.reader.WriteNote(typed, time.Now())
	case state.ForMerge:
		m.ruled(m.reader.Merge(typed))
	case state.ForShelf:
		m.reader.PickShelf()
	case state.ForChoice:
		m.ruled(m.reader.Pick())
	}
}

// complete fills in the name of a command as far as it is certain.
func (m *Model) complete() {
	in := m.reader.Input()
	if in == nil {
		return
	}
	switch in.Prompt() {
	case state.ForExport:
		m.engine.NextExtension()
	case state.ForFilter:
		m.reader.CompleteFilter()
	case state.ForCommand:
		m.completeCommand(in)
	}
}

func (m *Model) completeCommand(in *state.Input) {
	names := m.canvas.Completions(in.Text())
	if len(names) == 0 {
		return
	}
	common := names[0]
	for _, name := range names[1:] {
		for len(name) < len(common) || name[:len(common)] != common {
			common = common[:len(common)-1]
		}
	}
	m.reader.Edit(func(l *state.Line) {
		l.Delete(l.Cursor)
		l.Insert(common)
	})
}

// stepWhileTyping moves in what is filtered or searched without leaving the
// line; in an empty one it recalls what was searched for before.
func (m *Model) stepWhileTyping(n int) {
	if m.reader.Recall(-n) {
		m.showTyped()
		return
	}
	switch m.reader.Input().Prompt() {
	case state.ForFilter:
		m.reader.MoveRows(n)
		m.reader.Input().Choose()
	case state.ForFind:
		m.showHit(n)
	case state.ForLibrary:
		m.reader.MoveResults(n)
		m.reader.Input().Choose()
	case state.ForPanel:
		m.reader.MovePanel(n)
	case state.ForShelf:
		m.reader.MoveShelf(n)
	case state.ForChoice:
		m.reader.MoveChoice(n)
	}
}

// onHelp is what keys do in the help.
func onHelp() actions {
	scroll := func(n func(m *Model) int) func(*Model) {
		return func(m *Model) { m.scrollHelp(n(m)) }
	}
	page := func(m *Model) int { return max(1, m.layout().Body.Height-2) }
	return actions{
		keymap.Filter:   func(m *Model) { m.reader.Type(state.ForHelp, m.reader.Help().Query()) },
		keymap.Down:     scroll(func(*Model) int { return 1 }),
		keymap.Up:       scroll(func(*Model) int { return -1 }),
		keymap.PageDown: scroll(page),
		keymap.PageUp:   scroll(func(m *Model) int { return -page(m) }),
		keymap.First:    scroll(func(m *Model) int { return -m.reader.Help().Top() }),
		keymap.Last:     scroll(func(m *Model) int { return 1 << 16 }),
	}
}

func (m *Model) scrollHelp(n int) {
	body := m.layout().Body
	under := screen.ModeUnder(m.reader, state.LayerHelp)
	rows := len(m.canvas.HelpRows(m.keys, under, m.reader.Help().Query(), body.Width))
	m.reader.ScrollHelp(n, rows, body.Height)
}
