package engine

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lede/model/correct"
	"lede/model/note"
	"lede/model/state"
	"lede/model/store"
)

// two are two programs over one folder and one state, which both have written to.
func two(t *testing.T, more Options) (a, b *driver, dir, kept string) {
	t.Helper()
	dir, kept = t.TempDir(), t.TempDir()
	put(t, dir, "a.txt", prose("Alpha harbour"))
	put(t, dir, "b.txt", prose("Beta quay"))
	open := func() *driver {
		s, err := store.Open(kept)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		more.Args, more.Store, more.Library = []string{dir}, s, dir
		d := drive(t, more)
		d.r.Wider(8)
		d.do()
		d.e.keeper.folder = kept
		return d
	}
	return open(), open(), dir, kept
}

// TestTheirMarksAreSeen: what another program marks shows here without a start, and
// nothing of it is written again or can be undone here.
func TestTheirMarksAreSeen(t *testing.T) {
	t.Parallel()
	a, b, _, kept := two(t, Options{})
	b.r.ToggleStar(1)
	b.r.MarkRead(0, true)
	b.do()
	a.changed(filepath.Join(kept, "state.db-wal"))
	if x, y := a.r.Library().Item(0), a.r.Library().Item(1); !x.Read || x.Starred || y.Read || !y.Starred {
		t.Fatalf("%v %v, %v %v", x.Read, x.Starred, y.Read, y.Starred)
	}
	if a.e.keeper.store.Unsaved() || !a.e.keeper.queue.empty() {
		t.Error("what another wrote is written again")
	}
	b.r.ToggleStar(1)
	b.do()
	if a.changed(filepath.Join(kept, "state.db-wal")); a.r.Library().Item(1).Starred {
		t.Error("a star that was taken away is there")
	}
}

// TestTheirNotesAreSeen in the list, and beside the text that is open.
func TestTheirNotesAreSeen(t *testing.T) {
	t.Parallel()
	a, b, _, kept := two(t, Options{})
	for _, d := range []*driver{a, b} {
		d.r.Enter(0)
		d.do()
	}
	key := store.KeyOf(b.e.article())
	b.e.keeper.queue.add(func(s *store.Store) { s.PutNote(key, note.Note{ID: "n1", Text: "why?"}) })
	b.do()
	a.changed(filepath.Join(kept, "state.db-wal"))
	if n := a.r.Library().Item(0).Notes; n != 1 {
		t.Errorf("%d notes in the list", n)
	}
}

// TestMarkedMeanwhile: what the reader marks while the marks of others are read
// stays.
func TestMarkedMeanwhile(t *testing.T) {
	t.Parallel()
	a, b, _, _ := two(t, Options{})
	b.r.ToggleStar(1)
	b.do()
	asked := a.e.theirs()(t.Context()).apply(a.e)
	read := asked[0](t.Context())
	a.r.MarkRead(1, true)
	a.do()
	a.do(a.apply(read)...)
	if it := a.r.Library().Item(1); !it.Read || it.Starred {
		t.Errorf("read %v, starred %v", it.Read, it.Starred)
	}
}

// TestOwnWritesAreNoNews: a program is not told of what it wrote itself.
func TestOwnWritesAreNoNews(t *testing.T) {
	t.Parallel()
	a, b, _, _ := two(t, Options{})
	look := func(d *driver) int {
		paths, err := d.e.keeper.store.Theirs()
		if err != nil {
			t.Fatal(err)
		}
		return len(paths)
	}
	look(a)
	a.r.ToggleStar(0)
	if a.do(); look(a) != 0 {
		t.Error("a program is told of its own star")
	}
	if look(b); look(b) != 0 {
		t.Error("what was told is told again")
	}
	b.r.ToggleStar(1)
	if b.do(); look(a) == 0 {
		t.Error("the star of another is not told")
	}
}

// TestCorrectedOutside: a file of corrections that is edited while the program runs
// is in force, and what is wrong in it is said.
func TestCorrectedOutside(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", prose("Alpha harbour"))
	file := put(t, dir, correct.FileName, "")
	files, err := correct.Open([]string{file}, t.TempDir(), false)
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, Options{Args: []string{dir}, Corrections: files})
	put(t, dir, correct.FileName, "\"KCNA\" is an organization\n")
	if d.changed(file); d.r.Corrections().Len() != 1 || d.r.Status().Text == "" {
		t.Errorf("%d in force, said %q", d.r.Corrections().Len(), d.r.Status().Text)
	}
	put(t, dir, correct.FileName, "\"KCNA\" is an organization\nnonsense\n")
	if d.changed(file); d.r.Corrections().Len() != 1 || !d.r.Status().Alarm {
		t.Errorf("%d in force, said %q", d.r.Corrections().Len(), d.r.Status().Text)
	}
}

