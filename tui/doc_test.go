package tui

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDoc: doc.go names every file that is no test, and every package below.
func TestDoc(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	told := regexp.MustCompile(`[a-z]+(\.go)?`).FindAllString(string(doc), -1)
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		ours := e.IsDir() && name != "testdata" || strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
		if ours && name != "doc.go" && !slices.Contains(told, name) {
			t.Errorf("doc.go does not say what %s is for", name)
		}
	}
	for _, name := range told {
		if _, err := os.Stat(name); err != nil && strings.HasSuffix(name, ".go") {
			t.Errorf("doc.go tells of %s, which is not there", name)
		}
	}
}
