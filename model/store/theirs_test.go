package store

import (
	"slices"
	"testing"
	"time"

	"lede/model/note"
)

// TestTheirsAfterTheClockWentBack: what another program sets is told also where the
// clock was set back or forward since the last look, by whatever time.
func TestTheirsAfterTheClockWentBack(t *testing.T) {
	t.Parallel()
	for _, by := range []time.Duration{0, time.Hour, -time.Hour, -24 * 365 * time.Hour} {
		dir := t.TempDir()
		a, b := open(t, dir), open(t, dir)
		a.Put(apia, Record{Read: true})
		save(t, a)
		if _, err := a.Theirs(); err != nil {
			t.Fatal(err)
		}
		later := func() time.Time { return time.Now().Add(by) }
		a.now, b.now = later, later
		b.Put(lagos, Record{Starred: true})
		b.PutNote(apia, note.Note{ID: "n"})
		save(t, b)
		got, err := a.Theirs()
		slices.Sort(got)
		want := []string{apia.Path, lagos.Path}
		if slices.Sort(want); err != nil || !slices.Equal(got, want) {
			t.Errorf("by %v: %q, %v", by, got, err)
		}
		if got, err := a.Theirs(); err != nil || got != nil {
			t.Errorf("by %v: told again: %q, %v", by, got, err)
		}
	}
}

// TestTheirsOfNothing: there is nothing to tell where nothing is kept.
func TestTheirsOfNothing(t *testing.T) {
	t.Parallel()
	for _, s := range []*Store{Private(), open(t, t.TempDir())} {
		if got, err := s.Theirs(); got != nil || err != nil || s.Folder() != "" {
			t.Errorf("%q, %v, %q", got, err, s.Folder())
		}
	}
}
