package tui

import (
	"lede/model/state"
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
}

// readable reports whether an article is on the screen, or one that can be
// opened is selected.
func (m *Model) readable() bool {
	r := m.reader
	if r.Focus() != state.OnList {
		return r.Open() != nil && r.Open().Article() != nil
	}
	it := r.Selected()
	return it != nil && it.Loaded && it.Err == nil && !(m.options.Engine.Single && r.Loading().Busy)
}

// showTour shows the tour again.
func (m *Model) showTour() {
	if len(m.options.Engine.Args) == 0 {
		m.reader.Say("open something first: lede FILE or FOLDER")
		return
	}
	m.reader.StartTour()
}
