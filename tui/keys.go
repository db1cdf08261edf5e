package tui

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
	"lede/tui/keymap"
	"lede/tui/screen"
)

// mode is where keys go now.
func (m *Model) mode() keymap.Mode { return screen.Mode(m.reader) }

// key does what a key means where the reader is.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.options.Tour = false // nobody who is at work already is interrupted
	top, mode := m.reader.Top(), m.mode()
	action, typed := m.keys.Lookup(mode, msg.String()), msg.Key().Text
	switch {
	case action == keymap.Quit:
	case top == state.LayerLetter:
		return m.letter(typed)
	case top == state.LayerKind:
		return m.retyped(typed)
	case top == state.LayerTour && action != keymap.Cancel && action != keymap.Back:
		defer m.reader.GoOn()
	}
	if action == keymap.None {
		if top == state.LayerTyping && typed != "" {
			m.reader.Edit(func(l *state.Line) { l.Insert(typed) })
			return m.afterEdit()
		}
		return nil
	}
	m.reader.Quiet()
	if m.pressed = msg.String(); action != keymap.PickRow {
		m.reader.EndNumber()
	}
	return m.do(mode, action)
}

// do carries an action out in a mode: there where the mode has its own way,
// else the way that is the same everywhere.
func (m *Model) do(mode keymap.Mode, action keymap.Action) tea.Cmd {
	if f, ok := m.actions[mode][action]; ok {
		return f(m)
	}
	if f, ok := m.actions[keymap.Everywhere][action]; ok {
		return f(m)
	}
	return nil
}

// run carries out the action named on the command line: in the mode the reader
// is in, or in the first mode that knows it.
func (m *Model) run(name string) tea.Cmd {
	if chosen, ok := strings.CutPrefix(name, keymap.CycleTheme.String()+" "); ok {
		name = strings.TrimSpace(chosen)
		if _, err := m.options.Themes.Named(name); err != nil {
			m.reader.Warn(err.Error())
			return nil
		}
	}
	if slices.Contains(m.options.Themes.Names(), name) {
		m.chooseTheme(name)
		return nil
	}
	action := keymap.Find(name)
	if action == keymap.None {
		m.reader.Warn("no command “" + name + "”; tab completes, ? lists the keys")
		return nil
	}
	if _, ok := m.keys.Binding(m.mode(), action); !ok {
		m.reader.Warn("“" + name + "” does nothing here")
		return nil
	}
	return m.do(m.mode(), action)
}

// commands are what the command line completes: actions, and themes by their
// name alone or after "theme".
func (m *Model) commands() []string {
	names := append(keymap.Names(), m.options.Themes.Names()...)
	for _, name := range m.options.Themes.Names() {
		names = append(names, keymap.CycleTheme.String()+" "+name)
	}
	slices.Sort(names)
	return names
}

// act makes an action of a transition that needs nothing from outside.
func act(f func(*Model)) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		f(m)
		return nil
	}
}

// actions are what the keys of one mode do.
type actions map[keymap.Action]func(*Model) tea.Cmd

// allActions are the actions of every mode. Every binding has one, which a test
// holds.
func allActions() map[keymap.Mode]actions {
	return map[keymap.Mode]actions{
		keymap.Everywhere: everywhere(),
		keymap.List:       onList(),
		keymap.Article:    join(onArticle(), onCorrections(), onPassages()),
		keymap.Panel:      join(onPanel(), onCorrections()),
		keymap.Findings:   onFindings(),
		keymap.Card:       join(onCard(), onCorrections()),
		keymap.Help:       onHelp(),
		keymap.Input:      onInput(),
		keymap.Visual:     onVisual(),
	}
}

