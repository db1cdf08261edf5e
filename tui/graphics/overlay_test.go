package graphics

import (
	"bytes"
	"image"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// tube is a terminal that keeps what it is given.
type tube struct{ bytes.Buffer }

func (*tube) Close() error { return nil }
func (*tube) Fd() uintptr  { return ^uintptr(0) }

func (t *tube) take() string {
	defer t.Reset()
	return t.String()
}

const (
	enter = ansi.SetModeAltScreenSaveCursor
	leave = ansi.ResetModeAltScreenSaveCursor
	begin = ansi.SetModeSynchronizedOutput
	end   = ansi.ResetModeSynchronizedOutput
	aPart = "\x1bPpart\x1b\\"
	aLong = "\x1bPwhole\x1b\\"
)

func overlay() (*Overlay, *tube, *Picture) {
	var screen tube
	o := NewOverlay(&screen)
	o.rest = time.Hour // the test draws
	return o, &screen, &Picture{Rows: 2, Whole: []byte(aLong), Part: func(int, int) ([]byte, error) { return []byte(aPart), nil }}
}

// Steps of a session: frames that are written, pictures that they have, and what reaches the
// terminal with each and once it rests.
func TestOverlay(t *testing.T) {
	t.Parallel()
	o, screen, p := overlay()
	whole := []Laid{{p, 0, image.Rect(3, 5, 6, 7)}}
	part := []Laid{{p, 1, image.Rect(3, 1, 6, 2)}}
	const (
		drawn  = "\x1b7\x1b[6;4H" + aLong + "\x1b8"
		drawn1 = "\x1b7\x1b[2;4H" + aPart + "\x1b8"
		wiped  = "\x1b7\x1b[m\x1b[6;4H   \x1b[7;4H   \x1b8"
		wiped1 = "\x1b7\x1b[m\x1b[2;4H   \x1b8"
	)
	for i, c := range []struct {
		lay           []Laid
		frame         string
		written, rest string
	}{
		{whole, "main", "main", ""}, // not the alternate screen yet
		{whole, enter + "one", enter + "one", drawn},
		{whole, "", "", ""},
		{whole, "same place", "same place", ""},
		{whole, "\x1b[2J\x1b[Hall anew", "\x1b[2J\x1b[Hall anew", drawn},
		{whole, "a \x1b[1;20rregion", "a \x1b[1;20rregion", drawn},
		{part, "", "", ""}, // its frame is not written yet
		{part, "scrolled", wiped + "scrolled", drawn1},
		{whole, begin + "back" + end, begin + wiped1 + "back" + end, begin + drawn + end},
		{nil, begin + "a card" + end, begin + wiped + "a card" + end, ""},
		{whole, begin + "no card" + end, begin + "no card" + end, begin + drawn + end},
		{whole, "\x1b[0m" + leave, wiped + "\x1b[0m" + leave, ""},
		{whole, "of an editor", "of an editor", ""},
		{whole, enter + begin + "back", enter + begin + "back", begin + drawn + end},
	} {
		o.Lay(c.lay)
		if c.frame != "" {
			if n, err := o.Write([]byte(c.frame)); n != len(c.frame) || err != nil {
				t.Fatal(n, err)
			}
		}
		if got := screen.take(); got != c.written {
			t.Errorf("step %d wrote %q, want %q", i, got, c.written)
		}
		o.Draw()
		if got := screen.take(); got != c.rest {
			t.Errorf("step %d, at rest: %q, want %q", i, got, c.rest)
		}
	}
}

// While a picture is made the page may go on: what is no more to be shown is not drawn.
func TestOverlayOvertaken(t *testing.T) {
	t.Parallel()
	o, screen, p := overlay()
	p.Part = func(int, int) ([]byte, error) {
		o.Lay(nil)
		return []byte(aPart), nil
	}
	if _, err := o.Write([]byte(enter)); err != nil {
		t.Fatal(err)
	}
	o.Lay([]Laid{{p, 0, image.Rect(0, 0, 3, 1)}})
	if _, err := o.Write([]byte("frame")); err != nil {
		t.Fatal(err)
	}
	o.Draw()
	if got := screen.take(); strings.Contains(got, aPart) {
		t.Errorf("%q", got)
	}
}

func TestNoTerminal(t *testing.T) {
	t.Parallel()
	var none *Overlay
	if o, _, _ := overlay(); o.Cell() != (image.Point{}) || none.Cell() != (image.Point{}) {
		t.Error("no terminal has cells")
	}
}
