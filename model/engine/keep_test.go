package engine

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/library"
	"lede/model/note"
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
	put(t, dir, "a.txt", prose("Alpha harbour"))
	put(t, dir, "b.txt", prose("Beta quay"))
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
	put(t, dir, "a.txt", prose("Alpha harbour"))
	put(t, dir, "b.txt", prose("Beta quay"))
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

// TestLeftPlaceIsKept while the program goes on.
func TestLeftPlaceIsKept(t *testing.T) {
	t.Parallel()
	dir, kept := t.TempDir(), t.TempDir()
	put(t, dir, "a.txt", prose("Alpha harbour"))
	put(t, dir, "b.txt", prose("Beta quay"))
	d := withStore(t, dir, kept)
	d.r.Enter(0)
	d.do()
	a := d.e.article()
	d.r.MoveTo(20)
	d.r.Enter(1)
	d.do()
	other, err := store.Open(kept) // as another program sees it
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if place, found := other.Article(store.KeyOf(a)).Place.Find(a); !found || place != 20 {
		t.Fatalf("left at 20, kept %d", place)
	}
}

// TestFailedSaveWaits: where nothing can be written that is said once, and tried
// again only when an article is left.
func TestFailedSaveWaits(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	put(t, dir, "a.txt", prose("Alpha harbour"))
	put(t, dir, "b.txt", prose("Beta quay"))
	s, _ := store.Open(filepath.Join(file, "lede")) // usable, and said by who opens it
	d := drive(t, Options{Args: []string{dir}, Store: s})
	star := func() bool {
		d.r.Quiet()
		d.r.ToggleStar(0)
		d.do()
		return d.r.Status().Alarm
	}
	if !star() || !strings.Contains(d.r.Status().Text, "not a directory") {
		t.Fatalf("said %q", d.r.Status().Text)
	}
	if star() || !d.e.keeper.failed || !s.Unsaved() {
		t.Fatal("tried again after every key, or forgotten")
	}
	d.r.Enter(0)
	d.do()
	d.r.Enter(1)
	if work, _ := d.e.Follow(); d.e.keeper.failed || len(work) == 0 {
		t.Fatal("not tried again when an article was left")
	}
}

// TestNewsOfSaving: why nothing is kept is said once, and again when it was kept
// in between or another reason came.
func TestNewsOfSaving(t *testing.T) {
	t.Parallel()
	var k keeper
	for i, c := range []struct {
		err  error
		news bool
	}{
		{nil, false}, {errors.New("full"), true}, {errors.New("full"), false}, {errors.New("gone"), true},
		{errors.New("full"), true}, {nil, false}, {nil, false}, {errors.New("full"), true},
	} {
		if got := k.news(c.err); got != c.news {
			t.Errorf("%d, %v: %v", i, c.err, got)
		}
	}
}

// TestStateThatIsNone: what is in the place of the state's file and is none is
// said on the status line, and not again at the end.
func TestStateThatIsNone(t *testing.T) {
	t.Parallel()
	dir, kept := t.TempDir(), t.TempDir()
	put(t, dir, "a.txt", prose("Alpha harbour"))
	if err := os.MkdirAll(filepath.Join(kept, "state.db", "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(kept)
	if err == nil || s == nil {
		t.Fatalf("a folder opens: %v", err)
	}
	d := drive(t, Options{Args: []string{dir}, Store: s, Library: dir})
	d.r.ToggleStar(0)
	if d.do(); !d.r.Status().Alarm || !strings.Contains(d.r.Status().Text, "a folder has its name, so that nothing is kept") {
		t.Errorf("said %q", d.r.Status().Text)
	}
	if err := d.e.Close(); err != nil {
		t.Errorf("said again at the end: %v", err)
	}
}

// TestLetterInALargeArticle leads to its place only when the whole text is there.
func TestLetterInALargeArticle(t *testing.T) {
	t.Parallel()
	dir, kept := t.TempDir(), t.TempDir()
	var b strings.Builder
	for i := range 6000 {
		b.WriteString("The bridge has stood for " + strings.Repeat("many ", i%7) + "years, and in year " + strings.Repeat("x", i%13) + " it was painted again.\n\n")
	}
	put(t, dir, "long.txt", "The bridge\n\n"+b.String())
	put(t, dir, "short.txt", prose("Beta quay"))
	first := withStore(t, dir, kept)
	first.r.Enter(0)
	first.do()
	place := len(first.e.article().Text) - 5000
	first.r.MoveTo(place)
	first.r.Name('q')
	if first.do(); first.e.article().Head != nil {
		t.Fatal("the whole was not read")
	}
	first.r.MoveTo(0)
	if err := first.e.Close(); err != nil {
		t.Fatal(err)
	}
	second := withStore(t, dir, kept)
	second.r.Enter(1)
	second.do()
	if second.do(second.e.GoToLetter('q')...); second.r.Open().ID() != 0 || second.r.Open().Place() != place {
		t.Fatalf("at %d of %d, want %d", second.r.Open().Place(), second.r.Open().ID(), place)
	}
}

// TestNotesThatCannotBeKept: that a note lasts until quitting is said each time.
func TestNotesThatCannotBeKept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", prose("Alpha harbour"))
	blocker := put(t, t.TempDir(), "state", "a file where the folder should be")
	s, _ := store.Open(filepath.Join(blocker, "lede"))
	d := drive(t, Options{Args: []string{dir}, Store: s, Library: dir})
	d.r.Enter(0)
	d.do()
	for _, id := range []string{"1", "2"} {
		d.r.Say("highlighted")
		d.e.keepNote(state.NoteChanged{ID: 0, Put: &note.Note{ID: id}})
		d.do()
		if got := d.r.Status().Text; !strings.Contains(got, "; notes and highlights hold until you quit") || strings.Contains(got, "as before") {
			t.Errorf("note %s: said %q", id, got)
		}
	}
	_ = os.Remove(blocker)
	d.r.Say("highlighted")
	d.e.keepNote(state.NoteChanged{ID: 0, Put: &note.Note{ID: "3"}})
	if d.do(); d.r.Status().Text != "highlighted" || len(s.Notes(d.e.identity(0).key())) != 3 {
		t.Errorf("said %q, %d notes", d.r.Status().Text, len(s.Notes(d.e.identity(0).key())))
	}
}
