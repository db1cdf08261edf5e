package load

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestDeepFolders: folders in folders are read as deep as the system opens them, and
// what lies below is a row with the reason; a link back is followed once.
func TestDeepFolders(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	dir := t.TempDir()
	t.Chdir(dir)
	const depth = 2100 // a path may have 4,096 bytes
	at, err := os.OpenRoot(dir)
	for i := range depth {
		if err == nil && (i == 10 || i == 1000) {
			err = errors.Join(at.WriteFile("story.txt", []byte("Story\n\nIt was told.\n"), 0o600), at.Symlink(dir, "back"))
		}
		if err != nil {
			t.Skip(err) // no links, or no folders as deep
		}
		above := at
		if err = at.Mkdir("a", 0o700); err == nil {
			at, err = at.OpenRoot("a")
		}
		_ = above.Close()
	}
	stories, reasons := 0, 0
	for _, s := range Sources(t.Context(), []string{"."}) {
		switch {
		case s.Err != nil:
			reasons++
		case filepath.Base(s.Path) == "story.txt":
			stories++
		}
	}
	if err := at.Close(); err != nil || stories != 2 || reasons != 1 {
		t.Errorf("%d stories of 2, %d reasons", stories, reasons)
	}
}
