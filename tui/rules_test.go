package tui

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestScreenDoesNoIO: nothing of the screen can read a file, start a process or
// ask a database, in Update, in View or anywhere: that is the engine's work. The
// folder of themes alone is read here, before there is a screen.
func TestScreenDoesNoIO(t *testing.T) {
	t.Parallel()
	forbidden := []string{
		"os", "os/exec", "os/signal", "io/fs", "io/ioutil", "net", "net/http", "syscall", "database/sql", "path/filepath",
		"lede/model/load", "lede/model/index", "lede/model/database",
	}
	exempt := map[string][]string{"theme": {"os", "path/filepath", "io/fs"}}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if slices.Contains(forbidden, name) && !slices.Contains(exempt[filepath.Dir(path)], name) {
				t.Errorf("%s imports %s", path, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
