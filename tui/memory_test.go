package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/store"
)

// reopened drives a program that shares the store in dir with the one before.
func reopened(t *testing.T, dir string, args ...string) *driver {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return driveWith(t, 80, 12, Options{Args: args, Single: args[0] != wire, Store: s})
}

func TestPlaceAndMarksOutliveTheProgram(t *testing.T) {
	dir := t.TempDir()
	first := reopened(t, dir, wire)
	first.keys("j * enter space space")
	title, place := first.m.reader.Library.Item(first.m.reader.Open.ID).Title(), first.m.reader.Open.Place
	if place <= 0 {
		t.Fatalf("place %d", place)
	}
	if err := first.m.remember(); err != nil {
		t.Fatal(err)
	}
	second := reopened(t, dir, wire)
	second.keys("j enter")
	it := second.m.reader.Library.Item(second.m.reader.Open.ID)
	if it.Title() != title || !it.Starred || !it.Read {
		t.Fatalf("%q: starred %v, read %v", it.Title(), it.Starred, it.Read)
	}
	if got := second.m.reader.Open.Place; got != place {
		t.Fatalf("left at %d, opened at %d", place, got)
	}
	second.send(tea.WindowSizeMsg{Width: 130, Height: 40})
	if got := second.m.reader.Open.Place; got != place {
		t.Fatalf("another width moved the place to %d", got)
	}
}

func TestLeavingAnArticleKeepsItsPlace(t *testing.T) {
	dir := t.TempDir()
	d := reopened(t, dir, wire)
	d.keys("enter space space")
	id, place, left := d.m.reader.Open.ID, d.m.reader.Open.Place, d.m.reader.Open.Article
	d.keys("J")
	kept, err := store.Open(dir) // as another program would see it, while this one runs
	if err != nil {
		t.Fatal(err)
	}
	if got, found := kept.Article(d.m.keyOf(id)).Place.Find(left); !found || got != place {
		t.Fatalf("left at %d, kept %d", place, got)
	}
}

func TestChosenMeasureAndThemeAreKept(t *testing.T) {
	dir := t.TempDir()
	d := reopened(t, dir, story(t))
	d.keys("+ + t")
	if err := d.m.remember(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, dir, story(t))
	if again.m.reader.Measure != d.m.reader.Measure || again.m.reader.Theme != d.m.reader.Theme {
		t.Fatalf("%d %s, want %d %s", again.m.reader.Measure, again.m.reader.Theme, d.m.reader.Measure, d.m.reader.Theme)
	}
}
