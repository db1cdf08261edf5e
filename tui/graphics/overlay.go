package graphics

import (
	"bytes"
	"image"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Picture is a picture as sixels.
type Picture struct {
	Rows  int                                  // of cells that it covers
	Whole []byte                               // all of it
	Part  func(from, rows int) ([]byte, error) // some of its rows of cells
}

// Laid is a picture, or a part of it, over cells of the screen.
type Laid struct {
	Picture *Picture
	From    int // the first row of it that is shown
	Cells   image.Rectangle
}

// sixels is what draws it; empty where that cannot be made.
func (l Laid) sixels() []byte {
	if l.Cells.Dy() == l.Picture.Rows {
		return l.Picture.Whole
	}
	part, _ := l.Picture.Part(l.From, l.Cells.Dy()) // the whole could be made
	return part
}

// Overlay is a terminal with pictures over cells that whoever draws the cells leaves blank.
// Before a frame is written that does not leave them where they are, they are wiped; once
// the terminal rests after the frame of the last Lay, those are drawn. They are drawn on
// the alternate screen alone, and wiped before it is left: for a program that has the
// terminal, and at the end.
type Overlay struct {
	term.File
	rest time.Duration

	one sync.Mutex // of those who draw

	mu    sync.Mutex
	want  []Laid // of the last Lay
	drawn []Laid // that the terminal shows
	shown bool   // the frame of the last Lay is written
	alt   bool   // the alternate screen is shown
	torn  bool   // what is drawn may have been scrolled or wiped
	sync  bool   // frames are written as one
	timer *time.Timer
}

// restOfFrames is how long nothing is written before pictures are drawn: while the reader
// scrolls they would only slow it.
const restOfFrames = 60 * time.Millisecond

// NewOverlay is that terminal without pictures.
func NewOverlay(f term.File) *Overlay { return &Overlay{File: f, rest: restOfFrames} }

// Cell is how large a cell is, in pixels, where the system knows that; else zero. The nil
// Overlay is no terminal.
func (o *Overlay) Cell() image.Point {
	if o == nil {
		return image.Point{}
	}
	return cellOf(o.Fd())
}

// Lay says which pictures the frame has that is written next.
func (o *Overlay) Lay(pictures []Laid) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if slices.Equal(o.want, pictures) {
		return
	}
	o.want, o.shown = pictures, false
}

// Write writes a frame, or what else the terminal is given.
func (o *Overlay) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	head, rest := "", p
	if begun, ok := bytes.CutPrefix(p, []byte(ansi.SetModeSynchronizedOutput)); ok {
		head, rest, o.sync = ansi.SetModeSynchronizedOutput, begun, true
	}
	switch {
	case bytes.Contains(p, []byte(ansi.ResetModeAltScreenSaveCursor)):
		o.alt, o.want = false, nil
	case bytes.Contains(p, []byte(ansi.SetModeAltScreenSaveCursor)):
		o.alt, o.drawn = true, nil
	}
	if head += o.wipe(); len(o.drawn) > 0 && disturbs(p) {
		o.torn = true
	}
	o.shown = true
	if len(o.want) > 0 {
		o.soon()
	}
	if head == "" {
		return o.File.Write(p)
	}
	if _, err := o.File.Write(append([]byte(head), rest...)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// soon has the pictures drawn once the terminal rests.
func (o *Overlay) soon() {
	if o.timer == nil {
		o.timer = time.AfterFunc(o.rest, o.Draw)
		return
	}
	o.timer.Reset(o.rest)
}

// Draw draws what is to be drawn and is not there, and wipes what is no more to be.
func (o *Overlay) Draw() {
	o.one.Lock()
	defer o.one.Unlock()
	want, missing := o.missing()
	made := make([]string, len(missing)) // while frames are written
	for i, l := range missing {
		made[i] = aside(ansi.CursorPosition(l.Cells.Min.X+1, l.Cells.Min.Y+1) + string(l.sixels()))
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.alt || !o.shown || !slices.Equal(o.want, want) {
		return // a later one draws
	}
	out := o.wipe() + strings.Join(made, "")
	o.drawn, o.torn = want, false
	if out == "" {
		return
	}
	if o.sync {
		out = ansi.SetModeSynchronizedOutput + out + ansi.ResetModeSynchronizedOutput
	}
	_, _ = o.File.Write([]byte(out)) // what does not reach a terminal is noticed by who draws the cells
}

// missing is what is to be drawn, and what of it is not there.
func (o *Overlay) missing() (want, missing []Laid) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, l := range o.want {
		if o.torn || !slices.Contains(o.drawn, l) {
			missing = append(missing, l)
		}
	}
	return o.want, missing
}

// wipe is what wipes the pictures that are drawn and are not to be; they are drawn no more.
func (o *Overlay) wipe() string {
	var b strings.Builder
	o.drawn = slices.DeleteFunc(slices.Clone(o.drawn), func(l Laid) bool {
		if slices.Contains(o.want, l) {
			return false
		}
		for y := l.Cells.Min.Y; y < l.Cells.Max.Y; y++ {
			b.WriteString(ansi.CursorPosition(l.Cells.Min.X+1, y+1) + strings.Repeat(" ", l.Cells.Dx()))
		}
		return true
	})
	if b.Len() == 0 {
		return ""
	}
	return aside(ansi.ResetStyle + b.String())
}

// aside is what leaves the cursor and the style as they were.
func aside(s string) string { return ansi.SaveCursor + s + ansi.RestoreCursor }

// disturbs reports whether a frame may wipe or move cells that stay blank: it erases the
// screen, or scrolls.
func disturbs(frame []byte) bool {
	for {
		_, rest, found := bytes.Cut(frame, []byte("\x1b["))
		if !found {
			return false
		}
		final := bytes.TrimLeft(rest, "0123456789;")
		if len(final) > 0 && strings.IndexByte("JLMSTr", final[0]) >= 0 {
			return true
		}
		frame = rest
	}
}
