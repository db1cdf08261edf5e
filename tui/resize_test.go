package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/config"
	"lede/model/engine"
	"lede/tui/layout"
)

// The same keys give panes more and less room wherever there are two, within
// limits, and the reading place stays.
func TestResizePanes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, args    string
		keys          string
		width, height int
		size          func(layout.Layout) int
		least, most   int
	}{
		{"list", wire, "enter", 120, 40, func(l layout.Layout) int { return l.List.Width }, layout.SideLeast, 120 - 1 - layout.PageLeast},
		{"list and panel", wire, "enter w", 160, 40, func(l layout.Layout) int { return l.Panel.Width }, layout.SideLeast, (160 - 2 - layout.PageLeast) / 2},
		{"panel of one article", story(t), "w", 120, 40, func(l layout.Layout) int { return l.Panel.Width }, layout.SideLeast, 120 - 1 - layout.PageLeast},
		{"panel below", wire, "enter w", 70, 24, func(l layout.Layout) int { return l.Panel.Height }, layout.LowLeast, 22 - 1 - layout.AboveLeast},
		{"panel beside", wire, "enter w", 80, 24, func(l layout.Layout) int { return l.Panel.Width }, layout.SideLeast, 80 - 1 - layout.PageLeast},
		{"panel below, narrow", wire, "enter i", 60, 20, func(l layout.Layout) int { return l.Panel.Height }, layout.LowLeast, 18 - 1 - layout.AboveLeast},
	} {
		d := drive(t, c.width, c.height, c.args).keys(c.keys)
		before := c.size(d.m.layout())
		place := d.m.reader.Open().Place()
		if got := c.size(d.keys(">").m.layout()); got <= before {
			t.Errorf("%s: > makes %d of %d", c.name, got, before)
		}
		d.check(c.name)
		if got := c.size(d.keys(strings.Repeat("< ", 40)).m.layout()); got != c.least {
			t.Errorf("%s: the least is %d, want %d", c.name, got, c.least)
		}
		d.check(c.name)
		if got := c.size(d.keys(strings.Repeat("> ", 40)).m.layout()); got != c.most {
			t.Errorf("%s: the most is %d, want %d", c.name, got, c.most)
		}
		d.check(c.name)
		if d.m.reader.Open().Place() != place {
			t.Errorf("%s: the place went from %d to %d", c.name, place, d.m.reader.Open().Place())
		}
	}
}

// A window with one pane says that there is nothing to resize.
func TestResizeNothing(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 40, story(t)).keys(">")
	if !strings.Contains(d.m.reader.Status().Text, "no panes") {
		t.Errorf("said: %q", d.m.reader.Status().Text)
	}
}

// The pointer drags the edge between two panes.
func TestDragEdge(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		width, height int
		args          string
		keys          string
		from, to      func(layout.Layout) (int, int)
		want          func(layout.Layout) bool
	}{
		{"list", 120, 40, wire, "enter", func(l layout.Layout) (int, int) { return l.List.Width, 9 }, func(layout.Layout) (int, int) { return 50, 12 },
			func(l layout.Layout) bool { return l.List.Width == 50 && l.Page.X == 51 }},
		{"panel on the right", 120, 40, story(t), "i", func(l layout.Layout) (int, int) { return l.Panel.X - 1, 9 }, func(layout.Layout) (int, int) { return 70, 12 },
			func(l layout.Layout) bool { return l.Panel.X == 71 && l.Page.Width == 70 }},
		{"panel below", 70, 30, wire, "enter w", func(l layout.Layout) (int, int) { return 5, l.Panel.Y - 1 }, func(layout.Layout) (int, int) { return 5, 20 },
			func(l layout.Layout) bool { return l.Panel.Y == 21 && l.Page.Height == 19 }},
	} {
		d := drive(t, c.width, c.height, c.args).keys(c.keys)
		x, y := c.from(d.m.layout())
		d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		x, y = c.to(d.m.layout())
		d.send(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft})
		d.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
		if l := d.m.layout(); !c.want(l) {
			t.Errorf("%s: %+v", c.name, l)
		}
		d.check(c.name)
		before := d.m.layout()
		d.send(tea.MouseMotionMsg{X: x + 5, Y: y - 3, Button: tea.MouseLeft})
		if d.m.layout() != before {
			t.Errorf("%s: the edge moves after it was let go", c.name)
		}
	}
}

// A panel below the article leaves the list beside both, and takes its height
// from the article alone.
func TestPanelBelow(t *testing.T) {
	t.Parallel()
	d := driveWith(t, 120, 40, Options{Engine: engine.Options{Args: []string{wire}}, Config: config.Config{Panels: "below"}}).keys("enter")
	before := d.m.layout()
	l := d.keys("w").m.layout()
	if l.List != before.List || l.Panel.X != l.Page.X || l.Panel.Width != l.Page.Width || l.Page.Height+1+l.Panel.Height != before.Page.Height {
		t.Errorf("before %+v, with a panel %+v", before, l)
	}
	for _, size := range []tea.WindowSizeMsg{{Width: 120, Height: 40}, {Width: 200, Height: 60}, {Width: 60, Height: 20}, {Width: 40, Height: 10}, {Width: 101, Height: 17}, {Width: 120, Height: 7}, {Width: 120, Height: 40}} {
		d.send(size)
		d.keys("> > < tab tab").check("below")
	}
}

// Sizes of panes and the way lines end outlive the program.
func TestSizesOutliveTheProgram(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	wide := tea.WindowSizeMsg{Width: 120, Height: 40}
	first := reopened(t, dir, wire)
	first.send(wide)
	first.keys("enter > > : text:lines enter")
	narrow := tea.WindowSizeMsg{Width: 70, Height: 30}
	first.send(narrow)
	first.keys("w <")
	low := first.m.layout().Panel.Height
	if err := first.m.engine.Close(); err != nil {
		t.Fatal(err)
	}
	second := reopened(t, dir, wire)
	second.send(narrow)
	second.keys("enter w")
	if got := second.m.layout().Panel.Height; got != low {
		t.Errorf("a panel below has %d rows, left with %d", got, low)
	}
	second.send(wide)
	if first.send(wide); second.m.window().Side(second.m.reader, second.m.reader.Side()) != first.m.window().Side(first.m.reader, first.m.reader.Side()) || second.m.window().Side(second.m.reader, second.m.reader.Side()) == 36 || second.m.reader.Lines() != first.m.reader.Lines() || second.m.reader.Lines() == 0 {
		t.Errorf("%d columns, %v lines; left with %d, %v", second.m.window().Side(second.m.reader, second.m.reader.Side()), second.m.reader.Lines(), first.m.window().Side(first.m.reader, first.m.reader.Side()), first.m.reader.Lines())
	}
}
