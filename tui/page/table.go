package page

import (
	"slices"
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

// grid is how the columns of a table stand side by side.
type grid struct {
	widths []int
	right  []bool // numbers: aligned to the right
}

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

// grid measures the columns by the first rows; ok is false where they do not
// fit beside each other. What is too wide for the measure may go on to the edge
// of the pane; then heads are wrapped, then the widest cells, words last.
func (p *Page) grid(b article.Block) (g grid, ok bool) {
	var bodies, words []int // the widest cell below the head, the longest word
	for i, cells := range b.Rows[:min(len(b.Rows), sampledRows)] {
		for j, c := range cells {
			if j*(minColumn+columnGap) > p.room() {
				return g, false
			}
			if j == len(g.widths) {
				g.widths, bodies, words = append(g.widths, 1), append(bodies, 1), append(words, minColumn)
				g.right = append(g.right, len(b.Rows) > 1)
			}
			s := c.Of(p.article.Text)
			n := min(p.opt.Method.StringWidth(s), p.room())
			g.widths[j] = max(g.widths[j], n)
			if i > 0 {
				bodies[j] = max(bodies[j], n)
			}
			for word := range strings.FieldsSeq(text.Shorten(s, longestWord*pieceRows)) {
				words[j] = max(words[j], min(p.opt.Method.StringWidth(word), longestWord))
			}
			g.right[j] = g.right[j] && (i == 0 || numeric(s))
		}
	}
	heads := slices.Clone(words)
	for j := range heads {
		heads[j] = max(heads[j], bodies[j])
	}
	least := slices.Repeat([]int{minColumn}, len(g.widths))
	ok = shrink(g.widths, heads, p.room()) || shrink(g.widths, words, p.room()) || shrink(g.widths, least, p.room())
	return g, ok
}

// shrink narrows the widest columns, none below least, until all fit into total
// with gaps between; it reports whether they do.
func shrink(widths, least []int, total int) bool {
	for {
		sum, widest := columnGap*(len(widths)-1), -1
		for j, w := range widths {
			sum += w
			if w > least[j] && (widest < 0 || w > widths[widest]) {
				widest = j
			}
		}
		if sum <= total || widest < 0 {
			return sum <= total
		}
		widths[widest]--
	}
}

// numeric reports whether a cell is a number, with its sign, currency or unit
// sign, or empty.
func numeric(s string) bool {
	digits := s == ""
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits = true
		case !strings.ContainsRune(".,'%‰+-−–—±~<>()$€£¥₹ \u00a0\u202f", r):
			return false
		}
	}
	return digits
}

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

// record lays out row i of a table with a line or more for each cell, behind
// the head of its column.
func (p *Page) record(b article.Block, u unit, i int) []Row {
	var rows []Row
	for j, c := range b.Rows[i] {
		first, role := p.recordLabel(b, i, j), theme.Text
		if i == 0 {
			role = theme.TableHead
		}
		s := c.Of(p.article.Text)
		lead := width(first, p.opt.Method)
		limit := p.measure - width(recordHang, p.opt.Method)
		if p.measure < 2*minMeasure {
			first, lead, limit = nil, 0, p.measure
		}
		runs := p.styles(c, role)
		for y, l := range wrap(s, setting{width: limit, lead: max(0, lead-2), method: p.opt.Method}) {
			row := p.newRow(c.Start+l.start, u.block)
			if y > 0 && limit < p.measure {
				first = recordHang
			}
			for _, d := range first {
				p.decorate(&row, d.text, d.role)
			}
			p.source(&row, s, l, spread{}, runs, c.Start, limit-max(0, lead-2))
			rows = append(rows, row)
		}
	}
	return rows
}

// recordHang stands before the later lines of a cell in a record.
var recordHang = []decoration{{"  ", theme.Text}}

// recordLabel is what stands before a cell of a record: a bullet before the
// first of each, and the head of the column.
func (p *Page) recordLabel(b article.Block, i, j int) []decoration {
	label := []decoration{{"  ", theme.Text}}
	if j == 0 && i > 0 {
		label = []decoration{{"• ", theme.Bullet}}
	}
	if i > 0 && j < len(b.Rows[0]) && !b.Rows[0][j].Empty() {
		head := p.clean(b.Rows[0][j].Of(p.article.Text), p.measure/2-2)
		label = append(label, decoration{head + ": ", theme.Muted})
	}
	return label
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