// join puts actions of several kinds into one mode.
func join(parts ...actions) actions {
	all := actions{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// everywhere is what keys do that mean the same in all panes.
func everywhere() actions {
	return actions{
		keymap.Quit:        func(*Model) tea.Cmd { return tea.Quit },
		keymap.Back:        (*Model).back,
		keymap.Cancel:      (*Model).cancel,
		keymap.SearchAll:   act(func(m *Model) { m.reader.FindAll() }),
		keymap.ShowHelp:    act(func(m *Model) { m.reader.ShowHelp() }),
		keymap.NextPane:    act(func(m *Model) { m.reader.NextPane(1) }),
		keymap.PrevPane:    act(func(m *Model) { m.reader.NextPane(-1) }),
		keymap.Command:     act(func(m *Model) { m.reader.Type(state.ForCommand, "") }),
		keymap.CycleTheme:  act((*Model).nextTheme),
		keymap.ToggleZen:   act(func(m *Model) { m.reader.ToggleZen() }),
		keymap.Reload:      (*Model).reload,
		keymap.ReloadAsIs:  (*Model).reloadAsIs,
		keymap.Undo:        (*Model).undo,
		keymap.ToggleMouse: act((*Model).toggleMouse),
		keymap.GrowPane:    act(func(m *Model) { m.growPane(1) }),
		keymap.ShrinkPane:  act(func(m *Model) { m.growPane(-1) }),
		keymap.Redraw:      func(*Model) tea.Cmd { return tea.ClearScreen },
		keymap.Suspend:     func(*Model) tea.Cmd { return tea.Suspend },
		keymap.ShowTour:    act((*Model).showTour),
	}
}

// back goes one level up, and quits from the list.
func (m *Model) back() tea.Cmd {
	out := m.reader.Back()
	if !out.Ended {
		return tea.Quit
	}
	return m.ended(out)
}

// cancel ends one thing that is under way.
func (m *Model) cancel() tea.Cmd { return m.ended(m.reader.Cancel()) }

// ended does what is left to do for a way out.
func (m *Model) ended(out state.Outcome) tea.Cmd {
	if m.reader.Finding() == nil {
		m.jobs.asking++
		m.jobs.stopAsking()
	}
	if out.Open != library.None {
		return m.openItem(out.Open)
	}
	return m.preview()
}

// undo takes the last change back, and keeps that.
func (m *Model) undo() tea.Cmd {
	u := m.reader.Undo()
	switch {
	case u.What == "":
		m.reader.Say("nothing to undo")
		return nil
	case !u.Corrections.Empty():
		m.reader.Say("undone: " + u.What)
		return m.ruled(u.Corrections, true)
	}
	m.reader.Say("undone: " + u.What)
	if u.Put != nil || u.Drop != nil {
		return m.keepNote(u, true)
	}
	if u.ID != library.None {
		m.keepMarks(u.ID)
	}
	return m.preview()
}

func (m *Model) toggleMouse() {
	m.mouse = !m.mouse
	if m.mouse {
		m.reader.Say("mouse on: click a row or a name; M leaves it to the terminal again")
		return
	}
	m.reader.Say("mouse off")
}

// letter names the reading place by a letter, or goes to the place of that
// name. Any other key gives it up.
func (m *Model) letter(typed string) tea.Cmd {
	set := m.reader.TakeLetter()
	m.reader.Quiet()
	letter, n := utf8.DecodeRuneInString(typed)
	if n == 0 || n != len(typed) || !unicode.IsLetter(letter) && !unicode.IsDigit(letter) {
		return nil
	}
	if set {
		m.reader.Name(letter)
		m.keepLetter(letter)
		m.reader.Say("this place is " + typed)
		return nil
	}
	place, other, ok := m.reader.Named(letter)
	if !ok {
		place, other, ok = m.recallLetter(letter)
	}
	switch {
	case !ok:
		m.reader.Say("no place is called " + typed)
	case other != library.None:
		m.reader.Start(other, place)
		return m.openItem(other)
	}
	return nil
}

// nextTheme goes through the themes in order.
func (m *Model) nextTheme() {
	names := m.options.Themes.Names()
	next := names[(slices.Index(names, m.reader.Theme())+1)%len(names)]
	m.chooseTheme(next)
}

// chooseTheme puts a theme in force and keeps it for the next time.
func (m *Model) chooseTheme(name string) {
	m.setTheme(name)
	m.keepSettings(func(s *store.Settings) { s.Theme = name })
	m.reader.Say("theme " + name + ": " + m.canvas.For)
}
