package engine

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lede/model/state"
)

// TestShelve: what is subscribed is known in the list and in searches, and anew after an
// update; files that come later lie on their shelves too.
func TestShelve(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "coast.txt", prose("Harbour"))
	put(t, dir, "wire.txt", prose("Station"))
	feeds := []state.Feed{{Name: "coast"}, {Name: "wire"}}
	d := drive(t, Options{
		Args: []string{dir},
		Shelves: func() Shelves {
			return Shelves{Feeds: feeds, Of: func(path string) ([]string, []string) {
				name, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), ".txt"), "-")
				return []string{name}, []string{"news"}
			}}
		},
		Update: func(context.Context, []string, time.Duration, func(string)) (string, error) {
			put(t, dir, "coast-2.txt", prose("Lighthouse"))
			feeds = append(feeds, state.Feed{Name: "late"})
			return "1 new article", nil
		},
	})
	listed := func(filter string) []string {
		d.r.FilterList(filter)
		l := d.r.Library()
		var got []string
		for row := range l.Len() {
			got = append(got, l.Item(l.At(row)).Title())
		}
		slices.Sort(got)
		return got
	}
	if got := listed("feed:coast"); !slices.Equal(got, []string{"Harbour"}) {
		t.Errorf("of the coast: %q", got)
	}
	d.do(d.e.Update()...)
	if got := listed("feed:coast"); !slices.Equal(got, []string{"Harbour", "Lighthouse"}) {
		t.Errorf("of the coast, later: %q", got)
	}
	if got := listed("tag:news"); len(got) != 3 {
		t.Errorf("by a tag: %q", got)
	}
	if d.e.ShowShelves(); d.r.Shelves() == nil || len(d.r.Shelves().Rows()) != 5 {
		t.Errorf("feeds and tags: %+v", d.r.Shelves())
	}
	d.r.Cancel()
	if got := d.asked("tag:news feed:coast"); !slices.Equal(got, []string{"coast-2.txt", "coast.txt"}) {
		t.Errorf("searched: %q", got)
	}
	none := drive(t, Options{Args: []string{dir}})
	if none.e.ShowShelves(); none.r.Shelves() != nil || !strings.Contains(none.r.Status().Text, "lede subscribe") {
		t.Errorf("nothing is subscribed: %q", none.r.Status().Text)
	}
}
