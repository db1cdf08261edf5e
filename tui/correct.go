package tui

import (
	"strings"

	"lede/model/entity"
	"lede/tui/keymap"
)

// ruled says which keys change a correction that was made just now.
func (m *Model) ruled(done bool) {
	if done {
		m.hintNarrow()
	}
}

// hintNarrow adds to what is said about a correction which keys change it.
func (m *Model) hintNarrow() {
	hints := []string{m.reader.Status().Text}
	if b, ok := m.keys.Binding(keymap.Article, keymap.NarrowCorrection); ok && m.reader.Narrowable() && len(b.Keys) > 0 {
		hints = append(hints, b.Keys[0]+" narrows it")
	}
	m.sayUndoable(hints...)
}

// sayUndoable says what was done, and which key undoes it.
func (m *Model) sayUndoable(said ...string) {
	if b, ok := m.keys.Binding(keymap.Everywhere, keymap.Undo); ok && len(b.Keys) > 0 && !strings.HasPrefix(said[0], "undone") {
		said = append(said, b.Keys[0]+" undoes")
	}
	m.reader.Say(strings.Join(said, " · "))
}

// beginRetype asks for a kind.
func (m *Model) beginRetype() {
	if m.reader.BeginRetype() {
		m.reader.Say(kindsPrompt)
	}
}

// kindsPrompt names the keys of the kinds.
const kindsPrompt = "1 person, 2 organization, 3 place, 4 group, 5 event, 6 work, 7 date, 8 figure"

// kindKeys are the keys of the kinds, in their order: a digit, or a letter.
var kindKeys = [len(entity.Kinds)]string{"1p", "2o", "3l", "4g", "5e", "6w", "7d", "8f"}

// retyped takes the key of a kind; any other gives it up.
func (m *Model) retyped(typed string) {
	m.reader.Quiet()
	for i, keys := range kindKeys {
		if typed != "" && strings.Contains(keys, typed) {
			m.ruled(m.reader.Retype(entity.Kinds[i]))
			return
		}
	}
	m.reader.GiveUpRetype()
}

// onCorrections is what keys do to correct what is selected, wherever it is.
func onCorrections() actions {
	return actions{
		keymap.Confirm:          func(m *Model) { m.ruled(m.reader.Confirm()) },
		keymap.Reject:           func(m *Model) { m.ruled(m.reader.Reject()) },
		keymap.Retype:           (*Model).beginRetype,
		keymap.SameAs:           func(m *Model) { m.reader.Choose() },
		keymap.NarrowCorrection: func(m *Model) { m.ruled(m.reader.Narrow()) },
	}
}
