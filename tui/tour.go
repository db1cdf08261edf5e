package tui

import (
	"strings"

	"lede/model/state"
	"lede/model/store"
	"lede/model/text"
	"lede/tui/keymap"
)

// Sizes below which the tour's cards would hide what they are about.
const (
	tourWidth  = 40
	tourHeight = 16
)

// firstTour begins the tour of the first run once there is something to read,
// unless a key was pressed before.
func (m *Model) firstTour() {
	if !m.options.Tour || m.width < tourWidth || m.height < tourHeight || !m.readable() {
		return
	}
	m.options.Tour = false
	m.reader.StartTour()
	m.keepSettings(func(s *store.Settings) { s.Toured = true })
}

// readable reports whether an article is on the screen, or one that can be
// opened is selected.
func (m *Model) readable() bool {
	r := m.reader
	if r.Focus() != state.OnList {
		return r.Open() != nil && r.Open().Article() != nil
	}
	it := r.Selected()
	return it != nil && it.Loaded && it.Err == nil && !(m.options.Single && r.Loading().Busy)
}

// showTour shows the tour again.
func (m *Model) showTour() {
	if len(m.options.Args) == 0 {
		m.reader.Say("open something first: lede FILE or FOLDER")
		return
	}
	m.reader.StartTour()
}

// overlayTour lays the tour's card over the lower end of the rows.
func (m *Model) overlayTour(rows []string, l layout) {
	step, ok := m.reader.TourCard()
	if !ok {
		return
	}
	step.Text, step.Next = m.withKeys(step, step.Text), m.withKeys(step, step.Next)
	n, of := m.reader.Tour().Step()
	card := m.canvas.Tour(step, n, of, l.body.width-2)
	if len(card) == 0 {
		return
	}
	x := max(0, l.body.width-m.canvas.Width(card[0])-1)
	for i, line := range card {
		if at := len(rows) - len(card) + i; at >= 0 {
			rows[at] = m.canvas.Overlay(rows[at], line, x, m.width)
		}
	}
}

var action = text.Pattern(`\{[a-z-]+\}`)

// withKeys puts the key in force for every action in braces, as it is where the
// card is shown.
func (m *Model) withKeys(step state.TourStep, s string) string {
	modes := []keymap.Mode{keymap.Article, keymap.Panel, keymap.List}
	if step.On == state.OnList {
		modes = []keymap.Mode{keymap.List}
	}
	return action().ReplaceAllStringFunc(s, func(braced string) string {
		name := strings.Trim(braced, "{}")
		for _, mode := range modes {
			if b, ok := m.keys.Binding(mode, keymap.Find(name)); ok && len(b.Keys) > 0 {
				return m.canvas.Key.Render(keymap.Label(b.Keys[0]))
			}
		}
		return ":" + name
	})
}
