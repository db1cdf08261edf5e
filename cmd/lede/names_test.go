package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// oddNames are names that files may have on a Unix system.
var oddNames = []string{
	"\x1b]0;owned\x07title\x1b[31m.txt", "two\nlines.txt", "-rf.txt", "--help.txt", "+!reboot.txt", "bad\xff\xfeutf8.txt",
	"\u202egpj.txt", "$(touch x).txt", "a;b|c&d.txt", strings.Repeat("n", 251) + ".txt", " .txt", "*.txt", "~root.txt", "\u009b31m.txt",
}

// TestOddNames: files are read whatever they are called, by every verb, and nothing
// of a name reaches the output as it would harm.
func TestOddNames(t *testing.T) {
	if testing.Short() {
		t.Skip("starts of the program, one after the other")
	}
	dir := t.TempDir()
	for _, name := range oddNames {
		odd := strings.ToValidUTF8(name[:4], "")
		story := "Ferries return to Lagos\n\nThe ferries of " + odd + " returned on 4 May 2031, said Ada Obi. “We " + odd + " are glad that the 12 ferries came,” she said.\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(story), 0o600); err != nil {
			t.Skip(err) // a file system that has no such names
		}
	}
	home(t)
	list := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(list, []byte("ferries\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	verbs := [][]string{
		{"--print"}, {"--spoken"}, {"export"}, {"export", "-f", "text"}, {"export", "-f", "html"}, {"export", "-f", "csv-quotes"},
		{"index"}, {"search", "--json", "ferries"}, {"search", "--scan", "-n", "0", "ferries"}, {"notes"},
	}
	for _, verb := range [][]string{
		{"brief"}, {"new"}, {"said", "Obi"}, {"said", "--elsewhere"}, {"stories"}, {"timeline"}, {"watch", "--list", list}, {"who"}, {"who", "Obi"},
	} {
		verbs = append(verbs, verb, append(slices.Clone(verb), "--json"), append(slices.Clone(verb), "--json", "--as", "raw"), append(slices.Clone(verb), "--as", "raw"))
	}
	for i := range verbs {
		verbs[i] = append(verbs[i], dir)
	}
	for i, name := range oddNames { // two articles alone
		pair := []string{"diff", filepath.Join(dir, name), filepath.Join(dir, oddNames[(i+1)%len(oddNames)])}
		verbs = append(verbs, pair, append(slices.Clone(pair), "--json"), append(slices.Clone(pair), "--json", "--as", "raw"), append(slices.Clone(pair), "--as", "raw"))
	}
	for _, args := range verbs {
		out, errs := called(t, args...)
		for what, s := range map[string]string{"output": out, "errors": errs} {
			if at := strings.IndexAny(s, "\x1b\u009b\u202e\a"); at >= 0 {
				t.Errorf("%q: %s hold %q", args, what, s[at:min(len(s), at+20)])
			}
		}
		if errs != "" && args[0] != "index" && args[0] != "notes" {
			t.Errorf("%q: %s", args, errs)
		}
		if n := strings.Count(out, "Ferries return to Lagos"); (args[0] == "--print" || args[0] == "export" && len(args) == 2) && n < len(oddNames) {
			t.Errorf("%q: %d of %d articles", args, n, len(oddNames))
		}
	}
	t.Chdir(dir)
	if out, errs := called(t, "export", "--", "-rf.txt", "--help.txt"); strings.Count(out, "\n") != 2 || errs != "" {
		t.Errorf("behind --: %d lines, %s", strings.Count(out, "\n"), errs)
	}
	if _, err := os.Stat("x"); err == nil {
		t.Error("something was run")
	}
}

// home gives a test folders of its own for what lede keeps.
func home(t *testing.T) {
	t.Helper()
	t.Cleanup(xdg.Reload)
	for _, name := range []string{"STATE", "CACHE", "DATA", "CONFIG"} {
		t.Setenv("XDG_"+name+"_HOME", t.TempDir())
	}
	xdg.Reload()
}

// called runs one command line.
func called(t *testing.T, args ...string) (out, errs string) {
	t.Helper()
	file, err := os.CreateTemp(t.TempDir(), "out")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	none, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer none.Close()
	var said bytes.Buffer
	run(t.Context(), args, streams{in: none, stdin: none, out: file, err: &said})
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data), said.String()
}
