package screen

import (
	"strings"

	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
	"lede/tui/pane"
)

func (s *Screen) card(rows []string)    { s.beside(rows, s.Canvas.Card) }
func (s *Screen) chooser(rows []string) { s.beside(rows, s.Canvas.Chooser) }

// frameRoom is the width of a card's frame beside what it says.
const frameRoom = 4

// beside lays a card over the rows, under the selected words where there is room
// below them, else above. What it says begins and ends where the lines of the
// page do, and nothing of the page is left beside it.
func (s *Screen) beside(rows []string, draw func(r *state.Reader, width, height int) []string) {
	if s.Reader.Open() == nil {
		return
	}
	within := s.Layout.Page
	if within.Width == 0 {
		within = s.Layout.Body // a panel has the window to itself
	}
	left, width := 0, min(pane.CardWidth, within.Width)
	if s.Page != nil && s.Layout.Page.Width > 0 {
		left = max(0, s.Page.Left()-frameRoom/2)
		width = min(s.Page.Measure()+frameRoom, within.Width-left)
	}
	card := draw(s.Reader, width, within.Height)
	y := within.Y - s.Layout.Body.Y + s.row(within.Height, len(card))
	for i, line := range card {
		card[i] = s.Canvas.Pad(strings.Repeat(" ", left)+line, within.Width)
	}
	s.lay(rows, card, within.X, y)
}

// row is the row of a pane of that height at which a card of so many rows goes.
func (s *Screen) row(height, rows int) int {
	span, ok := s.Reader.Open().Selected()
	if !ok || s.Page == nil {
		return height - rows
	}
	top := s.Page.At(s.Reader.Open().Place())
	first := s.Page.Distance(top, s.Page.At(span.Start), height)
	last := s.Page.Distance(top, s.Page.At(max(span.Start, span.End-1)), height)
	if below := last + 1; below+rows <= height && below > 0 {
		return below
	}
	if above := first - rows; above >= 0 {
		return above
	}
	return height - rows
}

// lay lays card over rows, its corner in column x of row y; what is beyond them
// is left out.
func (s *Screen) lay(rows, card []string, x, y int) {
	for i, line := range card {
		if at := y + i; 0 <= at && at < len(rows) {
			rows[at] = s.Canvas.Overlay(rows[at], line, x, s.Width)
		}
	}
}

// tour lays the tour's card over the lower end of the rows.
func (s *Screen) tour(rows []string) {
	step, ok := s.Reader.TourCard()
	if !ok {
		return
	}
	step.Text, step.Next = s.withKeys(step, step.Text), s.withKeys(step, step.Next)
	n, of := s.Reader.Tour().Step()
	if card := s.Canvas.Tour(step, n, of, s.Layout.Body.Width-2); len(card) > 0 {
		s.lay(rows, card, max(0, s.Layout.Body.Width-s.Canvas.Width(card[0])-1), len(rows)-len(card))
	}
}

var action = text.Pattern(`\{[a-z-]+\}`)

// withKeys puts the key in force for every action in braces, as it is where the
// card is shown.
func (s *Screen) withKeys(step state.TourStep, words string) string {
	modes := []keymap.Mode{keymap.Article, keymap.Panel, keymap.List}
	if step.On == state.OnList {
		modes = []keymap.Mode{keymap.List}
	}
	return action().ReplaceAllStringFunc(words, func(braced string) string {
		name := strings.Trim(braced, "{}")
		for _, mode := range modes {
			if b, ok := s.Keys.Binding(mode, keymap.Find(name)); ok && len(b.Keys) > 0 {
				return s.Canvas.Key.Render(keymap.Label(b.Keys[0]))
			}
		}
		return ":" + name
	})
}
