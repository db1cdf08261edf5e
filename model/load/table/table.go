// Package table makes articles of the rows of a table, whatever it is written in.
package table

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/record"
)

// Head is the columns of a table.
type Head struct {
	columns []field.Rank
	names   []string
	bare    bool // only a text is known of a row: it has to be one of some length

	passage, note int // the columns of passages that a reader marked, and of notes on them; -1 where there are none
}

// NewHead reads the names of columns. It fails, and names them, where they are
// none of articles: a body, or a title with something that says more.
func NewHead(names []string) (Head, error) {
	h := Head{columns: make([]field.Rank, len(names)), names: slices.Clone(names), passage: -1, note: -1}
	var has [field.Image + 1]bool
	for i, name := range names {
		h.columns[i] = field.Of(name)
		has[h.columns[i].Field] = true
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "highlight", "highlight text":
			h.passage = i
		case "note":
			h.note = i
		}
	}
	if !has[field.Title] {
		h.passage = -1
	}
	body := has[field.Body] || has[field.HTML]
	more := has[field.Summary] || has[field.URL] || has[field.Published]
	if !body && !(has[field.Title] && more) {
		return Head{}, h.none()
	}
	h.bare = !has[field.Title] && !has[field.Authors] && !more
	return h, nil
}

// HasText reports whether a column holds the texts of articles.
func (h Head) HasText() bool {
	return slices.ContainsFunc(h.columns, func(c field.Rank) bool { return c.Field == field.Body || c.Field == field.HTML })
}

// none says that there are no articles in the table.
func (h Head) none() error {
	return fmt.Errorf("a table without articles, its columns are %s", list(h.names))
}

func list(header []string) string {
	const most = 8
	if len(header) > most {
		return strings.Join(header[:most], ", ") + " …"
	}
	return strings.Join(header, ", ")
}

// Articles makes an article of each row that has a title or a text; of the passages
// that a reader marked, one of all from one work. How many rows had none is said at
// the end; an error of rows ends it.
func (h Head) Articles(ctx context.Context, in decode.Input, format string, rows iter.Seq2[[]string, error]) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		count, passed, first, n := 0, 0, 0, 0
		if h.passage >= 0 {
			rows = h.works(rows, maxPassages)
		}
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
			if rec.Has(field.Title) || rec.HasBody() && (!h.bare || rec.IsText()) {
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
		switch {
		case count == 0 && h.bare:
			yield(nil, h.none())
		case passed > 0:
			yield(nil, fmt.Errorf("%d rows without an article, the first is row %d", passed, first))
		}
	}
}

func blank(row []string) bool { return strings.TrimSpace(strings.Join(row, "")) == "" }

func (h Head) record(row []string, asIs bool) *record.Record {
	rec := new(record.Record)
	rec.AsIs = asIs
	for i, value := range row[:min(len(row), len(h.columns))] {
		rec.Offer(h.columns[i], value)
	}
	if extra := len(row) - len(h.columns); extra > 0 && !blank(row[len(h.columns):]) {
		rec.Notices = append(rec.Notices, article.Notice{Kind: article.Cut, Text: fmt.Sprintf("the row has %d cells and the head %d: what stands in the others was left out", len(row), len(h.columns))})
	}
	return rec
}
