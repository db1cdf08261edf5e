package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/config"
	"lede/tui/layout"
)

// click presses a button of the mouse on a cell.
func (d *driver) click(x, y int) *driver {
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	return d
}

// clickOn presses it on the first letter of words that a pane shows.
func (d *driver) clickOn(words string, within layout.Rect) *driver {
	d.t.Helper()
	for y, row := range strings.Split(d.screen(), "\n") {
		for i := range row {
			if x := d.m.canvas.Width(row[:i]); strings.HasPrefix(row[i:], words) && within.Has(x, y) {
				return d.click(x, y)
			}
		}
	}
	d.t.Fatalf("no %q in the pane:\n%s", words, d.screen())
	return nil
}

// wheel turns the wheel over a cell, down or up.
func (d *driver) wheel(x, y int, button tea.MouseButton) *driver {
	d.send(tea.MouseWheelMsg{X: x, Y: y, Button: button})
	return d
}

// threeStories is a folder of stories with the titles Alpha, Beta and Gamma, long
// enough to be scrolled.
func threeStories(t *testing.T) Options {
	t.Helper()
	dir := t.TempDir()
	for name, filler := range map[string]string{ // no copies of each other
		"Alpha": "Nothing else was said about it in town.", "Beta": "Rain fell on all pools that morning.", "Gamma": "Boats went out later than they had to.",
	} {
		text := name + " wins\n\n“We won,” said Jane Goodall, a swimmer of Lagos. She met Peter Sands.\n\n" + strings.Repeat(filler+"\n\n", 60)
		if err := os.WriteFile(filepath.Join(dir, strings.ToLower(name)+".txt"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o := files(dir)
	o.Config = config.Config{Order: "file", Mouse: true}
	return o
}

// spot is what a click changes: the pane, the row, the article, and what is open
// over it.
func spot(d *driver) string {
	r := d.m.reader
	out := fmt.Sprintf("%s row %d", r.Top(), r.Row())
	if o := r.Open(); o != nil {
		out += " of " + r.Library().Item(o.ID()).Title()
	}
	if o := r.Open(); o != nil && o.Select() != nil {
		out += ", selected"
	}
	return out
}

// A click does in the pane under the pointer what enter would.
func TestClick(t *testing.T) {
	t.Parallel()
	o := threeStories(t)
	list := func(d *driver) layout.Rect { return d.m.layout().List }
	page := func(d *driver) layout.Rect { return d.m.layout().Page }
	panel := func(d *driver) layout.Rect { return d.m.layout().Panel }
	found := func(d *driver) layout.Rect { return d.m.layout().Found }
	for _, c := range []struct {
		name, keys, words string
		within            func(*driver) layout.Rect
		want              string
	}{
		{"another row", "", "Beta wins", list, "list row 1 of Beta wins"},
		{"the blank row below it", "j", "Alpha wins", list, "list row 0 of Alpha wins"},
		{"the selected row", "", "Alpha wins", list, "article row 0 of Alpha wins"},
		{"another row from the page", "enter", "Gamma wins", list, "list row 2 of Gamma wins"},
		{"a name", "", "Jane Goodall", page, "card row 0 of Alpha wins, selected"},
		{"a quotation", "", "We won", page, "card row 0 of Alpha wins, selected"},
		{"no name", "", "Nothing", page, "article row 0 of Alpha wins"},
		{"a row of a panel", "enter i shift+tab", "Peter Sands", panel, "article row 0 of Alpha wins, selected"},
		{"a head of a panel", "enter i shift+tab", "people", panel, "panel row 0 of Alpha wins"},
		{"a result", "F text:Beta", "", found, "typing row 0 of Alpha wins"},
		{"while a line is typed", "/ text:a", "Beta wins", list, "typing row 0 of Alpha wins"},
		{"over the help", "?", "", func(d *driver) layout.Rect { return d.m.layout().Body }, "help row 0 of Alpha wins"},
		{"while a letter is awaited", "enter m", "Beta wins", list, "list row 1 of Beta wins"},
	} {
		d := driveWith(t, 120, 30, o).keys(c.keys)
		if d.clickOn(c.words, c.within(d)); spot(d) != c.want {
			t.Errorf("%s: %s, want %s", c.name, spot(d), c.want)
		}
	}
}

// A click that closes a card does nothing else, wherever it falls.
func TestClickClosesTheCard(t *testing.T) {
	t.Parallel()
	o := threeStories(t)
	for _, words := range []string{"Beta wins", "Peter Sands", "Nothing"} {
		d := driveWith(t, 120, 30, o).keys("enter e enter")
		if d.m.reader.Card() == nil {
			t.Fatal("no card")
		}
		before, selected := d.m.layout(), *d.m.reader.Open().Select()
		d.clickOn(words, before.Body)
		if got := spot(d); got != "article row 0 of Alpha wins, selected" || *d.m.reader.Open().Select() != selected {
			t.Errorf("a click on %q beside the card: %s", words, got)
		}
		if edge := driveWith(t, 120, 30, o).keys("enter e enter").click(before.Page.X-1, 10); edge.m.dragging != layout.NoEdge {
			t.Error("it takes hold of the edge below")
		}
	}
}

// Other buttons do nothing.
func TestOtherButtons(t *testing.T) {
	t.Parallel()
	d := driveWith(t, 120, 30, threeStories(t))
	before := spot(d)
	for _, button := range []tea.MouseButton{tea.MouseRight, tea.MouseMiddle} {
		for x := 2; x < 120; x += 12 {
			d.send(tea.MouseClickMsg{X: x, Y: 5, Button: button})
		}
	}
	d.send(tea.MouseMotionMsg{X: 50, Y: 5, Button: tea.MouseLeft}) // nothing was taken hold of
	if spot(d) != before || d.m.reader.Side() != 0 {
		t.Errorf("%s, was %s; %d columns", spot(d), before, d.m.reader.Side())
	}
}

// The wheel scrolls the pane under the pointer, wherever the keys go.
func TestWheel(t *testing.T) {
	t.Parallel()
	o := threeStories(t)
	top := func(d *driver) int {
		p := d.m.shown()
		return p.Distance(p.First(), p.At(d.m.reader.Open().Place()), 100)
	}
	for _, c := range []struct {
		name, keys string
		over       func(layout.Layout) layout.Rect
		of         func(*driver) int
		down, two  int // after one step down, and another
	}{
		{"the page", "", func(l layout.Layout) layout.Rect { return l.Page }, top, 3, 6},
		{"the page below a card", "enter e enter", func(l layout.Layout) layout.Rect { return l.Page }, top, 3, 6},
		{"the list", "enter", func(l layout.Layout) layout.Rect { return l.List }, func(d *driver) int { return d.m.reader.Row() }, 1, 2},
		{"a panel", "enter i shift+tab", func(l layout.Layout) layout.Rect { return l.Panel }, func(d *driver) int { return d.m.reader.Panel().Row() }, 4, 4},
		{"the help", "?", func(l layout.Layout) layout.Rect { return l.Body }, func(d *driver) int { return d.m.reader.Help().Top() }, 3, 6},
		{"results", "F text:won", func(l layout.Layout) layout.Rect { return l.Found }, func(d *driver) int { return d.m.reader.Finding().Row() }, 1, 2},
	} {
		d := driveWith(t, 120, 30, o).keys(c.keys)
		at := c.over(d.m.layout())
		was := c.of(d)
		d.wheel(at.X+1, at.Y+1, tea.MouseWheelDown)
		one := c.of(d)
		if two := c.of(d.wheel(at.X+1, at.Y+1, tea.MouseWheelDown)); one != c.down || two != c.two {
			t.Errorf("%s: %d, then %d; want %d and %d", c.name, one, two, c.down, c.two)
		}
		for range 2 {
			d.wheel(at.X+at.Width-1, at.Y+at.Height-1, tea.MouseWheelUp)
		}
		if got := c.of(d); got != was {
			t.Errorf("%s: up again at %d, was %d", c.name, got, was)
		}
	}
}
