package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lede/model/anchor"
	"lede/model/database"
	"lede/model/note"
)

// child is this test binary, running one test on dir as another program.
func child(t *testing.T, test, dir string, more ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^"+test+"$", "-test.v")
	cmd.Env = append(append(os.Environ(), "STORE_TEST_DIR="+dir), more...)
	cmd.Stderr = os.Stderr
	return cmd
}

// sound fails where the file in dir is not as it should be.
func sound(t *testing.T, dir string) {
	t.Helper()
	d, err := database.Open(context.Background(), filepath.Join(dir, fileName), schema)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if wrong, err := d.Check(context.Background()); err != nil || wrong != nil {
		t.Errorf("the file is damaged: %q %v", wrong, err)
	}
}

func round(i int) (Key, Record, note.Note) {
	at := time.Unix(int64(1+i), 0).UTC()
	words := strings.Repeat(fmt.Sprint("words ", i, " "), i%300)
	return Key{Path: fmt.Sprint("/news/", i%7), Index: i, Hash: fmt.Sprint(i)},
		Record{Read: true, Starred: i%2 == 0, Place: anchor.Place{Block: i, After: words}},
		note.Note{ID: fmt.Sprint("n", i), At: anchor.Place{After: words}, Text: fmt.Sprint("note ", i), Made: at, Changed: at}
}

// TestKilled kills programs that save without a pause, one after the other, in
// one folder, and looks for everything whose Save had returned.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("STORE_TEST_DIR"); dir != "" {
		saveForever(dir)
	}
	dir, rounds := t.TempDir(), 50
	if testing.Short() {
		rounds = 4
	}
	saved := -1
	for r := range rounds {
		cmd := child(t, "TestKilled", dir, fmt.Sprint("STORE_TEST_FROM=", saved+1))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + 7*r%40 {
			if !lines.Scan() {
				t.Fatal("the child ended by itself")
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for more := true; more; more = lines.Scan() { // what it had said by then
			_, _ = fmt.Sscanf(lines.Text(), "saved %d", &saved)
		}
		_ = cmd.Wait()
	}
	s := open(t, dir)
	for i := range saved + 1 {
		key, record, n := round(i)
		if got := s.Article(key); got != record {
			t.Errorf("record %d of %d: %+v", i, saved, got)
		}
		if got := s.Notes(key); len(got) != 1 || got[0] != n {
			t.Errorf("note %d of %d: %+v", i, saved, got)
		}
	}
	sound(t, dir)
	t.Logf("%d kills, %d saves, nothing lost", rounds, saved+1)
}

func saveForever(dir string) {
	s, err := Open(dir)
	from := 0
	_, _ = fmt.Sscan(os.Getenv("STORE_TEST_FROM"), &from)
	for i := from; err == nil; i++ {
		key, record, n := round(i)
		s.Put(key, record)
		s.PutNote(key, n)
		if err = s.Save(context.Background()); err == nil {
			fmt.Println("saved", i)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// TestRace: two and eight programs change the same records at once. Each has
// all of its notes afterwards, every record is one that some program set, whole,
// and all agree.
func TestRace(t *testing.T) {
	const records = 5
	if dir := os.Getenv("STORE_TEST_DIR"); dir != "" {
		raceIn(t, dir, os.Getenv("STORE_TEST_NAME"), records)
		return
	}
	crowds := []int{2, 8}
	if testing.Short() {
		crowds = crowds[:1]
	}
	for _, programs := range crowds {
		dir := t.TempDir()
		var running []*exec.Cmd
		var outs []io.Reader
		for p := range programs {
			cmd := child(t, "TestRace", dir, fmt.Sprint("STORE_TEST_NAME=", p))
			out, err := cmd.StdoutPipe()
			if err == nil {
				err = cmd.Start()
			}
			if err != nil {
				t.Fatal(err)
			}
			running, outs = append(running, cmd), append(outs, out)
		}
		for p, cmd := range running {
			said, _ := io.ReadAll(outs[p])
			if err := cmd.Wait(); err != nil {
				t.Errorf("program %d: %v\n%s", p, err, said)
			}
		}
		s := open(t, dir)
		for r := range records {
			key := Key{Path: "/shared", Index: r, Hash: fmt.Sprint("h", r)}
			if got := s.Article(key); !got.Read || got.Place.Before != got.Place.After {
				t.Errorf("%d programs, record %d: %+v", programs, r, got)
			}
			if n := len(s.Notes(key)); n != programs*raceRounds {
				t.Errorf("%d programs, record %d: %d notes", programs, r, n)
			}
		}
		sound(t, dir)
	}
}

const raceRounds = 6

func raceIn(t *testing.T, dir, who string, records int) {
	s := open(t, dir)
	for i := range raceRounds {
		for r := range records {
			key := Key{Path: "/shared", Index: r, Hash: fmt.Sprint("h", r)}
			record := s.Article(key)
			record.Read = true
			record.Place = anchor.Place{Block: i, Before: who, After: who}
			s.Put(key, record)
			s.PutNote(key, note.Note{ID: fmt.Sprint(who, "-", i, "-", r), Text: who})
		}
		save(t, s)
	}
}
