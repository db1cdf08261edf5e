package page

import (
	"strings"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

// columnGap is the space between two columns of a table.
const columnGap = 2

// table lays out a table; see columns for how wide each is.
func (p *Page) table(u unit, b article.Block) []Row {
	widths := p.columns(b)
	var rows []Row
	for i, cells := range b.Rows {
		rows = append(rows, p.tableRow(u, cells, widths, i == 0)...)
	}
	return rows
}

func (p *Page) columns(b article.Block) []int {
	var widths []int
	for _, cells := range b.Rows {
		for j, c := range cells {
			if j == len(widths) {
				widths = append(widths, 1)
			}
			widths[j] = max(widths[j], p.opt.Method.StringWidth(c.Of(p.article.Text)))
		}
	}
	return shrink(widths, p.measure)
}

// shrink narrows the widest columns until all fit into total with gaps between.
func shrink(widths []int, total int) []int {
	for {
		sum, widest := columnGap*(len(widths)-1), 0
		for j, w := range widths {
			sum += w
			if w > widths[widest] {
				widest = j
			}
		}
		if sum <= total || len(widths) == 0 || widths[widest] <= 1 {
			return widths
		}
		widths[widest] = max(1, widths[widest]-max(1, (sum-total)/len(widths)))
	}
}

func (p *Page) tableRow(u unit, cells []text.Span, widths []int, head bool) []Row {
	role := theme.Text
	if head {
		role = theme.TableHead
	}
	var lines [][]line
	height := 1
	for j, c := range cells {
		l := wrap(c.Of(p.article.Text), widths[j], 0, p.opt.Method)
		lines = append(lines, l)
		height = max(height, len(l))
	}
	rows := make([]Row, height)
	for y := range rows {
		rows[y] = p.newRow(rowPlace(cells, lines, y), u.block)
		col := p.left
		for j, c := range cells {
			if y < len(lines[j]) && col+widths[j] <= p.opt.Width {
				p.decorate(&rows[y], strings.Repeat(" ", col-rows[y].Width), theme.Text)
				runs := []run{{end: c.Len(), style: p.opt.Theme.Style(role)}}
				p.source(&rows[y], c.Of(p.article.Text), lines[j][y], runs, c.Start, widths[j])
			}
			col += widths[j] + columnGap
		}
	}
	return rows
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
