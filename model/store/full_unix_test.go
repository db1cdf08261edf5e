//go:build unix

package store

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lede/model/anchor"
	"lede/model/database"
)

// alone runs the calling test in a process of its own, which may spoil itself,
// and returns a folder in that process, "" in the one that waits for it.
func alone(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("STORE_TEST_ALONE"); dir != "" {
		return dir
	}
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), "STORE_TEST_ALONE="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("%v\n%s", err, out)
	}
	return ""
}

// TestFullDisk: the disk is full at any moment of writing. A limit on the size
// of files stands for it.
func TestFullDisk(t *testing.T) {
	if alone(t) == "" {
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	limit := func(n uint64) {
		l := was
		l.Cur = n
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
			t.Fatal(err)
		}
	}
	for _, size := range []uint64{0, 1000, 5000, 33_000, 40_000, 60_000} {
		dir := t.TempDir()
		s := open(t, dir)
		s.Put(apia, Record{Place: anchor.Place{After: strings.Repeat("a", 30_000)}})
		save(t, s)
		limit(size)
		s.Put(apia, Record{Place: anchor.Place{After: strings.Repeat("b", 90_000)}})
		failing(t, s, func() {
			other := open(t, dir)
			if got := other.Article(apia).Place.After; got[0] != 'a' || len(got) != 30_000 {
				t.Errorf("limit %d: another program sees %d bytes", size, len(got))
			}
			limit(was.Cur)
		})
		sound(t, dir)
	}
	limit(1000) // from the first start on
	dir := t.TempDir()
	failing(t, open(t, dir), func() { limit(was.Cur) })
	sound(t, dir)
}

// TestReadOnlyHome: what was kept is read, also from a log left behind; what is
// new is in memory; it is said at the start and once afterwards; and nothing is
// left in the place where copies are made.
func TestReadOnlyHome(t *testing.T) {
	base := alone(t)
	if base == "" {
		return
	}
	home, temp := filepath.Join(base, "home"), filepath.Join(base, "temp")
	if err := errors.Join(os.Mkdir(home, 0o755), os.Mkdir(temp, 0o755)); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", temp)
	for i, name := range []string{"closed", "killed"} {
		dir := filepath.Join(home, name)
		s, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		s.Put(lagos, Record{Starred: true})
		save(t, s)
		if i == 0 {
			_ = s.Close()
		}
	}
	chmod := func(dirs, files os.FileMode) {
		_ = filepath.WalkDir(home, func(path string, d os.DirEntry, err error) error {
			if mode := files; err == nil {
				if d.IsDir() {
					mode = dirs
				}
				err = os.Chmod(path, mode)
			}
			return err
		})
	}
	chmod(0o555, 0o444)
	defer chmod(0o755, 0o644)
	if os.Geteuid() == 0 { // who may write anywhere
		_ = os.Chmod(temp, 0o777)
		_ = os.Chmod(base, 0o755)
		_ = os.Chmod(filepath.Dir(base), 0o755) // of the test, as base
		if err := syscall.Setuid(65534); err != nil {
			t.Skip(err)
		}
	}
	for _, name := range []string{"closed", "killed", "new"} {
		s, err := Open(filepath.Join(home, name))
		readOnly := (*database.ReadOnlyError)(nil)
		if (name == "new") != (err == nil) || err != nil && !errors.As(err, &readOnly) {
			t.Errorf("%s: Open says %v", name, err)
		}
		if s.Article(lagos).Starred != (name != "new") {
			t.Errorf("%s: what was kept is not read", name)
		}
		s.Put(apia, Record{Read: true})
		sameTwice(t, s)
		if !s.Article(apia).Read || s.Article(lagos).Starred != (name != "new") {
			t.Errorf("%s: forgotten after a Save that failed", name)
		}
		if err := s.Close(); err != nil {
			t.Errorf("%s: Close: %v", name, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(temp, "lede-*")); left != nil {
		t.Errorf("left behind: %q", left)
	}
}
