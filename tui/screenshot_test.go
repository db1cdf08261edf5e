package tui

import (
	"bytes"
	"flag"
	"fmt"
	"html"
	"image/color"
	"os"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

var update = flag.Bool("update", false, "draw the README's picture anew")

// screenshot is what the README shows.
const screenshot = "../.github/screen.svg"

// TestPicture: the picture of the README is what the program shows of the samples.
func TestPicture(t *testing.T) {
	if testing.Short() {
		t.Skip("the picture follows once a change is whole")
	}
	o := files(articles + "/scrape")
	o.Theme = "dark"
	o.Now = func() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }
	d := driveWith(t, 116, 34, o).keys("j j tab")
	got := drawing(d.m.View().Content, 116, 34)
	if *update {
		if err := os.WriteFile(screenshot, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(screenshot); err != nil || !bytes.Equal(want, got) {
		t.Fatalf("%s is not what the program shows (%v): go test ./tui -run TestPicture -update, and look at it", screenshot, err)
	}
}

// A cell of the picture, in pixels; its letters are cellHeight*3/4 high.
const (
	cellWidth, cellHeight = 8, 18
	frame                 = 14 // around the cells
)

var (
	ground = color.RGBA{0x16, 0x18, 0x1d, 0xff} // of a dark terminal
	pale   = color.RGBA{0xd6, 0xd8, 0xdc, 0xff}
)

// drawing makes an SVG of a screen. Each stretch of one style has the place and the
// width that its cells have, whatever font the reader's browser takes.
func drawing(content string, width, height int) []byte {
	screen := uv.NewScreenBuffer(width, height)
	uv.NewStyledString(content).Draw(screen, screen.Bounds())
	var b bytes.Buffer
	w, h := width*cellWidth+2*frame, height*cellHeight+2*frame
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="%d">`+"\n",
		w, h, cellHeight*3/4)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" fill="%s"/>`+"\n", w, h, hex(ground))
	for y := range height {
		for x := 0; x < width; {
			next := stretch(screen, x, y, width)
			draw(&b, screen, x, next, y)
			x = next
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// stretch is where cells of another style than that at x begin.
func stretch(screen uv.ScreenBuffer, x, y, width int) int {
	style := screen.CellAt(x, y).Style
	for x++; x < width; x++ {
		if c := screen.CellAt(x, y); c.Width > 0 && !c.Style.Equal(&style) {
			break
		}
	}
	return x
}

// draw writes the cells from…to of a row, which have one style: a box of the
// background where there is one, and the letters.
func draw(b *bytes.Buffer, screen uv.ScreenBuffer, from, to, y int) {
	var words strings.Builder
	for x := from; x < to; x++ {
		words.WriteString(screen.CellAt(x, y).Content)
	}
	style := screen.CellAt(from, y).Style
	fg, bg := style.Fg, style.Bg
	if style.Attrs&uv.AttrReverse != 0 {
		fg, bg = or(bg, ground), or(fg, pale)
	}
	left, top := frame+from*cellWidth, frame+y*cellHeight
	if bg != nil {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left, top, (to-from)*cellWidth, cellHeight, hex(bg))
	}
	text := strings.TrimRight(words.String(), " ")
	if text == "" {
		return
	}
	wide := (to - from - len(words.String()) + len(text)) * cellWidth
	if indent := len(text) - len(strings.TrimLeft(text, " ")); indent > 0 { // some renderers place it wrongly
		text, left, wide = text[indent:], left+indent*cellWidth, wide-indent*cellWidth
	}
	fmt.Fprintf(b, `<text xml:space="preserve" x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`+"\n",
		left, top+cellHeight*3/4, wide, hex(or(fg, pale)), manner(style), html.EscapeString(text))
}

// manner are the attributes of a style beside its colours.
func manner(style uv.Style) string {
	var s string
	for _, m := range []struct {
		on   bool
		says string
	}{
		{style.Attrs&uv.AttrBold != 0, ` font-weight="bold"`},
		{style.Attrs&uv.AttrItalic != 0, ` font-style="italic"`},
		{style.Attrs&uv.AttrFaint != 0, ` opacity="0.65"`},
		{style.Underline != 0, ` text-decoration="underline"`},
	} {
		if m.on {
			s += m.says
		}
	}
	return s
}

func or(c, other color.Color) color.Color {
	if c == nil {
		return other
	}
	return c
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
