package engine

import (
	"testing"

	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
)

// opened is an engine over a folder of two stories and a store in a folder.
func withStore(t *testing.T, dir, kept string) *driver {
	t.Helper()
	s, err := store.Open(kept)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return drive(t, Options{Args: []string{dir}, Store: s, Library: dir})
}

// TestWhatIsKept: each effect that is to outlive the program is there when
// another one opens the same store.
func TestWhatIsKept(t *testing.T) {
	t.Parallel()
	dir, kept := t.TempDir(), t.TempDir()
	put(t, dir, "a.txt", story("Alpha harbour"))
	put(t, dir, "b.txt", story("Beta quay"))
	first := withStore(t, dir, kept)
	first.r.ToggleStar(1)
	first.r.Enter(0)
	first.do()
	first.r.MoveTo(20)
	first.r.Name('q')
	first.r.Wider(8)
	first.r.SortList(true)
	first.do()
	if err := first.e.Close(); err != nil {
		t.Fatal(err)
	}
	second := withStore(t, dir, kept)
	a, b := second.r.Library().Item(0), second.r.Library().Item(1)
	if !a.Read || a.Starred || b.Read || !b.Starred {
		t.Errorf("marks: %v %v, %v %v", a.Read, a.Starred, b.Read, b.Starred)
	}
	if got, want := second.r.Listing(), first.r.Listing(); got != want {
		t.Errorf("listed %+v, was %+v", got, want)
	}
	if got := second.e.options.Store.Settings().Measure; got != first.r.Measure() {
		t.Errorf("measure %d, was %d", got, first.r.Measure())
	}
	second.r.Enter(0)
	if second.do(); second.r.Open().Place() != 20 {
		t.Errorf("left at 20, opened at %d", second.r.Open().Place())
	}
	second.r.Enter(1)
	second.do()
	if second.do(second.e.GoToLetter('q')...); second.r.Open().ID() != 0 || second.r.Open().Place() != 20 {
		t.Errorf("the letter leads to %d of %d", second.r.Open().Place(), second.r.Open().ID())
	}
	if second.do(second.e.GoToLetter('z')...); second.r.Status().Text != "no place is called z" {
		t.Errorf("said %q", second.r.Status().Text)
	}
}

// TestReadAgainFromTheCacheIsRead: an article that was only seen beside the list
// is marked as read when the reader comes to it, kept or not.
func TestReadAgainFromTheCacheIsRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", story("Alpha harbour"))
	put(t, dir, "b.txt", story("Beta quay"))
	d := drive(t, Options{Args: []string{dir}})
	for _, id := range []library.ID{0, 1} {
		d.r.Preview(id)
		d.do()
	}
	if d.r.Library().Item(0).Read || d.r.Focus() != state.OnList {
		t.Fatal("seen beside the list is not read")
	}
	d.r.Enter(0)
	if d.do(); !d.r.Library().Item(0).Read {
		t.Fatal("an article that is read is not marked")
	}
}
