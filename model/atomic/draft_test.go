package atomic

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func draft(t *testing.T, dir, text string) *Draft {
	t.Helper()
	d, err := New(filepath.Join(dir, "file"), 0o600)
	if err == nil {
		_, err = d.WriteString(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDraft: a file has its name when it is whole, never takes the place of another,
// and leaves nothing beside it.
func TestDraft(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, next := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	tries := slices.Values([]string{file, next})
	d := draft(t, dir, "one")
	if got := names(t, dir); len(got) != 1 || got[0] == "a" {
		t.Fatalf("while it is written: %q", got)
	}
	if name, err := d.Create(tries); err != nil || name != file {
		t.Fatalf("%s, %v", name, err)
	}
	if name, err := draft(t, dir, "two").Create(tries); err != nil || name != next {
		t.Fatalf("%s, %v", name, err)
	}
	if _, err := draft(t, dir, "three").Create(tries); !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	if err := draft(t, dir, "four").Drop(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("left: %q", got)
	}
	for file, want := range map[string]string{file: "one", next: "two"} {
		if data, err := os.ReadFile(file); err != nil || string(data) != want {
			t.Errorf("%s: %q, %v", file, data, err)
		}
	}
}

// TestDraftInNoFolder fails, and so does one whose name cannot be had.
func TestDraftInNoFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, err := New(filepath.Join(dir, "none", "a"), 0o600); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), filepath.Join("none", "a")) {
		t.Error(err)
	}
	if _, err := draft(t, dir, "x").Create(slices.Values([]string{filepath.Join(dir, "none", "a")})); err == nil || len(names(t, dir)) != 0 {
		t.Errorf("%v, left %q", err, names(t, dir))
	}
}

// TestLeftOver: the draft of a program that was killed goes with the next one; that
// of a program that may still write stays.
func TestLeftOver(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	old, fresh := draft(t, dir, "old"), draft(t, dir, "fresh")
	defer fresh.Close()
	before := time.Now().Add(-leftOver - time.Minute)
	if err := errors.Join(old.Close(), os.Chtimes(old.Name(), before, before)); err != nil {
		t.Fatal(err)
	}
	if err := draft(t, dir, "x").Drop(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); len(got) != 1 || got[0] != filepath.Base(fresh.Name()) {
		t.Errorf("left: %q", got)
	}
}

// TestGuessedName: whoever plants a link under the name that a draft will have must
// guess it, and a link that is there already is not followed.
func TestGuessedName(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, b := draft(t, dir, ""), draft(t, dir, "")
	if len(filepath.Base(a.Name())) < len(prefix)+20 || a.Name() == b.Name() {
		t.Errorf("%s, %s", a.Name(), b.Name())
	}
	victim := filepath.Join(dir, "victim")
	if err := os.WriteFile(victim, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, filepath.Join(dir, "a")); err != nil {
		t.Skip(err)
	}
	if _, err := draft(t, dir, "theirs").Create(slices.Values([]string{filepath.Join(dir, "a")})); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	if data, _ := os.ReadFile(victim); string(data) != "mine" {
		t.Errorf("written through a link: %q", data)
	}
	if err := errors.Join(a.Drop(), b.Drop()); err != nil {
		t.Error(err)
	}
}

// TestWrite: a file is made whole and never over another, and nothing is left beside it.
func TestWrite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "a")
	for _, want := range []error{nil, fs.ErrExist} {
		d, err := Write(file, "new", 0o644)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Create(slices.Values([]string{file})); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
		if err := d.Drop(); err != nil {
			t.Errorf("given up behind its end: %v", err)
		}
	}
	if d, err := Write(file, "newer", 0o644); err != nil || d.Drop() != nil {
		t.Error(err)
	}
	if _, err := Write(filepath.Join(dir, "none", "a"), "x", 0o644); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "none/a") {
		t.Error(err)
	}
	data, err := os.ReadFile(file)
	if left, _ := os.ReadDir(dir); err != nil || string(data) != "new" || len(left) != 1 {
		t.Errorf("%q %v %v", data, err, left)
	}
}

// TestSync: few or many, drafts are synced once and then named; one that cannot be is
// told by its name.
func TestSync(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, fewDrafts, fewDrafts + 1, 20} {
		dir := t.TempDir()
		var all []*Draft
		for range n {
			d, err := Write(filepath.Join(dir, "a"), "new", 0o644)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, d)
		}
		if err := Sync(all); err != nil {
			t.Errorf("%d: %v", n, err)
		}
		for i, d := range all {
			if !d.synced || !d.closed {
				t.Errorf("%d of %d: synced %v, closed %v", i, n, d.synced, d.closed)
			}
			if _, err := d.Create(slices.Values([]string{filepath.Join(dir, strconv.Itoa(i))})); err != nil {
				t.Error(err)
			}
		}
		if got := names(t, dir); len(got) != n {
			t.Errorf("%d: %q", n, got)
		}
	}
	lost := draft(t, t.TempDir(), "x")
	if err := errors.Join(lost.Close(), Sync([]*Draft{lost})); !errors.Is(err, os.ErrClosed) || !strings.Contains(err.Error(), lost.Name()) {
		t.Error(err)
	}
}
