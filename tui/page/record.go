package page

import (
	"lede/model/article"
	"lede/tui/theme"
)

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
