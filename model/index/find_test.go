package index

import (
	"fmt"
	"path/filepath"
	"testing"

	"lede/model/load"
	"lede/model/search"
)

// TestSmallScope: what lies in scope is found among however many newer articles
// that do not.
func TestSmallScope(t *testing.T) {
	t.Parallel()
	files := map[string]string{"in/old.txt": "Old\n\nJan 2, 2001 - 09:30\n\nA flood of long ago.\n"}
	for i := range weighed + 20 {
		files[fmt.Sprintf("out/%03d.txt", i)] = fmt.Sprintf("New %d\n\nMay 3, 2025 - 09:30\n\nThe flood %d.\n", i, i)
	}
	ix, dir := newIndex(t), shelf(t, files)
	if _, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{dir}), Options{Shallow: true}); err != nil {
		t.Fatal(err)
	}
	for _, ask := range []Ask{{Limit: 5}, {Limit: 5, Sort: search.ByDate}, {}} {
		ask.Scope = []string{filepath.Join(dir, "in")}
		if got := find(t, ix, "flood", ask); len(got) != 1 || got[0] != "old.txt" {
			t.Errorf("%+v: %q", ask, got)
		}
	}
	if got := find(t, ix, "flood", Ask{Limit: 5, Scope: []string{dir}}); len(got) != 5 {
		t.Errorf("%q", got)
	}
}

// TestRareAmongCandidates: what few articles answer is found behind however many
// that have the words and are not it.
func TestRareAmongCandidates(t *testing.T) {
	t.Parallel()
	files := map[string]string{"old.txt": "Old\n\nJan 2, 2001 - 09:30\n\nThe red line was crossed.\n"}
	for i := range weighed + 20 {
		files[fmt.Sprintf("%03d.txt", i)] = fmt.Sprintf("New %d\n\nMay 3, 2025 - 09:30\n\nA line of %d red cars.\n", i, i)
	}
	ix, dir := newIndex(t), shelf(t, files)
	if _, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{dir}), Options{Shallow: true}); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{`"red line"`, "-cars", "before:2002", "file:old"} {
		if got := find(t, ix, query, Ask{Limit: 5}); len(got) != 1 || got[0] != "old.txt" {
			t.Errorf("%s: %q", query, got)
		}
	}
}

// TestEnough: how many answer is known where they are few enough to be ranked, and
// where the words alone decide; and what says it in its headline is found behind
// however many that do not.
func TestEnough(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"old.txt":      "Crossing the red line\n\nJan 2, 2001 - 09:30\n\nAll of it.\n",
		"out/else.txt": "Elsewhere\n\nJan 1, 2001 - 09:30\n\nNothing of it.\n",
	}
	for i := range weighed {
		files[fmt.Sprintf("in/%03d.txt", i)] = fmt.Sprintf("New %d\n\nMay 3, 2025 - 09:30\n\nA red line of cars is number %d.\n", i, i)
	}
	ix, dir := newIndex(t), shelf(t, files)
	if _, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{dir}), Options{Shallow: true}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		query string
		scope string
		total int
	}{
		{`"red line" cars`, "", weighed},
		{`"red line"`, "", -1}, // one more than are ranked, and words alone do not tell
		{"red", "", weighed + 1},
		{"red -is:starred", "", -1},
		{"red", "in", weighed},
		{"red OR elsewhere", "out", 1},
	} {
		q, err := search.Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		ask := Ask{Limit: 1}
		if c.scope != "" {
			ask.Scope = []string{filepath.Join(dir, c.scope)}
		}
		if got, err := ix.Search(t.Context(), q, ask); got.Total != c.total || err != nil {
			t.Errorf("%s in %q: %d answer, want %d, %v", c.query, c.scope, got.Total, c.total, err)
		}
	}
	if got := find(t, ix, `"red line"`, Ask{Limit: 1}); len(got) != 1 || got[0] != "old.txt" {
		t.Errorf("the headline is not first: %q", got)
	}
	put(t, dir, "in/more.txt", "One more\n\nMay 4, 2025 - 09:30\n\nThe last red line.\n")
	if _, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{dir}), Options{Shallow: true}); err != nil {
		t.Fatal(err)
	}
	q, _ := search.Parse("red")
	if got, err := ix.Search(t.Context(), q, Ask{Limit: 1, Scope: []string{filepath.Join(dir, "in")}}); got.Total != -1 || err != nil {
		t.Errorf("more than are ranked in a folder: %d, %v", got.Total, err)
	}
}

// TestRarerIsHeavier: of two words the one that few articles have counts more.
func TestRarerIsHeavier(t *testing.T) {
	t.Parallel()
	files := map[string]string{"rare.txt": "Old\n\nJan 2, 2001 - 09:30\n\nHere is a dam of stone.\n"}
	for i := range 9 {
		files[fmt.Sprintf("%d.txt", i)] = fmt.Sprintf("New %d\n\nMay 3, 2025 - 09:30\n\nHere is a flood now %d.\n", i, i)
	}
	ix, dir := newIndex(t), shelf(t, files)
	refresh(t, ix, dir)
	for _, query := range []string{"flood OR dam", "dam OR flood"} {
		if got := find(t, ix, query, Ask{Limit: 3}); len(got) != 3 || got[0] != "rare.txt" {
			t.Errorf("%s: %q", query, got)
		}
	}
}
