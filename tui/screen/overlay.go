package screen

import (
	"strings"

	"lede/model/state"
	"lede/tui/pane"
)

func (s *Screen) card(rows []string) {
	s.beside(rows, func(r *state.Reader, width, height int) []string { return s.Canvas.Card(r, s.Keys, width, height) })
}

func (s *Screen) chooser(rows []string) { s.beside(rows, s.Canvas.Chooser) }

// shelves are laid over the list's first rows.
func (s *Screen) shelves(rows []string) {
	at := s.Layout.List
	if at.Width == 0 {
		at = s.Layout.Body
	}
	s.lay(rows, s.Canvas.Shelves(s.Reader, min(s.Width, max(at.Width, pane.CardWidth)), len(rows)), at.X, 0)
}

// frameRoom is the width of a card's frame beside what it says.
const frameRoom = 4

// beside lays a card over the rows, below the sentence it is about or above it,
// and cut to the room there. What it says begins and ends where the lines of the
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
	at, room := s.clear(within.Height, len(card))
	if room < len(card) {
		card = draw(s.Reader, width, room)
	}
	y := within.Y - s.Layout.Body.Y + at
	for i, line := range card {
		card[i] = s.Canvas.Pad(strings.Repeat(" ", left)+line, within.Width)
	}
	s.lay(rows, card, within.X, y)
}

// leastCard is how many rows of a card are worth showing.
const leastCard = 4

// clear is the row of a pane of that height at which a card of so many rows goes,
// and how many of them have room there: below the sentence it is about, else above,
// else where there is more room. Where there is too little on either side, as on a
// screen full of one quotation, it lies over the end of the pane.
func (s *Screen) clear(height, rows int) (at, room int) {
	span, ok := s.Reader.Open().Explained()
	if !ok || s.Page == nil {
		return height - rows, rows
	}
	top := s.top()
	above := s.Page.Distance(top, s.Page.At(span.Start), height)
	last := s.Page.Distance(top, s.Page.At(max(span.Start, span.End-1)), height)
	below := height - last - 1
	switch {
	case last < 0 || above >= height:
	case rows <= below || max(leastCard, above) <= below && above < rows:
		return last + 1, min(rows, below)
	case min(rows, leastCard) <= above:
		return max(0, above-rows), min(rows, above)
	}
	return height - rows, rows
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

// tour is the card of the tour, which has the rows below the body.
func (s *Screen) tour() []string {
	t := s.Layout.Tour
	return s.Canvas.Fill(s.Canvas.TourCard(s.Reader, s.Keys, t.Width, t.Height), t.Width, t.Height)
}
