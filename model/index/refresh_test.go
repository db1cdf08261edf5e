package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"lede/model/correct"
	"lede/model/entity"
	"lede/model/load"
	"lede/model/search"
)

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
