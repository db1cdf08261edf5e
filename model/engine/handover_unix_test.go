//go:build unix

package engine

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestReadOnce: what was read from a pipe can be neither edited nor read again,
// which is told and waited for by nobody.
func TestReadOnce(t *testing.T) {
	t.Parallel()
	pipe := filepath.Join(t.TempDir(), "p")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	go func() { _ = os.WriteFile(pipe, []byte(prose("Alpha harbour")), 0o600) }()
	d := drive(t, Options{Args: []string{pipe}, Single: true})
	if d.e.article() == nil {
		t.Fatalf("nothing is open: %q", d.titles())
	}
	for name, work := range map[string][]Work{"edit": d.e.Edit(), "read again": d.e.Reload()} {
		d.r.Quiet()
		d.do(work...)
		if len(d.over) != 0 || !strings.Contains(d.r.Status().Text, "what was read from it is gone") || d.e.article() == nil {
			t.Errorf("%s: said %q", name, d.r.Status().Text)
		}
	}
}
