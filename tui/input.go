package tui

import (
	tea "charm.land/bubbletea/v2"

	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/pane"
	"lede/tui/screen"
)

// onInput is what keys do while a line is typed.
func onInput() actions {
	edit := func(change func(*state.Line)) func(*Model) tea.Cmd {
		return func(m *Model) tea.Cmd {
			m.reader.Edit(change)
			return m.afterEdit()
		}
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
		keymap.Complete:      act((*Model).complete),
		keymap.Compose:       (*Model).composeTyped,
		keymap.Down:          func(m *Model) tea.Cmd { return m.stepWhileTyping(1) },
		keymap.Up:            func(m *Model) tea.Cmd { return m.stepWhileTyping(-1) },
	}
}

// deleteBack deletes before the cursor; in an empty line it ends the input, as
// in less and vi.
func (m *Model) deleteBack() tea.Cmd {
	if m.reader.Input() != nil && m.reader.Input().Text() == "" {
		return m.cancel()
	}
	m.reader.Edit(func(l *state.Line) { l.Delete(1) })
	return m.afterEdit()
}

// afterEdit lets the screen follow what is typed.
func (m *Model) afterEdit() tea.Cmd {
	if in := m.reader.Input(); in != nil && in.Prompt() == state.ForLibrary {
		return m.askLibrary()
	}
	if in := m.reader.Input(); in != nil && in.Prompt() == state.ForFind {
		m.showHit(0)
	}
	return m.preview()
}

// accept ends the input and does what it was typed for.
func (m *Model) accept() tea.Cmd {
	prompt, typed := m.reader.Accept()
	switch prompt {
	case state.ForFind:
		if s := m.openSearch(); s != nil && !s.Pending() { // the footer tells how far it is
			m.reader.Say(pane.Hits(s))
		}
	case state.ForLibrary:
		return m.openFound(m.reader.Finding().Row(), false)
	case state.ForCommand:
		return m.run(typed)
	case state.ForPipe:
		return m.pipe(typed)
	case state.ForExport:
		return m.export(typed)
	case state.ForNote:
		return m.keepNote(m.reader.WriteNote(typed, m.now()))
	case state.ForChoice:
		return m.ruled(m.reader.Pick())
	}
	return m.preview()
}

// complete fills in the name of a command as far as it is certain.
func (m *Model) complete() {
	in := m.reader.Input()
	if in != nil && in.Prompt() == state.ForExport {
		m.reader.Edit(nextExtension)
	}
	if in != nil && in.Prompt() == state.ForFilter {
		m.completeFilter(in)
	}
	if in == nil || in.Prompt() != state.ForCommand {
		return
	}
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
// line.
func (m *Model) stepWhileTyping(n int) tea.Cmd {
	switch m.reader.Input().Prompt() {
	case state.ForFilter:
		m.reader.MoveRows(n)
	case state.ForFind:
		m.showHit(n)
	case state.ForLibrary:
		m.reader.MoveResults(n)
	case state.ForPanel:
		m.reader.MovePanel(n)
	case state.ForChoice:
		m.reader.MoveChoice(n)
	}
	return m.preview()
}

// onHelp is what keys do in the help.
func onHelp() actions {
	scroll := func(n func(m *Model) int) func(*Model) tea.Cmd {
		return act(func(m *Model) {
			m.scrollHelp(n(m))
		})
	}
	page := func(m *Model) int { return max(1, m.layout().Body.Height-2) }
	return actions{
		keymap.Filter:   act(func(m *Model) { m.reader.Type(state.ForHelp, m.reader.Help().Query()) }),
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
