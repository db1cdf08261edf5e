//go:build unix

package engine

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestEditFifo: what was read from a pipe has no file to edit, which is told and
// waited for by nobody.
func TestEditFifo(t *testing.T) {
	t.Parallel()
	pipe := filepath.Join(t.TempDir(), "p")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	go func() { _ = os.WriteFile(pipe, []byte(story("Alpha harbour")), 0o600) }()
	d := drive(t, Options{Args: []string{pipe}, Single: true})
	if d.e.article() == nil {
		t.Fatalf("nothing is open: %q", d.titles())
	}
	d.do(d.e.Edit()...)
	if len(d.over) != 0 || !strings.Contains(d.r.Status().Text, "no file that can be edited") {
		t.Fatalf("said %q", d.r.Status().Text)
	}
}
