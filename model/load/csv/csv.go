// Package csv decodes tables with an article a row: comma, semicolon, tab or bar
// between the columns, which the first row must name. Rows are read one at a time.
package csv

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/table"
)

// maxRow is the length of the longest row, in bytes. Where one byte in usualCell or more
// parts cells, it ends behind maxCells: each takes some sixty bytes.
const (
	maxRow    = 16 << 20
	maxCells  = 1 << 19
	usualCell = 8
)

// Decode reads the articles of a table. A table of anything else is an error that
// names its columns.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		rows := newReader(in)
		header, err := rows.Read()
		if err != nil {
			yield(nil, reason(err))
			return
		}
		head, err := table.NewHead(header)
		if err != nil {
			yield(nil, err)
			return
		}
		head.Articles(ctx, in, "csv", rows.all(len(header)))(yield)
	}
}

// all gives the rows that are left of a table of so many columns.
func (r *reader) all(columns int) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for {
			row, err := r.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, reason(err))
				return
			}
			for _, row := range r.unquote(row, columns) {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
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
	m := &meter{r: buffered, comma: byte(comma)}
	c := csv.NewReader(m)
	c.Comma, c.LazyQuotes, c.FieldsPerRecord, c.ReuseRecord = comma, true, -1, false
	return &reader{c, m}
}

// Read reads a row.
func (r *reader) Read() ([]string, error) {
	r.meter.n, r.meter.cells = 0, 0
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
	r     io.Reader
	comma byte
	n     int
	cells int // at most
}

func (m *meter) Read(p []byte) (int, error) {
	if m.n > maxRow {
		return 0, fmt.Errorf("a row of more than %d MiB", maxRow>>20)
	}
	if m.cells > max(maxCells, m.n/usualCell) {
		return 0, fmt.Errorf("a row of more than %d cells", maxCells)
	}
	n, err := m.r.Read(p)
	m.n += n
	m.cells += bytes.Count(p[:n], []byte{m.comma})
	return n, err
}
