package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// usage is a command line that means nothing, or something else than was hoped: its
// exit status, and what is said on standard error.
type usage struct {
	args string // parted by spaces
	rc   int
	said string // a line of standard error after "lede: "
}

// usages are mistakes that people make, by their kinds.
var usages = []usage{
	// Names.
	{"nope.txt", 1, "nope.txt: no such file"},
	{"empty", 1, "empty: no files in this folder"},
	{"binary.dat", 1, "binary.dat: binary file"},
	{"none.txt", 1, "none.txt: empty file"},
	{"no*thing", 1, "no*thing: no such file matches"},
	{"story.txt nope.txt", 0, "nope.txt: no such file"},
	{"https://example.org/a.html", 1, "https://example.org/a.html: an address, not a file: lede get fetches it and keeps it as one"},
	{"export https://example.org/a", 1, "https://example.org/a: an address, not a file: lede get fetches it and keeps it as one"},
	{"broken.json", 1, "broken.json: broken JSON: it ends in the middle, before any article"},
	{"keys.json", 1, "keys.json: JSON without an article, its keys are size, port"},
	{"lines.jsonl", 0, "lines.jsonl: 1 line without an article, the first is line 2"},
	{"--files-from nolist", 1, "--files-from nolist: no such file"},
	{"search rained story.txt nope.txt", 0, "nope.txt: no such file"},
	{"search rained ./nope", 1, "./nope: no such file"},
	{"who nobody nope.txt", 1, "nope.txt: no such file"},
	{"import nope.opml", 1, "nope.opml: no such file"},
	{"watch --list nolist story.txt", 2, "watch list: nolist: no such file; write into it what you watch for, a name or phrase a line, or name another by --list"},
	// Flags.
	{"--nosuch", 2, "unknown flag: --nosuch"},
	{"--pritn story.txt", 2, `unknown flag: --pritn; did you mean "--print"?`},
	{"export story.txt -o out", 2, `unknown shorthand flag: 'o' in -o; standard output is written: "> FILE" keeps it`},
	{"export story.txt --output=out", 2, `unknown flag: --output; standard output is written: "> FILE" keeps it`},
	{"-x.txt", 2, "unknown shorthand flag: 'x' in -x.txt"},
	{"-w x story.txt", 2, `invalid argument "x" for "-w, --width" flag: a width is a number of columns, and 0 does not wrap`},
	{"-w -5 story.txt", 2, `invalid argument "-5" for "-w, --width" flag: a width is a number of columns, and 0 does not wrap`},
	{"--color=pink story.txt", 2, `invalid argument "pink" for "--color" flag: one of always, auto or never`},
	{"--theme nosuch story.txt", 2, `no theme "nosuch"; there are `},
	{"--as nosuch story.txt", 2, `unknown format "nosuch": one of `},
	// Commands.
	{"exprot story.gone", 1, "did you mean lede export?"},
	{"print story.txt", 0, "did you mean lede --print?"},
	{"completion tcl", 2, `no completion for "tcl"; there are bash, fish, powershell, zsh`},
	{"completion bsh", 2, `no completion for "bsh"; did you mean "bash"?`},
	{"version", 1, "did you mean lede --version?"},
	{"hlep", 1, "did you mean lede help?"},
	{"subs", 1, "did you mean lede subscribe?"},
	{"kyes", 1, "did you mean lede help keys?"},
	{"netw", 1, "did you mean lede help network?"},
	{"add x", 1, "did you mean lede subscribe?"},
	{"dossier Ann", 1, "did you mean lede who?"},
	{"keys", 1, "did you mean lede help keys?"},
	{"completion tcsh", 2, `no completion for "tcsh"; there are bash, fish, powershell, zsh`},
	{"help keys extra", 2, `no help on "keys extra"; there are keys, `},
	{"help nosuch", 2, `no help on "nosuch"; there are keys, `},
	{"help kyes", 2, `no help on "kyes"; did you mean "keys"?`},
	{"export", 2, "no file to export"},
	{"export --format nosuch story.txt", 2, `unknown export format "nosuch": one of jsonl, `},
	{"export --json --format html story.txt", 2, "--json and --format html are two formats"},
	{"search", 2, "nothing to search for"},
	{"search --limit x bee", 2, `invalid argument "x" for "-n, --limit" flag: a whole number is expected`},
	{"--as md story.txt", 2, `unknown format "md": did you mean "markdown"?`},
	{"--as markdwon story.txt", 2, `unknown format "markdwon": did you mean "markdown"?`},
	{"search after:never .", 2, `after:never: column 7: "never" is no date: write 2025, 2025-04, 2025-04-28, today, yesterday or 7d`},
	{"search nosuch:x .", 2, `nosuch:x: column 1: no field is called "nosuch"; `},
	{"diff story.txt", 2, "two articles are compared, 1 named"},
	{"said", 2, "no file or folder named"},
	{"get", 2, "no address to get"},
	{"get ftp://x/y", 1, "ftp://x/y: not an address of the web"},
	{"subscribe", 2, "one address to subscribe to is expected"},
	{"formats x", 2, `lede formats takes no argument, got "x"`},
	{"themes nosuch", 1, `no theme "nosuch"; there are `},
}

// Every mistake is told in one voice: what, and why, or what to do; a command line that
// means nothing is 2 and says where help is.
func TestWrongUsages(t *testing.T) {
	if testing.Short() {
		t.Skip("starts of the program, one after the other")
	}
	t.Parallel()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"story.txt": "A story\n\nIt rained on Monday, said Ann Lee.\n", "broken.json": `{"title": "x", "text": `, "keys.json": `{"size": 1, "port": 2}`,
		"lines.jsonl": "{\"title\":\"a\",\"text\":\"It rained.\"}\n{broken\n", "binary.dat": "\x00\x01\x02bin", "none.txt": "",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, u := range usages {
		t.Run(u.args, func(t *testing.T) {
			t.Parallel()
			out, rc := running(t, dir, strings.Fields(u.args)...)
			found := false
			for line := range strings.SplitSeq(out, "\n") {
				said, ok := strings.CutPrefix(line, "lede: ")
				found = found || ok && (said == u.said || strings.HasSuffix(u.said, " ") && strings.HasPrefix(said, u.said))
			}
			if rc != u.rc || !found {
				t.Errorf("%d, want %d and %q:\n%s", rc, u.rc, u.said, out)
			}
			if hint := strings.Contains(out, "--help'."); hint != (rc == 2) {
				t.Errorf("the hint at help stands there: %v", hint)
			}
		})
	}
}

// running runs the program in dir, without a home, and returns what it says and its exit
// status.
func running(t *testing.T, dir string, args ...string) (stderr string, rc int) {
	t.Helper()
	cmd := exec.Command("lede", args...) // as the scripts do: TestMain is the program, too
	cmd.Dir = dir
	home := t.TempDir()
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_STATE_HOME="+home, "XDG_DATA_HOME="+home, "XDG_CACHE_HOME="+home, "TERM=xterm")
	var said strings.Builder
	cmd.Stderr = &said
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return said.String(), cmd.ProcessState.ExitCode()
}
