package export

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/parquet/parquettest"
)

// sheetsOf writes a sample so many times, as a part of so many into a folder.
func sheetsOf(folder string, part Part, samples int) error {
	w := newSheets(folder, part)
	for range samples {
		if err := w.Write(sample()); err != nil {
			return err
		}
	}
	return w.Close()
}

func sheetIn(t *testing.T, file string) parquettest.Table {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return parquettest.Read(t, data)
}

// TestParquetTwin: each table has the columns and the rows of the SQLite export's.
func TestParquetTwin(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "new", "tables")
	if err := sheetsOf(dir, Part{}, 2); err != nil {
		t.Fatal(err)
	}
	db := write(t, "sqlite", sample(), sample())
	for _, table := range []string{"articles", "mentions", "quotations"} {
		got := sheetIn(t, filepath.Join(dir, table+".parquet"))
		var names, must []string
		for _, c := range got.Columns {
			names = append(names, c.Name)
			if !c.Optional {
				must = append(must, c.Name)
			}
		}
		if want := queried(t, db, "SELECT name FROM pragma_table_info('"+table+"')"); !slices.Equal(names, want) {
			t.Errorf("%s: columns %q, want %q", table, names, want)
		}
		if want := queried(t, db, "SELECT name FROM pragma_table_info('"+table+"') WHERE pk OR \"notnull\""); !slices.Equal(must, want) {
			t.Errorf("%s: columns %q have always a value, want %q", table, must, want)
		}
		if rows, want := cells(got.Rows), quoted(t, db, table, names); !slices.Equal(rows, want) {
			t.Errorf("%s:\n got %q\nwant %q", table, rows, want)
		}
	}
}

// cells are rows as SQLite's quote writes their values.
func cells(rows [][]any) (out []string) {
	for _, row := range rows {
		var cells []string
		for _, v := range row {
			cells = append(cells, literal(v))
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

func literal(v any) string {
	switch v := v.(type) {
	case nil:
		return "NULL"
	case string:
		return "'" + strings.ReplaceAll(v, "'", "''") + "'"
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		s := strconv.FormatFloat(v, 'f', -1, 64)
		if !strings.Contains(s, ".") {
			s += ".0"
		}
		return s
	}
	return "?"
}

func quoted(t *testing.T, db, table string, names []string) []string {
	t.Helper()
	return queried(t, db, "SELECT quote("+strings.Join(names, ") || '|' || quote(")+") FROM "+table+" ORDER BY rowid")
}

// TestParquetParts: parts stand beside each other, their articles have ids of their own,
// a part is written again over itself, and no folder has parts of two divisions.
func TestParquetParts(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, number := range []int{2, 1, 2} {
		if err := sheetsOf(dir, Part{number, 2}, 3-number); err != nil {
			t.Fatal(err)
		}
	}
	ids := map[string][]any{}
	for _, name := range []string{"articles-1-of-2", "articles-2-of-2"} {
		for _, row := range sheetIn(t, filepath.Join(dir, name+".parquet")).Rows {
			ids[name] = append(ids[name], row[0])
		}
	}
	if !slices.Equal(ids["articles-1-of-2"], []any{int64(1), int64(3)}) || !slices.Equal(ids["articles-2-of-2"], []any{int64(2)}) {
		t.Errorf("%v", ids)
	}
	for part, say := range map[Part]string{{}: "of 2 parts", {1, 3}: "of 2 parts"} {
		if err := sheetsOf(dir, part, 1); err == nil || !strings.Contains(err.Error(), say) {
			t.Errorf("part %v: %v", part, err)
		}
	}
	if err := sheetsOf(dir, Part{1, 2}, 1); err != nil {
		t.Error(err)
	}
	whole := t.TempDir()
	if err := sheetsOf(whole, Part{}, 1); err != nil {
		t.Fatal(err)
	}
	if err := sheetsOf(whole, Part{1, 2}, 1); err == nil || !strings.Contains(err.Error(), "articles.parquet, of 1 part") {
		t.Errorf("%v", err)
	}
}

// TestParquetLeaves: nothing stands in the folder before the end, nothing after an
// aborted one, and nothing without an article.
func TestParquetLeaves(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	files := func() (names []string) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names
	}
	if err := sheetsOf(dir, Part{}, 0); err != nil || len(files()) > 0 {
		t.Errorf("%v in %q", err, files())
	}
	w := newSheets(dir, Part{})
	if err := w.Write(sample()); err != nil {
		t.Fatal(err)
	}
	for _, name := range files() {
		if strings.HasSuffix(name, ".parquet") {
			t.Errorf("%s is there", name)
		}
	}
	if err := w.(Aborter).Abort(); err != nil || len(files()) > 0 {
		t.Errorf("%v in %q", err, files())
	}
	if err := sheetsOf(dir, Part{}, 1); err != nil || !slices.Equal(files(), []string{"articles.parquet", "mentions.parquet", "quotations.parquet"}) {
		t.Errorf("%v in %q", err, files())
	}
	if err := newSheets(filepath.Join(dir, "articles.parquet"), Part{}).Write(&analysis.Document{}); err == nil {
		t.Error("written into a file")
	}
}

func TestParts(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]int{
		"articles.parquet": 1, "articles-2-of-8.parquet": 8, "articles-2-of-8": 0, "articles-02-of-8.parquet": 0, "articles-x-of-8.parquet": 0,
		"articles-2-of-.parquet": 0, "articles-2.parquet": 0, "articles2-of-8.parquet": 0, "mentions-2-of-8.parquet": 0, "articles": 0,
	} {
		if of, ok := parts(name, "articles"); ok != (want > 0) || ok && of != want {
			t.Errorf("%s: %d, %v", name, of, ok)
		}
	}
}
