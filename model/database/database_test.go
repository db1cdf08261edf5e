package database

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/ncruces/go-sqlite3"
)

var shelf = Schema{Name: "shelf", ID: 0x1ede0099, Sums: []Summed{books}, Steps: []string{
	"CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL)",
	"ALTER TABLE book ADD COLUMN pages INTEGER NOT NULL DEFAULT 0; CREATE INDEX book_title ON book (title)",
	AddSums("book"),
}}

var books = Summed{Table: "book", Columns: []string{"id", "title", "pages"}}

// version is the schema of a program of before.
func version(n int) Schema {
	s := shelf
	if s.Steps = s.Steps[:n]; n < len(shelf.Steps) {
		s.Sums = nil
	}
	return s
}

// title is long enough that a page holds few.
func title(i int) string { return fmt.Sprintf("book %d %s", i, strings.Repeat("x", 200)) }

func open_(t *testing.T, file string, s Schema) *DB {
	t.Helper()
	d, err := Open(context.Background(), file, s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// fill writes n rows, all in one transaction.
func fill(t *testing.T, d *DB, n int) {
	t.Helper()
	err := d.Write(context.Background(), func() error {
		for i := range n {
			if err := d.Exec("INSERT INTO book (id, title) VALUES (?, ?)", i+1, title(i+1)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, d *DB) int {
	t.Helper()
	n, err := d.number("SELECT count(*) FROM book")
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "not there", "50% #?.db")
	d := open_(t, file, shelf)
	fill(t, d, 3)
	for _, end := range beside {
		if info, err := os.Stat(file + end); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", end, info.Mode(), err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = open_(t, file, shelf)
	if n := count(t, d); n != 3 {
		t.Errorf("%d rows of 3", n)
	}
	if wrong, err := d.Check(context.Background()); err != nil || wrong != nil {
		t.Errorf("check: %q %v", wrong, err)
	}
}

// TestSteps: a file of any older version becomes one of the present.
func TestSteps(t *testing.T) {
	for v := range shelf.Steps {
		file := filepath.Join(t.TempDir(), "shelf.db")
		d := open_(t, file, version(v+1))
		fill(t, d, 2)
		d.Close()
		d = open_(t, file, shelf)
		if n, err := d.number("SELECT count(*) FROM book WHERE pages = 0 AND sum IS NOT NULL AND " + books.Intact()); n != 2 || err != nil {
			t.Errorf("from version %d: %d rows, %v", v+1, n, err)
		}
	}
}

func TestWriteIsWhole(t *testing.T) {
	d := open_(t, filepath.Join(t.TempDir(), "shelf.db"), shelf)
	oops := errors.New("oops")
	err := d.Write(context.Background(), func() error {
		return errors.Join(d.Exec("INSERT INTO book (title) VALUES ('a')"), oops)
	})
	if !errors.Is(err, oops) || count(t, d) != 0 {
		t.Errorf("%v, %d rows", err, count(t, d))
	}
}

// TestMoved: a file that was deleted or replaced under an open connection is
// noticed before anything is written to it, and closing does the new one no harm.
func TestMoved(t *testing.T) {
	for _, gone := range [][]string{{"", "-wal", "-shm"}, {""}} {
		moved(t, gone)
	}
}

func moved(t *testing.T, gone []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "shelf.db")
	d := open_(t, file, shelf)
	fill(t, d, 2)
	for _, end := range gone {
		_ = os.Remove(file + end)
	}
	other := open_(t, file, shelf)
	fill(t, other, 5)
	if err := d.Write(context.Background(), func() error { return nil }); !errors.Is(err, ErrMoved) {
		t.Errorf("Write says %v", err)
	}
	d.Close()
	third := open_(t, file, shelf)
	if count(t, other) != 5 || count(t, third) != 5 {
		t.Error("the new file lost rows")
	}
}

func TestBusy(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shelf.db")
	a, b := open_(t, file, shelf), open_(t, file, shelf)
	err := a.Write(context.Background(), func() error {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := b.Write(ctx, func() error { return nil }); err == nil {
			t.Error("two wrote at once")
		}
		if count(t, b) != 0 {
			t.Error("reading sees half a transaction")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if err := b.Write(context.Background(), func() error { return nil }); err != nil {
		t.Error(err)
	}
}

func TestNewer(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shelf.db")
	newer := shelf
	newer.Steps = append(append([]string{}, shelf.Steps...), "CREATE TABLE shop (id INTEGER PRIMARY KEY)")
	running := open_(t, file, shelf)
	d := open_(t, file, newer)
	fill(t, d, 2)
	if err := running.Write(context.Background(), func() error { return nil }); !errors.Is(err, ErrNewer) {
		t.Errorf("a program that the newer one overtook: %v", err)
	}
	d.Close()
	before, _ := os.ReadFile(file)
	_, err := Open(context.Background(), file, shelf)
	if !errors.Is(err, ErrNewer) {
		t.Fatalf("Open says %v", err)
	}
	d, err = ReadOnly(file, shelf, err)
	readOnly := (*ReadOnlyError)(nil)
	if !errors.As(err, &readOnly) || !errors.Is(err, ErrNewer) || strings.Count(err.Error(), file) != 1 || count(t, d) != 2 {
		t.Errorf("ReadOnly says %v", err)
	}
	if err := d.Write(context.Background(), func() error { return nil }); !errors.Is(err, ErrNewer) {
		t.Errorf("Write says %v", err)
	}
	d.Close()
	if after, _ := os.ReadFile(file); string(after) != string(before) || count(t, open_(t, file, newer)) != 2 {
		t.Error("the file has changed")
	}
}

// TestNewerWithoutAColumn: a form that this program does not know is not read
// as if it did.
func TestNewerWithoutAColumn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shelf.db")
	newer := shelf
	newer.Steps = append(append([]string{}, shelf.Steps...), "ALTER TABLE book RENAME COLUMN title TO name")
	newer.Sums = []Summed{{"book", []string{"id", "name", "pages"}}}
	open_(t, file, newer).Close()
	_, err := Open(context.Background(), file, shelf)
	if d, err := ReadOnly(file, shelf, err); d != nil || !errors.Is(err, ErrNewer) {
		t.Errorf("%v, %v", d, err)
	}
}

// TestEmptied: an empty file is begun anew and that is said; what a log beside it
// holds is kept.
func TestEmptied(t *testing.T) {
	for name, log := range map[string]string{"alone": "", "with a log": "noise"} {
		file := filepath.Join(t.TempDir(), "shelf.db")
		if err := errors.Join(os.WriteFile(file, nil, 0o600), os.WriteFile(file+"-wal", []byte(log), 0o600)); err != nil {
			t.Fatal(err)
		}
		d, err := Open(context.Background(), file, shelf)
		aside := (*AsideError)(nil)
		if !errors.As(err, &aside) || !errors.Is(err, ErrEmpty) || (aside.Kept != "") != (log != "") {
			t.Fatalf("%s: %v", name, err)
		}
		fill(t, d, 2)
		d.Close()
		if kept, _ := os.ReadFile(aside.Kept + "-wal"); aside.Kept != "" && string(kept) != log {
			t.Errorf("%s: %q is kept", name, kept)
		}
		if n := count(t, open_(t, file, shelf)); n != 2 {
			t.Errorf("%s: %d rows", name, n)
		}
	}
}

// TestNoMemory: that a limit leaves no room is said; any other panic is one.
func TestNoMemory(t *testing.T) {
	fails := func(why any) (err error) {
		_, err = withinMemory(func() (*sqlite3.Conn, error) { panic(why) })
		return err
	}
	if err := fails(syscall.ENOMEM); !errors.Is(err, ErrMemory) {
		t.Error(err)
	}
	defer func() {
		if recover() == nil {
			t.Error("a mistake is taken for a limit")
		}
	}()
	_ = fails("mistake")
}

// TestFaults: what the disk does not give or take is no damage.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ err, is error }{
		{sqlite3.CORRUPT, ErrDamaged}, {sqlite3.NOTADB, ErrDamaged},
		{sqlite3.FULL, ErrFull}, {fmt.Errorf("%w: %w", sqlite3.IOERR_WRITE, syscall.ENOSPC), ErrFull},
		{sqlite3.BUSY, ErrBusy}, {sqlite3.LOCKED, ErrBusy},
		{sqlite3.IOERR, nil}, {sqlite3.IOERR_READ, nil}, {sqlite3.IOERR_DATA, nil}, {sqlite3.IOERR_CORRUPTFS, nil},
		{sqlite3.IOERR_SHORT_READ, nil}, {sqlite3.CANTOPEN, nil}, {sqlite3.ERROR, nil},
	} {
		got := classify(c.err)
		for _, e := range []error{ErrDamaged, ErrFull, ErrBusy} {
			if errors.Is(got, e) != errors.Is(c.is, e) {
				t.Errorf("%v is %v", c.err, got)
			}
		}
		if !errors.Is(got, c.err) {
			t.Errorf("%v became %v", c.err, got)
		}
	}
}

// TestCache: a cache is made again without a word.
func TestCache(t *testing.T) {
	cache := shelf
	cache.Cache = true
	file := filepath.Join(t.TempDir(), "shelf.db")
	if err := os.WriteFile(file, []byte(strings.Repeat("noise", 5000)), 0o600); err != nil {
		t.Fatal(err)
	}
	d := open_(t, file, cache)
	fill(t, d, 2)
	d.Close()
	older := version(1)
	older.Cache = true
	if n := count(t, open_(t, file, older)); n != 0 {
		t.Errorf("%d rows of a newer form", n)
	}
	if files, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "*-1*")); files != nil {
		t.Errorf("kept %q", files)
	}
}

// TestTakingTurns: connections that write in turn empty the log of each other's
// writing.
func TestTakingTurns(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shelf.db")
	a, b := open_(t, file, shelf), open_(t, file, shelf)
	for i := range 6 {
		d := []*DB{a, b}[i%2]
		err := d.Write(context.Background(), func() error { return d.Exec("INSERT INTO book (title) VALUES (?)", title(i)) })
		if err != nil {
			t.Fatal(err)
		}
		if err := d.conn.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
			t.Fatal(err)
		}
	}
	if count(t, a) != 6 || count(t, b) != 6 {
		t.Error("rows lost")
	}
}
