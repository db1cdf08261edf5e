package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"lede/model/anchor"
	"lede/model/note"
)

var (
	lagos = Key{Path: "/news/lagos.txt", Title: "Ferries return", Hash: "a1"}
	apia  = Key{Path: "/news/apia.txt", Title: "Rain in Apia", Hash: "b2"}
)

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func save(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Save(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// clock returns a time that goes on by a second at every look.
func clock(start int) func() time.Time {
	at := time.Date(2026, 3, 1, 12, 0, start, 0, time.UTC)
	return func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

func TestKept(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "not", "there", "yet")
	s := open(t, dir)
	want := Record{Read: true, Starred: true, Place: anchor.Place{Block: 3, Offset: 17, Before: "the ferries of ", After: "“Lagos”\n\nand"}}
	choice := Settings{Folder: "/news", Measure: 80, Theme: "paper", Toured: true, Panel: 40, Low: 9, Lines: "justified", List: "compact"}
	s.Put(lagos, want)
	s.Set(choice)
	save(t, s)
	again := open(t, dir)
	if got := again.Article(lagos); got != want {
		t.Errorf("article %+v, want %+v", got, want)
	}
	if got := again.Settings(); got != choice {
		t.Errorf("settings %+v, want %+v", got, choice)
	}
	if got := again.Article(apia); got != (Record{}) {
		t.Errorf("an article never seen has %+v", got)
	}
}

func TestSaveOfNothingWritesNothing(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "lede")
	s := open(t, dir)
	s.Put(lagos, Record{})
	s.Set(Settings{})
	save(t, s)
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder was made though nothing was chosen")
	}
}

func TestPrivate(t *testing.T) {
	t.Parallel()
	s := Private()
	s.Put(lagos, Record{Read: true})
	save(t, s)
	if !s.Article(lagos).Read {
		t.Error("forgotten before the end")
	}
}

// TestTwoPrograms: each keeps what the other wrote, fact by fact, and the later
// of two changes of one fact wins whoever saves first.
func TestTwoPrograms(t *testing.T) {
	t.Parallel()
	for _, firstSaver := range []int{0, 1} {
		dir := t.TempDir()
		a, b := open(t, dir), open(t, dir)
		a.now, b.now = clock(0), clock(30)
		a.Put(lagos, Record{Read: true, Place: anchor.Place{Offset: 5}})
		a.Set(Settings{Theme: "paper", Measure: 60})
		b.Put(lagos, Record{Starred: true, Place: anchor.Place{Offset: 9}})
		b.Put(apia, Record{Read: true})
		b.Set(Settings{Theme: "night"})
		both := []*Store{a, b}
		save(t, both[firstSaver])
		save(t, both[1-firstSaver])
		for i, s := range []*Store{open(t, dir), both[1-firstSaver]} {
			if got, want := s.Article(lagos), (Record{Read: true, Starred: true, Place: anchor.Place{Offset: 9}}); got != want {
				t.Errorf("first saver %d, look %d: %+v, want %+v", firstSaver, i, got, want)
			}
			if !s.Article(apia).Read {
				t.Errorf("first saver %d, look %d: the other article is lost", firstSaver, i)
			}
			if got, want := s.Settings(), (Settings{Theme: "night", Measure: 60}); got != want {
				t.Errorf("first saver %d, look %d: %+v, want %+v", firstSaver, i, got, want)
			}
		}
	}
}

// TestSeen: what one program saved is what another sees, while both run.
func TestSeen(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := open(t, dir)
	first.Set(Settings{Measure: 70})
	save(t, first)
	second := open(t, dir)
	for i, writer := range []*Store{second, first, second} {
		writer.Put(numbered(i), Record{Read: true})
		save(t, writer)
		for _, s := range []*Store{first, second} {
			if !s.Article(numbered(i)).Read {
				t.Errorf("change %d is not seen by both", i)
			}
		}
	}
}

func TestTakenBackIsKept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a := open(t, dir)
	a.Put(lagos, Record{Starred: true})
	save(t, a)
	b := open(t, dir)
	b.Put(lagos, Record{})
	save(t, b)
	a.Put(apia, Record{Read: true})
	save(t, a) // still believes in the star
	if open(t, dir).Article(lagos).Starred {
		t.Error("a star that was taken back returned")
	}
}

func TestClockThatGoesBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir)
	s.Put(lagos, Record{Read: true})
	save(t, s)
	s.now = func() time.Time { return time.Unix(0, 0) }
	s.Put(lagos, Record{})
	save(t, s)
	if open(t, dir).Article(lagos).Read {
		t.Error("the older clock lost the later change")
	}
}

// TestLaterIsKept: what another program saved later holds over what waits to be
// saved here, and the other way round.
func TestLaterIsKept(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		here, there int // seconds
		want        string
	}{{0, 30, "there"}, {30, 0, "here"}} {
		dir := t.TempDir()
		a, b := open(t, dir), open(t, dir)
		a.Put(apia, Record{Read: true})
		save(t, a)
		a.now, b.now = clock(c.here), clock(c.there)
		a.PutNote(lagos, note.Note{ID: "n", Text: "here"})
		a.Set(Settings{Theme: "here"})
		b.PutNote(lagos, note.Note{ID: "n", Text: "there"})
		b.Set(Settings{Theme: "there"})
		save(t, b)
		for _, when := range []string{"before Save", "after it"} {
			one, all := a.Notes(lagos), a.AllNotes()
			if len(one) != 1 || len(all) != 1 || one[0].Text != c.want || all[0].Text != c.want || a.Settings().Theme != c.want {
				t.Errorf("%s, later %s: %+v, %+v, %+v", when, c.want, one, all, a.Settings())
			}
			save(t, a)
		}
	}
}

