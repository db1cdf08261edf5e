package engine

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestChangesAreSaid: what became of files is counted once each; a file under
// another name is neither new nor removed.
func TestChangesAreSaid(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a := put(t, dir, "a.txt", prose("Alpha harbour"))
	b := put(t, dir, "b.txt", prose("Beta quay"))
	d := drive(t, Options{Args: []string{dir}})
	said := func(want string) {
		t.Helper()
		if got := d.r.Status().Text; got != want {
			t.Fatalf("said %q, want %q; listed %q", got, want, d.titles())
		}
	}
	c := put(t, dir, "c.txt", prose("Gamma pier"))
	d.changed(c)
	said("1 new")
	moved := filepath.Join(dir, "moved.txt")
	if err := os.Rename(a, moved); err != nil {
		t.Fatal(err)
	}
	d.r.Quiet()
	d.changed(a, moved)
	said("")
	if n := d.r.Library().Total(); n != 3 || d.r.Library().Item(0).Origin.File != moved {
		t.Fatalf("%d items, the first is in %s", n, d.r.Library().Item(0).Origin.File)
	}
	put(t, dir, "b.txt", prose("Beta quay rebuilt"))
	os.Remove(c)
	d.changed(b, c)
	said("1 changed, 1 removed")
	d.r.Quiet()
	d.changed(b, c)
	said("")
	if got := d.titles(); !slices.Equal(got, []string{"Alpha harbour", "Beta quay rebuilt"}) {
		t.Fatalf("%q", got)
	}
}

// TestWanted: what belongs to the names that were given, when it is new.
func TestWanted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args, path string
		want       bool
	}{
		{"news", "news/a.txt", true}, {"news", "news/deep/a.txt", true}, {"news/", "news/a.txt", true},
		{"news", "news", true}, {"news", "newsroom/a.txt", false}, {"news", "news/.git/a", false}, {"news", "news/.a.txt", false}, {"news", "news/lede.corrections", false},
		{".", "a.txt", true}, {".", "../a.txt", false}, {".", "/a.txt", false},
		{"n/*.txt", "n/a.txt", true}, {"n/*.txt", "n/a.md", false}, {"n/*.txt", "n/.a.txt", false}, {"n/**/*.md", "n/b/c/a.md", true},
		{"n/a.txt", "n/b.txt", false}, {"n/a.txt", "n/a.txt", true}, {"x news", "news/a.txt", true},
	} {
		if got := wanted(strings.Fields(c.args), c.path); got != c.want {
			t.Errorf("%s of %s: %v", c.path, c.args, got)
		}
	}
}

// TestWatcher: the system's own words reach the engine.
func TestWatcher(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var w watcher
	defer w.close()
	work := w.watch(dir)
	if len(work) == 0 {
		t.Skip("nothing can be watched here")
	}
	if again := w.watch(dir, dir+"/"); len(again) != 0 {
		t.Fatal("a folder is watched twice")
	}
	if err := w.notify.Add(dir); err != nil {
		t.Skip(err)
	}
	path := put(t, dir, "new.txt", "New")
	got, ok := w.next()(context.Background()).(watched)
	if !ok || !slices.Contains(got.Paths, path) || got.All {
		t.Fatalf("%+v", got)
	}
	ctx, stop := context.WithCancel(context.Background())
	if stop(); w.next()(ctx) != nil {
		t.Fatal("a stopped watcher waits on")
	}
}

// TestChangesBeforeAllIsListed wait until it is.
func TestChangesBeforeAllIsListed(t *testing.T) {
	t.Parallel()
	d := drive(t, Options{Args: []string{t.TempDir()}})
	d.e.listed = false
	if d.changed("x"); !d.e.missed {
		t.Fatal("a change is lost")
	}
}

// TestNeverThere: a file that never was is not removed, nor is one that cannot be read.
func TestNeverThere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, bad := put(t, dir, "a.txt", prose("Alpha harbour")), put(t, dir, "bad.txt", "")
	d := drive(t, Options{Args: []string{a, bad, filepath.Join(dir, "never.txt")}})
	os.Remove(bad)
	d.do(d.e.Look()...)
	if got := d.r.Status().Text; got != "nothing is new or changed" {
		t.Errorf("said %q", got)
	}
}
