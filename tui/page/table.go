package page

import (
	"strings"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

const (
	columnGap   = 2   // columns between two cells
	minColumn   = 6   // a column is not narrowed below this
	longestWord = 16  // a longer one may be broken
	sampledRows = 200 // rows that decide how wide columns are
	pieceRows   = 32  // rows that are laid out in one go
)

// table lays out the rows of a unit of a table: in columns where they fit, else
// a record below the other, each cell on lines of its own.
func (p *Page) table(u unit, b article.Block) []Row {
	g, ok := p.grid(b)
	rows := make([][]Row, 0, u.to-u.from)
	high := false // some row takes several lines: empty ones part them
	for i := u.from; i < u.to; i++ {
		switch {
		case !ok || len(b.Rows[i]) > len(g.widths):
			rows = append(rows, p.record(b, u, i))
		case i == 0:
			rows = append(rows, append(p.cells(u, b.Rows[0], g, theme.TableHead), p.underline(u, b.Rows[0], g)))
		default:
			rows = append(rows, p.cells(u, b.Rows[i], g, theme.Text))
			high = high || len(rows[len(rows)-1]) > 1
		}
	}
	var out []Row
	for i, lines := range rows {
		if high && u.from+i > 1 && i > 0 {
			out = part(out, lines, u.block)
		}
		out = append(out, lines...)
	}
	return out
}

// part appends an empty row before lines where the place before theirs is free.
func part(rows, lines []Row, block int) []Row {
	if len(rows) == 0 || len(lines) == 0 || rows[len(rows)-1].Place >= lines[0].Place-1 {
		return rows
	}
	return append(rows, Row{Place: lines[0].Place - 1, Block: block, Gap: true})
}

// room is the number of columns from the text's left edge to the margin at the
// right edge of the pane. Tables and code may take them all.
func (p *Page) room() int { return max(p.measure, p.opt.Width-p.left-margin) }

// cells lays out one row of a table; it is as high as its highest cell.
func (p *Page) cells(u unit, cells []text.Span, g grid, role theme.Role) []Row {
	if len(cells) == 0 {
		return nil
	}
	lines := make([][]line, len(cells))
	height := 1
	for j, c := range cells {
		if j < len(g.widths) {
			lines[j] = wrap(c.Of(p.article.Text), setting{width: g.widths[j], method: p.opt.Method})
			height = max(height, len(lines[j]))
		}
	}
	rows := make([]Row, height)
	for y := range rows {
		rows[y] = p.newRow(rowPlace(cells, lines, y), u.block)
		col := p.left
		for j, c := range cells {
			if y < len(lines[j]) {
				p.cell(&rows[y], c, lines[j][y], col, g.widths[j], g.right[j], role)
			}
			if j < len(g.widths) {
				col += g.widths[j] + columnGap
			}
		}
	}
	return rows
}

// cell puts one line of a cell into the columns from col on.
func (p *Page) cell(row *Row, c text.Span, l line, col, columns int, right bool, role theme.Role) {
	s := c.Of(p.article.Text)
	if right {
		col += max(0, columns-p.opt.Method.StringWidth(s[l.start:l.end]))
	}
	p.decorate(row, strings.Repeat(" ", max(0, col-row.Width)), theme.Text)
	p.source(row, s, l, spread{}, p.styles(c, role), c.Start, columns)
}

// rowPlace is the first byte shown on line y of a row of cells.
func rowPlace(cells []text.Span, lines [][]line, y int) int {
	place := -1
	for j, c := range cells {
		if y < len(lines[j]) && (place < 0 || c.Start+lines[j][y].start < place) {
			place = c.Start + lines[j][y].start
		}
	}
	return place
}

// underline is the line below the head. Its place is the line end there.
func (p *Page) underline(u unit, head []text.Span, g grid) Row {
	place := u.Start
	if len(head) > 0 {
		place = head[len(head)-1].End
	}
	row := p.newRow(place, u.block)
	for j, w := range g.widths {
		if j > 0 {
			p.decorate(&row, strings.Repeat(" ", columnGap), theme.Text)
		}
		p.decorate(&row, strings.Repeat("─", w), theme.Rule)
	}
	return row
}

// wide reports whether some row of a table is too long to be laid out in one
// go; such a table is shown as running text.
func wide(b *article.Block) bool {
	for _, cells := range b.Rows {
		if n := len(cells); n > 0 && cells[n-1].End-cells[0].Start > piece {
			return true
		}
	}
	return len(b.Rows) == 0
}

// tableUnits cuts a table after every pieceRows rows.
func tableUnits(out []unit, u unit, b *article.Block) []unit {
	for from := 0; from < len(b.Rows); from += pieceRows {
		v := u
		v.from, v.to = from, min(from+pieceRows, len(b.Rows))
		if from > 0 && len(b.Rows[from]) > 0 {
			v.Start, v.gap, v.inner = b.Rows[from][0].Start, 0, true
			v.place = v.Start
		}
		if last := b.Rows[v.to-1]; v.to < len(b.Rows) && len(last) > 0 {
			v.End = last[len(last)-1].End
		}
		out = append(out, v)
	}
	return out
}
