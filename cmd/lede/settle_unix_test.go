//go:build linux || darwin || freebsd

package main

import (
	"io"
	"os"
	"testing"
	"time"
)

// TestSkip: answers that are owed are read, as long as they come, and nothing behind
// them.
func TestSkip(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		came, left string
		whole      bool
	}{
		{"\x1b[?62;22c", "", true},
		{"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?2026;2$y\x1b[?62cls -l\n", "ls -l\n", true},
		{"\x1b[?1;2cc", "c", true},
		{"cc\x1b[62c", "", false}, // not what every terminal answers
		{"", "", false},
	} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.WriteString(c.came); err != nil {
			t.Fatal(err)
		}
		if got := skip(int(r.Fd()), time.Millisecond); got != c.whole {
			t.Errorf("%q: %v", c.came, got)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if left, err := io.ReadAll(r); err != nil || string(left) != c.left {
			t.Errorf("%q: %q is left, %v", c.came, left, err)
		}
		_ = r.Close()
	}
}
