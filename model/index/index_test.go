package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/correct"
	"lede/model/database"
	"lede/model/entity"
	"lede/model/load"
	"lede/model/search"
)

func openIndex(t *testing.T, file, version string) *Index {
	t.Helper()
	ix, err := Open(t.Context(), file, version)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ix.Close() })
	return ix
}

func newIndex(t *testing.T) *Index {
	t.Helper()
	return openIndex(t, filepath.Join(t.TempDir(), "index.db"), "v1")
}

// shelf makes a folder of files.
func shelf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		put(t, dir, name, text)
	}
	return dir
}

func put(t testing.TB, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func refresh(t *testing.T, ix *Index, dir string) Progress {
	t.Helper()
	p, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{dir}), Options{Roots: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// find returns the names of the files that answer, in order.
func find(t *testing.T, ix *Index, query string, ask Ask) []string {
	t.Helper()
	q, err := search.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	answers, err := ix.Search(t.Context(), q, ask)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range answers.Found {
		names = append(names, filepath.Base(f.Origin.File))
	}
	return names
}

const (
	flood = "Flood closes the harbour\n\nApr 28, 2025 - 00:01\n\nThe river rose on Monday. “We have never seen such a flood,” said Grace Atieno, who leads the union.\n"
	bank  = "Two banks, one balance sheet\n\nMay 3, 2025 - 09:30\n\nThe banks agreed on Friday. “This is no merger,” James Mwangi told reporters about the flood of rumours.\n"
	team  = "A late goal\n\nThe team won without a flood of goals, the coach said.\n"
)

func TestFind(t *testing.T) {
	t.Parallel()
	ix := newIndex(t)
	dir := shelf(t, map[string]string{"flood.txt": flood, "bank.txt": bank, "deep/team.txt": team})
	if p := refresh(t, ix, dir); p.Articles != 3 || p.Learnt != 3 || p.Failed != 0 {
		t.Fatalf("%+v", p)
	}
	tests := []struct {
		query string
		ask   Ask
		want  string
	}{
		{"flood", Ask{Limit: 10}, "flood.txt team.txt bank.txt"},
		{"flood", Ask{Limit: 1}, "flood.txt"},
		{"flood", Ask{Sort: search.ByDate}, "bank.txt flood.txt team.txt"},
		{"flood", Ask{Sort: search.ByDate, Limit: 2}, "bank.txt flood.txt"},
		{"flood", Ask{Scope: []string{filepath.Join(dir, "deep")}}, "team.txt"},
		{"flood", Ask{Scope: []string{filepath.Join(dir, "de")}}, ""},
		{`"flood of goals"`, Ask{}, "team.txt"},
		{`"goals of flood"`, Ask{}, ""},
		{"flood -goals -title:banks", Ask{}, "flood.txt"},
		{"-flood", Ask{}, ""},
		{"-goals", Ask{}, "bank.txt flood.txt"},
		{"title:flood", Ask{Limit: 10}, "flood.txt"},
		{"after:2025-05", Ask{}, "bank.txt"},
		{"on:2025-04-28", Ask{}, "flood.txt"},
		{"before:2026", Ask{}, "bank.txt flood.txt"},
		{"said:atieno", Ask{}, "flood.txt"},
		{"person:grace*", Ask{}, "flood.txt"},
		{"name:mwangi", Ask{}, "bank.txt"},
		{"said:mwangi quote:flood", Ask{}, ""},
		{"said:mwangi quote:merger", Ask{}, "bank.txt"},
		{"file:deep/ flood", Ask{}, "team.txt"},
		{"FLO* goal", Ask{}, "team.txt"},
	}
	for _, tt := range tests {
		if got := strings.Join(find(t, ix, tt.query, tt.ask), " "); got != tt.want {
			t.Errorf("%s %+v: %q, want %q", tt.query, tt.ask, got, tt.want)
		}
	}
}

// TestSameAsReading: the index finds what reading each sample would.
func TestSameAsReading(t *testing.T) {
	t.Parallel()
	samples := "../../testdata/articles"
	if testing.Short() {
		samples += "/wire"
	}
	ix := newIndex(t)
	sources := load.Sources(t.Context(), []string{samples})
	if _, err := ix.Refresh(t.Context(), sources, Options{}); err != nil {
		t.Fatal(err)
	}
	var all []*search.Subject
	for _, s := range sources {
		for a, err := range load.Open(t.Context(), s, load.Options{}) {
			if err != nil {
				continue
			}
			d, err := analysis.Analyze(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, search.SubjectOf(a).Analysed(d))
		}
	}
	for _, query := range []string{
		"the", "said", "of the", `"of the"`, "court OR police", "a* -b*", "-the", "(court OR minister) -police", "said:the*", "name:a*", "person:j* place:u*",
		"quote:we", "said:m* quote:we", "on:2025", "after:2020 before:2024", "lang:en", "title:a", "author:j*", "outlet:a*", "-(said:m* quote:we) the", "(title:a OR quote:a)", "Ö*", "北 OR の",
	} {
		q, err := search.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]bool{}
		for _, s := range all {
			if q.Match(s, search.Marked{}) {
				abs, _ := filepath.Abs(s.Origin.File)
				want[fmt.Sprint(abs, s.Origin.Index)] = true
			}
		}
		answers, err := ix.Search(t.Context(), q, Ask{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range answers.Found {
			for _, name := range append([]string{f.Origin.File}, f.Also...) {
				delete(want, fmt.Sprint(name, f.Origin.Index))
			}
		}
		for name := range want {
			t.Errorf("%s: %s is not found", query, name)
		}
	}
}

func TestChanges(t *testing.T) {
	t.Parallel()
	ix := newIndex(t)
	dir := shelf(t, map[string]string{"a.txt": flood, "b.txt": bank})
	refresh(t, ix, dir)
	if p := refresh(t, ix, dir); p.Articles != 0 || p.Unchanged != 2 || p.Learnt != 0 {
		t.Errorf("nothing changed: %+v", p)
	}
	put(t, dir, "copy.txt", flood)
	if p := refresh(t, ix, dir); p.Articles != 1 || p.Learnt != 0 {
		t.Errorf("a copy: %+v", p)
	}
	if got := find(t, ix, "river", Ask{}); len(got) != 1 {
		t.Errorf("a copy is found apart: %q", got)
	}
	if err := os.Rename(filepath.Join(dir, "a.txt"), filepath.Join(dir, "c.txt")); err != nil {
		t.Fatal(err)
	}
	if p := refresh(t, ix, dir); p.Gone != 1 || p.Articles != 1 || p.Learnt != 0 {
		t.Errorf("renamed: %+v", p)
	}
	put(t, dir, "b.txt", team)
	if p := refresh(t, ix, dir); p.Articles != 1 || p.Learnt != 1 {
		t.Errorf("changed: %+v", p)
	}
	if got := find(t, ix, "banks", Ask{}); got != nil {
		t.Errorf("what was there before is found: %q", got)
	}
	for _, name := range []string{"c.txt", "copy.txt", "b.txt"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	refresh(t, ix, dir)
	for _, table := range []string{"source", "article", "doc", "body"} {
		if n, _, err := one(ix.reader.db, "SELECT count(*) FROM "+table); n != 0 || err != nil {
			t.Errorf("%d rows of %s are left, %v", n, table, err)
		}
	}
	if n, _, err := one(ix.reader.db, "SELECT count(*) FROM words WHERE words MATCH 'flood OR the'"); n != 0 || err != nil {
		t.Errorf("%d articles have words still, %v", n, err)
	}
}

// TestClosedFoldersStay: what lies in a folder that cannot be listed now is kept,
// what is gone from beside it is not.
func TestClosedFoldersStay(t *testing.T) {
	t.Parallel()
	ix, dir := newIndex(t), shelf(t, map[string]string{"closed/a.txt": flood, "closed2.txt": flood + "\nMore.\n"})
	refresh(t, ix, dir)
	sources := []load.Source{{Path: filepath.Join(dir, "closed"), Err: os.ErrPermission}}
	p, err := ix.Refresh(t.Context(), sources, Options{Roots: []string{dir}})
	if got := find(t, ix, "flood", Ask{}); err != nil || p.Gone != 1 || len(got) != 1 || got[0] != "a.txt" {
		t.Errorf("%q, %+v, %v", got, p, err)
	}
}

func TestOtherFoldersStay(t *testing.T) {
	ix := newIndex(t)
	one, two := shelf(t, map[string]string{"a.txt": flood}), shelf(t, map[string]string{"b.txt": bank})
	refresh(t, ix, one)
	refresh(t, ix, two)
	if got := find(t, ix, "flood", Ask{}); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

// TestVersion: what another program read is read again, and found meanwhile.
func TestVersion(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "index.db")
	dir := shelf(t, map[string]string{"a.txt": flood})
	ix := openIndex(t, file, "v1")
	refresh(t, ix, dir)
	ix.Close()
	ix = openIndex(t, file, "v2")
	if got := find(t, ix, "said:atieno", Ask{}); len(got) != 1 {
		t.Errorf("before: %q", got)
	}
	if p := refresh(t, ix, dir); p.Articles != 1 || p.Learnt != 1 {
		t.Errorf("%+v", p)
	}
	if got := find(t, ix, "said:atieno", Ask{}); len(got) != 1 {
		t.Errorf("after: %q", got)
	}
}

func TestHeads(t *testing.T) {
	ix := newIndex(t)
	dir := shelf(t, map[string]string{"a.txt": flood, "b.txt": bank, "bad.txt": "", "c.txt": team})
	refresh(t, ix, dir)
	put(t, dir, "c.txt", team+"More.")
	sources := load.Sources(t.Context(), []string{dir})
	for _, s := range sources {
		heads := ix.Heads(s, load.Options{})
		name := filepath.Base(s.Path)
		known := name == "a.txt" || name == "b.txt"
		if (heads != nil) != known {
			t.Errorf("%s: %d heads", name, len(heads))
		}
		if !known {
			continue
		}
		for a, err := range load.Open(t.Context(), s, load.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			got, want := heads[0], newHead(a)
			if !got.Meta.Published.Time.Equal(want.Meta.Published.Time) || got.Meta.Published.ISO() != want.Meta.Published.ISO() {
				t.Errorf("%s: %v, want %v", name, got.Meta.Published, want.Meta.Published)
			}
			if got.Origin != want.Origin || got.Meta.Title != want.Meta.Title || got.Words != want.Words || got.Hash != want.Hash || !reflect.DeepEqual(got.Print, want.Print) || !slices.Equal(got.Meta.Authors, want.Meta.Authors) {
				t.Errorf("%s: %+v, want %+v", name, got, want)
			}
		}
	}
}

// TestCancelled: what was written before a Refresh was stopped is not done again.
func TestCancelled(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("%02d.txt", i)] = fmt.Sprintf("Story %d\n\nThe number %d is in it.\n", i, i)
	}
	ix, dir := newIndex(t), shelf(t, files)
	sources := load.Sources(t.Context(), []string{dir})
	ctx, cancel := context.WithCancel(t.Context())
	p, err := ix.Refresh(ctx, sources, Options{Report: func(p Progress) {
		if p.Analysing {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || p.Articles != 40 {
		t.Fatalf("%+v, %v", p, err)
	}
	if p = refresh(t, ix, dir); p.Articles != 0 || p.Pending != 40-0 && p.Pending > 40 || p.Unchanged != 40 {
		t.Errorf("%+v", p)
	}
	if got := find(t, ix, "number", Ask{}); len(got) != 40 {
		t.Errorf("%d of 40 are found", len(got))
	}
}

// TestDamaged: a damaged index is made anew, whenever that is noticed.
func TestDamaged(t *testing.T) {
	t.Parallel()
	dir := shelf(t, map[string]string{"a.txt": flood, "b.txt": bank})
	file := filepath.Join(t.TempDir(), "index.db")
	ix := openIndex(t, file, "v1")
	refresh(t, ix, dir)
	if err := ix.writer.db.Exec("UPDATE body SET text = x'00', form = x'00'"); err != nil {
		t.Fatal(err)
	}
	if got := find(t, ix, "flood", Ask{Limit: 9}); got != nil {
		t.Errorf("an entry that cannot be read: %q", got)
	}
	if p := refresh(t, ix, dir); p.Articles != 2 {
		t.Errorf("after an entry was damaged: %+v", p)
	}
	ix.Close()
	for _, at := range []int64{0, 40, 5000, 20000} {
		f, err := os.OpenFile(file, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.WriteAt([]byte("not what was here"), at)
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
		ix := openIndex(t, file, "v1")
		refresh(t, ix, dir)
		if got := find(t, ix, "flood", Ask{Limit: 9}); len(got) != 2 {
			if refresh(t, ix, dir); len(find(t, ix, "flood", Ask{Limit: 9})) != 2 {
				t.Errorf("damaged at %d: %q", at, got)
			}
		}
		ix.Close()
	}
}

// TestDeleted: an index that is deleted while it is in use is made again.
func TestDeleted(t *testing.T) {
	t.Parallel()
	dir := shelf(t, map[string]string{"a.txt": flood})
	ix := newIndex(t)
	refresh(t, ix, dir)
	for _, end := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(ix.file + end)
	}
	put(t, dir, "b.txt", bank)
	if p := refresh(t, ix, dir); !errors.Is(p.Renewed, database.ErrMoved) || p.Articles != 2 {
		t.Errorf("%+v", p)
	}
	if got := find(t, ix, "flood", Ask{}); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

// TestTwoAtOnce: two programs refresh and search one index.
func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range 60 {
		files[fmt.Sprintf("%02d.txt", i)] = fmt.Sprintf("Story %d\n\nThe number %d is in it, said Grace Atieno.\n", i%50, i%50)
	}
	dir := shelf(t, files)
	file := filepath.Join(t.TempDir(), "index.db")
	done := make(chan error, 2)
	for range 2 {
		ix := openIndex(t, file, "v1")
		go func() {
			sources := load.Sources(context.Background(), []string{dir})
			q, _ := search.Parse("number")
			_, err := ix.Refresh(context.Background(), sources, Options{Roots: []string{dir}, Report: func(Progress) {
				_, _ = ix.Search(context.Background(), q, Ask{Limit: 5})
			}})
			done <- err
		}()
	}
	if err := errors.Join(<-done, <-done); err != nil {
		t.Fatal(err)
	}
	ix := openIndex(t, file, "v1")
	if got := find(t, ix, "number", Ask{}); len(got) != 50 {
		t.Errorf("%d of 50 are found", len(got))
	}
	if p := refresh(t, ix, dir); p.Unchanged != 60 || p.Pending != 0 {
		t.Errorf("%+v", p)
	}
}

// TestRulings: a reader's correction is found by, and costs only the articles
// that have its words.
func TestRulings(t *testing.T) {
	ix, dir := newIndex(t), shelf(t, map[string]string{"flood.txt": flood, "bank.txt": bank, "team.txt": team})
	refresh(t, ix, dir)
	ruled := func(rulings ...correct.Correction) Progress {
		p, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{dir}), Options{Corrections: correct.NewSet(rulings...)})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	it := correct.Correction{Subject: correct.Subject{Words: "James Mwangi"}, Verdict: correct.Verdict{Decision: correct.IsKind, Kind: entity.Organization}}
	if p := ruled(it); p.Learnt != 1 || p.Articles != 0 {
		t.Errorf("a ruling: %+v", p)
	}
	if got := find(t, ix, "org:mwangi", Ask{}); len(got) != 1 {
		t.Errorf("by its ruled kind: %q", got)
	}
	if p := ruled(it); p.Learnt != 0 {
		t.Errorf("the same ruling: %+v", p)
	}
	if p := ruled(); p.Learnt != 1 {
		t.Errorf("no ruling any more: %+v", p)
	}
	if got := find(t, ix, "person:mwangi -org:mwangi", Ask{}); len(got) != 1 {
		t.Errorf("as before: %q", got)
	}
}
