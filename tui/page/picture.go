package page

import (
	"image"

	"lede/model/article"
	"lede/tui/graphics"
	"lede/tui/theme"
)

// Pictures are those of an article that the terminal shows, by their blocks. They do not
// change; others are another value.
type Pictures struct {
	Of   map[int]Picture
	Cell image.Point // how large a cell is, in pixels
	Rows int         // how high a picture may be
}

// Picture is one picture. Before the terminal has it, its rows are empty.
type Picture struct {
	Size  image.Point // in pixels
	ID    int         // by which the terminal knows it
	There bool        // the terminal has it
}

// PictureCells is how many cells a block's picture covers; none where it has none, or there is
// no room.
func (p *Page) PictureCells(block int) image.Point {
	if p.opt.Pictures == nil {
		return image.Point{}
	}
	all := p.opt.Pictures
	shown, ok := all.Of[block]
	if !ok || p.measure < minMeasure || all.Rows <= 0 {
		return image.Point{}
	}
	width, height := min(p.measure, graphics.MaxSide), min(all.Rows, graphics.MaxSide)
	// by columns and rows that keep its shape, no more than its pixels fill
	columns := min(width, (shown.Size.X+all.Cell.X-1)/all.Cell.X)
	rows := rowsOf(shown.Size, all.Cell, columns)
	for rows > height {
		columns = max(1, columns*height/rows)
		if rows = rowsOf(shown.Size, all.Cell, columns); columns == 1 {
			rows = min(rows, height)
		}
	}
	return image.Pt(columns, rows)
}

// rowsOf is how many rows a picture has that is so many columns wide.
func rowsOf(size, cell image.Point, columns int) int {
	across := columns * cell.X * size.Y
	return max(1, (across+size.X*cell.Y/2)/(size.X*cell.Y))
}

// picture is the rows of a caption's picture, above it.
func (p *Page) picture(u unit) []Row {
	if u.inner || p.article.Blocks[u.block].Kind != article.Caption {
		return nil
	}
	cells := p.PictureCells(u.block)
	rows := make([]Row, cells.Y)
	for i := range rows {
		rows[i] = p.newRow(u.Start, u.block)
		if shown := p.opt.Pictures.Of[u.block]; shown.There {
			rows[i].Segs = append(rows[i].Segs, Seg{
				Text: graphics.Row(i, cells.X), Col: rows[i].Width, Width: cells.X,
				Style: theme.Style{Fg: theme.Index(uint8(shown.ID))}, Span: none,
			})
			rows[i].Width += cells.X
		}
	}
	return rows
}

// Above is how many rows above the row at its place pos is: those of a picture have the
// place of its caption.
func (p *Page) Above(pos Pos) int {
	return max(0, p.Distance(pos, p.At(p.Place(pos)), graphics.MaxSide))
}

// Raised is the row so many rows above the one at a place, in the picture there; the first
// of it where it has fewer.
func (p *Page) Raised(place, above int) Pos {
	pos := p.At(place)
	for rows := p.rows(pos.unit); above > 0 && pos.row > 0 && rows[pos.row-1].Place == rows[pos.row].Place; above-- {
		pos.row--
	}
	return pos
}
