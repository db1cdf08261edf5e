// Package table makes articles of the rows of a table, whatever it is written in.
package table

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/record"
)

// Head is the columns of a table.
type Head []field.Rank

// NewHead reads the names of columns. It fails, and names them, where they are
// none of articles: a body, or a title with something that says more.
func NewHead(names []string) (Head, error) {
	columns := make(Head, len(names))
	for i, name := range names {
		columns[i] = field.Of(name)
	}
	if !columns.ofArticles() {
		return nil, fmt.Errorf("a table without articles, its columns are %s", list(names))
	}
	return columns, nil
}

func (h Head) ofArticles() bool {
	var has [field.Image + 1]bool
	known := 0
	for _, c := range h {
		has[c.Field] = true
		if c.Field != field.None {
			known++
		}
	}
	body := has[field.Body] || has[field.HTML]
	return known >= 2 && (body || has[field.Title] && (has[field.Summary] || has[field.URL] || has[field.Published]))
}

func list(header []string) string {
	const most = 8
	if len(header) > most {
		return strings.Join(header[:most], ", ") + " …"
	}
	return strings.Join(header, ", ")
}

// Articles makes an article of each row that has a title or a text. How many had
// none is said at the end; an error of rows ends it.
func (h Head) Articles(ctx context.Context, in decode.Input, format string, rows iter.Seq2[[]string, error]) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		count, passed, first, n := 0, 0, 0, 0
		for row, err := range rows {
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			n++
			rec := h.record(row, in.AsIs)
			if rec.Has(field.Title) || rec.HasBody() {
				if !yield(rec.Article(article.Origin{File: in.File, Index: count, Format: format}), nil) {
					return
				}
				count++
			} else if !blank(row) {
				if passed++; passed == 1 {
					first = n
				}
			}
		}
		if passed > 0 {
			yield(nil, fmt.Errorf("%d rows without an article, the first is row %d", passed, first))
		}
	}
}

func blank(row []string) bool { return strings.TrimSpace(strings.Join(row, "")) == "" }

func (h Head) record(row []string, asIs bool) *record.Record {
	rec := new(record.Record)
	rec.AsIs = asIs
	for i, value := range row[:min(len(row), len(h))] {
		rec.Offer(h[i], value)
	}
	if len(row) > len(h) && !blank(row[len(h):]) {
		rec.Notices = append(rec.Notices, article.Notice{Kind: article.Cut, Text: fmt.Sprintf("the row has %d cells and the head %d: what stands in the others was left out", len(row), len(h))})
	}
	return rec
}
