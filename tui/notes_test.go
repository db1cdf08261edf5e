package tui

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/engine"
	"lede/model/note"
	"lede/model/state"
	"lede/model/store"
)

func TestNoteByKeys(t *testing.T) {
	t.Parallel()
	d, _ := correcting(t)
	d.onQuote("a bench").keys("A text:sure? enter")
	d.want("note written", "✎")
	n := d.m.reader.Open().Notes()
	if len(n) != 1 || n[0].Text != "sure?" || !strings.Contains(n[0].Words(), "a bench") || n[0].From.Title == "" {
		t.Fatalf("%+v", n)
	}
	d.keys("W")
	d.want("notes", "✎ sure?", "“We asked for a bench")
	d.keys("A text:!! enter")
	if got := d.m.reader.Open().Notes()[0].Text; got != "sure?!!" {
		t.Fatalf("changed to %q", got)
	}
	d.keys("y")
	d.want("sent to the terminal: the note")
	d.keys("enter")
	d.want("sure?!!")
	d.keys("U")
	if got := d.m.reader.Open().Notes()[0].Text; got != "sure?" {
		t.Fatalf("U leaves %q", got)
	}
	d.keys("J K")
	if n := d.m.reader.Open().Notes(); len(n) != 1 || n[0].State != note.Kept {
		t.Fatalf("after another article: %+v", n)
	}
	d.keys("h h")
	d.want("✎ 1")
	d.keys("enter W D")
	if len(d.m.reader.Open().Notes()) != 0 {
		t.Fatal("D removes nothing")
	}
	d.want("Nothing is marked here yet")
}

func TestVisualByKeys(t *testing.T) {
	t.Parallel()
	d, _ := correcting(t)
	d.keys("V w w")
	if d.m.reader.Visual() == nil {
		t.Fatal("V does not select")
	}
	text := d.m.reader.Open().Article().Text
	before := d.m.reader.Visual().Span()
	d.keys("j")
	if after := d.m.reader.Visual().Span(); after.End <= before.End {
		t.Fatalf("j: %q", after.Of(text))
	}
	d.keys("k")
	if after := d.m.reader.Visual().Span(); after != before {
		t.Fatalf("k: %q, was %q", after.Of(text), before.Of(text))
	}
	d.keys(") o b P")
	if n := d.m.reader.Open().Notes(); d.m.reader.Visual() != nil || len(n) != 1 || !n[0].Highlight() {
		t.Fatalf("%+v", n)
	}
	d.want("▪")
	d.keys("V y")
	d.want("sent to the terminal: the passage")
	d.keys("V P")
	d.keys("V q")
	if d.quit || d.m.reader.Visual() != nil || d.m.reader.Focus() != state.OnArticle {
		t.Fatal("q leaves more than the passage")
	}
	d.keys("V ctrl+c")
	if !d.quit {
		t.Fatal("ctrl+c does not quit")
	}
}

// TestNoteInAChangedFile: a note moves with its words, and is lost but kept
// where they are gone.
func TestNoteInAChangedFile(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	story := filepath.Join(filepath.Dir(file), "a-harbour.txt")
	d.onQuote("a bench").keys("A text:one enter").onQuote("a beginning").keys("A text:two enter")
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(story, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
		d.keys("r")
	}
	write(strings.Replace(strings.Replace(harbourStory, "KISUMU", "Corrected on Tuesday.\n\nKISUMU", 1), "“a beginning”", "“a good end”", 1))
	n := d.m.reader.Open().Notes()
	if len(n) != 2 || n[0].State != note.Kept || n[0].Span.Of(d.m.reader.Open().Article().Text) != n[0].Words() || n[1].State != note.Lost {
		t.Fatalf("%+v", n)
	}
	d.keys("W")
	d.want("lost: these words are gone", "✎ two")
	d.keys("G enter")
	d.want("are gone from the text")
	write(harbourStory)
	if n := d.m.reader.Open().Notes(); len(n) != 2 || n[1].State != note.Kept {
		t.Fatalf("the words are back: %+v", n)
	}
}

