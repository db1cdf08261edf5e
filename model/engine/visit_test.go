package engine

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lede/model/index"
	"lede/model/load"
	"lede/model/search"
	"lede/model/state"
	"lede/model/store"
)

// visit opens dir with what was kept in state, looks, and leaves it at a time.
func visit(t *testing.T, dir, kept string, at time.Time, look func(*driver)) {
	t.Helper()
	s, err := store.Open(filepath.Join(kept, "state"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := drive(t, Options{Args: []string{dir}, Store: s, Index: func(ctx context.Context) (*index.Index, error) {
		return index.Open(ctx, filepath.Join(kept, "index.db"), "test")
	}})
	d.e.now = func() time.Time { return at }
	look(d)
	d.e.reader.Effects()
	if err := d.e.Close(); err != nil {
		t.Fatal(err)
	}
}

// news are the files that are new and those that changed.
func news(r *state.Reader, filter string) string {
	r.FilterList(filter)
	var names []string
	for row := range r.Library().Len() {
		names = append(names, strings.TrimSuffix(filepath.Base(r.Library().Item(r.Library().At(row)).Origin.File), ".txt"))
	}
	r.FilterList("")
	slices.Sort(names)
	return strings.Join(names, " ")
}

// What was written since a folder was left is new or changed there, until it is left
// again; what was only touched, and all of a first visit, is neither.
func TestVisits(t *testing.T) {
	t.Parallel()
	dir, kept := t.TempDir(), t.TempDir()
	day := time.Now().Truncate(time.Second)
	write := func(name, words string, at time.Time) {
		t.Helper()
		file := filepath.Join(dir, name+".txt")
		if err := os.WriteFile(file, []byte("The title of "+name+"\n\nThe river rose on Monday. "+words+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, at, at); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"one", "two", "three"} {
		write(name, "Nobody minded.", day)
	}
	visit(t, dir, kept, day.Add(time.Hour), func(d *driver) {
		if fresh, changed := d.r.Library().News(); fresh+changed != 0 {
			t.Errorf("first visit: %d new, %d changed", fresh, changed)
		}
		if d.do(d.e.Look()...); d.r.Status().Text != "nothing is new or changed" {
			t.Errorf("first visit: r says %q", d.r.Status().Text)
		}
	})
	write("two", "Somebody did.", day.Add(2*time.Hour))
	write("three", "Nobody minded.", day.Add(2*time.Hour))
	write("four", "It was late.", day.Add(2*time.Hour))
	visit(t, dir, kept, day.Add(3*time.Hour), func(d *driver) {
		if got := news(d.r, "is:new") + "/" + news(d.r, "is:changed"); got != "four/two" {
			t.Errorf("second visit: %s", got)
		}
		fresh, changed := d.r.Library().News()
		if got := fmt.Sprint(fresh, changed); got != "1 1" {
			t.Errorf("counted %s", got)
		}
		q, err := search.Parse("is:new")
		if err != nil {
			t.Fatal(err)
		}
		a := d.e.newAsking(q)
		found, err := d.e.indexer.get(t.Context()).Search(t.Context(), q, a.Ask)
		if err != nil || found.Total != 1 || filepath.Base(found.Found[0].Origin.File) != "four.txt" {
			t.Errorf("is:new finds %+v, %v", found, err)
		}
		for query, want := range map[string]int{"is:new": 2, "river -is:changed": 2, "is:read river": 0, "river": 0} {
			q, err := search.Parse(query)
			if got := len(d.e.newsFor(q).byPlace()); err != nil || got != want {
				t.Errorf("%s asks for %d new or changed, want %d", query, got, want)
			}
		}
		d.r.MarkRead(d.r.Library().At(0), true)
		write("five", "A surprise.", day.Add(3*time.Hour))
		write("one", "Everybody minded.", day.Add(3*time.Hour))
		d.do(d.e.Look()...)
		if got := d.r.Status().Text; got != "1 new, 1 changed" {
			t.Errorf("r says %q", got)
		}
		if got := news(d.r, "is:new") + "/" + news(d.r, "is:changed"); got != "five four/one two" {
			t.Errorf("after r: %s", got)
		}
		if d.do(d.e.Look()...); d.r.Status().Text != "nothing more; 1 new, 2 changed since your last visit" {
			t.Errorf("r once more says %q", d.r.Status().Text)
		}
	})
	visit(t, dir, kept, day.Add(4*time.Hour), func(d *driver) {
		if got := news(d.r, "is:new") + "/" + news(d.r, "is:changed"); got != "/" {
			t.Errorf("third visit: %s", got)
		}
	})
}

// What another program read into the index between two visits is new or changed all the
// same, and what it read of a file that changed twice; what was read before times were
// kept is not.
func TestVisitsOfTheIndexed(t *testing.T) {
	t.Parallel()
	dir, kept := t.TempDir(), t.TempDir()
	day := time.Now().Truncate(time.Second)
	write := func(at time.Time, stories ...string) {
		t.Helper()
		file := filepath.Join(dir, "all.jsonl")
		var b strings.Builder
		for _, s := range stories {
			title, words, _ := strings.Cut(s, "/")
			fmt.Fprintf(&b, "{\"title\": %q, \"text\": %q}\n", title, "The river rose on Monday. "+words)
		}
		if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, at, at); err != nil {
			t.Fatal(err)
		}
	}
	refresh := func(at time.Time) {
		t.Helper()
		ix, err := index.Open(t.Context(), filepath.Join(kept, "index.db"), "test")
		if err != nil {
			t.Fatal(err)
		}
		defer ix.Close()
		if _, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{dir}), index.Options{Now: func() time.Time { return at }}); err != nil {
			t.Fatal(err)
		}
	}
	told := func(at time.Time, want string) {
		t.Helper()
		visit(t, dir, kept, at, func(d *driver) {
			list := func(filter string) string {
				d.r.FilterList(filter)
				var titles []string
				for row := range d.r.Library().Len() {
					titles = append(titles, d.r.Library().Item(d.r.Library().At(row)).Meta.Title)
				}
				slices.Sort(titles)
				return strings.Join(titles, " ")
			}
			if got := list("is:new") + "/" + list("is:changed"); got != want {
				t.Errorf("%v: new/changed %s, want %s", at.Sub(day), got, want)
			}
			d.r.FilterList("")
		})
	}
	write(day, "One/Nobody minded.", "Two/It was late.")
	refresh(day)
	told(day.Add(1*time.Hour), "/")
	write(day.Add(2*time.Hour), "Three/A surprise.", "One/Nobody minded.", "Two/It was early.")
	refresh(day.Add(2 * time.Hour))
	told(day.Add(3*time.Hour), "Three/Two")
	told(day.Add(4*time.Hour), "/")
	write(day.Add(5*time.Hour), "Four/A bridge fell.", "Three/A surprise.", "One/Nobody minded.", "Two/It was early.")
	refresh(day.Add(5 * time.Hour))
	write(day.Add(6*time.Hour), "Four/A bridge fell.", "Three/A second surprise.", "One/Nobody minded.", "Two/It was early.")
	told(day.Add(7*time.Hour), "Four/Three")
	told(day.Add(8*time.Hour), "/")
}
