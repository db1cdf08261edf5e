package atomic

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReplace: the file has the new content or the old one, and nothing is left
// beside it.
func TestReplace(t *testing.T) {
	t.Parallel()
	no, yes := func() bool { return false }, func() bool { return true }
	for _, c := range []struct {
		name  string
		there fs.FileMode // 0: no file
		still func() bool
		want  string
		mode  fs.FileMode
	}{
		{"new", 0, nil, "new", 0o600},
		{"another", 0o640, nil, "new", 0o640},
		{"still as it was", 0o644, yes, "new", 0o644},
		{"changed meanwhile", 0o644, no, "old", 0o644},
	} {
		dir := t.TempDir()
		file, link := filepath.Join(dir, "file"), filepath.Join(t.TempDir(), "link")
		if err := os.Symlink(file, link); err != nil {
			t.Skip(err)
		}
		if c.there != 0 {
			if err := errors.Join(os.WriteFile(file, []byte("old"), 0o600), os.Chmod(file, c.there)); err != nil {
				t.Fatal(err)
			}
		} else {
			link = file
		}
		done, err := Replace(link, []byte("new"), 0o600, c.still)
		data, _ := os.ReadFile(file)
		info, statErr := os.Stat(file)
		if err != nil || statErr != nil || done != (c.want == "new") || string(data) != c.want || info.Mode().Perm() != c.mode {
			t.Errorf("%s: %v, %v: %q %v", c.name, done, err, data, info)
		}
		if left, _ := os.ReadDir(dir); len(left) != 1 {
			t.Errorf("%s: %v beside it", c.name, left)
		}
	}
}

// TestReplaceFails: an error names the file that was to be written.
func TestReplaceFails(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "full")
	if err := os.MkdirAll(filepath.Join(folder, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{filepath.Join(t.TempDir(), "none", "file"), folder} {
		done, err := Replace(file, nil, 0o600, nil)
		if done || err == nil || !strings.HasPrefix(err.Error(), "write "+file+": ") {
			t.Errorf("%v, %v", done, err)
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(folder)); len(left) != 1 {
		t.Errorf("%v", left)
	}
}
