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
	rows = p.headerText(rows, meta.Title, theme.Headline)
	rows = p.headerText(rows, Byline(p.article), theme.Meta)
	if !repeats(p.article) {
		rows = p.headerText(rows, meta.Summary, theme.Summary)
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

func (p *Page) headerText(rows []Row, s string, role theme.Role) []Row {
	s = show(text.CleanLine(s), p.measure, p.opt.Method)
	if s == "" {
		return rows
	}
	rows = append(rows, Row{Block: -1, Gap: true})
	columns := p.measure
	if role == theme.Headline {
		columns = p.balance(s, columns)
	}
	for _, l := range wrap(s, columns, 0, p.opt.Method) {
		row := p.newRow(0, -1)
		p.decorate(&row, show(s[l.start:l.end], columns, p.opt.Method), role)
		rows = append(rows, row)
	}
	return rows
}

// repeats reports whether the body begins with the summary's words.
func repeats(a *article.Article) bool {
	summary := strings.TrimRight(a.Meta.Summary, ".… ")
	return len(a.Blocks) > 0 && strings.HasPrefix(a.Blocks[0].Of(a.Text), summary)
}

// Byline is where an article is from, in one line: outlet, date, authors,
// reading time; what is not known is left out.
func Byline(a *article.Article) string {
	var parts []string
	for _, part := range []string{a.Meta.Outlet, a.Meta.Published.String(), strings.Join(a.Meta.Authors, ", "), article.ReadingTime(article.Minutes(a.Text))} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}
