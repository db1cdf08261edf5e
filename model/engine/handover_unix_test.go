//go:build unix

package engine

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lede/model/load"
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

// TestPipesAreNotOpened: a pipe in a folder, for which the index would wait for ever, is not
// opened.
func TestPipesAreNotOpened(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", prose("Alpha harbour"))
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	sources := drive(t, Options{Args: []string{dir}}).e.catalog.sources()
	if len(sources) != 2 || sources[0].Err != nil || !errors.Is(sources[1].Err, load.ErrNotRegular) {
		t.Errorf("%+v", sources)
	}
}
