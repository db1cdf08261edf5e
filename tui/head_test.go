package tui

import (
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/state"
)

// hold carries out commands but for the reading of a whole article, which it
// gives back.
func (d *driver) hold(cmd tea.Cmd, held *[]tea.Msg) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			d.hold(c, held)
		}
	case articleMsg:
		if msg.article == nil || msg.article.Head == nil {
			*held = append(*held, msg)
			return
		}
		d.holdSend(msg, held)
	case listedMsg, documentMsg, partMsg:
		d.holdSend(msg, held)
	}
}

func (d *driver) holdSend(msg tea.Msg, held *[]tea.Msg) {
	_, cmd := d.m.Update(msg)
	d.hold(cmd, held)
}

// openHead opens a long file and stops before the whole of it is there.
func openHead(t *testing.T, file string) (d *driver, rest tea.Msg) {
	t.Helper()
	d = &driver{t: t, m: New(Options{Args: []string{file}, Single: true})}
	t.Cleanup(d.m.close)
	d.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	var held []tea.Msg
	d.hold(d.m.Init(), &held)
	if o := d.m.reader.Open(); o == nil || o.Article() == nil || o.Article().Head == nil || o.Doc() == nil || len(held) != 1 {
		t.Fatalf("no head on the screen, or no whole behind it: %d held", len(held))
	}
	return d, held[0]
}

// TestHeadFirst reads in the head of an article until the whole is there: the
// place, the selection and the search stay.
func TestHeadFirst(t *testing.T) {
	file := longStory(t, 700<<10, "\n")
	d, rest := openHead(t, file)
	d.want("The bridge of Springfield", "reading …")
	d.keys("space space e e e")
	o := d.m.reader.Open()
	span, _ := o.Selected()
	words := span.Of(o.Article().Text)
	d.keys("/ text:council enter")
	hits := o.Search().Len()
	place := o.Place()
	d.send(rest)
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
	for _, moved := range []bool{false, true} {
		d, rest := openHead(t, longStory(t, 700<<10, "\n"))
		d.keys("G")
		o := d.m.reader.Open()
		place := o.Place()
		if moved {
			d.keys("k")
		}
		d.send(rest)
		if end := d.m.shown().Bottom(d.m.layout().Page.Height); (d.m.shown().At(o.Place()) == end) == moved {
			t.Errorf("moved on %v: at %d of %d, was at %d", moved, o.Place(), len(o.Article().Text), place)
		}
	}
}

// TestRestIsGone loses the file behind the head: the head stays and the screen
// says so.
func TestRestIsGone(t *testing.T) {
	d, _ := openHead(t, longStory(t, 700<<10, "\n"))
	d.send(articleMsg{id: 0, job: d.m.jobs.opening, err: os.ErrNotExist})
	d.want("The bridge of Springfield", "file does not exist")
	if d.m.reader.Open().Place() != state.Top {
		t.Error("the reader was moved")
	}
	d.keys("j").want("only the beginning was read")
}
