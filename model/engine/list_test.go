package engine

import (
	"testing"
	"time"

	"lede/model/article"
	"lede/model/library"
	"lede/model/load"
)

// TestRowsAbove: once the list stays in its place, what comes above it is told of
// when all is there.
func TestRowsAbove(t *testing.T) {
	t.Parallel()
	day := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	for want, settled := range map[string]bool{"": false, "2 rows came above: g goes to the first": true} {
		dir := t.TempDir()
		put(t, dir, "a.txt", "Ferry returns\n\n"+ferry)
		d := drive(t, Options{Args: []string{dir}})
		undated := row{item: library.Item{Loaded: true}}
		newer := row{item: library.Item{Loaded: true, Meta: article.Meta{Published: article.Date{Time: day, Precision: article.Day}}}}
		d.do(listed{settled: settled}.apply(d.e)...)
		d.do(listed{rows: []row{newer, undated}}.apply(d.e)...)
		d.do(listed{rows: []row{newer}, done: true}.apply(d.e)...)
		if said := d.r.Status().Text; said != want {
			t.Errorf("settled %v: %q", settled, said)
		}
	}
}

// TestGoneMeanwhile: a file that is gone since it was listed is not unreadable; one that was
// named and is not there is.
func TestGoneMeanwhile(t *testing.T) {
	t.Parallel()
	missing := &load.Error{File: "x", Err: load.ErrNoFile}
	if it := item(load.Source{Name: "x"}, nil, missing); !it.Gone {
		t.Error("listed, then gone: an unreadable file")
	}
	if it := item(load.Source{Name: "x", Err: missing}, nil, missing); it.Gone {
		t.Error("named and not there: no unreadable file")
	}
	if it := item(load.Source{Name: "x"}, nil, load.ErrEmpty); it.Gone {
		t.Error("empty: gone")
	}
}
