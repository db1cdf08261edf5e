package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"testing"

	"lede/model/index"
	"lede/model/load"
	"lede/model/search"
)

// sought is a search over a folder that writes names of files to what it returns.
func sought(t *testing.T, query, dir string) (*seeking, *[]string) {
	t.Helper()
	q, err := search.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	names := new([]string)
	out := &results{out: bufio.NewWriter(io.Discard), bar: newMeter(io.Discard), write: func(_ io.Writer, f *search.Result) error {
		*names = append(*names, f.Origin.File)
		return nil
	}}
	return &seeking{s: quiet(), q: q, out: out, places: []string{dir}, sources: load.Sources(t.Context(), []string{dir})}, names
}

// TestScanShowsAtOnce: what is found is shown in the order of the files while the
// rest is still read, and no more is read than is to be shown.
func TestScanShowsAtOnce(t *testing.T) {
	dir := folder(t, 60)
	k, names := sought(t, "hello", dir)
	if err := k.scan(t.Context()); err != nil || len(*names) != 60 || !slices.IsSorted(*names) {
		t.Errorf("%d results, in order: %v, %v", len(*names), slices.IsSorted(*names), err)
	}
	k, names = sought(t, "hello", dir)
	k.ask.Limit = 3
	if err := k.scan(t.Context()); err != nil || len(*names) != 3 || !slices.IsSorted(*names) {
		t.Errorf("limit 3: %q, %v", *names, err)
	}
}

// TestScanInOrder: where an order is asked for all is read first.
func TestScanInOrder(t *testing.T) {
	k, names := sought(t, "number 7 OR hello", folder(t, 20))
	k.a.given, k.ask.Limit, k.ask.Sort = true, 2, search.ByRank
	if err := k.scan(t.Context()); err != nil || len(*names) != 2 || (*names)[0][len((*names)[0])-7:] != "007.txt" {
		t.Errorf("%q, %v", *names, err)
	}
}

// TestWhoReads: words are looked for in the files where many of those are not in
// the index, names and quotations never.
func TestWhoReads(t *testing.T) {
	for _, c := range []struct {
		query string
		stale int
		reads bool
	}{{"flood", few, false}, {"flood", few + 1, true}, {"title:flood -dam", few + 1, true}, {"said:mwangi", few + 1, false}, {"flood -person:mwangi", few + 1, false}} {
		if k, _ := sought(t, c.query, t.TempDir()); k.reads(c.stale) != c.reads {
			t.Errorf("%s, %d: %v", c.query, c.stale, !c.reads)
		}
	}
}

// TestStale: what is not in the index as it is now is counted.
func TestStale(t *testing.T) {
	dir := folder(t, 5)
	ix, err := index.Open(t.Context(), t.TempDir()+"/index.db", "v1")
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	sources := load.Sources(t.Context(), []string{dir})
	for _, indexed := range []int{0, 2, 5} {
		if _, err := ix.Refresh(t.Context(), sources[:indexed], index.Options{Shallow: true}); err != nil {
			t.Fatal(err)
		}
		if n, err := ix.Stale(t.Context(), sources, load.Options{}); n != 5-indexed || err != nil {
			t.Errorf("%d indexed: %d stale, %v", indexed, n, err)
		}
	}
	if n, err := ix.Stale(t.Context(), sources, load.Options{As: "raw"}); n != 5 || err != nil {
		t.Errorf("read otherwise: %d stale, %v", n, err)
	}
	sources[0].Size++
	sources[1].Err = fmt.Errorf("gone")
	if n, err := ix.Stale(t.Context(), sources, load.Options{}); n != 1 || err != nil {
		t.Errorf("one changed, one gone: %d stale, %v", n, err)
	}
}
