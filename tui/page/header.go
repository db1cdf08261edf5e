package page

import (
	"strings"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

// header is the rows above the body: headline, where it is from, summary.
// Their places count up to -1.
func (p *Page) header() []Row {
	meta := &p.article.Meta
	var rows []Row
	rows = p.headline(rows, text.Span{Start: 0, End: len(meta.Title)}, theme.Headline)
	if about := p.headerText(nil, byline(p.article), theme.Meta); len(about) > 0 {
		if len(rows) > 0 {
			about[0] = p.underHeadline()
		}
		about[len(about)-1].About = true
		rows = append(rows, about...)
	}
	rows = p.headerText(rows, notices(p.article), theme.Warning)
	if !p.article.Repeats() {
		rows = p.headline(rows, text.Span{Start: len(meta.Title) + 1, End: len(p.head)}, theme.Summary)
	}
	if len(p.article.Blocks) == 0 {
		rows = p.headerText(rows, "This article has no text.", theme.Muted)
	} else {
		rows = append(rows, Row{Block: -1, Gap: true})
	}
	for i := range rows {
		rows[i].Place = i - len(rows)
	}
	return rows
}

// underHeadline parts the headline from where it is from.
func (p *Page) underHeadline() Row {
	row := p.newRow(0, -1)
	p.decorate(&row, strings.Repeat("─", min(p.measure, 9)), theme.Meta)
	return row
}

// headline lays out a part of Head.
func (p *Page) headline(rows []Row, part text.Span, role theme.Role) []Row {
	part = text.Trim(p.head, part)
	s := part.Of(p.head)
	if s == "" {
		return rows
	}
	rows = append(rows, Row{Block: -1, Gap: true})
	rtl := RightToLeft(s)
	set := setting{width: p.measure, method: p.opt.Method, fit: totalFit}
	if role == theme.Headline {
		set.fit = evenFit
	}
	runs := []run{{end: len(s), style: p.opt.Theme.Style(role)}}
	for _, l := range wrap(s, set) {
		row := p.newRow(0, -1)
		row.RTL = rtl
		from := len(row.Segs)
		p.source(&row, s, l, spread{}, runs, part.Start, p.measure)
		for i := range row.Segs[from:] {
			seg := &row.Segs[from+i]
			seg.Span, seg.Head = none, seg.Span
		}
		rows = append(rows, row)
	}
	return rows
}

// headerText lays out what is told about the article.
func (p *Page) headerText(rows []Row, s string, role theme.Role) []Row {
	s = show(strings.TrimSpace(s), p.measure, p.opt.Method)
	if s == "" {
		return rows
	}
	rows = append(rows, Row{Block: -1, Gap: true})
	for _, l := range wrap(s, setting{width: p.measure, method: p.opt.Method, fit: totalFit}) {
		row := p.newRow(0, -1)
		shown := show(s[l.start:l.end], p.measure, p.opt.Method)
		p.decorate(&row, strings.ReplaceAll(shown, "\u00a0", " "), role)
		rows = append(rows, row)
	}
	return rows
}

// notices says what was repaired, cut or left out on the way in.
func notices(a *article.Article) string {
	told := make([]string, len(a.Notices))
	for i, n := range a.Notices {
		told[i] = n.Text
	}
	return strings.Join(told, " · ")
}

// byline is where an article is from, in one line: outlet, date, authors,
// reading time; what is not known is left out. No line ends inside a date or a
// time, or begins with a dot.
func byline(a *article.Article) string {
	whole := strings.NewReplacer(" ", "\u00a0")
	var parts []string
	for _, part := range []string{
		a.Meta.Outlet, whole.Replace(a.Meta.Published.String()), strings.Join(a.Meta.Authors, ", "),
		whole.Replace(article.ReadingTime(a.Head.Scale(article.Minutes(a.Text)))),
	} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\u00a0· ")
}
