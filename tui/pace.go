package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/library"
)

// pace spares work that nobody would see: frames between two of the renderer's,
// when keys come in a burst, and previews of articles that are only passed. The
// zero pace draws after every message and previews at once.
type pace struct {
	frame time.Duration // from one frame to the next, at least
	pause time.Duration // of the keys before an article is previewed

	drawn time.Time // when the last frame was
	last  tea.View  // that one
	late  bool      // a frame waits for its time
	shown bool      // something to read was drawn

	moved   time.Time  // when another row was selected
	passing library.ID // the article that is passed, None for none
	passed  int        // how many were
}

// usual is the pace of a reader at a terminal.
func usual() pace {
	return pace{frame: time.Second / fps, pause: 80 * time.Millisecond, passing: library.None}
}

// frameMsg says that it is time for the frame that waits; pauseMsg that the reader
// may have come to rest.
type (
	frameMsg struct{}
	pauseMsg struct{ number int }
)

// wait has the next frame wait where the last one is too young.
func (m *Model) wait(now time.Time) {
	if left := m.pace.frame - now.Sub(m.pace.drawn); left > 0 && !m.pace.late {
		m.pace.late = true
		m.send(tea.Tick(left, func(time.Time) tea.Msg { return frameMsg{} }))
	}
}

// show lets the first frame with something to read come at once, however young the empty
// one before it is.
func (m *Model) show() {
	if !m.pace.shown && m.width > 0 && (m.reader.Open() != nil && m.reader.Open().Article() != nil || m.reader.Library().Len() > 1) {
		m.pace.shown, m.pace.late, m.pace.drawn = true, false, time.Time{}
	}
}

// waits reports whether a frame is to wait still.
func (p *pace) waits(now time.Time) bool { return p.late && now.Sub(p.drawn) < p.frame }

// passes reports whether the reader only passes an article on the way through the
// list: the row before it was left a moment ago, and the keys have not rested since.
// The preview comes with the pause.
func (m *Model) passes(id library.ID, now time.Time) bool {
	p := &m.pace
	if p.pause == 0 || m.reader.Open() == nil || m.reader.Open().ID() == id {
		return false
	}
	if p.passing == id {
		return true
	}
	soon := now.Sub(p.moved) < p.pause
	if p.moved = now; !soon {
		return false
	}
	p.passing = id
	p.passed++
	number := p.passed
	m.send(tea.Tick(p.pause, func(time.Time) tea.Msg { return pauseMsg{number} }))
	return true
}

// rest ends the passing of that number, unless it goes on.
func (p *pace) rest(number int) {
	if number == p.passed {
		p.passing, p.moved = library.None, time.Time{}
	}
}
