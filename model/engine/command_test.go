package engine

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A command that a reader set is parted as a shell would, and nothing in it is run.
func TestShellWords(t *testing.T) {
	t.Parallel()
	for command, want := range map[string]string{
		"": "", "  ": "", "vim": "vim", " vim -u  NONE ": "vim|-u|NONE", `"/my path/vim" -c 'set nu'`: "/my path/vim|-c|set nu",
		`a\ b c`: "a b|c", `"say \"x\""`: `say "x"`, `'it'"'"'s'`: "it's", `'\n'`: `\n`, `"\n"`: `\n`, "'' x": "|x", `"open`: "open", "$HOME `id` $(id)": "$HOME|`id`|$(id)",
	} {
		if got := strings.Join(shellWords(command), "|"); got != want {
			t.Errorf("%q: %q, want %q", command, got, want)
		}
	}
}

// An address is opened by the first browser of the reader's that is there, as one word of
// its command.
func TestBrowserCommand(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"w3m", "fire fox"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	const address = "https://example.org/a?b=c d"
	for given, want := range map[string][]string{
		"w3m": {"w3m", address}, "w3m -N": {"w3m", "-N", address}, "w3m -o x=%s -N": {"w3m", "-o", "x=" + address, "-N"},
		`"fire fox" --new-tab`: {"fire fox", "--new-tab", address}, "gone:w3m:fire": {"w3m", address}, "w3m:gone": {"w3m", address},
		"gone": {"gone", address}, "gone:": {"gone", address}, "gone:away": {"away", address},
	} {
		t.Setenv("BROWSER", given)
		if got := browser(address); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", given, got, want)
		}
	}
}

// One that draws in the terminal has that to itself; of one that is not there it is said
// how to name another.
func TestBrowserInTerminal(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"lynx", "firefox"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	for _, c := range []struct {
		browser string
		lent    int
		said    string
	}{
		{"lynx -vikeys", 1, ""}, {"firefox", 0, "opened example.org"}, {"gone", 0, "no browser: there is no gone; $BROWSER names one"},
	} {
		t.Setenv("BROWSER", c.browser)
		d := drive(t, Options{})
		d.do(d.e.Browse("https://example.org/a")...)
		if len(d.over) != c.lent || c.said != "" && d.r.Status().Text != c.said {
			t.Errorf("%s: %d lent, said %q", c.browser, len(d.over), d.r.Status().Text)
		}
	}
}
