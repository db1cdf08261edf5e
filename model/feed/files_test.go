package feed

import (
	"errors"
	"fmt"
	"os"
	"testing"
)

// TestDrafts: however many items a feed brings, the drafts of those that are new are
// written, and no file stays open.
func TestDrafts(t *testing.T) {
	t.Parallel()
	f, err := OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var items []Item
	for i := range 2*atATime + 3 {
		items = append(items, Item{Key: fmt.Sprint(i), document: fmt.Sprint("item ", i), ext: ".xml"})
	}
	s := f.state("https://a.example/feed")
	s.Items["1"] = known{}
	all, err := f.drafts(s, "Pier", items)
	if err != nil {
		t.Fatal(err)
	}
	defer all.drop()
	for i, d := range all {
		if d == nil {
			if i != 1 {
				t.Errorf("item %d has no draft", i)
			}
			continue
		}
		if _, err := d.Stat(); !errors.Is(err, os.ErrClosed) {
			t.Errorf("item %d is open: %v", i, err)
		}
		if data, err := os.ReadFile(d.Name()); err != nil || string(data) != items[i].document {
			t.Errorf("item %d: %q, %v", i, data, err)
		}
	}
}