// TestBroughtCorrectionsAreSaid: what somebody put beside the articles is said when
// they are opened; the reader's own corrections are not.
func TestBroughtCorrectionsAreSaid(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := put(t, dir, correct.FileName, "# a comment\n\"KCNA\" is an organization\n\"Kim\" is no name\n")
	empty := put(t, t.TempDir(), correct.FileName, "# nothing\n")
	for _, c := range []struct {
		files []string
		want  string
	}{{[]string{file}, "2 corrections in force from " + file}, {[]string{empty}, ""}, {[]string{correct.Default()}, ""}, {nil, ""}} {
		files, err := correct.Open(c.files, t.TempDir(), false)
		if err != nil {
			t.Fatal(err)
		}
		if got := drive(t, Options{Corrections: files}).r.Status().Text; got != c.want {
			t.Errorf("%q: said %q", c.files, got)
		}
		kept := store.Private()
		kept.SetView(dir, store.View{Filter: "rain"})
		want := "the filter “rain” is as you left it; esc shows everything"
		if c.want != "" {
			want = c.want + " · " + want
		}
		if got := New(Options{Args: []string{dir}, Store: kept, Corrections: files}, state.New(state.Defaults())).reader.Status().Text; got != want {
			t.Errorf("%q and a filter: said %q", c.files, got)
		}
	}
}

// TestWatchesAFolderThatComes: a folder that is not there is watched when it is
// asked for again, and one whose watch ended too.
func TestWatchesAFolderThatComes(t *testing.T) {
	t.Parallel()
	d := drive(t, Options{})
	defer d.e.watcher.close()
	folder := filepath.Join(t.TempDir(), "later")
	work := d.e.watcher.watch(folder)
	if len(work) == 0 {
		t.Skip("nothing can be watched here")
	}
	d.do(d.apply(work[len(work)-1](context.Background()))...)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	again := d.e.watcher.watch(folder)
	if len(again) != 1 || again[0](context.Background()) != nil {
		t.Fatal("the folder is not watched once it is there")
	}
	path := put(t, folder, "new.txt", "New")
	if got, ok := d.e.watcher.next()(context.Background()).(watched); !ok || !slices.Contains(got.Paths, path) {
		t.Fatalf("%+v", got)
	}
}

// What the program saves itself is no news of what is listed, while that is listed and
// after.
func TestOwnSavesAreNoNews(t *testing.T) {
	t.Parallel()
	dir, kept := t.TempDir(), t.TempDir()
	own := put(t, dir, correct.FileName, "\"KCNA\" is an organization\n")
	files, err := correct.Open([]string{own}, t.TempDir(), false)
	if err != nil {
		t.Fatal(err)
	}
	hidden := put(t, dir, ".hidden.txt", prose("Alpha harbour"))
	d := drive(t, Options{Args: []string{dir, hidden}, Corrections: files})
	d.e.keeper.folder = kept
	for path, news := range map[string]bool{
		filepath.Join(kept, "state.db-wal"): false, filepath.Join(kept, "a.txt"): false, own: false, filepath.Join(dir, ".other"): false,
		filepath.Join(dir, "new.txt"): true, hidden: true, filepath.Join(dir, "folder", "new.txt"): true, dir: true,
	} {
		if got := len(d.e.ofListed([]string{path})) == 1; got != news {
			t.Errorf("%s is news: %v", path, got)
		}
	}
	d.e.listed = false
	if d.changed(filepath.Join(kept, "state.db-wal")); d.e.missed {
		t.Error("a save is looked at when all is listed")
	}
	if d.changed(filepath.Join(dir, "new.txt")); !d.e.missed {
		t.Error("a new file is not")
	}
}

// Files that others marked are told from others of the same name, from wherever they were
// named.
func TestEnding(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/news/a/index.html": "a/index.html", "a/index.html": "a/index.html", "/index.html": "", "index.html": "", "./index.html": "",
		"../index.html": "", "x/../index.html": "", "": "", "/": "",
	} {
		if got := ending(filepath.FromSlash(path)); got != filepath.FromSlash(want) {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}