// TestNoteAfterTheClockWentBack: a note that is put again counts, whatever the
// clock says.
func TestNoteAfterTheClockWentBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir)
	s.PutNote(lagos, note.Note{ID: "n", Text: "first"})
	save(t, s)
	s.now = func() time.Time { return time.Unix(0, 0) }
	s.PutNote(lagos, note.Note{ID: "n", Text: "second"})
	save(t, s)
	if got := open(t, dir).Notes(lagos); len(got) != 1 || got[0].Text != "second" {
		t.Errorf("%+v", got)
	}
}

func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const programs, articles = 4, 12
	var wg sync.WaitGroup
	for p := range programs {
		wg.Go(func() {
			s, err := Open(dir)
			if err != nil {
				t.Error(err)
				return
			}
			for i := range articles {
				s.Put(Key{Path: fmt.Sprintf("/%d-%d", p, i), Hash: fmt.Sprint(p, i)}, Record{Read: true})
				if err := s.Save(context.Background()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	s := open(t, dir)
	for p := range programs {
		for i := range articles {
			if !s.Article(Key{Path: fmt.Sprintf("/%d-%d", p, i)}).Read {
				t.Errorf("program %d lost its article %d", p, i)
			}
		}
	}
}

// TestPutWhileSaving: what is set while a Save is under way is kept by the next.
func TestPutWhileSaving(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir)
	var wg sync.WaitGroup
	for i := range 50 {
		key := Key{Path: "/a", Index: i, Hash: fmt.Sprint(i)}
		s.Put(key, Record{Read: true})
		wg.Go(func() {
			if err := s.Save(context.Background()); err != nil {
				t.Error(err)
			}
		})
		s.Put(key, Record{Read: true, Starred: true})
	}
	wg.Wait()
	save(t, s)
	kept := open(t, dir)
	for i := range 50 {
		if got := kept.Article(Key{Path: "/a", Hash: fmt.Sprint(i)}); !got.Starred {
			t.Errorf("article %d: %+v", i, got)
		}
	}
}

func TestBusy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, b := open(t, dir), open(t, dir)
	a.Put(apia, Record{Read: true})
	save(t, a)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := a.writer.Write(context.Background(), func() error {
		b.Put(lagos, Record{Read: true})
		if err := b.Save(ctx); err == nil {
			t.Error("two wrote at once")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	save(t, b)
	if !open(t, dir).Article(lagos).Read {
		t.Error("lost after waiting")
	}
}

func TestFoundAgain(t *testing.T) {
	t.Parallel()
	feed := func(index int, title, hash string) Key {
		return Key{Path: "/news/feed.xml", Index: index, Title: title, Hash: hash}
	}
	read := Record{Read: true}
	for _, c := range []struct {
		name      string
		put, look Key
		want      bool
	}{
		{"the same", lagos, lagos, true},
		{"not read yet", lagos, Key{Path: lagos.Path}, true},
		{"marked before it was read", Key{Path: lagos.Path}, lagos, true},
		{"edited", lagos, Key{Path: lagos.Path, Title: lagos.Title, Hash: "c3"}, true},
		{"replaced", lagos, Key{Path: lagos.Path, Title: "Other", Hash: "c3"}, false},
		{"moved", lagos, Key{Path: "/old/lagos.txt", Title: lagos.Title, Hash: lagos.Hash}, true},
		{"the feed grew", feed(0, "A", "1"), feed(3, "A", "1"), true},
		{"another of the feed", feed(0, "A", "1"), feed(0, "B", "2"), false},
		{"untitled, at the same position of many", feed(2, "", "1"), feed(2, "", "2"), false},
		{"untitled and edited", Key{Path: "/n", Hash: "1"}, Key{Path: "/n", Hash: "2"}, true},
		{"standard input, the same text", Key{Hash: "1"}, Key{Hash: "1"}, true},
		{"standard input, another text", Key{Hash: "1"}, Key{Hash: "2"}, false},
		{"standard input, not read yet", Key{Hash: "1"}, Key{}, false},
	} {
		dir := t.TempDir()
		s := open(t, dir)
		s.Put(c.put, read)
		save(t, s)
		for i, s := range []*Store{s, open(t, dir)} {
			if got := s.Article(c.look); got.Read != c.want {
				t.Errorf("%s, look %d: read is %v, want %v", c.name, i, got.Read, c.want)
			}
		}
	}
}

// TestFeedKeepsItsNeighbours: articles that change places do not take each
// other's marks.
func TestFeedKeepsItsNeighbours(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir)
	at := func(index, article int) Key {
		return Key{Path: "/feed", Index: index, Hash: fmt.Sprint("text ", article)}
	}
	for i := range 10 {
		s.Put(at(i, i), Record{Read: i%2 == 0, Starred: i%3 == 0})
	}
	save(t, s)
	s = open(t, dir)
	for i := range 10 {
		s.Put(at(i+1, i), s.Article(at(i+1, i)))
	}
	save(t, s)
	s = open(t, dir)
	for i := range 10 {
		if got, want := s.Article(at(i+1, i)), (Record{Read: i%2 == 0, Starred: i%3 == 0}); got != want {
			t.Errorf("article %d: %+v, want %+v", i, got, want)
		}
	}
}
