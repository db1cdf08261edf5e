package engine

import (
	"os"
	"strings"
	"testing"
)

// TestFileChangesWhileRead: a file that is cut off, replaced or grown while it is
// read costs no more than what was lost, keeps the reader's place, and what became of
// it is told.
func TestFileChangesWhileRead(t *testing.T) {
	t.Parallel()
	long := prose("Alpha harbour") + strings.Repeat("\nMore was written about the harbour on that day.\n", 200)
	for _, c := range []struct {
		name   string
		do     func(path string) error
		stays  bool // the text that was read
		place  bool // the reader's place
		saying string
	}{
		{"grown", func(p string) error { return os.WriteFile(p, []byte(long+"\nThe end of it.\n"), 0o600) }, false, true, "read again"},
		{"the same again", func(p string) error { return os.WriteFile(p, []byte(long), 0o600) }, true, true, ""},
		{"cut off behind the place", func(p string) error { return os.Truncate(p, 4000) }, false, true, "read again"},
		{"cut off before the place", func(p string) error { return os.Truncate(p, 300) }, false, false, "read again"},
		{"emptied", func(p string) error { return os.Truncate(p, 0) }, true, true, "empty"},
		{"binary", func(p string) error { return os.WriteFile(p, []byte("\x7fELF\x00\x01\x02\x00"), 0o600) }, true, true, "binary"},
		{"gone", os.Remove, true, true, "1 removed"},
		{"a folder", func(p string) error { _ = os.Remove(p); return os.Mkdir(p, 0o700) }, true, true, "removed"},
	} {
		path := put(t, t.TempDir(), "a.txt", long)
		d := drive(t, Options{Args: []string{path}, Single: true})
		d.r.MoveTo(2000)
		d.do()
		before, place := d.e.article().Text, d.r.Open().Place()
		if err := c.do(path); err != nil {
			t.Fatal(err)
		}
		d.changed(path)
		a := d.e.article()
		if a == nil {
			t.Errorf("%s: the page is empty", c.name)
			continue
		}
		said := d.r.Status().Text
		if (a.Text == before) != c.stays || (d.r.Open().Place() == place) != c.place || !strings.Contains(said, c.saying) {
			t.Errorf("%s: same text %v, place %d of %d, said %q", c.name, a.Text == before, d.r.Open().Place(), place, said)
		}
	}
}
