package engine

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestFolderGoesAndComes: a folder that is deleted, moved away or replaced while it
// is open costs its rows alone, and what takes its name is read and watched.
func TestFolderGoesAndComes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		do   func(dir, other string) error
		want []string
	}{
		{"deleted", func(dir, _ string) error { return os.RemoveAll(dir) }, nil},
		{"moved", func(dir, _ string) error { return os.Rename(dir, dir+"-moved") }, nil},
		{"replaced", func(dir, other string) error {
			if err := os.Rename(dir, dir+"-moved"); err != nil {
				return err
			}
			return os.Rename(other, dir)
		}, []string{"Beta quay", "Gamma pier"}},
		{"came back", func(dir, _ string) error {
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			return os.MkdirAll(filepath.Join(dir, "deep"), 0o700)
		}, nil},
	} {
		base := t.TempDir()
		dir, other := filepath.Join(base, "news"), filepath.Join(base, "other")
		for _, folder := range []string{filepath.Join(dir, "deep"), other} {
			if err := os.MkdirAll(folder, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		put(t, dir, "a.txt", prose("Alpha harbour"))
		put(t, dir, "b.txt", prose("Beta quay"))
		put(t, filepath.Join(dir, "deep"), "d.txt", prose("Delta mole"))
		put(t, other, "b.txt", prose("Beta quay"))
		put(t, other, "c.txt", prose("Gamma pier"))
		d := drive(t, Options{Args: []string{dir}})
		d.r.Enter(0)
		d.do()
		watched := d.e.watcher.watch(d.e.folders()...)
		if len(watched) == 0 {
			t.Skip("nothing can be watched here")
		}
		d.do(watched[1:]...)
		if err := c.do(dir, other); err != nil {
			t.Fatal(err)
		}
		d.changed(dir)
		got := d.titles()
		if slices.Sort(got); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.name, got)
		}
		if d.e.article() == nil {
			t.Errorf("%s: what is read is gone from the page", c.name)
		}
		if again := d.e.watcher.watch(dir); len(again) == 0 {
			t.Errorf("%s: what may come is not watched", c.name)
		}
		d.e.watcher.close()
	}
}

// TestWatchFor: of the folder that an opened folder lies in, nothing but that is
// told.
func TestWatchFor(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	dir := filepath.Join(base, "news")
	var w watcher
	defer w.close()
	work := w.watchFor(dir)
	if len(work) == 0 {
		t.Skip("nothing can be watched here")
	}
	if err := w.notify.Add(base); err != nil {
		t.Skip(err)
	}
	put(t, base, "stranger", "x")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	got, ok := w.next()(context.Background()).(watched)
	if !ok || !slices.Equal(got.Paths, []string{dir}) {
		t.Fatalf("%+v", got)
	}
	for path, told := range map[string]bool{dir: true, base: false, base + "/x": false, dir + "/x": true, "elsewhere": true} {
		if w.of(path) != told {
			t.Errorf("%s: told %v", path, !told)
		}
	}
	if w.watch(base); !w.of(base + "/x") {
		t.Error("a folder that is watched as a whole is told in part")
	}
}
