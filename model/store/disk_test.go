package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
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

// TestKilled kills a program that saves without a pause and looks for every
// record whose Save had returned.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("STORE_TEST_KILLED"); dir != "" {
		saveForever(dir)
	}
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), "STORE_TEST_KILLED="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	saved := 0
	for lines := bufio.NewScanner(out); saved < 20 && lines.Scan(); saved++ {
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	s := open(t, dir)
	for i := range saved {
		if !s.Article(Key{Path: "/a", Index: i, Hash: fmt.Sprint(i)}).Read {
			t.Errorf("record %d of %d is lost", i, saved)
		}
	}
	if saved < 20 {
		t.Errorf("only %d saved", saved)
	}
}

func saveForever(dir string) {
	s, err := Open(dir)
	for i := 0; err == nil; i++ {
		s.Put(Key{Path: "/a", Index: i, Hash: fmt.Sprint(i)}, Record{Read: true})
		if err = s.Save(context.Background()); err == nil {
			fmt.Println("saved", i)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// failing saves twice, where saving is bound to fail, and checks that the
// reader goes on, is told once, and loses nothing once the fault is mended.
func failing(t *testing.T, s *Store, mend func()) {
	t.Helper()
	s.Put(lagos, Record{Read: true})
	if err := s.Save(context.Background()); err == nil || errors.Is(err, ErrRepeated) {
		t.Errorf("the first Save says %v", err)
	}
	if err := s.Save(context.Background()); !errors.Is(err, ErrRepeated) {
		t.Errorf("the second Save says %v", err)
	}
	if !s.Article(lagos).Read {
		t.Error("forgotten while it could not be saved")
	}
	mend()
	save(t, s)
	if !open(t, s.dir).Article(lagos).Read {
		t.Error("lost")
	}
}

// TestNoFolder: a folder that cannot be made, whoever the user is.
func TestNoFolder(t *testing.T) {
	home := t.TempDir()
	blocker := fileOf(t, home, "state", "a file where the folder should be")
	s, err := Open(filepath.Join(blocker, "lede"))
	if err == nil {
		t.Error("Open says nothing")
	}
	failing(t, s, func() { _ = os.Remove(blocker) })
}
