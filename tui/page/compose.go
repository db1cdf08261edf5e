package page

import (
	"strings"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

// decoration is text on the page that is not the article's.
type decoration struct {
	text string
	role theme.Role
}

// clean is s as one line that is safe and at most limit columns wide.
func (p *Page) clean(s string, limit int) string {
	limit = max(1, limit)
	return fit(show(text.CleanLine(s), limit, p.opt.Method), limit, p.opt.Method)
}

// width is the number of columns of decorations side by side.
func width(ds []decoration, m interface{ StringWidth(string) int }) int {
	n := 0
	for _, d := range ds {
		n += m.StringWidth(d.text)
	}
	return n
}

// BlockBar stands in the margin of block quotations. It is thinner than the bar of
// somebody's words.
const BlockBar = "│"

// newRow is a row with its left margin.
func (p *Page) newRow(place, block int) Row {
	row := Row{Place: place, Block: block}
	if block >= 0 && p.article.Blocks[block].Kind == article.Quotation && p.left >= margin {
		p.decorate(&row, strings.Repeat(" ", p.left-margin), theme.Text)
		p.decorate(&row, BlockBar, theme.Bar)
		p.decorate(&row, " ", theme.Text)
		return row
	}
	p.decorate(&row, strings.Repeat(" ", p.left), theme.Text)
	return row
}

// decorate appends text that is not the article's.
func (p *Page) decorate(row *Row, s string, role theme.Role) {
	if s == "" {
		return
	}
	w := p.opt.Method.StringWidth(s)
	row.Segs = append(row.Segs, Seg{Text: s, Col: row.Width, Width: w, Style: p.opt.Theme.Style(role), Span: none})
	row.Width += w
}

// source appends a line of s, which stands at base in the article's text;
// graphemes wider than limit are replaced.
func (p *Page) source(row *Row, s string, l line, w spread, runs []run, base, limit int) {
	r := 0
	open := false // the last segment may be extended
	for i := l.start; i < l.end; {
		n, columns := cluster(s[i:l.end], p.opt.Method)
		t, columns := shown(s[i:i+n], columns, limit, p.opt.Method)
		for r < len(runs)-1 && runs[r].end <= i {
			r++
			open = false
		}
		if wide := w.at(i); wide > 0 {
			t, columns = t+strings.Repeat(" ", wide), columns+wide
		}
		verbatim := t == s[i:i+n]
		span := text.Span{Start: base + i, End: base + i + n}
		if last := len(row.Segs) - 1; open && verbatim {
			row.Segs[last].Span.End = span.End
			row.Segs[last].Text = s[row.Segs[last].Span.Start-base : i+n]
			row.Segs[last].Width += columns
		} else {
			row.Segs = append(row.Segs, Seg{Text: t, Col: row.Width, Width: columns, Style: runs[r].style, URL: runs[r].url, Span: span, Verbatim: verbatim})
		}
		open = verbatim
		row.Width += columns
		i += n
	}
	if l.hyphen {
		row.Segs = append(row.Segs, Seg{Text: "-", Col: row.Width, Width: 1, Style: runs[r].style, URL: runs[r].url, Span: none})
		row.Width++
	}
}
