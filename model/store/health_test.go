package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/database"
	"lede/model/note"
)

func examine(t *testing.T, dir string) Health {
	t.Helper()
	h, err := Examine(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestHealthy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if h := examine(t, filepath.Join(dir, "none")); !h.Missing || !h.Sound() {
		t.Errorf("%+v", h)
	}
	here := fileOf(t, dir, "here.txt", "")
	s := open(t, dir)
	s.Put(Key{Path: here, Hash: "h"}, Record{Read: true})
	s.Put(lagos, Record{Read: true})
	s.PutNote(lagos, note.Note{ID: "1"})
	s.PutNote(lagos, note.Note{ID: "2"})
	s.DropNote(lagos, "2")
	save(t, s)
	h := examine(t, dir)
	if !h.Sound() || h.Busy || h.Records != 2 || h.Notes != 1 || h.Files != 2 || h.Gone != 1 || h.Version != h.Known {
		t.Errorf("%+v", h)
	}
}

// TestFolderInItsPlace is said, and nothing is made beside it.
func TestFolderInItsPlace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, fileName), 0o755); err != nil {
		t.Fatal(err)
	}
	h, err := Examine(context.Background(), dir)
	if !errors.Is(err, database.ErrFolder) || len(h.Open) != 0 {
		t.Errorf("%v, %+v", err, h)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("%d files, %v", len(names), err)
	}
}

// TestMend: a damaged file, one whose mode is wrong, and what a killed program
// left, are mended; nothing that could be read is lost.
func TestMend(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	data := written(t)[fileName]
	data[len(data)/2] ^= 1
	fileOf(t, dir, fileName, string(data))
	fileOf(t, dir, fileName+".new", "half")
	if err := os.Chmod(filepath.Join(dir, fileName), 0o644); err != nil {
		t.Fatal(err)
	}
	h := examine(t, dir)
	if len(h.Damage) == 0 || len(h.Open) != 1 || len(h.Left) != 1 || h.Sound() {
		t.Fatalf("%+v", h)
	}
	if content(t, filepath.Join(dir, fileName)) != string(data) {
		t.Error("looking changed the file")
	}
	done, err := Mend(context.Background(), h)
	if err != nil || len(done) != 3 || !strings.Contains(strings.Join(done, "\n"), "state-damaged-1.db") {
		t.Errorf("%q %v", done, err)
	}
	if h = examine(t, dir); !h.Sound() || h.Records < library-60 || len(h.Aside) != 1 {
		t.Errorf("%+v", h)
	}
}

// TestJoin: what an earlier program kept from a newer one comes back once this one is as
// new, and the later of two facts wins.
func TestJoin(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir)
	s.Put(lagos, Record{Read: true})
	s.PutNote(lagos, note.Note{ID: "1", Text: "kept"})
	s.Set(Settings{Theme: "paper"})
	save(t, s)
	_ = s.Close()
	if err := os.Rename(filepath.Join(dir, fileName), filepath.Join(dir, "state-newer-1.db")); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	s.Put(apia, Record{Starred: true})
	s.Set(Settings{Theme: "night"})
	save(t, s)
	_ = s.Close()
	h := examine(t, dir)
	if len(h.Joinable) != 1 || h.Sound() {
		t.Fatalf("%+v", h)
	}
	if _, err := Mend(context.Background(), h); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	if !s.Article(lagos).Read || !s.Article(apia).Starred || s.Settings().Theme != "night" {
		t.Error("not joined")
	}
	if n := s.Notes(lagos); len(n) != 1 || n[0].Text != "kept" {
		t.Errorf("notes %+v", n)
	}
	if h = examine(t, dir); !h.Sound() || len(h.Aside) != 0 {
		t.Errorf("%+v", h)
	}
}
