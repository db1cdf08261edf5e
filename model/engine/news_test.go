package engine

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

// TestUpdate: an update brings files that were not there into the list, says
// what came, and goes on once at a time.
func TestUpdate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", story("First"))
	asked := 0
	var failure error
	d := drive(t, Options{Args: []string{dir}, Update: func(context.Context) (string, error) {
		asked++
		if asked == 1 {
			put(t, dir, "b.txt", story("Second"))
		}
		return "1 new article", failure
	}})
	work := d.e.Update()
	if more := d.e.Update(); len(more) != 0 || !strings.Contains(d.r.Status().Text, "under way") {
		t.Errorf("two at a time: %v, %q", more, d.r.Status().Text)
	}
	d.do(work...)
	if got := d.titles(); asked != 1 || !slices.Contains(got, "Second") || len(got) != 2 || d.r.Status().Text != "1 new article" {
		t.Errorf("asked %d times, %q", asked, got)
	}
	failure = errors.New("no network")
	d.do(d.e.Update()...)
	if asked != 2 || !strings.Contains(d.r.Status().Text, "no network") {
		t.Errorf("asked %d times, %q", asked, d.r.Status().Text)
	}
	none := drive(t, Options{Args: []string{dir}})
	if work := none.e.Update(); work != nil {
		t.Error("somebody was asked whom nobody named")
	}
}
