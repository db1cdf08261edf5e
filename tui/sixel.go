package tui

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"lede/model/picture"
	"lede/tui/graphics"
)

// sixel is what is known of a terminal's sixels. The zero sixel shows none.
type sixel struct {
	over   *graphics.Overlay // nil where there is no terminal
	says   bool              // the terminal says that it shows them
	on     bool              // they are shown
	colors int               // of how many they may be, as the terminal answered
}

// cellMsg is how large a cell is by what the system knows; zero where it does not.
type cellMsg image.Point

// askForSixels asks the terminal whether it shows sixels, and how large its cells are.
func (m *Model) askForSixels() {
	m.pictures.shows = tried
	m.askCell()
}

// askCell asks how large a cell is, the system first: not every terminal tells.
func (m *Model) askCell() {
	over := m.pictures.sixel.over
	m.send(func() tea.Msg { return cellMsg(over.Cell()) })
}

// takeCell takes how large a cell is, and has the terminal tell it more exactly.
func (m *Model) takeCell(msg cellMsg) {
	p := &m.pictures
	p.cellIs(image.Point(msg))
	if p.shows == tried {
		m.query(graphics.AskSixel())
	} else {
		m.query(graphics.AskCell())
	}
}

func (p *pictures) cellIs(size image.Point) {
	if min(size.X, size.Y) > 0 && max(size.X, size.Y) < 1000 {
		p.cell = size
	}
}

// takeAttributes takes what the terminal can do. One that shows sixels is asked of how many
// colours: another might take that for a command.
func (m *Model) takeAttributes(attributes []int) {
	p := &m.pictures
	if p.shows == tried && !p.sixel.says && graphics.HasSixel(attributes) {
		p.sixel.says = true
		m.query(graphics.AskColors)
	}
}

func (s *sixel) take(answer string) {
	if n, ok := graphics.Colors(answer); ok && s.says {
		s.colors = n
	}
}

// answered takes that the terminal answered all it was asked. A picture that it says nothing
// about it does not show, and sixels are drawn by the size of a cell.
func (m *Model) answered() {
	p := &m.pictures
	switch {
	case p.shows == asked:
		m.askForSixels()
	case p.shows == tried && p.sixel.says && p.sixel.over != nil && p.cell != image.Point{}:
		p.shows, p.sixel.on = shown, true
	case p.shows == tried:
		m.noPictures()
	}
}

// box is how many pixels a picture has that covers so many cells. The last band of its
// sixels reaches into no other row.
func (p *pictures) box(cells image.Point) image.Point {
	box := image.Pt(cells.X*p.cellSize().X, cells.Y*p.cellSize().Y)
	if p.sixel.on {
		box.Y = max(graphics.Band, box.Y/graphics.Band*graphics.Band)
	}
	return box
}

// sixels makes a picture into sixels, beside the screen.
func (p *pictures) sixels(raw []byte, cells, box image.Point) func() (*graphics.Picture, error) {
	colors, high := p.sixel.colors, p.cellSize().Y
	if colors == 0 {
		colors = graphics.MaxColors
	}
	return func() (*graphics.Picture, error) {
		sample, err := picture.Fitted(raw, image.Pt(graphics.SampleSide, graphics.SampleSide))
		if err != nil {
			return nil, err
		}
		e := graphics.NewEncoder(sample, colors)
		part := func(from, rows int) ([]byte, error) {
			m, err := picture.Fitted(raw, box)
			if err != nil {
				return nil, err
			}
			return e.Rows(m, from*high, (from+rows)*high)
		}
		whole, err := part(0, cells.Y)
		return &graphics.Picture{Rows: cells.Y, Whole: whole, Part: part}, err
	}
}

// overlay has those pictures drawn over rows of the screen that are there, and makes their
// cells blank.
func (m *Model) overlay(rows []string) {
	p := &m.pictures
	if !p.sixel.on {
		return
	}
	cells, of := map[int]image.Point{}, map[int]*graphics.Picture{}
	for _, one := range p.sent {
		if one.there {
			cells[one.id], of[one.id] = one.cells, one.sixels
		}
	}
	var laid []graphics.Laid
	for _, part := range graphics.Lift(rows, cells, m.canvas.Method) {
		laid = append(laid, graphics.Laid{Picture: of[part.ID], From: part.From, Cells: part.Cells})
	}
	p.sixel.over.Lay(laid)
}
