package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"lede/model/anchor"
	"lede/model/database"
	"lede/model/note"
)

const library = 400 // records of the file that is damaged

// written is a folder whose file holds records and notes, as bytes by name.
func written(t testing.TB) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := range library {
		s.Put(numbered(i), Record{Read: true, Place: anchor.Place{Offset: i}})
		s.PutNote(numbered(i), note.Note{ID: fmt.Sprint(i), Text: "text"})
	}
	s.Set(Settings{Theme: "paper"})
	if err := errors.Join(s.Save(context.Background()), s.Close()); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, name := range []string{fileName} {
		if files[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// survive opens a file of any content, looks for every record, changes one, and
// saves: it fails where the program cannot go on, where a record that was found
// is wrong, or where bytes that were of no use are not kept. It returns the
// number of records that were found in the end, and what was said.
func survive(t *testing.T, files map[string][]byte) (found int, said error) {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir)
	defer func() { _ = s.Close() }()
	said = err
	for i := range library {
		s.Article(numbered(i))
	}
	s.Put(lagos, Record{Starred: true})
	if err := s.Save(context.Background()); err != nil {
		said = errors.Join(said, err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	if aside := (*database.AsideError)(nil); errors.As(said, &aside) && aside.Kept != "" {
		if kept, err := os.ReadFile(aside.Kept); err != nil || string(kept) != string(files[fileName]) {
			t.Errorf("what was kept has changed: %v", err)
		}
	}
	again, err := Open(dir)
	if err != nil {
		said = errors.Join(said, err)
	}
	defer func() { _ = again.Close() }()
	if !again.Article(lagos).Starred {
		t.Errorf("a mark is lost that Save confirmed after %v", said)
	}
	for i := range library {
		switch r := again.Article(numbered(i)); {
		case r == Record{}:
		case r != Record{Read: true, Place: anchor.Place{Offset: i}}:
			t.Errorf("record %d became %+v", i, r)
		default:
			found++
		}
	}
	return found, said
}

// TestCorrupted: one byte is wrong, anywhere. At most the records of its page
// are lost from the file, the file is kept, and it is said.
func TestCorrupted(t *testing.T) {
	t.Parallel()
	whole := written(t)
	n := 60
	if testing.Short() {
		n = 8
	}
	r := rand.New(rand.NewPCG(1, 2))
	quiet, least := 0, library
	for range n {
		at := r.IntN(len(whole[fileName]))
		data := append([]byte{}, whole[fileName]...)
		data[at] ^= byte(1 + r.IntN(255))
		found, said := survive(t, map[string][]byte{fileName: data})
		if said == nil {
			quiet++ // no page that was read
		}
		if least = min(least, found); found < library-60 && at >= 4096 {
			t.Errorf("byte %d: %d records of %d are left; said %v", at, found, library, said)
		}
	}
	t.Logf("%d bytes: %d not noticed yet; at least %d of %d records left", n, quiet, least, library)
}

// TestFirstPage: the bytes that say what the file is, and its tables.
func TestFirstPage(t *testing.T) {
	t.Parallel()
	whole := written(t)
	step := 16 // one byte more in so many
	if testing.Short() {
		step = 1
	}
	damaged, none := 0, 0
	for at := 0; at < 4096; at += 1 + at/step {
		data := append([]byte{}, whole[fileName]...)
		data[at] ^= 0x55
		damaged++
		if found, _ := survive(t, map[string][]byte{fileName: data}); found == 0 {
			none++
		}
	}
	t.Logf("%d bytes: with %d of them no record is left", damaged, none)
}

func TestTruncated(t *testing.T) {
	t.Parallel()
	whole := written(t)[fileName]
	for _, size := range []int{0, 1, 100, 4095, 4096, 10_000, len(whole) / 2, len(whole) - 4096, len(whole) - 1} {
		found, said := survive(t, map[string][]byte{fileName: whole[:size]})
		if found < library && !errors.Is(said, database.ErrDamaged) && (size > 0 || !errors.Is(said, database.ErrEmpty)) {
			t.Errorf("%d bytes of %d: %v", size, len(whole), said)
		}
		if size > len(whole)/2 && found == 0 {
			t.Errorf("%d bytes of %d: no record left", size, len(whole))
		}
	}
}

// TestNewer: the state of a newer program is read, that nothing new is kept is
// said, and all of it is there for the newer one.
func TestNewer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	newer := schema
	newer.Steps = append(append([]string{}, schema.Steps...), "CREATE TABLE later (id INTEGER PRIMARY KEY)")
	old := open(t, dir)
	old.Put(lagos, Record{Starred: true})
	save(t, old)
	d, err := database.Open(context.Background(), old.file(), newer)
	if err != nil {
		t.Fatal(err)
	}
	_ = d.Close()
	old.Put(apia, Record{Read: true})
	if err := old.Save(context.Background()); !errors.Is(err, database.ErrNewer) {
		t.Errorf("Save of a program that the newer one overtook says %v", err)
	}
	_ = old.Close()
	s, err := Open(dir)
	readOnly := (*database.ReadOnlyError)(nil)
	if !errors.As(err, &readOnly) || !errors.Is(err, database.ErrNewer) {
		t.Errorf("Open says %v", err)
	}
	s.Put(apia, Record{Read: true})
	if err := s.Save(context.Background()); !errors.Is(err, database.ErrNewer) {
		t.Errorf("Save says %v", err)
	}
	if !s.Article(lagos).Starred || !s.Article(apia).Read {
		t.Error("what is kept, or what was set, is not known")
	}
	_ = s.Close()
	if d, err = database.Open(context.Background(), s.file(), newer); err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if n, err := one(d, "SELECT count(*) FROM record"); n != 1 || err != nil {
		t.Errorf("%d records, %v", n, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*-1*")); left != nil {
		t.Errorf("put aside: %q", left)
	}
}

// TestChecksums: a state of the time when pages had checksums, also one that a
// SQLite without them wrote to, loses nothing and is like any other afterwards.
func TestChecksums(t *testing.T) {
	t.Parallel()
	old := []byte(content(t, filepath.Join("testdata", "checksums.db")))
	for name, change := range map[string]func([]byte){
		"as it was": func([]byte) {},
		"foreign":   func(b []byte) { b[4096-1]++; b[5*4096-1]++; b[63] = 42 }, // two sums, and user_version
	} {
		dir := t.TempDir()
		data := append([]byte{}, old...)
		change(data)
		fileOf(t, dir, fileName, string(data))
		s := open(t, dir)
		for i := range 40 {
			key := Key{Path: fmt.Sprintf("/news/%d.txt", i), Title: fmt.Sprint("title ", i), Hash: fmt.Sprint("hash", i)}
			want := Record{true, i%2 == 0, anchor.Place{Block: 1, Offset: i, Before: "the words before", After: "the words after it"}}
			if got := s.Article(key); got != want || (len(s.Notes(key)) == 1) != (i < 10) {
				t.Errorf("%s: record %d is %+v, with %d notes", name, i, got, len(s.Notes(key)))
			}
		}
		s.Put(lagos, Record{Read: true})
		save(t, s)
		_ = s.Close()
		if got := content(t, s.file()); got[20] != 0 {
			t.Errorf("%s: %d bytes of each page are kept for sums", name, got[20])
		}
		sound(t, dir)
	}
}

// TestWithoutSums: a state of the time when rows had no checksums loses nothing,
// and has them afterwards.
func TestWithoutSums(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	before := schema
	before.Steps, before.Sums = schema.Steps[:1], nil
	d, err := database.Open(context.Background(), filepath.Join(dir, fileName), before)
	if err != nil {
		t.Fatal(err)
	}
	err = d.Write(context.Background(), func() error {
		return errors.Join(
			d.Exec("INSERT INTO file VALUES (7, ?)", lagos.Path),
			d.Exec("INSERT INTO record VALUES (3, 3, 7, ?, ?, ?, 1, 1, 1, 0, 0, 2, 17, 'before', 'after', 1, 1)", lagos.Index, lagos.Title, lagos.Hash),
			d.Exec("INSERT INTO fact VALUES ('', 'theme', 'paper', 1)"),
			d.Exec("INSERT INTO note VALUES ('n', 3, 0, 0, '', '', 'text', 1, 1, '{}', 0, 1)"),
			d.Exec("DROP TABLE lede_form"), // as its first programs left it
			d.Exec("CREATE TABLE lede_form (name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL)"),
			d.Exec("INSERT INTO lede_form VALUES ('state', 1)"))
	})
	if err := errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	want := Record{Read: true, Place: anchor.Place{Block: 2, Offset: 17, Before: "before", After: "after"}}
	if n := s.Notes(lagos); s.Article(lagos) != want || s.Settings().Theme != "paper" || len(n) != 1 || n[0].Text != "text" {
		t.Errorf("%+v, %+v, %+v", s.Article(lagos), s.Settings(), n)
	}
	for _, table := range schema.Sums {
		if n, err := one(s.reader, "SELECT count(*) FROM "+table.Table+" WHERE sum IS NOT NULL"); n != 1 || err != nil {
			t.Errorf("%s: %d rows have checksums, %v", table.Table, n, err)
		}
	}
	sound(t, dir)
}

// TestLogLeftBehind: a program that was killed leaves its log. What it confirmed
// is there for the next, also where the index of the log is gone or noise.
func TestLogLeftBehind(t *testing.T) {
	t.Parallel()
	from := t.TempDir()
	s := open(t, from) // never closed before its files are copied
	for i := range library {
		s.Put(numbered(i), Record{Read: true, Place: anchor.Place{Offset: i}})
	}
	save(t, s)
	log := []byte(content(t, filepath.Join(from, fileName+"-wal")))
	if len(log) < 10_000 {
		t.Fatalf("the log has %d bytes", len(log))
	}
	file := []byte(content(t, s.file()))
	for name, index := range map[string][]byte{"gone": nil, "noise": []byte("noise"), "zero": make([]byte, 32768)} {
		files := map[string][]byte{fileName: file, fileName + "-wal": log}
		if index != nil {
			files[fileName+"-shm"] = index
		}
		if found, said := survive(t, files); found != library || said != nil {
			t.Errorf("index %s: %d records of %d; said %v", name, found, library, said)
		}
	}
	cut := map[string][]byte{fileName: file, fileName + "-wal": log[:len(log)/2]}
	if found, said := survive(t, cut); said != nil {
		t.Errorf("half a log: %d records; said %v", found, said) // an unfinished transaction, like any other
	}
}

// FuzzOpen: whatever the file holds, the program goes on, and what it could not
// use is kept.
func FuzzOpen(f *testing.F) {
	whole := written(f)[fileName]
	f.Add(uint32(20), []byte("\xff\xff\xff\xff"))
	f.Add(uint32(100), []byte{2, 0, 0, 0xff})
	f.Add(uint32(len(whole)/2), []byte("noise"))
	f.Fuzz(func(t *testing.T, at uint32, noise []byte) {
		data := append([]byte{}, whole...)
		copy(data[int(at)%len(data):], noise)
		survive(t, map[string][]byte{fileName: data})
	})
}
