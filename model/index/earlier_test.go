package index

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lede/model/database"
	"lede/model/load"
)

// An article is told from what was there before: by its text, else its title, else by
// being the only one.
func TestEarlier(t *testing.T) {
	t.Parallel()
	at := func(n int64) time.Time { return time.Unix(n, 0) }
	times := func(first, text int64) Times { return Times{at(first), at(text)} }
	var none, single, several, untitled Earlier
	add := func(e *Earlier, hash, title string, t Times) {
		h := &Head{Hash: hash, Times: t}
		h.Meta.Title = title
		e.add(h)
	}
	add(&single, "a", "A", times(1, 2))
	add(&several, "a", "A", times(1, 2))
	add(&several, "b", "B", Times{})
	add(&untitled, "a", "", times(1, 2))
	add(&untitled, "b", "", times(1, 2))
	for name, c := range map[string]struct {
		e           *Earlier
		hash, title string
		n           int
		now         time.Time
		want        Times
	}{
		"none":                  {&none, "a", "A", 0, at(9), times(9, 9)},
		"the same elsewhere":    {&several, "a", "Z", 5, at(9), times(1, 2)},
		"another text":          {&several, "z", "A", 5, at(9), times(1, 9)},
		"of unknown age":        {&several, "z", "B", 0, at(9), Times{Text: at(9)}},
		"no hash":               {&several, "", "A", 0, at(9), times(1, 9)},
		"another untitled":      {&untitled, "z", "", 1, at(9), times(9, 9)},
		"another":               {&several, "z", "Z", 0, at(9), times(9, 9)},
		"the only one":          {&single, "z", "Z", 0, at(9), times(1, 9)},
		"behind the only one":   {&single, "z", "Z", 1, at(9), times(9, 9)},
		"the file is unchanged": {&single, "z", "A", 0, time.Time{}, times(1, 2)},
		"another in unchanged":  {&several, "z", "Z", 0, time.Time{}, Times{}},
	} {
		if got := c.e.Of(c.hash, c.title, c.n, c.now); !got.First.Equal(c.want.First) || !got.Text.Equal(c.want.Text) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// The index keeps when it first had an article and its text, through another program
// that reads the same file again, and of an index without times says that none are known.
func TestTimes(t *testing.T) {
	t.Parallel()
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "index.db")
	name := filepath.Join(dir, "a.jsonl")
	source := func() load.Source { return load.Sources(t.Context(), []string{name})[0] }
	read := func(version string, now int64) *Index {
		t.Helper()
		ix := openIndex(t, file, version)
		_, err := ix.Refresh(t.Context(), []load.Source{source()}, Options{Shallow: true, Now: func() time.Time { return time.Unix(now, 0) }})
		if err != nil {
			t.Fatal(err)
		}
		return ix
	}
	want := func(ix *Index, want ...int64) {
		t.Helper()
		var got []int64
		for _, h := range ix.Heads(source(), load.Options{}) {
			for _, at := range []time.Time{h.Times.First, h.Times.Text} {
				if got = append(got, 0); !at.IsZero() {
					got[len(got)-1] = at.Unix()
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
	const one, two, three = `{"title": "One", "text": "The river rose."}` + "\n", `{"title": "Two", "text": "A bridge fell."}` + "\n", `{"title": "Three", "text": "It rained."}` + "\n"
	put(t, dir, "a.jsonl", one+three)
	want(read("v1", 100), 100, 100, 100, 100)
	put(t, dir, "a.jsonl", two+one)
	want(read("v1", 200), 200, 200, 100, 100)
	want(read("v2", 300), 200, 200, 100, 100)
	ix := read("v2", 400)
	if err := ix.write(t.Context(), func(d *database.DB) error { return d.Exec("UPDATE article SET first = 0, since = 0") }); err != nil {
		t.Fatal(err)
	}
	want(ix, 0, 0, 0, 0)
	put(t, dir, "a.jsonl", two+`{"title": "One", "text": "The river fell."}`+"\n")
	want(read("v2", 500), 0, 0, 0, 500)
}
