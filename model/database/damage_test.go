package database

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3"
)

// TestForeign: what another SQLite does to a file is no damage, whatever it
// says the version is.
func TestForeign(t *testing.T) {
	for _, sql := range []string{
		"PRAGMA user_version = 42", "PRAGMA user_version = 0", "PRAGMA application_id = 7",
		"CREATE TABLE mine (a); INSERT INTO mine VALUES (zeroblob(50000)); DELETE FROM mine; VACUUM",
		"PRAGMA journal_mode = DELETE; PRAGMA user_version = 1", "INSERT INTO book (title) VALUES ('theirs')",
		"UPDATE book SET title = 'theirs', pages = 3 WHERE id = 2", "UPDATE book SET id = id + 10", "UPDATE book SET sum = NULL; UPDATE book SET pages = 7",
		"INSERT OR REPLACE INTO book (id, title) VALUES (2, 'theirs')", "INSERT INTO book (title) SELECT title FROM book; DELETE FROM book WHERE id = 1; VACUUM",
		"ALTER TABLE book ADD COLUMN theirs DEFAULT 'x'", "DROP INDEX book_title", "CREATE VIEW titles AS SELECT title FROM book",
	} {
		file := filepath.Join(t.TempDir(), "shelf.db")
		d := open_(t, file, shelf)
		fill(t, d, 3)
		d.Close()
		conn, err := sqlite3.Open(file)
		if err == nil {
			err = errors.Join(conn.Exec(sql), conn.Close())
		}
		if err != nil {
			t.Fatal(sql, err)
		}
		d = open_(t, file, shelf)
		fill2(t, d)
		if n := count(t, d); n < 4 {
			t.Errorf("%s: %d rows", sql, n)
		}
		if wrong, err := d.Check(context.Background()); wrong != nil || err != nil {
			t.Errorf("%s: %q, %v", sql, wrong, err)
		}
		if n, err := d.number("SELECT count(*) FROM book WHERE sum IS NULL"); n != 0 || err != nil {
			t.Errorf("%s: %d rows have no checksum after the next Write, %v", sql, n, err)
		}
	}
}

// TestDamaged: whatever became of the file, it is kept as it was, and the rows
// that can be read are in the new one.
func TestDamaged(t *testing.T) {
	const rows = 500
	whole := filepath.Join(t.TempDir(), "shelf.db")
	d := open_(t, whole, shelf)
	fill(t, d, rows)
	d.Close()
	good, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	root := 4096 // of the one table
	if good[root] != 0x05 {
		t.Fatalf("page 2 is of kind %d", good[root])
	}
	flip := func(at int) []byte {
		b := append([]byte{}, good...)
		b[at] ^= 0x20
		return b
	}
	for _, c := range []struct {
		name  string
		data  []byte
		least int
	}{
		{"no database", []byte(strings.Repeat("this is no database ", 1000)), 0},
		{"half", good[:len(good)/2/4096*4096], 1},
		{"half a page", good[:len(good)/2+100], 1},
		{"magic", flip(3), 0},
		{"tables", flip(3900), rows},
		{"the columns of the table", flip(bytes.Index(good, []byte("title TEXT")) + 3), rows},
		{"the word for a table", flip(bytes.Index(good, []byte("TABLE book"))), rows},
		{"the kind of the page that leads to the rows", flip(root), 0},
		{"where it leads to", flip(root + 4090 - 8), rows - 40},
		{"the kind of one leaf", flip(20 * 4096), rows - 40},
		{"the cells of one leaf", flip(20*4096 + 8), rows - 40},
		{"one leaf", flip(20*4096 + 300), rows - 40},
		{"last page", flip(len(good) - 300), rows - 40},
		{"a value of the last row", flip(bytes.LastIndex(good, []byte("book 500 ")) + 5), rows - 1},
	} {
		file := filepath.Join(t.TempDir(), "shelf.db")
		if err := os.WriteFile(file, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := Open(context.Background(), file, shelf)
		for d != nil && err == nil { // noticed only when it is read
			err = d.readAll(context.Background())
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("%s: reading says %v", c.name, err)
			}
			d.Close()
			d, err = Reopen(context.Background(), file, shelf, err)
		}
		aside := (*AsideError)(nil)
		if !errors.As(err, &aside) || !errors.Is(err, ErrDamaged) || d == nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if kept, err := os.ReadFile(aside.Kept); err != nil || string(kept) != string(c.data) {
			t.Errorf("%s: what was kept has changed: %v", c.name, err)
		}
		if n := count(t, d); n < c.least || n != aside.Saved {
			t.Errorf("%s: %d rows of %d saved, said %d", c.name, n, c.least, aside.Saved)
		}
		same(t, d, c.name)
		fill2(t, d)
		d.Close()
	}
	for name, at := range map[string]int{"first page": 2000, "the page that leads to the rows": root + 2000} { // what holds nothing
		file := filepath.Join(t.TempDir(), "shelf.db")
		if err := os.WriteFile(file, flip(at), 0o600); err != nil {
			t.Fatal(err)
		}
		d := open_(t, file, shelf)
		if same(t, d, name); count(t, d) != rows {
			t.Errorf("%s: %d rows", name, count(t, d))
		}
	}
}

