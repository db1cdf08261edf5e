package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPromises: every promise of the help names tests, and those are there.
func TestPromises(t *testing.T) {
	t.Parallel()
	titles, all := promises()
	if len(titles) != len(all) || len(all) == 0 {
		t.Fatalf("%d titles, %d blocks", len(titles), len(all))
	}
	for i, block := range all {
		if len(block) == 0 || strings.Contains(titles[i], "\t") {
			t.Errorf("%s: no promise", titles[i])
		}
		for _, p := range block {
			if len(p.Tests) == 0 || p.When == "" || p.Holds == "" {
				t.Errorf("%s: not whole", p.When)
			}
			for _, test := range p.Tests {
				if dir, name, _ := strings.Cut(test, "."); !declares(t, dir, name) {
					t.Errorf("%s: there is no %s", p.When, test)
				}
			}
		}
	}
}

// declares reports whether a test file of the package in dir, below the module's root,
// declares the test.
func declares(t *testing.T, dir, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(dir), "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "\nfunc "+name+"(t *testing.T) {") {
			return true
		}
	}
	return false
}
