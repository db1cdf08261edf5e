package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func fileOf(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// failing saves twice, where saving is bound to fail, and checks that the
// reader goes on, is told the same, and loses nothing once the fault is mended.
func failing(t *testing.T, s *Store, mend func()) {
	t.Helper()
	s.Put(lagos, Record{Read: true})
	sameTwice(t, s)
	if !s.Article(lagos).Read {
		t.Error("forgotten while it could not be saved")
	}
	mend()
	save(t, s)
	if !open(t, s.dir).Article(lagos).Read {
		t.Error("lost")
	}
}

// sameTwice fails where two Saves do not both fail and say one thing.
func sameTwice(t *testing.T, s *Store) {
	t.Helper()
	first, second := s.Save(context.Background()), s.Save(context.Background())
	if first == nil || second == nil || first.Error() != second.Error() {
		t.Errorf("the first Save says %v, the second %v", first, second)
	}
}

// TestNoFolder: a folder that cannot be made, whoever the user is.
func TestNoFolder(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	blocker := fileOf(t, home, "state", "a file where the folder should be")
	s, err := Open(filepath.Join(blocker, "lede"))
	if err == nil {
		t.Error("Open says nothing")
	}
	failing(t, s, func() { _ = os.Remove(blocker) })
}

// TestUnreadable: what lies in the file's place and is none is not overwritten.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	inner := filepath.Join(dir, fileName, "folder")
	if err := os.MkdirAll(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err == nil {
		t.Error("Open says nothing")
	}
	failing(t, s, func() {
		if _, err := os.Stat(inner); err != nil {
			t.Error(err)
		}
		_ = os.RemoveAll(filepath.Join(dir, fileName))
	})
}

// TestDeleted: a file that is deleted under a running program is made again,
// with what the program sets from then on.
func TestDeleted(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir)
	s.Put(lagos, Record{Read: true})
	save(t, s)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	s.Put(apia, Record{Starred: true})
	save(t, s)
	for i, s := range []*Store{s, open(t, dir)} {
		if !s.Article(apia).Starred || s.Article(lagos).Read {
			t.Errorf("look %d: not what the file holds", i)
		}
	}
}
