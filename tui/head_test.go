package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/state"
)

// until carries out commands, first come first served, until ready says so, and
// gives back those that are left.
func (d *driver) until(ready func() bool, cmds ...tea.Cmd) []tea.Cmd {
	for len(cmds) > 0 && !ready() {
		cmd := cmds[0]
		if cmds = cmds[1:]; cmd == nil {
			continue
		}
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			cmds = append(cmds, msg...)
		case eventMsg:
			_, next := d.m.Update(msg)
			cmds = append(cmds, next)
		}
	}
	return cmds
}

// openHead opens a long file and stops before the whole of it is there; rest
// goes on.
func openHead(t *testing.T, file string) (d *driver, rest func()) {
	t.Helper()
	d = &driver{t: t, m: New(files(file))}
	t.Cleanup(d.m.stop)
	d.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	left := d.until(func() bool {
		o := d.m.reader.Open()
		return o != nil && o.Doc() != nil
	}, d.m.Init())
	if o := d.m.reader.Open(); o == nil || o.Article() == nil || o.Article().Head == nil {
		t.Fatal("no head on the screen")
	}
	return d, func() { d.do(tea.Batch(left...)) }
}

// TestHeadFirst reads in the head of an article until the whole is there: the
// place, the selection and the search stay.
func TestHeadFirst(t *testing.T) {
	t.Parallel()
	file := longStory(t, 700<<10, "\n")
	d, rest := openHead(t, file)
	d.want("The bridge of Springfield", "reading …")
	d.keys("space space / text:council enter e e e")
	o := d.m.reader.Open()
	span, _ := o.Selected()
	words := span.Of(o.Article().Text)
	hits := o.Search().Len()
	place := o.Place()
	rest()
	if o.Article().Head != nil || o.Place() != place {
		t.Errorf("place %d became %d", place, o.Place())
	}
	if now, ok := o.Selected(); !ok || now != span || now.Of(o.Article().Text) != words {
		t.Errorf("%q was selected, now %q", words, now.Of(o.Article().Text))
	}
	if o.Search().Len() <= hits || o.Search().Pending() {
		t.Errorf("%d hits in the head, %d in the whole", hits, o.Search().Len())
	}
	if it := d.m.reader.Library().Item(0); it.Words != o.Article().Words() {
		t.Errorf("the list says %d words of %d", it.Words, o.Article().Words())
	}
	if screen := d.screen(); strings.Contains(screen, "reading …") {
		t.Errorf("still reading:\n%s", screen)
	}
}

// TestEndOfHead asks for the end before it is there.
func TestEndOfHead(t *testing.T) {
	t.Parallel()
	for _, moved := range []bool{false, true} {
		d, rest := openHead(t, longStory(t, 700<<10, "\n"))
		d.keys("G")
		o := d.m.reader.Open()
		place := o.Place()
		if moved {
			d.keys("k")
		}
		rest()
		if end := d.m.shown().Bottom(d.m.layout().Page.Height); (d.m.shown().At(o.Place()) == end) == moved {
			t.Errorf("moved on %v: at %d of %d, was at %d", moved, o.Place(), len(o.Article().Text), place)
		}
	}
}

// TestRestIsGone loses the file behind the head: the head stays and the screen
// says so.
func TestRestIsGone(t *testing.T) {
	t.Parallel()
	file := longStory(t, 700<<10, "\n")
	d, rest := openHead(t, file)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	rest()
	d.want("The bridge of Springfield", "no such file")
	if d.m.reader.Open().Place() != state.Top {
		t.Error("the reader was moved")
	}
	d.keys("j").want("only the beginning was read")
}

// The legend counts the names of the page that is shown, and none where there is none.
func TestLegendIsOfThePage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, words := range map[string]string{"a.txt": "The port\n\nMay 3, 2025\n\nGrace Atieno said on Monday that the port of Mombasa is closed.\n", "b.txt": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for keys, want := range map[string]bool{"enter": true, "enter q": true, "enter q G": false, "enter F text:port": false, "enter ?": true} {
		for width, beside := range map[int]bool{120: true, 70: false} {
			d := drive(t, width, 24, dir).keys(keys)
			top, _, _ := strings.Cut(d.screen(), "\n")
			if want := want && (beside || keys != "enter q"); strings.Contains(top, "people 1") != want {
				t.Errorf("%s in %d columns: legend %v: %q", keys, width, !want, top)
			}
		}
	}
}
