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
	if aside := (*database.AsideError)(nil); errors.As(said, &aside) {
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
		if size > 0 && found < library && !errors.Is(said, database.ErrDamaged) {
			t.Errorf("%d bytes of %d: %v", size, len(whole), said)
		}
		if size > len(whole)/2 && found == 0 {
			t.Errorf("%d bytes of %d: no record left", size, len(whole))
		}
	}
}

func TestNewer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	newer := schema
	newer.Steps = append(append([]string{}, schema.Steps...), "CREATE TABLE later (id INTEGER PRIMARY KEY)")
	d, err := database.Open(context.Background(), filepath.Join(dir, fileName), newer)
	if err != nil {
		t.Fatal(err)
	}
	_ = d.Close()
	s, err := Open(dir)
	aside := (*database.AsideError)(nil)
	if !errors.As(err, &aside) || !errors.Is(err, database.ErrNewer) || filepath.Base(aside.Kept) != "state-newer-1.db" {
		t.Fatalf("Open says %v", err)
	}
	s.Put(lagos, Record{Read: true})
	save(t, s)
	_ = s.Close()
	if d, err = database.Open(context.Background(), aside.Kept, newer); err != nil {
		t.Errorf("what was kept cannot be opened: %v", err)
	}
	_ = d.Close()
	if !open(t, dir).Article(lagos).Read {
		t.Error("nothing is remembered afterwards")
	}
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
