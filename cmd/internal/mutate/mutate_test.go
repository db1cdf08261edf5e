package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		list string
		want int
		fail string
	}{
		{"", 0, ""},
		{"# nothing but a remark\n", 0, ""},
		{"a.go\n- x\n+ y\n\nb.go\n- x\n", 2, ""},
		{"a.go\n+ y\n", 0, "no line to change"},
		{"a.go\nb.go\n- x\n", 0, "a second file"},
	} {
		got, err := parse(c.list)
		if len(got) != c.want || c.fail == "" && err != nil || c.fail != "" && (err == nil || !strings.Contains(err.Error(), c.fail)) {
			t.Errorf("%q: %d changes, %v", c.list, len(got), err)
		}
	}
}

func TestApply(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ source, change, want, fail string }{
		{"a\n\tb\nc", "f\n- b\n+ d", "a\nd\nc", ""},
		{"a\nb\nc", "f\n- a\n- b\n+ d", "d\nc", ""},
		{"a\nb", "f\n- b", "a", ""},
		{"a\nb\na", "f\n- a\n+ c", "", "lines 1 and 3"},
		{"a\nb", "f\n- c\n+ d", "", "do not stand there"},
		{"a", "f\n- a\n- b", "", "do not stand there"},
	} {
		all, err := parse(c.change)
		if err != nil {
			t.Fatal(err)
		}
		got, err := all[0].apply(c.source)
		if got != c.want || c.fail == "" && err != nil || c.fail != "" && (err == nil || !strings.Contains(err.Error(), c.fail)) {
			t.Errorf("%q in %q: %q, %v", c.change, c.source, got, err)
		}
	}
}

// TestRun: what a test notices is told from what none does, also by a test of a
// package above, and the tree stays as it is.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs tests")
	}
	t.Chdir(t.TempDir())
	const source = "package a\n\nfunc Big(n int) bool {\n\treturn n > 9\n}\n\nfunc Odd(n int) bool {\n\treturn n%2 == 1\n}\n"
	for name, content := range map[string]string{
		"go.mod":      "module m\n\ngo 1.26\n",
		"a/a.go":      source,
		"a/a_test.go": "package a\n\nimport \"testing\"\n\nfunc TestBig(t *testing.T) {\n\tif Big(8) || !Big(10) {\n\t\tt.Fail()\n\t}\n}\n",
		"b/b_test.go": "package b\n\nimport (\n\t\"testing\"\n\n\t\"m/a\"\n)\n\nfunc TestOdd(t *testing.T) {\n\tif !a.Odd(1) {\n\t\tt.Fail()\n\t}\n}\n",
		"list":        "a/a.go\n- return n > 9\n+ return n < 9\n\na/a.go\n- return n > 9\n+ return n >= 9\n\na/a.go\n- return n%2 == 1\n+ return n%2 != 1\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := run(t.Context(), "list", false); got != 1 || err != nil {
		t.Errorf("%d survive, want the second alone; %v", got, err)
	}
	if data, err := os.ReadFile("a/a.go"); err != nil || string(data) != source {
		t.Errorf("the tree was changed: %v", err)
	}
}
