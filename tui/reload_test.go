package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAsIs: letters that were restored are shown as they came, and back.
func TestAsIs(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("The cafÃ© opens\n\nHe donâ€™t know when the cafÃ© will open, and itâ€™s early.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	d := drive(t, 80, 24, path)
	for _, want := range []string{"He don’t know", "He donâ€™t know", "He don’t know"} {
		if s := d.screen(); !strings.Contains(s, want) {
			t.Fatalf("no %q in\n%s", want, s)
		}
		d.keys(": text:as-is enter")
	}
}
