//go:build unix

package load

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

func TestSourcesRefusePipes(t *testing.T) {
	dir := tree(t, "a.txt")
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip("no pipes here:", err)
	}
	found := Sources(t.Context(), []string{dir})
	if len(found) != 2 || !errors.Is(found[1].Err, ErrNotRegular) {
		t.Errorf("in a folder: %+v", found)
	}
	if named := Sources(t.Context(), []string{pipe}); len(named) != 1 || named[0].Err != nil {
		t.Errorf("named: %+v", named)
	}
}
