package tui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/engine"
)

// Where nothing can be read the program says so when it ends, with the reason
// of each file; one article that can be read is enough.
func TestNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	binary := filepath.Join(dir, "a.bin")
	if err := os.WriteFile(binary, []byte("\x00\x01\x02\x7fELF\x00\x00\xff\xfe\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := t.TempDir()
	for _, c := range []struct {
		args    []string
		reasons int // -1: something was read
	}{
		{[]string{binary}, 1}, {[]string{dir}, 1}, {[]string{empty}, 1}, {[]string{binary, story(t)}, -1}, {nil, -1},
	} {
		err := drive(t, 100, 30, c.args...).m.engine.Nothing()
		var nothing *engine.NothingError
		switch {
		case c.reasons < 0 && err != nil, c.reasons >= 0 && !errors.As(err, &nothing):
			t.Errorf("%v: %v", c.args, err)
		case c.reasons >= 0 && len(nothing.Reasons) != c.reasons:
			t.Errorf("%v: %v", c.args, nothing.Reasons)
		}
	}
}

// The number of a link selects it, with two digits where there are as many.
func TestPickLink(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "links.md")
	text := "# Many links\n\nA story with many of them, each to a place of its own, begins here.\n\n"
	for _, name := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		text += "The [" + name + "](https://www." + name + ".example/x) leads there.\n\n"
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, 120, 40, file).keys("L")
	d.want(" 1 one", "12 twelve", "twelve.example")
	for keys, want := range map[string]string{"3": "three", "1 2": "twelve", "1 0": "ten", "1 j 2": "two", "9 9": "nine"} {
		d.keys("g " + keys)
		if row, ok := d.m.reader.PanelRow(); !ok || row.Text != want {
			t.Errorf("%s chooses %q, want %s", keys, row.Text, want)
		}
	}
}

// What stands in a panel has the heading of its group above it however far it is scrolled.
func TestHeadingStays(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "said.txt")
	text := "The harbour\n\n"
	for range 30 {
		text += "“We have never seen such a flood in all of these years,” said Grace Atieno.\n\n"
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, 60, 20, file).keys("w G")
	_, panel, _ := strings.Cut(d.screen(), "who said what")
	if rows := strings.Split(panel, "\n"); d.m.reader.Panel().Top() == 0 || !strings.Contains(rows[1], "Grace Atieno") {
		t.Error(d.screen())
	}
	if d.keys("g"); strings.Count(d.screen(), "Grace Atieno") != strings.Count(drive(t, 60, 20, file).keys("w").screen(), "Grace Atieno") {
		t.Errorf("at the top it is said twice:\n%s", d.screen())
	}
}

// An article without a title has the name of its file above it.
func TestUntitledHasItsFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "untitled.txt")
	if err := os.WriteFile(file, []byte("the boats were late again on monday, and nobody knew why they were.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if rows := strings.Split(drive(t, 80, 24, file).screen(), "\n"); !strings.Contains(rows[0], "untitled.txt") {
		t.Error(rows[0])
	}
}

// In a list it is called by its first words, and found and sorted by them; its file stands above it.
func TestUntitledInAList(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, body := range map[string]string{
		"z.txt": "the boats were late again on monday, and nobody knew why they were.\n",
		"b.txt": "Ferry sinks\n\nThe ferry sank on Monday, and nobody was hurt by that.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := drive(t, 80, 24, dir)
	d.want("the boats were late again", "Ferry sinks")
	if strings.Contains(d.screen(), "z.txt") {
		t.Error(d.screen())
	}
	d.keys("/ text:boats down enter")
	d.want("z.txt", "nobody knew why")
}

// esc takes a panel's filter away before the panel, and J goes on to the next
// article from the panel too.
func TestPanelKeys(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 40, wire).keys("enter i / text:zzzz enter")
	d.want("Nothing matches.", "esc shows everything again.")
	if d.keys("esc"); d.m.reader.Panel() == nil || d.m.reader.Panel().Query() != "" {
		t.Fatal("esc does not show everything again")
	}
	was := d.m.reader.Open().ID()
	if d.keys("J"); d.m.reader.Open().ID() == was {
		t.Error("J does nothing in a panel")
	}
}

// A row that is no article says why, and not what was open before it.
func TestFailedRowSaysWhy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, data := range map[string]string{"a.txt": "A story of the quays\n\nIt is about the quays of Kisumu and nothing else at all.\n", "b.txt": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := drive(t, 120, 30, dir)
	d.want("the quays of Kisumu")
	d.keys("G")
	if screen := d.screen(); strings.Contains(screen, "the quays of Kisumu") || strings.Count(screen, "empty file") != 2 || strings.Contains(screen, "enter open") {
		t.Error(screen)
	}
}

// The file of the article that is read, or selected, is named where it is asked for.
func TestNameFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	many := filepath.Join(dir, "all.jsonl")
	lines := `{"title": "One", "date": "2025-03-02", "text": "The river rose."}` + "\n" + `{"title": "Two", "date": "2025-03-01", "text": "A bridge fell."}` + "\n"
	if err := os.WriteFile(many, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	for keys, want := range map[string]string{
		"ctrl+g": "all.jsonl in " + dir, "j ctrl+g": "all.jsonl, article 2 in " + dir, "enter ctrl+g": "all.jsonl in " + dir,
		"enter F text:bridge enter enter ctrl+g": "all.jsonl, article 2 in " + dir, "enter F text:zzz enter ctrl+g": "no article is selected",
		"F text:bridge enter ctrl+g": "all.jsonl, article 2 in " + dir, "F text:bridge enter enter q ctrl+g": "all.jsonl, article 2 in " + dir,
		"enter J ctrl+g": "all.jsonl, article 2 in " + dir, "enter w ctrl+g": "all.jsonl in " + dir, "/ text:none down ctrl+g": "", "/ text:none down enter ctrl+g": "no article is selected",
	} {
		d := drive(t, 100, 24, dir).keys(keys)
		if got := d.m.reader.Status().Text; got != want {
			t.Errorf("%s: %q, want %q", keys, got, want)
		}
	}
	if d := drive(t, 100, 24, many).keys("q ctrl+g"); d.m.reader.Status().Text != "all.jsonl in "+dir {
		t.Errorf("named alone: %q", d.m.reader.Status().Text)
	}
}
