package tui

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lede/tui/graphics"
)

// tube is a terminal that keeps what it is given.
type tube struct{ bytes.Buffer }

func (*tube) Close() error { return nil }
func (*tube) Fd() uintptr  { return ^uintptr(0) }

// vt answers as a terminal with those attributes, cells and colours does; where it has no cells
// or colours it says nothing of them.
type vt struct {
	*driver
	tube       tube
	attributes uv.PrimaryDeviceAttributesEvent
	cell       uv.CellSizeEvent
	colors     int
	seen       int
}

func (v *vt) answer() {
	for v.seen < len(v.said) {
		msg := v.said[v.seen]
		v.seen++
		raw, ok := msg.(tea.RawMsg)
		if !ok {
			continue
		}
		asked := fmt.Sprint(raw.Msg)
		if strings.Contains(asked, ansi.RequestPrimaryDeviceAttributes) {
			v.send(v.attributes)
		}
		if strings.Contains(asked, graphics.AskCell()) && v.cell.Width > 0 {
			v.send(v.cell)
		}
		if strings.Contains(asked, graphics.AskColors) && v.colors > 0 {
			v.send(uv.UnknownCsiEvent(fmt.Sprintf("\x1b[?1;0;%dS", v.colors)))
		}
		if strings.HasSuffix(asked, "\x1b[5n") {
			v.send(uv.UnknownCsiEvent(wellReport))
		}
	}
}

// frame writes the screen as the renderer would, and returns what the terminal is given with
// it and once it rests.
func (v *vt) frame() string {
	content := v.m.View().Content
	fmt.Fprint(v.m.pictures.sixel.over, content)
	v.m.pictures.sixel.over.Draw()
	defer v.tube.Reset()
	return strings.ReplaceAll(v.tube.String(), content, "|")
}

func (v *vt) press(keys string) *vt {
	v.keys(keys)
	v.answer()
	return v
}

func sixelTerminal(t testing.TB, v *vt, path string) *vt {
	t.Helper()
	v.driver = driveWith(t, 80, 60, files(path))
	v.m.pictures.sixel.over = graphics.NewOverlay(&v.tube)
	fmt.Fprint(v.m.pictures.sixel.over, ansi.SetModeAltScreenSaveCursor)
	v.answer()
	return v
}

const sixelBegins = "\x1bP0;1;8q"

// A terminal that says it shows sixels and how large its cells are is given the pictures that
// are on the screen, at their places; they are wiped before a frame that moves them.
func TestSixelPictures(t *testing.T) {
	t.Parallel()
	v := sixelTerminal(t, &vt{attributes: []int{62, 4, 22}, cell: uv.CellSizeEvent{Width: 8, Height: 16}, colors: 16}, filepath.Join(gallery(t), "story.html"))
	if first := v.frame(); strings.Contains(first, sixelBegins) {
		t.Fatal("pictures without being asked for")
	}
	shown := v.press("p").frame()
	v.want("pictures on", "The harbour at dawn")
	v.check("sixels")
	if got := strings.Count(shown, sixelBegins); got != 2 {
		t.Fatalf("%d pictures\n%s", got, v.screen())
	}
	for _, size := range []string{`"1;1;400;200`, `"1;1;100;100`} { // in 13 and 7 rows
		if !strings.Contains(shown, size) {
			t.Errorf("no picture of %s in %.200q", size, shown)
		}
	}
	if strings.Contains(shown, "#16;") {
		t.Error("more colours than there are")
	}
	if again := v.frame(); strings.Contains(again, sixelBegins) {
		t.Error("pictures that stay are drawn again")
	}
	moved := v.press("j").frame()
	wiped, drawn, _ := strings.Cut(moved, "|")
	if strings.Count(wiped, "\x1b7") != 1 || strings.Count(drawn, sixelBegins) != 2 {
		t.Errorf("a line down: wiped %q, %d pictures drawn", wiped, strings.Count(drawn, sixelBegins))
	}
	if helped := v.press("?").frame(); strings.Contains(helped, sixelBegins) {
		t.Error("pictures over the help")
	}
	if back := v.press("esc").frame(); strings.Count(back, sixelBegins) != 2 {
		t.Error("no pictures after the help")
	}
	if off := v.press("p").frame(); !strings.HasPrefix(off, "\x1b7\x1b[m") || strings.Contains(off, sixelBegins) {
		t.Errorf("off: %q", off)
	}
}

// A window of another size, or of other cells, has its pictures made anew.
func TestSixelsInAnotherWindow(t *testing.T) {
	t.Parallel()
	v := sixelTerminal(t, &vt{attributes: []int{4}, cell: uv.CellSizeEvent{Width: 8, Height: 16}}, filepath.Join(gallery(t), "story.html"))
	v.press("p").frame()
	for _, size := range []tea.WindowSizeMsg{{Width: 50, Height: 30}, {Width: 20, Height: 5}, {Width: 8, Height: 3}} {
		v.send(size)
		v.answer()
		v.frame()
		v.check("sixels")
	}
	v.cell = uv.CellSizeEvent{Width: 16, Height: 32}
	v.send(tea.WindowSizeMsg{Width: 80, Height: 60})
	v.answer()
	if shown := v.frame(); !strings.Contains(shown, `"1;1;384;192`) || !strings.Contains(shown, `"1;1;100;100`) {
		t.Errorf("%.300q", shown)
	}
}

// What a terminal does not say is not guessed.
func TestTerminalsWithoutSixels(t *testing.T) {
	t.Parallel()
	cell := uv.CellSizeEvent{Width: 8, Height: 16}
	for name, c := range map[string]struct {
		attributes uv.PrimaryDeviceAttributesEvent
		cell       uv.CellSizeEvent
	}{
		"no sixels":    {[]int{62, 22}, cell},
		"no cell":      {[]int{62, 4}, uv.CellSizeEvent{}},
		"no such cell": {[]int{62, 4}, uv.CellSizeEvent{Width: 8, Height: 5000}},
		"nothing":      {nil, uv.CellSizeEvent{}},
	} {
		v := sixelTerminal(t, &vt{attributes: c.attributes, cell: c.cell}, filepath.Join(gallery(t), "story.html"))
		if shown := v.press("p").frame(); strings.Contains(shown, sixelBegins) || !strings.Contains(v.screen(), "does not say") {
			t.Errorf("%s\n%s", name, v.screen())
		}
	}
}
