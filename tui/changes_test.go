package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lede/model/engine"
	"lede/model/library"
)

// newsroom is a folder of n stories.
func newsroom(t *testing.T, n int) (dir string, put func(name, title string) string) {
	dir = t.TempDir()
	put = func(name, title string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		content := title + "\n\nIt was written about " + title + " on a long day in the harbour of the town.\n"
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for i := range n {
		put(fmt.Sprintf("%02d.txt", i), fmt.Sprintf("Story %02d of the day", i))
	}
	return dir, put
}

func (d *driver) list() []string {
	rows := strings.Split(d.screen(), "\n")
	return rows[1 : len(rows)-1]
}

func (d *driver) find(title string) *library.Item {
	d.t.Helper()
	for id := range library.ID(d.m.reader.Library().Total()) {
		if it := d.m.reader.Library().Item(id); it.Title() == title {
			return it
		}
	}
	d.t.Fatalf("no %q", title)
	return nil
}

func TestFolderChanges(t *testing.T) {
	t.Parallel()
	dir, put := newsroom(t, 30)
	d := drive(t, 80, 14, dir)
	d.keys("j j j j j")
	before := d.list()

	added := put("late/new.txt", "A new story of the evening")
	d.send(eventMsg{engine.Changed{Paths: []string{filepath.Dir(added)}}})
	if got := d.list(); !slices.Equal(got, before) {
		t.Fatalf("a new file moved the list\n%s", d.screen())
	}
	d.want("1 new")
	if it := d.find("A new story of the evening"); !it.Loaded || d.m.reader.Library().Total() != 31 {
		t.Fatalf("%+v of %d", it, d.m.reader.Library().Total())
	}

	d.keys("*")
	starred := d.m.reader.Selected()
	moved := filepath.Join(dir, "moved.txt")
	if err := os.Rename(starred.Origin.File, moved); err != nil {
		t.Fatal(err)
	}
	d.send(eventMsg{engine.Changed{Paths: []string{starred.Origin.File, moved}}})
	it := d.find(starred.Title())
	if !it.Starred || it.Origin.File != moved || it.Gone || d.m.reader.Library().Total() != 31 {
		t.Fatalf("after a move: %+v", it)
	}
	d.keys("enter")
	if a := d.m.reader.Open().Article(); a == nil || a.Origin.File != moved {
		t.Fatal("a moved file does not open")
	}
	d.keys("q")

	os.Remove(moved)
	d.send(eventMsg{engine.Changed{Paths: []string{moved}}})
	d.want("1 removed", "removed")
	if got := d.find(starred.Title()); !got.Gone {
		t.Fatal("a removed file does not say so")
	}
	put("moved.txt", "Quite another story now")
	d.send(eventMsg{engine.Changed{Paths: []string{moved}}})
	if got := d.find("Quite another story now"); got.Gone {
		t.Fatal("a file that is back is not")
	}
	d.send(eventMsg{engine.Changed{All: true}})
	if d.m.reader.Library().Total() != 31 {
		t.Fatalf("%d items after looking again", d.m.reader.Library().Total())
	}
}

func TestOpenFileChanges(t *testing.T) {
	t.Parallel()
	dir, put := newsroom(t, 3)
	d := drive(t, 80, 14, dir)
	d.keys("enter")
	path := d.m.reader.Library().Item(d.m.reader.Open().ID()).Origin.File
	put(filepath.Base(path), "A story that was corrected")
	d.send(eventMsg{engine.Changed{Paths: []string{path}}})
	if a := d.m.reader.Open().Article(); a.Meta.Title != "A story that was corrected" {
		t.Fatalf("still %q", a.Meta.Title)
	}
	d.want("read again")
}

func TestForeignFilesAreNotTaken(t *testing.T) {
	t.Parallel()
	dir, put := newsroom(t, 3)
	for name, args := range map[string][]string{
		"one file": {filepath.Join(dir, "01.txt")},
		"glob":     {filepath.Join(dir, "0*.txt")},
		"folder":   {dir},
	} {
		d := drive(t, 80, 14, args...)
		n := d.m.reader.Library().Total()
		d.send(eventMsg{engine.Changed{Paths: []string{put("x.txt", "Foreign"), put(".hidden", "Hidden"), put(".git/x", "Git"), put("09.txt", "Ninth")}}})
		want := map[string]int{"one file": n, "glob": n + 1, "folder": n + 2}[name]
		if got := d.m.reader.Library().Total(); got != want {
			t.Errorf("%s: %d items, want %d", name, got, want)
		}
		os.Remove(filepath.Join(dir, "x.txt"))
		os.Remove(filepath.Join(dir, "09.txt"))
	}
}

func TestFeedThatGrows(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.jsonl")
	write := func(titles ...string) {
		var b strings.Builder
		for _, title := range titles {
			fmt.Fprintf(&b, "{\"title\": %q, \"text\": \"All about %s at some length.\"}\n", title, title)
		}
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("One", "Two")
	d := drive(t, 80, 14, path)
	write("One", "Two", "Three")
	d.send(eventMsg{engine.Changed{Paths: []string{path}}})
	d.find("Three")
	write("One")
	d.send(eventMsg{engine.Changed{Paths: []string{path}}})
	if !d.find("Two").Gone || !d.find("Three").Gone || d.find("One").Gone || d.m.reader.Library().Total() != 3 {
		t.Fatal("what left the file is not noted")
	}
}
