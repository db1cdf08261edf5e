package tui

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"lede/model/engine"
	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/screen"
)

// mode is where keys go now.
func (m *Model) mode() keymap.Mode { return screen.Mode(m.reader) }

// key does what a key means where the reader is.
func (m *Model) key(msg tea.KeyPressMsg) {
	m.options.Tour = false // nobody who is at work already is interrupted
	top, mode := m.reader.Top(), m.mode()
	action, typed := m.action(mode, msg), msg.Key().Text
	switch {
	case action == keymap.Quit:
	case top == state.LayerLetter:
		m.letter(typed)
		return
	case top == state.LayerKind:
		m.retyped(typed)
		return
	case mode != keymap.Input:
		defer m.reader.Taught(action.String())
	}
	if action == keymap.None {
		switch {
		case mode != keymap.Input:
			m.idle(mode, msg)
		case top == state.LayerTyping && typed != "":
			m.edit(func(l *state.Line) { l.Insert(typed) })
		}
		return
	}
	m.reader.Quiet()
	if m.pressed = msg.String(); action != keymap.PickRow {
		m.reader.EndNumber()
	}
	m.do(mode, action)
}

// idle says of a key that means nothing here that it does not, and of one of the article
// how to get there.
func (m *Model) idle(mode keymap.Mode, msg tea.KeyPressMsg) {
	said := keymap.Label(msg.String()) + " does nothing here"
	if by, does := wayToArticle(mode); does != "" && m.action(keymap.Article, msg) != keymap.None && m.leads(mode) {
		if b, ok := m.keys.Binding(mode, by); ok && len(b.Keys) > 0 {
			said += "; " + keymap.Label(b.Keys[0]) + " " + does
		}
	}
	m.reader.Say(said)
}

// wayToArticle is what leads from a pane to the article, and what that does there.
func wayToArticle(mode keymap.Mode) (by keymap.Action, does string) {
	switch mode {
	case keymap.List, keymap.Findings:
		return keymap.Accept, "opens the article"
	case keymap.Panel:
		return keymap.Back, "closes the panel"
	case keymap.Card:
		return keymap.Cancel, "closes the card"
	case keymap.Help:
		return keymap.Cancel, "closes the help"
	case keymap.Visual:
		return keymap.Cancel, "leaves the passage"
	}
	return keymap.None, ""
}

// leads reports whether an article is where the way from a pane leads.
func (m *Model) leads(mode keymap.Mode) bool {
	switch mode {
	case keymap.List:
		it := m.reader.Selected()
		return it != nil && it.Err == nil
	case keymap.Findings:
		return m.reader.Finding().Len() > 0
	case keymap.Help:
		return m.reader.Focus() == state.OnArticle
	}
	return true
}

// action is what a key means in a mode. One that means nothing and is of a keyboard
// without Latin letters is the one at its place: as the terminal says, else as such
// keyboards are.
func (m *Model) action(mode keymap.Mode, msg tea.KeyPressMsg) keymap.Action {
	key := msg.Key()
	if key.Code == tea.KeyEscape && key.Mod == tea.ModAlt {
		key.Mod = 0 // two in one write, as over a slow line, look like this
	}
	place := key.BaseCode
	key.BaseCode = 0 // by which a key with ctrl would be called otherwise
	action := m.keys.Lookup(mode, key.String())
	if action != keymap.None || mode == keymap.Input && key.Text != "" || !foreign(key.Code) {
		return action
	}
	name := key.String()
	if place != 0 {
		if key.Code, key.Text = place, ""; key.Mod == tea.ModShift {
			key.Code, key.Mod = keymap.Shifted(place), 0
		}
		if action = m.keys.Lookup(mode, key.String()); action != keymap.None {
			return action
		}
	}
	return m.keys.Lookup(mode, keymap.Latin(name))
}

// foreign reports whether a key is of a keyboard without Latin letters: what stands on
// one that has them, as é or §, is no other key.
func foreign(code rune) bool {
	return code >= utf8.RuneSelf && code <= unicode.MaxRune && !unicode.In(code, unicode.Latin, unicode.Common)
}

// do carries an action out in a mode: there where the mode has its own way,
// else the way that is the same everywhere.
func (m *Model) do(mode keymap.Mode, action keymap.Action) {
	if f, ok := m.actions[mode][action]; ok {
		f(m)
	} else if f, ok := m.actions[keymap.Everywhere][action]; ok {
		f(m)
	}
}

