package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/engine"
	"lede/model/store"
)

// reopened drives a program that shares the store in dir with the one before.
func reopened(t *testing.T, dir string, args ...string) *driver {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	o := files(args...)
	o.Engine.Store = s
	return driveWith(t, 80, 12, o)
}

func TestPlaceAndMarksOutliveTheProgram(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := reopened(t, dir, wire)
	first.keys("j * enter space space")
	title, place := first.m.reader.Library().Item(first.m.reader.Open().ID()).Title(), first.m.reader.Open().Place()
	if place <= 0 {
		t.Fatalf("place %d", place)
	}
	if err := first.m.engine.Close(); err != nil {
		t.Fatal(err)
	}
	second := reopened(t, dir, wire)
	second.keys("j enter")
	it := second.m.reader.Library().Item(second.m.reader.Open().ID())
	if it.Title() != title || !it.Starred || !it.Read {
		t.Fatalf("%q: starred %v, read %v", it.Title(), it.Starred, it.Read)
	}
	if got := second.m.reader.Open().Place(); got != place {
		t.Fatalf("left at %d, opened at %d", place, got)
	}
	second.send(tea.WindowSizeMsg{Width: 130, Height: 40})
	if got := second.m.reader.Open().Place(); got != place {
		t.Fatalf("another width moved the place to %d", got)
	}
}

func TestLeavingAnArticleKeepsItsPlace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := reopened(t, dir, wire)
	d.keys("enter space space")
	place, left := d.m.reader.Open().Place(), d.m.reader.Open().Article()
	d.keys("J")
	kept, err := store.Open(dir) // as another program would see it, while this one runs
	if err != nil {
		t.Fatal(err)
	}
	if got, found := kept.Article(store.KeyOf(left)).Place.Find(left); !found || got != place {
		t.Fatalf("left at %d, kept %d", place, got)
	}
}

func TestChosenMeasureAndThemeAreKept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := reopened(t, dir, story(t))
	d.keys("+ + t")
	if err := d.m.engine.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, dir, story(t))
	if again.m.reader.Measure() != d.m.reader.Measure() || again.m.reader.Theme() != d.m.reader.Theme() {
		t.Fatalf("%d %s, want %d %s", again.m.reader.Measure(), again.m.reader.Theme(), d.m.reader.Measure(), d.m.reader.Theme())
	}
}

// kept is what another program would see at this moment, while this one runs.
func kept(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestMarksAreWrittenAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := reopened(t, dir, wire)
	d.keys("j *")
	it := d.m.reader.Library().Item(d.m.reader.Library().At(1))
	key := store.FileKey(it.Origin.File)
	key.Index, key.Title = it.Origin.Index, it.Meta.Title
	if !kept(t, dir).Article(key).Starred {
		t.Fatal("a star is not on the disk")
	}
}

// TestPlaceIsWrittenWhileReading: a kill in the middle of an article loses at
// most what was read within a pause.
func TestPlaceIsWrittenWhileReading(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	d := driveWith(t, 80, 12, Options{Engine: engine.Options{Args: []string{wire}, Store: s, Pause: 1}})
	d.keys("enter space space")
	o := d.m.reader.Open()
	if got, found := kept(t, dir).Article(store.KeyOf(o.Article())).Place.Find(o.Article()); !found || got != o.Place() {
		t.Fatalf("at %d, kept %d", o.Place(), got)
	}
}

func TestLettersOutliveTheProgram(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := reopened(t, dir, wire)
	first.keys("j enter space space m a")
	title, place := first.m.reader.Library().Item(first.m.reader.Open().ID()).Title(), first.m.reader.Open().Place()
	first.keys("g")
	second := reopened(t, dir, wire)
	second.keys("enter ' a")
	o := second.m.reader.Open()
	if got := second.m.reader.Library().Item(o.ID()).Title(); got != title || o.Place() != place {
		t.Fatalf("%q at %d, want %q at %d", got, o.Place(), title, place)
	}
	second.keys("g ' a")
	if o.Place() != place {
		t.Fatalf("within the article: %d, want %d", o.Place(), place)
	}
}

// TestFailedSaveIsSaidOnce: where nothing can be written the reader works on,
// hears of it once, and is not kept busy by it.
func TestFailedSaveIsSaidOnce(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a file", "lede")
	if err := os.WriteFile(filepath.Dir(dir), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, _ := store.Open(dir)
	d := driveWith(t, 80, 12, Options{Engine: engine.Options{Args: []string{wire}, Store: s}})
	d.keys("j *")
	if !strings.Contains(d.m.reader.Status().Text, "not a directory") {
		t.Fatalf("said %q", d.m.reader.Status().Text)
	}
	d.keys("j * enter space q")
	if strings.Contains(d.m.reader.Status().Text, "not a directory") || !s.Unsaved() {
		t.Fatalf("said %q", d.m.reader.Status().Text)
	}
}
