package state

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/quote"
	"lede/model/text"
)

// links lists where an article leads, in the order of its text: its own
// address first, links, and the addresses of its pictures and recordings.
func links(a *article.Article) []PanelRow {
	var rows []PanelRow
	add := func(words, address string, at text.Span) {
		rows = append(rows, PanelRow{Text: words, URL: address, Target: at, Note: host(address), Entity: quote.Nobody, Quote: -1})
	}
	for _, in := range a.Inlines {
		if in.Kind == article.Link && in.URL != "" {
			add(text.OneLine(in.Of(a.Text)), in.URL, in.Span)
		}
	}
	for _, b := range a.Blocks {
		if b.Kind == article.Caption && b.URL != "" {
			add(strings.TrimSuffix(mediaName(b.Label)+": "+cmp.Or(text.OneLine(b.Of(a.Text)), file(b.URL)), ": "), b.URL, b.Span)
		}
	}
	slices.SortStableFunc(rows, func(x, y PanelRow) int { return x.Target.Start - y.Target.Start })
	if a.Meta.URL != "" {
		rows = slices.Insert(rows, 0, PanelRow{Text: "this article", URL: a.Meta.URL, Note: host(a.Meta.URL), Entity: quote.Nobody, Quote: -1})
	}
	for i := range rows {
		rows[i].Number = i + 1
	}
	return rows
}

// mediaName is what a caption's label is among links.
func mediaName(label string) string {
	if label == "" || label == "Photo" {
		return "picture"
	}
	return strings.ToLower(label)
}

// file is the last part of an address, "" where that is no name.
func file(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Path == "" || strings.HasSuffix(u.Path, "/") {
		return ""
	}
	return text.CleanLine(path.Base(u.Path))
}

// host is the site of an address, "" where it names none.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(text.CleanLine(u.Hostname()), "www.")
}

// EndNumber ends the number that is typed to choose a row.
func (r *Reader) EndNumber() {
	if r.panel != nil {
		r.panel.typed = 0
	}
}

// PickRow selects the row of the panel that a typed number names: row n of
// those that can be selected, or with the digits before, 1 and 2 for row 12.
func (r *Reader) PickRow(digit int) {
	if r.panel == nil {
		return
	}
	var at []int
	for i, row := range r.PanelRows() {
		if !row.Head {
			at = append(at, i)
		}
	}
	n := 10*r.panel.typed + digit
	if n > len(at) {
		n = digit
	}
	if r.panel.typed = n; 1 <= n && n <= len(at) {
		r.panel.row = at[n-1]
	}
}
