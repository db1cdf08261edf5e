package export

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lede/model/analysis"
	"lede/model/atomic"
	"lede/model/parquet"
	"lede/model/text"
)

// Part is which of so many parts of the files is written. The zero Part is all of them.
type Part struct{ Number, Of int }

// sheets writes documents as the tables of Schema, a Parquet file each in one folder.
// Files of parts stand beside each other and are read as one table: no two articles
// have one id.
type sheets struct {
	folder string
	part   Part
	open   map[string]*sheet // by table; none before the first article
	count  int64             // articles
}

// sheet is a table in the making.
type sheet struct {
	name  string // of the file
	draft *atomic.Draft
	out   *bufio.Writer
	rows  *parquet.Writer
}

func newSheets(folder string, part Part) Writer {
	if part.Of == 0 {
		part = Part{1, 1}
	}
	return &sheets{folder: folder, part: part, open: map[string]*sheet{}}
}

func (s *sheets) Write(d *analysis.Document) error {
	if s.count == 0 {
		if err := s.begin(); err != nil {
			return err
		}
	}
	s.count++
	id := int64(s.part.Number) + (s.count-1)*int64(s.part.Of)
	return addRows(d, id, func(table string, values ...any) error {
		return s.open[table].rows.Write(integers(valid(values)))
	})
}

// integers makes of the whole numbers among values those that a Parquet file has.
func integers(values []any) []any {
	for i, v := range values {
		switch v := v.(type) {
		case int:
			values[i] = int64(v)
		case bool:
			values[i] = int64(0)
			if v {
				values[i] = int64(1)
			}
		}
	}
	return values
}

// begin makes the folder, if need be, and begins its files.
func (s *sheets) begin() error {
	if err := os.MkdirAll(s.folder, 0o777); err != nil {
		return err
	}
	if err := s.divided(); err != nil {
		return err
	}
	for _, t := range schemas() {
		name := filepath.Join(s.folder, s.part.file(t.name))
		draft, err := atomic.New(name, 0o666)
		if err != nil {
			return err
		}
		out := bufio.NewWriterSize(draft, 64<<10)
		s.open[t.name] = &sheet{name, draft, out, parquet.NewWriter(out, columns(t))}
	}
	return nil
}

// file is what the file of a table is called: articles.parquet, articles-2-of-8.parquet.
func (p Part) file(table string) string {
	if p.Of == 1 {
		return table + ".parquet"
	}
	return fmt.Sprintf("%s-%d-of-%d.parquet", table, p.Number, p.Of)
}

// divided refuses a folder with files of another number of parts: read as one table,
// articles would be in it twice.
func (s *sheets) divided() error {
	entries, err := os.ReadDir(s.folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if of, ok := parts(e.Name(), schemas()[0].name); ok && of != s.part.Of {
			return fmt.Errorf("%s holds %s, of %s: articles would be there twice", s.folder, e.Name(), text.Count(of, "part"))
		}
	}
	return nil
}

// parts is how many parts there are of a table, of which a file with that name is one.
func parts(name, table string) (of int, ok bool) {
	if name == (Part{1, 1}).file(table) {
		return 1, true
	}
	rest, ok := strings.CutPrefix(strings.TrimSuffix(name, ".parquet"), table+"-")
	number, count, ours := strings.Cut(rest, "-of-")
	k, errK := strconv.Atoi(number)
	of, errOf := strconv.Atoi(count)
	return of, ok && ours && errK == nil && errOf == nil && name == (Part{k, of}).file(table)
}

// Close gives the files their names, articles last: where they are, all is.
func (s *sheets) Close() error {
	for _, t := range slices.Backward(schemas()) {
		sheet := s.open[t.name]
		if sheet == nil {
			continue // no article
		}
		delete(s.open, t.name)
		if err := sheet.end(); err != nil {
			return errors.Join(err, s.Abort())
		}
	}
	return nil
}

func (s *sheet) end() error {
	if err := cmp.Or(s.rows.Close(), s.out.Flush()); err != nil {
		return errors.Join(err, s.draft.Drop())
	}
	return s.draft.Replace(s.name)
}

// Abort leaves what was in the folder before.
func (s *sheets) Abort() (err error) {
	for _, sheet := range s.open {
		err = errors.Join(err, sheet.draft.Drop())
	}
	clear(s.open)
	return err
}

func columns(t tableSchema) (all []parquet.Column) {
	kinds := map[string]parquet.Kind{"INTEGER": parquet.Int64, "REAL": parquet.Double, "TEXT": parquet.String}
	for _, c := range t.columns {
		all = append(all, parquet.Column{Name: c.name, Kind: kinds[c.kind], Optional: c.optional})
	}
	return all
}
