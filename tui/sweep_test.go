package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/state"
	"lede/tui/theme"
)

// story is a wire story with people, quotations and figures.
func story(t *testing.T) string {
	t.Helper()
	found, err := filepath.Glob(wire + "/*.txt")
	if err != nil || len(found) == 0 {
		t.Fatal("no wire stories in testdata", err)
	}
	return found[0]
}

// TestSweep draws every surface at every size.
func TestSweep(t *testing.T) {
	t.Parallel()
	surfaces := []struct{ name, keys string }{
		{"list", ""},
		{"list, end", "G"},
		{"filter", "/ text:court"},
		{"filter without match", "/ text:zzzzzz"},
		{"article", "enter"},
		{"article, end", "enter G"},
		{"article, name", "enter e e"},
		{"card", "enter e enter"},
		{"card, why", "enter e enter ?"},
		{"quotation", "enter . enter"},
		{"said", "enter w"},
		{"names", "enter i j j"},
		{"names, filter", "enter i / text:a"},
		{"links", "enter L"},
		{"headings", "enter H"},
		{"search", "enter / text:the"},
		{"search done", "enter / text:the enter n"},
		{"search all", "F"},
		{"search all, results", "F text:the down down"},
		{"search all, end", "F text:said enter G"},
		{"search all, fault", "F text:foo:bar"},
		{"search all, opened", "F text:the enter enter n n"},
		{"brief", "B"},
		{"brief of an article, opened", "enter B j enter"},
		{"timeline", "enter I G"},
		{"timeline of what was found", "F text:the enter I j"},
		{"what is new", "!"},
		{"ledger", "Q G"},
		{"ledger, opened", "Q j enter n"},
		{"help", "?"},
		{"help, search", "? / text:quot"},
		{"command", ": text:th"},
		{"zen", "enter z"},
		{"spotlight", "enter e s"},
		{"asides", "enter a"},
		{"visual", "enter V ) j"},
		{"notes", "enter e A text:long-words-that-are-written-about-it enter V ) P W"},
		{"notes, none", "enter W"},
		{"merge", "enter e S"},
		{"merge, typed", "enter e S text:zzz"},
		{"speaker", "enter . S down"},
		{"merge in the panel", "enter i S"},
		{"retype", "enter e R"},
		{"confirmed", "enter e C enter"},
	}
	widths, heights := []int{20, 26, 33, 40, 52, 60, 72, 80, 99, 100, 120, 147, 160, 200, 240}, []int{6, 8, 12, 17, 24, 40, 60, 80}
	if testing.Short() {
		widths, heights = []int{20, 120, 240}, []int{6, 24}
	}
	for _, s := range surfaces {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, 120, 40, wire)
			d.keys(s.keys)
			for _, w := range widths {
				for _, h := range heights {
					d.send(tea.WindowSizeMsg{Width: w, Height: h})
					d.check(s.name)
				}
			}
		})
	}
}

// TestTinyWindows must not panic where nothing fits.
func TestTinyWindows(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 40, story(t))
	for _, keys := range []string{"", "w", "q ?", "esc e enter"} {
		d.keys(keys)
		for w := range 20 {
			for h := range 7 {
				d.send(tea.WindowSizeMsg{Width: w, Height: h})
				d.m.View()
			}
		}
	}
}

// TestEveryArticle reads every sample from its head to its end.
func TestEveryArticle(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("reads a megabyte in one line")
	}
	d := drive(t, 80, 24, articles)
	for row := range d.m.reader.Library().Len() {
		id := d.m.reader.Library().At(row)
		if d.m.reader.Library().Item(id).Err != nil {
			continue
		}
		d.m.reader.Enter(id)
		d.send(nil)
		name := d.m.reader.Library().Item(id).Origin.File
		for range 200 {
			d.check(name)
			before := d.m.reader.Open().Place()
			d.keys("space")
			if d.m.reader.Open().Place() == before {
				break
			}
		}
		d.keys("G")
		d.check(name + ", end")
	}
}

// TestPlaceSurvives resizing, another theme and another lens.
func TestPlaceSurvives(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 12, story(t))
	d.keys("space space")
	place := d.m.reader.Open().Place()
	if place <= 0 {
		t.Fatalf("two pages on, the place is %d", place)
	}
	for _, w := range []int{40, 60, 130, 200, 33, 80} {
		d.send(tea.WindowSizeMsg{Width: w, Height: 12})
		d.keys("t 1 1")
		if d.m.reader.Open().Place() != place {
			t.Fatalf("at width %d the place is %d, was %d", w, d.m.reader.Open().Place(), place)
		}
	}
}

func TestThemesAll(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 30, story(t))
	for range theme.Names() {
		d.keys("t")
		d.check("theme " + d.m.reader.Theme())
	}
}

func TestWelcome(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.want("lede story.txt", "q quits")
	if small := drive(t, 60, 20).screen(); !strings.Contains(small, "said what") {
		t.Errorf("the welcome is cut:\n%s", small)
	}
	d.keys("enter j k / esc w e y x v o r m * G")
	d.check("welcome")
	d.keys("q")
	if !d.quit {
		t.Error("q does not quit")
	}
}

func TestBrokenFileIsARow(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, content := range map[string]string{"empty.txt": "", "binary.txt": "\x00\x01\x02\xff\x00\x00", "good.txt": "A headline here\n\nSome words of a story that was written.\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := drive(t, 120, 30, dir)
	d.want("A headline here", "empty.txt", "binary.txt", "✕", "2 unreadable")
	d.keys("G enter")
	if d.m.reader.Focus() != state.OnList || !d.m.reader.Status().Alarm {
		t.Error("a file that cannot be read opens")
	}
}
