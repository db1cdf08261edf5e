package index

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
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
