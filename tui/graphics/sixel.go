package graphics

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
	"github.com/mattn/go-sixel"
	"github.com/soniakeys/quant/median"

	"lede/model/text"
)

// sixels is what a terminal says among its attributes (DA1) that shows sixels.
const sixels = 4

// AskSixel asks what a terminal can do, which every one answers, and how large a cell is.
func AskSixel() string { return ansi.RequestPrimaryDeviceAttributes + AskCell() }

// AskCell asks how large a cell is, in pixels.
func AskCell() string { return ansi.WindowOp(reportCell) }

// HasSixel reports whether a terminal with those attributes shows sixels.
func HasSixel(attributes []int) bool { return slices.Contains(attributes, sixels) }

// AskColors asks a terminal that shows sixels of how many colours they may be.
const AskColors = "\x1b[?1;1;0S"

var colors = text.Pattern(`^\x1b\[\?1;0;(\d{1,9})S$`)

// Colors is the number of colours that an answer to AskColors tells; ok is false where it
// is none.
func Colors(answer string) (n int, ok bool) {
	told := colors().FindStringSubmatch(answer)
	if told == nil {
		return 0, false
	}
	n, err := strconv.Atoi(told[1])
	return n, err == nil && n >= 2
}

// MaxColors is of how many colours a picture is at most; a terminal that does not tell
// has as many.
const MaxColors = 256

// Band is how many rows of pixels a sixel is high.
const Band = 6

// maxSixels is how many bytes the sixels of a picture may be: a terminal reads them all
// before it goes on.
const maxSixels = 4 << 20

// SampleSide is how many pixels wide and high a picture need be to tell its colours.
const SampleSide = 192

// Encoder makes parts of one picture into sixels, all of the same colours. It keeps scratch
// memory: one goroutine at a time.
type Encoder struct {
	b bytes.Buffer
	e *sixel.Encoder
}

// NewEncoder is that of a picture, by a small one of it, in so many colours.
func NewEncoder(sample image.Image, colors int) *Encoder {
	var e Encoder
	e.e = sixel.NewEncoder(&e.b)
	e.e.Dither, e.e.Transparent, e.e.Colors = true, true, min(colors, MaxColors)
	// one more is for what is transparent
	e.e.Palette = median.Quantizer(0).Quantize(make(color.Palette, 0, min(colors, MaxColors)-1), sample)
	return &e
}

// Rows are the rows of pixels [from, to) of the picture as sixels. Where more of it follows
// they end with a whole band, which reaches into no other row of cells.
func (e *Encoder) Rows(m image.Image, from, to int) ([]byte, error) {
	at := m.Bounds()
	if whole := (to - from) / Band * Band; to < at.Dy() && whole > 0 {
		to = from + whole
	}
	to = min(to, at.Dy())
	at.Min.Y, at.Max.Y = at.Min.Y+from, at.Min.Y+to
	if cut, ok := m.(interface {
		SubImage(image.Rectangle) image.Image
	}); ok {
		m = cut.SubImage(at)
	}
	e.b.Reset()
	if err := e.e.Encode(m); err != nil {
		return nil, err
	}
	if e.b.Len() > maxSixels {
		return nil, fmt.Errorf("the picture has %d bytes of sixels", e.b.Len())
	}
	return bytes.Clone(e.b.Bytes()), nil
}

// pictured is a cell of a picture.
var pictured = text.Pattern(string(kitty.Placeholder) + `\p{M}*`)

// blank is a cell under a picture. It is no space: where a picture comes, goes or moves there is
// always a frame to be written, which is what an Overlay draws after.
const blank = "\u00a0"

// Part are rows of cells of a picture that stand below each other on a screen.
type Part struct {
	ID    int
	From  int // the first of them in the picture
	Cells image.Rectangle
}

// Lift makes the cells of pictures in the rows of a screen blank, and says which parts stood
// there, no row of them cut: cells tells by their numbers how many the pictures cover.
func Lift(rows []string, cells map[int]image.Point, m ansi.Method) (parts []Part) {
	for y, row := range rows {
		if !strings.ContainsRune(row, kitty.Placeholder) {
			continue
		}
		under := " "
		for id, size := range cells {
			if i, x := find(row, id, size, m); i >= 0 {
				parts, under = join(parts, Part{id, i, image.Rect(x, y, x+size.X, y+1)}), blank
			}
		}
		rows[y] = pictured().ReplaceAllLiteralString(row, under)
	}
	return parts
}

// find is which row of a picture stands in a row of the screen, and in which column it
// begins; -1 where none does whole.
func find(screen string, id int, size image.Point, m ansi.Method) (row, column int) {
	color := fmt.Sprintf("38;5;%dm", id) // the end of what sets it
	before, rest, _ := strings.Cut(screen, color+string(kitty.Placeholder))
	for row < size.Y && !strings.HasPrefix(rest, string(kitty.Diacritic(row))) {
		row++
	}
	if row == size.Y || !strings.HasPrefix(string(kitty.Placeholder)+rest, Row(row, size.X)) {
		return -1, 0
	}
	return row, m.StringWidth(before + color)
}

// join adds a row of a picture to the part that it goes on.
func join(parts []Part, row Part) []Part {
	for i := range parts {
		p := &parts[i]
		if p.ID == row.ID && p.Cells.Max.Y == row.Cells.Min.Y && p.Cells.Min.X == row.Cells.Min.X && p.From+p.Cells.Dy() == row.From {
			p.Cells.Max.Y++
			return parts
		}
	}
	return append(parts, row)
}
