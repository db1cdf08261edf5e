package page

import (
	"strconv"
	"strings"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

// lay makes the rows of a unit, the gap before it first. There is at least one.
func (p *Page) lay(u unit) []Row {
	if u.block < 0 {
		return p.header()
	}
	rows := make([]Row, 0, u.gap+1+u.Len()/p.measure)
	for i := range u.gap {
		rows = append(rows, Row{Place: u.Start - u.gap + i, Block: u.block, Gap: true})
	}
	if u.count > 0 {
		return append(rows, p.fold(u))
	}
	rows = append(rows, p.picture(u)...)
	switch b := p.article.Blocks[u.block]; {
	case b.Kind == article.Rule && b.Empty():
		return append(rows, p.rule(u))
	case u.to > 0:
		return append(rows, p.table(u, b)...)
	default:
		return append(rows, p.prose(u, b)...)
	}
}

// baseRoles are the roles of the text of each kind of block.
var baseRoles = [...]theme.Role{
	article.Paragraph: theme.Text, article.Standfirst: theme.Standfirst, article.Heading: theme.Heading,
	article.Item: theme.Text, article.Quotation: theme.Quotation, article.Code: theme.Code,
	article.Table: theme.Text, article.Caption: theme.Caption, article.Rule: theme.Rule,
}

// prose lays out a block of running text, or of code, behind its indent.
func (p *Page) prose(u unit, b article.Block) []Row {
	base := baseRoles[b.Kind]
	if b.Aside {
		base = theme.Aside
	}
	first, other := p.indent(u, b)
	limit := p.measure - width(other, p.opt.Method)
	if b.Kind == article.Code {
		limit += p.room() - p.measure
	}
	s := u.Of(p.article.Text)
	var runs []run
	if b.Kind == article.Code {
		runs = p.code(u, b, base)
	} else {
		runs = p.styles(u.Span, base)
	}
	var rows []Row
	rtl := RightToLeft(b.Of(p.article.Text))
	lead := width(first, p.opt.Method) - width(other, p.opt.Method)
	set := p.setting(b.Kind, limit)
	set.lead = lead
	var wide spread
	for i, l := range wrap(s, set) {
		wide = set.spreadOver(s, l, wide)
		row := p.newRow(u.Start+l.start, u.block)
		row.RTL = rtl
		prefix := other
		if i == 0 {
			prefix = first
		} else if b.Kind == article.Code && len(other) > 0 && s[l.start-1] != '\n' {
			prefix = goesOn
		}
		for _, d := range prefix {
			p.decorate(&row, d.text, d.role)
		}
		if i == 0 && b.Kind == article.Caption && len(first) > 0 {
			row.Segs[len(row.Segs)-1].URL = Address(b.URL) // of the label
		}
		p.source(&row, s, l, wide, runs, u.Start, limit-lead)
		rows = append(rows, row)
	}
	return rows
}

// goesOn stands before what is left of a line of code.
var goesOn = []decoration{{"↪ ", theme.Muted}}

// setting is how text of a kind of block is broken into lines.
func (p *Page) setting(kind article.Kind, columns int) setting {
	set := setting{width: columns, method: p.opt.Method, fit: totalFit}
	switch kind {
	case article.Code:
		set.fit = firstFit
	case article.Heading:
		set.fit = evenFit
	case article.Paragraph, article.Item, article.Quotation:
		set.hyphens, set.justify = p.opt.Hyphens, p.opt.Justify
	}
	return set
}

// indent is what stands before the first and before the other lines of a block.
// Where there is hardly room for text there is none for it.
func (p *Page) indent(u unit, b article.Block) (first, other []decoration) {
	if p.measure < 2*minMeasure {
		return nil, nil
	}
	switch b.Kind {
	case article.Item:
		nest := strings.Repeat("  ", max(0, min(b.Level-1, p.measure/8)))
		marker := p.clean(b.Marker, p.measure/4) + " "
		hang := strings.Repeat(" ", p.opt.Method.StringWidth(marker))
		first = []decoration{{nest, theme.Text}, {marker, theme.Bullet}}
		other = []decoration{{nest + hang, theme.Text}}
	case article.Quotation:
		inner := max(0, min(b.Level-1, p.measure/8))
		other = []decoration{{strings.Repeat(BlockBar+" ", inner), theme.Bar}}
		first = other
	case article.Code:
		other = []decoration{{"  ", theme.Text}}
		first = other
	case article.Caption:
		label := "Picture"
		if b.Label != "" {
			label = p.clean(b.Label, p.measure/2)
		}
		if !b.Empty() {
			label += ": "
		}
		first = []decoration{{label, theme.Muted}}
	}
	if u.inner {
		first = other
	}
	return first, other
}

// rule is a short line in the middle of the measure.
func (p *Page) rule(u unit) Row {
	row := p.newRow(u.Start, u.block)
	n := min(p.measure, 12)
	p.decorate(&row, strings.Repeat(" ", (p.measure-n)/2), theme.Text)
	p.decorate(&row, strings.Repeat("─", n), theme.Meta)
	return row
}

// fold is one line for a run of asides: how many, and how they begin.
func (p *Page) fold(u unit) Row {
	row := p.newRow(u.Start, u.block)
	row.Fold = true
	label := strconv.Itoa(u.count) + " asides"
	if u.count == 1 {
		label = "aside"
	}
	if u.open {
		p.decorate(&row, p.clean("▾ "+label, p.measure), theme.Aside)
		return row
	}
	label = "▸ " + label
	for _, b := range p.article.Blocks[u.block : u.block+u.count] {
		if len(label) > 4*p.measure {
			break
		}
		label += " · " + text.CleanLine(text.Shorten(b.Of(p.article.Text), p.measure))
	}
	p.decorate(&row, p.clean(label, p.measure), theme.Aside)
	return row
}
