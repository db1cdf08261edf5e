package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lede/model/analysis"
	"lede/model/correct"
	"lede/model/entity"
	"lede/tui/keymap"
)

// Corrections: the state rules, at once; a command lays the rulings over what
// was found, for that may take a while, and another one writes them.

// correctedMsg is a document with rulings laid over it, and what could not be
// read of their files where those had changed.
type correctedMsg struct {
	err   error
	found *analysis.Document
	set   *correct.Set
	doc   *analysis.Document
}

// keptMsg says that rulings were written, or why not, and what is in force by
// now: others may have written too.
type keptMsg struct{ err error }

// understand shows what was found in the open article, with the rulings that
// are in force; where there are none it needs no command.
func (m *Model) understand(found *analysis.Document) tea.Cmd {
	m.found = found
	if m.reader.Corrections().Len() == 0 && m.options.Corrections == nil {
		m.reader.ShowAnalysis(m.reader.Open().ID(), found)
		return nil
	}
	return m.correct(true)
}

// correct lays the rulings in force over what was found; those of the files are
// read again first where they changed.
func (m *Model) correct(refresh bool) tea.Cmd {
	found, set, files := m.found, m.reader.Corrections(), m.options.Corrections
	if found == nil {
		return nil
	}
	return func() tea.Msg {
		var problem error
		if refresh {
			changed, err := files.Refresh()
			if changed {
				set, problem = files.Current(), err
			}
		}
		return correctedMsg{problem, found, set, correct.Apply(found, set)}
	}
}

// showCorrected shows a document with its rulings, unless there is another one
// by now, or other rulings that are being laid over it.
func (m *Model) showCorrected(msg correctedMsg) {
	o := m.reader.Open()
	if o == nil || msg.found != m.found || o.Article() != msg.found.Article {
		return
	}
	if msg.set != m.reader.Corrections() && msg.set != m.options.Corrections.Current() {
		return
	}
	m.warnOf(msg.err)
	m.reader.PutInForce(msg.set)
	m.reader.ShowAnalysis(o.ID(), msg.doc)
}

// warnOf says what a file of corrections holds that is none, the first line of it.
func (m *Model) warnOf(err error) {
	if err == nil {
		return
	}
	first, rest, more := strings.Cut(err.Error(), "\n")
	if more {
		first += fmt.Sprintf(" (and %d more)", 1+strings.Count(rest, "\n"))
	}
	m.reader.Warn(first)
}

// ruled keeps a change of the rulings and shows what it comes to.
func (m *Model) ruled(c correct.Change, ok bool) tea.Cmd {
	if !ok {
		return nil
	}
	m.options.Corrections.Change(c)
	m.hintNarrow()
	files := m.options.Corrections
	return tea.Batch(m.correct(false), func() tea.Msg {
		ctx, stop := context.WithTimeout(context.Background(), saveTime)
		defer stop()
		return keptMsg{files.Save(ctx)}
	})
}

// kept takes up what others ruled meanwhile.
func (m *Model) kept(msg keptMsg) tea.Cmd {
	if msg.err != nil {
		m.reader.Warn(msg.err.Error() + "; the correction holds until you quit")
		return nil
	}
	if now := m.options.Corrections.Current(); now != nil && !now.Equal(m.reader.Corrections()) {
		m.reader.PutInForce(now)
		return m.correct(false)
	}
	return nil
}

// hintNarrow adds to what is said about a correction which keys change it.
func (m *Model) hintNarrow() {
	hints := []string{m.reader.Status().Text}
	if b, ok := m.keys.Binding(keymap.Article, keymap.NarrowCorrection); ok && m.reader.Narrowable() && len(b.Keys) > 0 {
		hints = append(hints, b.Keys[0]+" narrows it")
	}
	if b, ok := m.keys.Binding(keymap.Everywhere, keymap.Undo); ok && len(b.Keys) > 0 && !strings.HasPrefix(hints[0], "undone") {
		hints = append(hints, b.Keys[0]+" undoes")
	}
	m.reader.Say(strings.Join(hints, " · "))
}

func (m *Model) confirm() tea.Cmd { return m.ruled(m.reader.Confirm()) }
func (m *Model) reject() tea.Cmd  { return m.ruled(m.reader.Reject()) }
func (m *Model) narrow() tea.Cmd  { return m.ruled(m.reader.Narrow()) }
func (m *Model) choose()          { m.reader.Choose() }

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
func (m *Model) retyped(typed string) tea.Cmd {
	m.reader.Quiet()
	for i, keys := range kindKeys {
		if typed != "" && strings.Contains(keys, typed) {
			return m.ruled(m.reader.Retype(entity.Kinds[i]))
		}
	}
	m.reader.GiveUpRetype()
	return nil
}

// onCorrections is what keys do to correct what is selected, wherever it is.
func onCorrections() actions {
	return actions{
		keymap.Confirm:          (*Model).confirm,
		keymap.Reject:           (*Model).reject,
		keymap.Retype:           act((*Model).beginRetype),
		keymap.SameAs:           act((*Model).choose),
		keymap.NarrowCorrection: (*Model).narrow,
	}
}
