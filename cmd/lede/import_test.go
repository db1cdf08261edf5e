package main

import (
	"io"
	"path/filepath"
	"testing"

	"lede/model/feed"
	"lede/model/store"
	"lede/model/takeout"
)

// TestImportMarks: what was read or starred there is so here; what was not there
// is not unmarked here.
func TestImportMarks(t *testing.T) {
	t.Parallel()
	f, err := feed.OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	kept, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	im := &importer{s: streams{err: io.Discard}, folder: f, kept: kept, bar: &meter{quiet: true}}
	for _, c := range []struct{ there, want store.Record }{
		{store.Record{Read: true}, store.Record{Read: true}},
		{store.Record{Starred: true}, store.Record{Read: true, Starred: true}},
		{store.Record{}, store.Record{Read: true, Starred: true}},
	} {
		e := takeout.Entry{URL: "https://tide.example/1", Title: "The vote", HTML: "Eleven to four.", Read: c.there.Read, Starred: c.there.Starred}
		r := im.part(t.Context(), takeout.Part{Kind: "articles", Entries: func(yield func(takeout.Entry, error) bool) { yield(e, nil) }}, nil)
		file, fresh, err := f.Bring(&e)
		if err != nil || fresh || r.Articles != 1 || filepath.Ext(file) != ".xml" {
			t.Fatalf("%q %v, %v: %+v", file, fresh, err, r)
		}
		if got := kept.Article(store.FileKey(file)); got != c.want {
			t.Errorf("%+v there: %+v, want %+v", c.there, got, c.want)
		}
	}
}
