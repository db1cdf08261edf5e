package tui

import (
	"os"
	"path/filepath"
	"testing"

	"lede/model/state"
)

func TestOneFileOpensItsArticle(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	if d.m.reader.Focus() != state.OnArticle || d.m.reader.Open().Doc() == nil {
		t.Fatalf("focus %d, open %+v", d.m.reader.Focus(), d.m.reader.Open())
	}
	if !d.m.reader.Library().Item(0).Read {
		t.Error("an opened article is not marked read")
	}
	d.want("top", "w said")
	if d.keys("esc esc esc"); d.quit {
		t.Fatal("esc quits")
	}
}

// A file alone has no list to go back to: q quits, and the keys that lead to the list say
// so. In a folder of one article there is the list that it was opened from.
func TestBackFromOneArticle(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t)).keys("h")
	if d.want("q quits"); d.quit || d.m.reader.Focus() != state.OnArticle {
		t.Errorf("h leads to %v, quits: %v", d.m.reader.Focus(), d.quit)
	}
	if d.keys("w q"); d.quit || d.m.reader.Panel() != nil {
		t.Errorf("q with a panel quits: %v", d.quit)
	}
	if d.keys("q"); !d.quit {
		t.Error("q does not quit")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("It rained\n\nIt rained on Monday.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"q", "h"} {
		d := drive(t, 80, 24, dir).keys("enter " + key)
		if d.quit || d.m.reader.Focus() != state.OnList {
			t.Fatalf("%s leads to %v, quits: %v", key, d.m.reader.Focus(), d.quit)
		}
		if d.keys("q"); !d.quit {
			t.Error("q in the list does not quit")
		}
	}
}
