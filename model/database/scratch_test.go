package database

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestScratch: what was written is a database that opens, and nothing of it is left.
func TestScratch(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	s, err := NewScratch("PRAGMA user_version = 7; CREATE TABLE a (x); BEGIN;")
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"INSERT INTO a VALUES ('é')", "COMMIT"} {
		if err := s.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Exec("INSERT INTO b VALUES (1)"); err == nil {
		t.Error("no table, and no error")
	}
	for range 2 { // from the beginning each time
		var b bytes.Buffer
		if n, err := s.WriteTo(&b); err != nil || n != int64(b.Len()) || !bytes.HasPrefix(b.Bytes(), []byte(Magic)) {
			t.Errorf("%d bytes, %v", n, err)
		}
		if n, err := s.number("PRAGMA user_version"); n != 7 || err != nil {
			t.Errorf("version %d, %v", n, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
	if _, err := NewScratch("CREATE TABEL a (x)"); err == nil {
		t.Error("a mistake in the script, and no error")
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}
