package index

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"lede/model/analysis"
	"lede/model/load"
	"lede/model/search"
)

// FuzzFind: whatever is asked, the index finds what reading every file would.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"flood", "flo* -banks", `"a flood"`, "said:atieno quote:flood", "-(said:mwangi OR title:flood)", "on:2025-04 OR goals", "person:grace* -quote:merger",
		"NOT NOT the", "after:2025 -before:2025-05", "file:a OR lang:en", "(the OR a) (-team)",
	} {
		f.Add(seed)
	}
	dir := f.TempDir()
	for name, text := range map[string]string{"flood.txt": flood, "bank.txt": bank, "team.txt": team, "北.txt": "北京 news\n\nΕλλάδα, Köln und der naïve Plan.\n"} {
		put(f, dir, name, text)
	}
	ctx := context.Background()
	ix, err := Open(ctx, filepath.Join(f.TempDir(), "index.db"), "v1")
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = ix.Close() })
	sources := load.Sources(ctx, []string{dir})
	if _, err := ix.Refresh(ctx, sources, Options{}); err != nil {
		f.Fatal(err)
	}
	var all []*search.Subject
	for _, s := range sources {
		for a, err := range load.Open(ctx, s, load.Options{}) {
			if err != nil {
				f.Fatal(err)
			}
			d, err := analysis.Analyze(ctx, a)
			if err != nil {
				f.Fatal(err)
			}
			all = append(all, search.SubjectOf(a).Analysed(d))
		}
	}
	f.Fuzz(func(t *testing.T, query string) {
		q, err := search.ParseTyped(query)
		if err != nil {
			return
		}
		var want []string
		for _, s := range all {
			if q.Match(s, search.Marked{}) {
				want = append(want, s.Origin.File)
			}
		}
		for _, ask := range []Ask{{}, {Limit: 10}, {Limit: 10, Sort: search.ByDate}} {
			answers, err := ix.Search(ctx, q, ask)
			if err != nil {
				t.Fatalf("%q: %v", query, err)
			}
			var got []string
			for _, found := range answers.Found {
				got = append(got, found.Origin.File)
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("%q %+v: found %q, reading finds %q", query, ask, got, want)
			}
		}
	})
}
