package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Where the spotlight is on somebody, that there is no quotation means none of his.
func TestNobodyQuoted(t *testing.T) {
	t.Parallel()
	quoted := written(t, "Harbour shut\n\nThe harbour of Halden is shut. “We lost the quay,” said Ada Obi, the mayor.\n")
	silent := written(t, "Harbour shut\n\nThe harbour of Halden is shut, and Ada Obi was there.\n")
	for _, c := range []struct{ file, keys, want string }{
		{quoted, "e s .", "Halden is not quoted here"},
		{silent, ".", "nobody is quoted here"},
	} {
		if d := drive(t, 80, 24, c.file).keys(c.keys); !strings.Contains(d.screen(), c.want) {
			t.Errorf("%s: %s", c.keys, d.screen())
		}
	}
}

// written is a file with that text.
func written(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
