package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/anchor"
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

// TestUseless: a file that cannot be used is kept byte for byte, the reader
// starts afresh, and what was kept before is not overwritten.
func TestUseless(t *testing.T) {
	for _, c := range []struct {
		name, content, kept string
		why                 error
	}{
		{"empty", "", "state-damaged-1.json", ErrDamaged},
		{"cut", `{"version":1,"articles":[{"path":"/a","rea`, "state-damaged-1.json", ErrDamaged},
		{"noise", "\x00\xff\x1b[31m", "state-damaged-1.json", ErrDamaged},
		{"other JSON", `["version"]`, "state-damaged-1.json", ErrDamaged},
		{"no version", `{"articles":[]}`, "state-damaged-1.json", ErrDamaged},
		{"wrong types", `{"version":1,"articles":{"a":1}}`, "state-damaged-1.json", ErrDamaged},
		{"newer", `{"version":2,"records":"in another form"}`, "state-newer-1.json", ErrNewer},
	} {
		dir := t.TempDir()
		fileOf(t, dir, stateName, c.content)
		s, err := Open(dir)
		var aside *AsideError
		if !errors.As(err, &aside) || !errors.Is(err, c.why) || filepath.Base(aside.Kept) != c.kept {
			t.Errorf("%s: Open says %v", c.name, err)
			continue
		}
		if !strings.Contains(err.Error(), c.kept) {
			t.Errorf("%s: %q does not say where it was kept", c.name, err)
		}
		s.Put(lagos, Record{Read: true})
		save(t, s)
		if !open(t, dir).Article(lagos).Read {
			t.Errorf("%s: nothing is remembered afterwards", c.name)
		}
		fileOf(t, dir, stateName, c.content)
		s.Put(apia, Record{Read: true})
		if err := s.Save(context.Background()); !errors.As(err, &aside) || filepath.Base(aside.Kept) == c.kept {
			t.Errorf("%s: damaged a second time, Save says %v", c.name, err)
		}
		if again := open(t, dir); !again.Article(lagos).Read || !again.Article(apia).Read {
			t.Errorf("%s: what was known is lost with the file", c.name)
		}
		if content(t, filepath.Join(dir, c.kept)) != c.content || content(t, aside.Kept) != c.content {
			t.Errorf("%s: what was kept has changed", c.name)
		}
	}
}

// TestCrashWhileWriting: what a killed program left half written is neither read
// nor left behind.
func TestCrashWhileWriting(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	s.Put(lagos, Record{Read: true})
	save(t, s)
	whole := content(t, filepath.Join(dir, stateName))
	for _, cut := range []int{0, 1, len(whole) / 2, len(whole) - 1} {
		half := fileOf(t, dir, tempName, whole[:cut])
		s := open(t, dir)
		if !s.Article(lagos).Read {
			t.Errorf("cut at %d: lost", cut)
		}
		s.Put(apia, Record{Place: anchor.Place{Offset: cut + 1}})
		save(t, s)
		if _, err := os.Stat(half); err == nil {
			t.Errorf("cut at %d: left behind", cut)
		}
	}
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

func TestReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	failing(t, open(t, dir), func() { _ = os.Chmod(dir, 0o700) })
}

// TestUnreadable: a file that is there but cannot be read is not overwritten.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	inner := filepath.Join(dir, stateName, "folder")
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
		_ = os.RemoveAll(filepath.Join(dir, stateName))
	})
}

// FuzzOpen: whatever the file holds, no byte of it is lost, and what is saved
// afterwards is read again.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(`{"version":1,"settings":{"theme":{"value":"paper","at":"2026-01-02T03:04:05Z"}},"articles":[{"path":"/a","hash":"1","read":{"value":true,"at":"2026-01-02T03:04:05Z"}}]}`))
	f.Add([]byte(`{"version":1,"articles":[{"index":-3,"place":{"value":{"block":-1,"offset":99999999999}}}]}`))
	f.Add([]byte(`{"version":1}{"version":1}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		fileOf(t, dir, stateName, string(data))
		s, err := Open(dir)
		var aside *AsideError
		if errors.As(err, &aside) {
			if content(t, aside.Kept) != string(data) {
				t.Error("what was kept has changed")
			}
		} else if err != nil {
			t.Errorf("a plain file in a plain folder: %v", err)
		}
		before := s.known.clone()
		s.Put(lagos, Record{Read: true, Starred: true})
		save(t, s)
		again := open(t, dir)
		if got := again.Article(lagos); !got.Read || !got.Starred {
			t.Errorf("%+v", got)
		}
		for id, e := range before.entries {
			if id != lagos.identity() && again.known.entries[id] != e {
				t.Errorf("%+v became %+v", e, again.known.entries[id])
			}
		}
	})
}
