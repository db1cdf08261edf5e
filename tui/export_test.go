package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// x asks for a name made of the title; its end chooses the format, tab changes
// it, and nothing is written over.
func TestExport(t *testing.T) {
	source, err := filepath.Abs(filepath.Join(wire, "kelp-science.txt"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	d := drive(t, 100, 30, source)
	d.keys("x")
	d.want("write kelp-that-vanished-from-tasmania", ".md", ".html")
	d.check("the name of a file")
	d.keys("enter")
	d.want("wrote kelp-that-vanished-from-tasmania")
	d.keys("x tab enter x tab enter x esc")
	for pattern, begins := range map[string]string{
		"kelp*.md": "# Kelp", "kelp*-trench.html": "<!DOCTYPE html>", "kelp*-2.html": "<!DOCTYPE html>",
	} {
		found, _ := filepath.Glob(pattern)
		if len(found) != 1 {
			all, _ := os.ReadDir(".")
			t.Fatalf("%s: %v of %v", pattern, found, all)
		}
		if data, _ := os.ReadFile(found[0]); !strings.HasPrefix(string(data), begins) {
			t.Errorf("%s begins with %.20q", found[0], data)
		}
	}
	d.keys("x ctrl+u text:notes.xyz enter")
	d.want("End it with .md")
	d.keys("x ctrl+u text:nosuch/a.html enter")
	d.want("export: write nosuch/a.html")
}
