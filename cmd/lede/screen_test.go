package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMissing: a name that stands for nothing is said, and keeps none of the
// others from being shown; it stays among them, for its row in the list.
func TestMissing(t *testing.T) {
	there := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(there, []byte("A headline\n\nA text.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	missing := there + "x"
	for _, c := range []struct {
		names []string
		any   bool
		said  int
	}{{nil, true, 0}, {[]string{there}, true, 0}, {[]string{missing, there}, true, 1}, {[]string{missing}, false, 1}} {
		var out strings.Builder
		if got := anyPresent(t.Context(), streams{err: &out}, c.names); got != c.any || strings.Count(out.String(), "no such file") != c.said {
			t.Errorf("%q: %v, said %q", c.names, got, out.String())
		}
	}
}

func TestLabel(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	if err := os.MkdirAll(filepath.Join(dir, "news", "today"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(dir, "news"))
	for _, c := range []struct {
		names []string
		want  string
	}{
		{nil, ""}, {[]string{"-"}, "standard input"}, {[]string{"a\x1b.txt"}, "a.txt"}, {[]string{dir, dir}, "2 folders"},
		{[]string{"a.txt", "b.txt", "c.txt"}, "3 files"}, {[]string{dir, "a.txt"}, "2 files and folders"},
		{[]string{"."}, "~/news"}, {[]string{"./"}, "~/news"}, {[]string{"today/.."}, "~/news"}, {[]string{".."}, dir}, {[]string{"./today"}, "./today"}, {[]string{"today"}, "today"},
	} {
		if got := label(c.names); got != c.want {
			t.Errorf("%q: %q, want %q", c.names, got, c.want)
		}
	}
}