// same fails where a row is not one that was written.
func same(t *testing.T, d *DB, name string) {
	t.Helper()
	for row, err := range d.Rows("SELECT id, title FROM book WHERE " + books.Intact()) {
		if err != nil || row.Text(1) != title(row.Int(0)) {
			t.Errorf("%s: row %d is %.20q, %v", name, row.Int(0), row.Text(1), err)
		}
	}
}

// fill2 writes to a file that was made anew.
func fill2(t *testing.T, d *DB) {
	t.Helper()
	err := d.Write(context.Background(), func() error { return d.Exec("INSERT INTO book (id, title) VALUES (9999, 'z')") })
	if err != nil {
		t.Error(err)
	}
}

// TestMarkOfBefore: a file whose mark has no checksum, as one was made for a time,
// loses nothing, and has all of them after it was opened; also where nothing can
// be written to it.
func TestMarkOfBefore(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shelf.db")
	d := open_(t, file, version(2))
	fill(t, d, 3)
	err := d.conn.Exec(`DROP TABLE lede_form; CREATE TABLE lede_form (name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL);
		INSERT INTO lede_form VALUES ('shelf', 2)`)
	if err := errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(file)
	why := errors.New("the disk is for reading")
	d, err = ReadOnly(file, shelf, why)
	if !errors.Is(err, why) || d == nil || count(t, d) != 3 {
		t.Fatalf("ReadOnly: %v", err)
	}
	same(t, d, "read only")
	d.Close()
	if after, _ := os.ReadFile(file); string(after) != string(before) {
		t.Error("ReadOnly has changed the file")
	}
	d = open_(t, file, shelf)
	same(t, d, "opened")
	if v, err := d.believed(); v != len(shelf.Steps) || err != nil || count(t, d) != 3 {
		t.Errorf("the mark is believed as version %d, %v", v, err)
	}
	if n, err := d.number("SELECT count(*) FROM book WHERE sum IS NOT NULL"); n != 3 || err != nil {
		t.Errorf("%d rows have checksums, %v", n, err)
	}
}

// TestMarkIsDamaged: a version that no program wrote is not taken for a newer one.
func TestMarkIsDamaged(t *testing.T) {
	for sql, is := range map[string]error{
		"UPDATE lede_form SET version = 66": ErrDamaged, "UPDATE lede_form SET sum = sum + 1": ErrDamaged,
		"UPDATE lede_form SET cookie = cookie + 1": nil, // as if another program had changed tables
		"UPDATE lede_form SET name = 'stall'":      nil, // as if there were none
	} {
		file := filepath.Join(t.TempDir(), "shelf.db")
		d := open_(t, file, shelf)
		fill(t, d, 3)
		if err := errors.Join(d.Exec(sql), d.Close()); err != nil {
			t.Fatal(err)
		}
		d, err := Open(context.Background(), file, shelf)
		if !errors.Is(err, is) || d == nil || count(t, d) != 3 {
			t.Fatalf("%s: %v", sql, err)
		}
		if same(t, d, sql); d.Close() != nil {
			t.Error(sql)
		}
	}
}

// TestRowOfAnother: an index that leads to a row that was not asked for is damage,
// though the row is whole.
func TestRowOfAnother(t *testing.T) {
	d := open_(t, filepath.Join(t.TempDir(), "shelf.db"), shelf)
	fill(t, d, 3)
	for asked, is := range map[string]error{title(2): nil, title(1): ErrDamaged} {
		_, err := d.number("SELECT id FROM book WHERE id = 2 AND "+books.Intact("title", "?"), asked)
		if !errors.Is(err, is) {
			t.Errorf("%.8s: %v", asked, err)
		}
	}
}

// TestCacheDamaged: any byte that changed in a cache is noticed when its page is
// read, also one that holds nothing, and a file without checksums is not one.
func TestCacheDamaged(t *testing.T) {
	cache := shelf
	cache.Cache = true
	whole := filepath.Join(t.TempDir(), "shelf.db")
	d := open_(t, whole, cache)
	fill(t, d, 500)
	d.Close()
	good, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{2000, 3900, 4096 + 2000, 20*4096 + 300, len(good) - 300, len(good) - 1} {
		file := filepath.Join(t.TempDir(), "shelf.db")
		data := bytes.Clone(good)
		data[at] ^= 0x20
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := Open(context.Background(), file, cache)
		if err != nil {
			t.Fatal(at, err)
		}
		if err = d.readAll(context.Background()); err != nil { // else Open noticed it
			d.Close()
			if d, err = Reopen(context.Background(), file, cache, err); err != nil {
				t.Fatal(at, err)
			}
		}
		if n := count(t, d); n > 0 {
			t.Errorf("byte %d: %d rows", at, n)
		}
		if fill2(t, d); d.Close() != nil {
			t.Error(at)
		}
	}
	file := filepath.Join(t.TempDir(), "shelf.db")
	d = open_(t, file, shelf)
	fill(t, d, 2)
	d.Close()
	if n := count(t, open_(t, file, cache)); n > 0 {
		t.Errorf("%d rows are taken from a file without checksums", n)
	}
}