func TestComposedNote(t *testing.T) {
	t.Parallel()
	d, _ := correcting(t)
	var offered string
	leaves := func(text string) func(*exec.Cmd) error {
		return func(cmd *exec.Cmd) error {
			file := cmd.Args[len(cmd.Args)-1]
			data, err := os.ReadFile(file)
			offered = string(data)
			_, passage, _ := strings.Cut(offered, "\n# ----")
			return errors.Join(err, os.WriteFile(file, []byte(text+"\n# ----"+passage), 0o600))
		}
	}
	d.program = leaves("first line\nsecond line\n")
	d.onQuote("a bench").keys("A text:short ctrl+x")
	if d.m.reader.Input() != nil || !strings.HasPrefix(offered, "short\n") || !strings.Contains(offered, "a bench") {
		t.Fatalf("ctrl+x offers the editor %q", offered)
	}
	if n := d.m.reader.Open().Notes(); len(n) != 1 || n[0].Text != "first line\nsecond line" {
		t.Fatalf("%+v", n)
	}
	d.keys("W")
	d.want("first line second line", "second line")
	d.program = func(*exec.Cmd) error { return errors.New("not found") }
	d.keys("A") // several lines: the editor at once
	if d.m.reader.Noting() != nil || !d.m.reader.Status().Alarm || d.m.reader.Open().Notes()[0].Text != "first line\nsecond line" {
		t.Fatal("a failing editor changes the note")
	}
	d.program = leaves(" \n")
	d.keys("A")
	if n := d.m.reader.Open().Notes(); len(n) != 1 || !n[0].Highlight() {
		t.Fatalf("an emptied note is no highlight: %+v", n)
	}
}

// TestNotesWithoutColour: a note has a sign where no colour can be seen.
func TestNotesWithoutColour(t *testing.T) {
	t.Parallel()
	d, _ := correcting(t)
	d.onQuote("a bench").keys("P")
	for _, w := range []int{20, 33, 60, 80, 130} {
		d.send(tea.WindowSizeMsg{Width: w, Height: 24})
		d.check("highlight")
		if !strings.Contains(d.screen(), "▪") {
			t.Errorf("no sign at %d columns", w)
		}
	}
}

// TestNotesOutlive: what was written is there at the next start, in the list
// and in the text, and not where nothing is kept.
func TestNotesOutlive(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	start := func() *driver {
		kept, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { kept.Close() })
		return driveWith(t, 120, 30, Options{Engine: engine.Options{Args: []string{wire}, Store: kept}})
	}
	d := start()
	d.keys("enter e A text:who? enter V ) P")
	id := d.m.reader.Open().ID()
	if len(d.m.reader.Open().Notes()) != 2 {
		t.Fatalf("%+v", d.m.reader.Open().Notes())
	}
	if err := d.m.engine.Close(); err != nil {
		t.Fatal(err)
	}
	d = start()
	d.want("✎ 2")
	d.m.reader.Enter(id)
	d.send(nil)
	if n := d.m.reader.Open().Notes(); len(n) != 2 || n[0].State != note.Kept {
		t.Fatalf("%+v", n)
	}
	d.keys("W D D")
	if n := len(d.m.options.Engine.Store.AllNotes()); n != 0 {
		t.Fatalf("%d notes are left", n)
	}
	if private := drive(t, 120, 30, wire); len(private.m.options.Engine.Store.AllNotes()) != 0 {
		t.Error("a note of another run")
	}
}

// TestExportHasNotes: the article written as Markdown has its notes and its
// corrections.
func TestExportHasNotes(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	d.onQuote("a bench").keys("A text:sure? enter S text:mwangi enter")
	out := filepath.Join(filepath.Dir(file), "out.md")
	d.m.begin(d.m.engine.Export(out)...)
	d.send(nil)
	got := lines(t, out)
	for _, want := range []string{"## Notes", "> “We asked for a bench", "sure?", "**James Mwangi**: “We asked"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// Where nothing is selected the note that was written or gone to last is meant, as long as
// the page stays there.
func TestTouchedNote(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ keys, want string }{
		{"W enter D", "note removed"}, {"W enter A text:! enter", "note changed"}, {"W enter j D", "no note here"},
		{"W enter V esc D", "note removed"}, {"V P D", "highlight removed"}, {"V P A text:more enter", "note changed"},
	} {
		d, _ := correcting(t)
		d.onQuote("a bench").keys("A text:one enter esc g " + c.keys)
		if got := d.m.reader.Status().Text; !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", c.keys, got, c.want)
		}
	}
}

// The sign of a note in the margin does not touch the name of the speaker beside it.
func TestSignBesideASpeaker(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 100, 120, 200} {
		d := drive(t, width, 40, wire+"/nurses-kampala.txt").keys(". A text:why enter esc")
		for row := range strings.SplitSeq(d.screen(), "\n") {
			if before, _, ok := strings.Cut(row, "✎"); ok && strings.TrimRight(before, " ┃┊╏│") != "" && !strings.HasSuffix(before, " ") {
				t.Errorf("%d columns: %q", width, row)
			}
		}
		d.want("✎", "Grace Atim")
	}
}
