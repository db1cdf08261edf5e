package export

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3"

	"lede/model/analysis"
	"lede/model/article"
)

// queried are the rows that a database answers with, columns parted by "|".
func queried(t *testing.T, data, query string) (rows []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sqlite3.OpenFlags(file, sqlite3.OPEN_READONLY)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, _, err := db.Prepare(query)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for s.Step() {
		var cells []string
		for i := range s.ColumnCount() {
			cell := "NULL"
			if s.ColumnType(i) != sqlite3.NULL {
				cell = s.ColumnText(i)
			}
			cells = append(cells, cell)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestSQLite(t *testing.T) {
	t.Parallel()
	data := write(t, "sqlite", sample(), sample())
	for query, want := range map[string][]string{
		"PRAGMA integrity_check": {"ok"},
		"PRAGMA user_version":    {"1"},
		"SELECT id, file, number, format, title, outlet, authors, published, section, language, words FROM articles": {
			`1|s.txt|0|plain|Port <b>"Lerwen"</b> & *co*|Tidewater Post|A. Ahn; B. Bo|2025-04-28T00:01:00|NULL|en|20`,
			`2|s.txt|0|plain|Port <b>"Lerwen"</b> & *co*|Tidewater Post|A. Ahn; B. Bo|2025-04-28T00:01:00|NULL|en|20`,
		},
		"SELECT entity, kind, name, form, start, stop, text, confidence FROM mentions WHERE article = 2": {
			"0|person|Inés Kaltura|name|6|18|Inés Kaltura|1.0", "0|person|Inés Kaltura|pronoun|25|27|we|0.5",
			"1|organization|=Green|name|151|156|Green|0.9", "2|figure|won” 🙂|name|54|60|won” 🙂|1.0",
		},
		"SELECT passage, kind, said, speaker, entity, cue, confidence FROM quotations WHERE article = 1": {
			"0|direct|1|Inés Kaltura|0|said|0.6", "1|indirect|1|NULL|NULL|NULL|NULL", "2|direct|1|an official|NULL|NULL|0.9",
		},
		"SELECT sentence FROM quotations LIMIT 1": {"Mayor Inés Kaltura said “we <script>alert(1)</script> won” 🙂, bad link and good link"},
		"SELECT count(*) FROM mentions m JOIN articles a ON a.id = m.article WHERE substr(a.text, m.start + 1, m.stop - m.start) <> m.text":   {"0"},
		"SELECT count(*) FROM quotations q JOIN articles a ON a.id = q.article WHERE substr(a.text, q.start + 1, q.stop - q.start) <> q.text": {"0"},
	} {
		if got := queried(t, data, query); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", query, got, want)
		}
	}
}

// TestSQLiteText: what a file is called need not be UTF-8, but all text in the
// database is, or Python refuses it.
func TestSQLiteText(t *testing.T) {
	t.Parallel()
	var b article.Builder
	b.Block(article.Block{}, "A\x00b")
	data := write(t, "sqlite", &analysis.Document{Article: b.Build(article.Origin{File: "a\xff.txt"})})
	if got := queried(t, data, "SELECT file FROM articles"); !slices.Equal(got, []string{"a\uFFFD.txt"}) {
		t.Errorf("%q", got)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

// TestSQLiteLeaves: nothing is left behind, whatever ends the program and wherever it
// is then, and without an article nothing is written.
func TestSQLiteLeaves(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	empty := func(when string) {
		t.Helper()
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%s: %v is left, %v", when, left, err)
		}
	}
	w := newTables(brokenPipe{})
	if err := w.Close(); err != nil {
		t.Errorf("nothing written: %v", err)
	}
	w = newTables(brokenPipe{})
	if err := w.Write(sample()); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		empty("while it is written")
	}
	if err := w.Close(); err == nil || !strings.Contains(err.Error(), "broken pipe") {
		t.Errorf("closed with %v", err)
	}
	empty("closed")
	t.Setenv("TMPDIR", filepath.Join(dir, "gone"))
	w = newTables(brokenPipe{})
	if err := w.Write(sample()); err == nil {
		t.Error("written without a folder for it")
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

// TestSQLiteAbort: half a database looks like a whole one, so that nothing is
// written of it.
func TestSQLiteAbort(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	for _, count := range []int{0, 1} {
		var out bytes.Buffer
		w := newTables(&out)
		for range count {
			if err := w.Write(sample()); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.(Aborter).Abort(); err != nil || out.Len() > 0 {
			t.Errorf("%d articles: %d bytes, %v", count, out.Len(), err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%d articles: %v is left, %v", count, left, err)
		}
	}
}
