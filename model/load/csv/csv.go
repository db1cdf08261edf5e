// Package csv decodes tables with an article a row: comma, semicolon, tab or bar
// between the columns, which the first row must name. Rows are read one at a time.
package csv

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/record"
)

// maxRow is the length of the longest row, in bytes.
const maxRow = 16 << 20

// Decode reads the articles of a table. Rows without one are passed over. A
// table of anything else is an error that names its columns.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		rows := newReader(in)
		header, err := rows.Read()
		if err != nil {
			yield(nil, reason(err))
			return
		}
		columns := make([]field.Rank, len(header))
		for i, name := range header {
			columns[i] = field.Of(name)
		}
		if !ofArticles(columns) {
			yield(nil, fmt.Errorf("a table without articles, its columns are %s", list(header)))
			return
		}
		read(ctx, in, rows, columns, yield)
	}
}

// read yields the articles of the rows after the header.
func read(ctx context.Context, in decode.Input, rows *reader, columns []field.Rank, yield func(*article.Article, error) bool) {
	count, passed, first := 0, 0, 0
	for n := 1; ctx.Err() == nil; n++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			if passed > 0 {
				yield(nil, fmt.Errorf("%d rows without an article, the first is row %d", passed, first))
			}
			return
		}
		if err != nil {
			yield(nil, reason(err))
			return
		}
		for _, row := range rows.unquote(row, len(columns)) {
			rec := recordOf(row, columns, in.AsIs)
			if !rec.Has(field.Title) && !rec.HasBody() {
				if strings.TrimSpace(strings.Join(row, "")) != "" {
					if passed++; passed == 1 {
						first = n
					}
				}
				continue
			}
			if !yield(rec.Article(article.Origin{File: in.File, Index: count, Format: "csv"}), nil) {
				return
			}
			count++
		}
	}
}

func recordOf(row []string, columns []field.Rank, asIs bool) *record.Record {
	rec := new(record.Record)
	rec.AsIs = asIs
	for i, value := range row[:min(len(row), len(columns))] {
		rec.Offer(columns[i], value)
	}
	if len(row) > len(columns) && strings.TrimSpace(strings.Join(row[len(columns):], "")) != "" {
		rec.Notices = append(rec.Notices, article.Notice{Kind: article.Cut, Text: fmt.Sprintf("the row has %d cells and the head %d: what stands in the others was left out", len(row), len(columns))})
	}
	return rec
}

// ofArticles reports whether columns are those of articles: a body, or a title
// with something that says more.
func ofArticles(columns []field.Rank) bool {
	var has [field.Image + 1]bool
	known := 0
	for _, c := range columns {
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

// reason says what is wrong with a table in fewer words than the library.
func reason(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("a table without rows")
	}
	return fmt.Errorf("table: %w", err)
}

// reader is a csv.Reader that takes quotes as they come, and no row without limit.
type reader struct {
	*csv.Reader
	meter *meter
}

// newReader chooses the separator that parts the first line into most columns.
func newReader(r io.Reader) *reader {
	buffered := bufio.NewReaderSize(r, 64<<10)
	head, _ := buffered.Peek(8 << 10)
	line, _, _ := strings.Cut(strings.TrimLeft(string(head), "\r\n"), "\n")
	comma := separator(line)
	if declared, ok := strings.CutPrefix(strings.TrimRight(line, "\r"), "sep="); ok && len(declared) == 1 { // as Excel writes
		comma = rune(declared[0])
		_, _ = buffered.ReadString('\n') // is in the buffer, or the file ends
	}
	m := &meter{r: buffered}
	c := csv.NewReader(m)
	c.Comma, c.LazyQuotes, c.FieldsPerRecord, c.ReuseRecord = comma, true, -1, false
	return &reader{c, m}
}

// Read reads a row.
func (r *reader) Read() ([]string, error) {
	r.meter.n = 0
	return r.Reader.Read()
}

// unquote gives row, or the rows it swallowed: a quotation mark without its end
// makes the rest of the table one cell, in a row that is too short.
func (r *reader) unquote(row []string, columns int) [][]string {
	last := row[len(row)-1]
	if len(row) >= columns || !strings.Contains(last, "\n") {
		return [][]string{row}
	}
	var out [][]string
	for line := range strings.Lines(last) {
		out = append(out, strings.Split(strings.TrimRight(line, "\r\n"), string(r.Comma)))
	}
	out[0] = append(row[:len(row)-1:len(row)-1], out[0]...)
	return out
}

// separator is the mark that parts line into most columns.
func separator(line string) rune {
	best, most := ',', 0
	for _, c := range ",;\t|" {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// meter fails when a row is read that has no end.
type meter struct {
	r io.Reader
	n int
}

func (m *meter) Read(p []byte) (int, error) {
	if m.n > maxRow {
		return 0, fmt.Errorf("a row of more than %d MiB", maxRow>>20)
	}
	n, err := m.r.Read(p)
	m.n += n
	return n, err
}
