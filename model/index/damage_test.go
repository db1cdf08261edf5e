package index

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"lede/model/database"
)

// TestDamaged: a damaged index is made anew, whenever that is noticed.
func TestDamaged(t *testing.T) {
	t.Parallel()
	dir := shelf(t, map[string]string{"a.txt": flood, "b.txt": bank})
	file := filepath.Join(t.TempDir(), "index.db")
	ix := openIndex(t, file, "v1")
	refresh(t, ix, dir)
	if err := ix.writer.db.Exec("UPDATE body SET text = x'00', form = x'00'"); err != nil {
		t.Fatal(err)
	}
	if got := find(t, ix, "flood", Ask{Limit: 9}); got != nil {
		t.Errorf("an entry that cannot be read: %q", got)
	}
	if p := refresh(t, ix, dir); p.Articles != 2 {
		t.Errorf("after an entry was damaged: %+v", p)
	}
	ix.Close()
	for _, at := range []int64{0, 40, 5000, 20000} {
		f, err := os.OpenFile(file, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.WriteAt([]byte("not what was here"), at)
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
		ix := openIndex(t, file, "v1")
		refresh(t, ix, dir)
		if got := find(t, ix, "flood", Ask{Limit: 9}); len(got) != 2 {
			if refresh(t, ix, dir); len(find(t, ix, "flood", Ask{Limit: 9})) != 2 {
				t.Errorf("damaged at %d: %q", at, got)
			}
		}
		ix.Close()
	}
}

// TestDeleted: an index that is deleted while it is in use is made again.
func TestDeleted(t *testing.T) {
	t.Parallel()
	dir := shelf(t, map[string]string{"a.txt": flood})
	ix := newIndex(t)
	refresh(t, ix, dir)
	for _, end := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(ix.file + end)
	}
	put(t, dir, "b.txt", bank)
	if p := refresh(t, ix, dir); !errors.Is(p.Renewed, database.ErrMoved) || p.Articles != 2 {
		t.Errorf("%+v", p)
	}
	if got := find(t, ix, "flood", Ask{}); len(got) != 2 {
		t.Errorf("%q", got)
	}
}