// run carries out the action named on the command line: in the mode the reader
// is in, or in the first mode that knows it.
func (m *Model) run(name string) {
	if chosen, ok := strings.CutPrefix(name, keymap.CycleTheme.String()+" "); ok {
		name = strings.TrimSpace(chosen)
		if _, err := m.options.Themes.Named(name); err != nil {
			m.reader.Warn(err.Error())
			return
		}
	}
	if address, ok := strings.CutPrefix(name, keymap.Get.String()+" "); ok {
		m.begin(m.engine.Get(strings.TrimSpace(address))...)
		return
	}
	if feed, ok := strings.CutPrefix(name, keymap.UpdateNews.String()+" "); ok {
		m.begin(m.engine.Update(strings.TrimSpace(feed))...)
		return
	}
	if slices.Contains(m.options.Themes.Names(), name) {
		m.chooseTheme(name)
		return
	}
	action := keymap.Find(name)
	if action == keymap.None {
		m.reader.Warn("no command “" + name + "”; tab completes, ? lists the keys")
		return
	}
	if _, ok := m.keys.Binding(m.mode(), action); !ok {
		m.reader.Warn("“" + name + "” does nothing here")
		return
	}
	m.do(m.mode(), action)
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

// on makes an action of a transition of the state.
func on(f func(*state.Reader)) func(*Model) { return func(m *Model) { f(m.reader) } }

// call makes an action of what the engine does at once, start of what it begins.
func call(f func(*engine.Engine)) func(*Model) { return func(m *Model) { f(m.engine) } }

func start(f func(*engine.Engine) []engine.Work) func(*Model) {
	return func(m *Model) { m.begin(f(m.engine)...) }
}

// terminal makes an action of a command to the terminal.
func terminal(cmd tea.Cmd) func(*Model) { return func(m *Model) { m.send(cmd) } }

// actions are what the keys of one mode do.
type actions map[keymap.Action]func(*Model)

// allActions are the actions of every mode. Every binding has one, which a test
// holds.
func allActions() map[keymap.Mode]actions {
	return map[keymap.Mode]actions{
		keymap.Everywhere: everywhere(),
		keymap.List:       onList(),
		keymap.Article:    join(onArticle(), fromArticle(), onCorrections(), onPassages()),
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
		keymap.Quit:         terminal(tea.Quit),
		keymap.Back:         (*Model).back,
		keymap.Cancel:       func(m *Model) { m.reader.Cancel() },
		keymap.SearchAll:    on((*state.Reader).FindAll),
		keymap.ShowHelp:     on((*state.Reader).ShowHelp),
		keymap.NextPane:     func(m *Model) { m.nextPane(1) },
		keymap.PrevPane:     func(m *Model) { m.nextPane(-1) },
		keymap.Command:      func(m *Model) { m.reader.Type(state.ForCommand, "") },
		keymap.ShowBrief:    account(state.Brief),
		keymap.ShowTimeline: account(state.Timeline),
		keymap.ShowNew:      account(state.News),
		keymap.ShowLedger:   account(state.Ledger),
		keymap.CycleTheme:   (*Model).nextTheme,
		keymap.ToggleZen:    on((*state.Reader).ToggleZen),
		keymap.Reload:       start((*engine.Engine).Reload),
		keymap.ReloadAsIs:   start((*engine.Engine).ReloadAsIs),
		keymap.Undo:         (*Model).undo,
		keymap.ToggleMouse:  (*Model).toggleMouse,
		keymap.GrowPane:     func(m *Model) { m.growPane(1) },
		keymap.ShrinkPane:   func(m *Model) { m.growPane(-1) },
		keymap.ShowFile:     call((*engine.Engine).NameFile),
		keymap.Redraw:       terminal(tea.ClearScreen),
		keymap.Suspend:      func(m *Model) { m.lend(tea.Suspend) },
		keymap.ShowTour:     (*Model).showTour,
	}
}

// back goes one level up, and quits from the list.
func (m *Model) back() {
	if !m.reader.Back() {
		m.send(tea.Quit)
	}
}

// nextPane goes to another pane, where there is one.
func (m *Model) nextPane(step int) {
	was := m.reader.Focus()
	if m.reader.NextPane(step); m.reader.Focus() == was {
		m.reader.Say("no other pane is here")
	}
}

// toList goes back to the list, and nowhere from an article that is all there is.
func (m *Model) toList() {
	if !m.reader.Back() {
		m.reader.Say("no other article is open; q quits")
	}
}

// undo takes the last change back.
func (m *Model) undo() {
	if what := m.reader.Undo(); what != "" {
		m.reader.Say("undone: " + what)
		return
	}
	m.reader.Say("nothing to undo")
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
func (m *Model) letter(typed string) {
	set := m.reader.TakeLetter()
	m.reader.Quiet()
	letter, n := utf8.DecodeRuneInString(typed)
	switch {
	case n == 0 || n != len(typed) || !unicode.IsLetter(letter) && !unicode.IsDigit(letter):
	case set:
		m.reader.Name(letter)
		m.reader.Say("this place is " + typed)
	default:
		m.begin(m.engine.GoToLetter(letter)...)
	}
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
	m.reader.ChooseTheme(name)
	m.reader.Say("theme " + name + ": " + m.canvas.For)
}
