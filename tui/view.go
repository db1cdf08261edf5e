package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model/state"
	"lede/tui/layout"
	"lede/tui/screen"
)

// View draws the screen from the state. Where a frame is to wait it is the last
// one. The message before it may have outlasted the renderer's pace.
func (m *Model) View() tea.View {
	defer m.ticks.wake()
	now := m.options.now()
	if m.pace.waits(now) {
		return m.pace.last
	}
	m.pace.last, m.pace.drawn = m.draw(), now
	return m.pace.last
}

func (m *Model) draw() tea.View {
	rows := m.rows()
	m.overlay(rows)
	v := tea.NewView(strings.Join(rows, "\n"))
	v.AltScreen = true
	v.KeyboardEnhancements.ReportAlternateKeys = true
	v.WindowTitle = m.title()
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.reader.Input() != nil && m.height > 0 {
		x := min(m.width-1, m.canvas.InputCursor(m.reader.Input(), m.width))
		v.Cursor = tea.NewCursor(x, m.height-1)
		v.Cursor.Blink = !m.canvas.Still
	}
	if p := m.reader.Loading(); p.Busy && p.Rate > 0 && !m.canvas.Still {
		v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, int(100*p.Share))
	}
	if g := m.canvas.Ground; g != 0 && m.heard { // before, the terminal would take it for its own
		v.BackgroundColor = g.Color()
		v.ForegroundColor = m.canvas.Ink.Color()
	}
	return v
}

func (m *Model) title() string {
	if o := m.reader.Open(); o != nil && m.reader.Focus() != state.OnList {
		if it := m.reader.Library().Item(o.ID()); it != nil {
			return it.Title() + " — lede"
		}
	}
	return "lede"
}

// rows are the rows of the whole screen, none wider than it.
func (m *Model) rows() []string {
	s := screen.Screen{
		Reader: m.reader, Keys: m.keys, Canvas: m.canvas, Painter: &m.painter, Page: m.shown(), Layout: m.layout(),
		Raised: m.raisedHere(), Width: m.width, Height: m.height, Empty: len(m.options.Engine.Args) == 0,
	}
	if o := m.reader.Open(); o != nil && o.Article() != nil && o.Article().Head != nil {
		s.Rest = m.engine.Reading(o.Article().Head)
	}
	return s.Rows()
}

func (m *Model) window() layout.Window {
	return layout.Window{
		Width: m.width, Height: m.height, Below: m.options.Config.Panels == "below",
		Tour: m.tourRows(),
	}
}

// tourSize is the height of the cards of a tour, which are all laid out for it.
type tourSize struct {
	of     *state.Tour
	width  int
	method ansi.Method
	rows   int
}

// tourRows is the height of a card of the tour: it is asked for several times a frame.
func (m *Model) tourRows() int {
	now := tourSize{of: m.reader.Tour(), width: m.width, method: m.canvas.Method, rows: m.tour.rows}
	if now != m.tour {
		now.rows = m.canvas.TourHeight(m.reader, m.keys, m.width)
		m.tour = now
	}
	return m.tour.rows
}

// layout is where everything is.
func (m *Model) layout() layout.Layout { return layout.Of(m.reader, m.window()) }
