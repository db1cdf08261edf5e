package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPreviewOfWhatIsGone: a file that cannot be read any more is tried once as
// the reader passes, and again when it is opened.
func TestPreviewOfWhatIsGone(t *testing.T) {
	t.Parallel()
	dir, put := newsroom(t, 2)
	d := drive(t, 120, 30, dir)
	path := d.m.reader.Library().Item(d.m.reader.Library().At(1)).Origin.File
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d.keys("j")
	if o := d.m.reader.Open(); o == nil || o.Article() != nil || o.Err() == nil {
		t.Fatal("what is gone is shown")
	}
	d.keys("k j")
	put(filepath.Base(path), "A story that is back")
	d.keys("enter")
	if o := d.m.reader.Open(); o.Article() == nil || o.Article().Meta.Title != "A story that is back" {
		t.Fatalf("what is back is not read: %v", o.Err())
	}
}

// A filter that leaves nothing leaves no page of what it does not show either.
func TestNoPageBesideNothing(t *testing.T) {
	t.Parallel()
	d := storied(t, 120, 40).from("Ferry returns")
	d.want("stood on the quay")
	d.keys("/ text:zzz")
	if strings.Contains(d.screen(), "stood on the quay") {
		t.Errorf("still there:\n%s", d.screen())
	}
	d.keys("esc").from("Ferry returns").want("stood on the quay")
}
