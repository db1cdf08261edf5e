package engine

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestEdit: the editor opens the file at the line of the paragraph that is read,
// and what it wrote is read again.
func TestEdit(t *testing.T) {
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "myeditor --wait")
	dir := t.TempDir()
	path := put(t, dir, "a.txt", prose("Alpha harbour"))
	d := drive(t, Options{Args: []string{path}, Single: true})
	d.do(d.e.Edit()...)
	if len(d.over) != 1 || !slices.Equal(d.over[0].Cmd.Args, []string{"myeditor", "--wait", "+3", path}) {
		t.Fatalf("%v", d.over)
	}
	put(t, dir, "a.txt", prose("Beta quay"))
	if d.do(d.apply(d.over[0].Done(nil))...); d.e.article().Meta.Title != "Beta quay" {
		t.Fatalf("still %q", d.e.article().Meta.Title)
	}
	if d.do(d.apply(d.over[0].Done(os.ErrNotExist))...); !strings.Contains(d.r.Status().Text, "myeditor: ") {
		t.Fatalf("said %q", d.r.Status().Text)
	}
}

func TestLineIn(t *testing.T) {
	t.Parallel()
	path := put(t, t.TempDir(), "a.txt", "one\ntwo\nthree")
	for _, c := range []struct {
		size   int64
		phrase string
		want   int
	}{{13, "one", 1}, {13, "three", 3}, {13, "four", 1}, {13, "", 1}, {maxEdited, "two", 2}, {maxEdited + 1, "two", 1}} {
		if got := lineIn(path, c.size, c.phrase); got != c.want {
			t.Errorf("%q of %d bytes is in line %d, want %d", c.phrase, c.size, got, c.want)
		}
	}
	if got := lineIn(filepath.Join(t.TempDir(), "none"), 1, "x"); got != 1 {
		t.Errorf("line %d of no file", got)
	}
}

func TestBeginning(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{"": "", "abc": "abc", "abcd": "abcd", "abcde": "abcd", "abcé…": "abcé"} {
		if got := beginning(s, 4); got != want {
			t.Errorf("%q begins with %q", s, got)
		}
	}
}

// TestHandOverOfOddNames: no name of a file and no address is taken for an option, a
// command or a word of a shell.
func TestHandOverOfOddNames(t *testing.T) {
	t.Setenv("VISUAL", "myeditor")
	t.Chdir(t.TempDir())
	for name, want := range map[string]string{
		"-c:!touch x.txt": "./-c:!touch x.txt", "+!touch x.txt": "./+!touch x.txt", "$(touch x).txt": "$(touch x).txt",
		"a;b|c&d`e`'\"*.txt": "a;b|c&d`e`'\"*.txt", "two\nlines.txt": "two\nlines.txt",
	} {
		put(t, ".", name, prose("Alpha harbour"))
		d := drive(t, Options{Args: []string{"."}})
		d.r.Enter(0)
		d.do()
		d.do(d.e.Edit()...)
		if len(d.over) != 1 || !slices.Equal(d.over[0].Cmd.Args, []string{"myeditor", "+3", want}) {
			t.Errorf("%q: %v", name, d.over)
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	const got = "got" // the browser is given the address as one word
	put(t, ".", "browser.sh", "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$1\" > got.part && mv got.part got\n")
	if err := os.Chmod("browser.sh", 0o700); err != nil {
		t.Fatal(err)
	}
	d := drive(t, Options{})
	t.Setenv("BROWSER", "./browser.sh")
	d.do(d.e.Browse("https://example.org/$(touch${IFS}x)?a='b';c|d&e")...)
	for _, err := os.Stat(got); err != nil; _, err = os.Stat(got) { // it is on its own
		runtime.Gosched()
	}
	if data, _ := os.ReadFile(got); string(data) != "1\nhttps://example.org/$%28touch$%7BIFS%7Dx%29?a='b';c|d&e\n" {
		t.Errorf("%q", data)
	}
	if _, err := os.Stat("x"); err == nil {
		t.Error("something was run")
	}
}

// TestBrowse: only web addresses leave the program.
func TestBrowse(t *testing.T) {
	t.Parallel()
	d := drive(t, Options{})
	for address, opens := range map[string]bool{
		"https://example.org/a": true, "http://example.org": true, "": false, "file:///etc/passwd": false,
		"javascript:alert(1)": false, "https:///nohost": false, "mailto:a@example.org": false, "ftp://example.org/a": false, "-x": false, "http://%zz": false,
	} {
		if got := len(d.e.Browse(address)) > 0; got != opens {
			t.Errorf("%q opens: %v", address, got)
		}
	}
}

func TestSlug(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Kelp: that vanished!": "kelp-that-vanished", "": "article", "…": "article", "../../etc/passwd": "etc-passwd", "Été à Zürich": "été-à-zürich", "हिन्दी समाचार": "हिन्दी-समाचार",
		"Kenya's oldest tea auction goes silent after 68 years as traders move to screens": "kenya-s-oldest-tea-auction-goes-silent-after-68-years-as",
		strings.Repeat("a", 60) + " b": strings.Repeat("a", 60), strings.Repeat("é", 70) + " b": strings.Repeat("é", 59),
	} {
		if got := slug(title); got != want {
			t.Errorf("%q becomes %q", title, got)
		}
	}
}

// TestExportWritesOverNothing: a name that is taken gets a number.
func TestExportWritesOverNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := drive(t, Options{Args: []string{put(t, dir, "a.txt", prose("Alpha harbour"))}, Single: true})
	taken := put(t, dir, "out.md", "mine")
	for _, want := range []string{"out-2.md", "out-3.md"} {
		d.do(d.e.Export(taken)...)
		if got := d.r.Status().Text; got != "wrote "+filepath.Join(dir, want) {
			t.Fatalf("said %q", got)
		}
	}
	if data, _ := os.ReadFile(taken); string(data) != "mine" {
		t.Fatal("written over a file that was there")
	}
}
