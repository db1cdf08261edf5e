package graphics

import (
	"bytes"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-sixel"
)

func TestHasSixel(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		attributes []int
		want       bool
	}{{[]int{62, 4, 22}, true}, {[]int{4}, true}, {[]int{62, 22}, false}, {[]int{64, 14, 44}, false}, {nil, false}} {
		if got := HasSixel(c.attributes); got != c.want {
			t.Errorf("%v: %v", c.attributes, got)
		}
	}
}

func TestColors(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]int{
		"\x1b[?1;0;256S": 256, "\x1b[?1;0;16S": 16, "\x1b[?1;0;1024S": 1024,
		"\x1b[?1;3;0S": 0, "\x1b[?2;0;800;600S": 0, "\x1b[?1;0;1S": 0, "\x1b[?1;0;9999999999S": 0, "\x1b[0n": 0, "": 0,
	} {
		if got, ok := Colors(answer); got != want && ok || ok != (want > 0) {
			t.Errorf("%q: %d, %v", answer, got, ok)
		}
	}
}

// Rows of pixels that are asked for are drawn, and none below them: whole bands, but at the end of
// the picture.
func TestRows(t *testing.T) {
	t.Parallel()
	m := image.NewRGBA(image.Rect(0, 0, 20, 36))
	for y := range 36 {
		for x := range 20 {
			m.Set(x, y, color.RGBA{uint8(255 * (y / 18)), 0, uint8(255 * (1 - y/18)), 255})
		}
	}
	e := NewEncoder(m, 16)
	for _, c := range []struct{ from, to, high int }{{0, 36, 36}, {0, 18, 18}, {18, 36, 18}, {0, 16, 12}, {16, 36, 20}, {30, 99, 6}, {32, 36, 4}, {4, 9, 5}} {
		out, err := e.Rows(m, c.from, c.to)
		if err != nil {
			t.Fatal(err)
		}
		var got image.Image
		if err := sixel.NewDecoder(bytes.NewReader(out)).Decode(&got); err != nil {
			t.Fatal(err)
		}
		if size := got.Bounds().Size(); size.X != 20 || size.Y != (c.high+Band-1)/Band*Band && size.Y != c.high {
			t.Errorf("[%d, %d): %v", c.from, c.to, size)
		}
		if r, _, b, _ := got.At(3, 1).RGBA(); (r > b) != (c.from+1 >= 18) {
			t.Errorf("[%d, %d): begins with red %d, blue %d", c.from, c.to, r, b)
		}
		if strings.ContainsAny(strings.TrimPrefix(strings.TrimSuffix(string(out), "\x1b\\"), "\x1bP"), "\x1b\n") {
			t.Errorf("[%d, %d): a sequence within", c.from, c.to)
		}
	}
}

// What stands of a picture on the screen is found, however it is cut and covered, and its cells
// are blank; another kind of blank where the picture is not known.
func TestLift(t *testing.T) {
	t.Parallel()
	size := image.Pt(5, 4)
	row := func(id, i int) string {
		return "  \x1b[0;38;5;" + []string{17: "17", 18: "18"}[id] + "m" + Row(i, size.X) + "\x1b[m|"
	}
	a := []string{row(17, 0), row(17, 1), row(17, 2), row(17, 3)}
	b := []string{row(18, 0), row(18, 1), row(18, 2), row(18, 3)}
	part := func(id, from, y, rows int) Part { return Part{id, from, image.Rect(2, y, 7, y+rows)} }
	card := "  \x1b[0;38;5;17m" + Row(1, 2) + "╭─╮|"
	for name, c := range map[string]struct {
		rows []string
		want []Part
	}{
		"whole":        {slices.Concat([]string{"text"}, a, []string{"end"}), []Part{part(17, 0, 1, 4)}},
		"cut above":    {slices.Concat(a[2:], []string{"end"}), []Part{part(17, 2, 0, 2)}},
		"cut below":    {slices.Concat([]string{"text"}, a[:3]), []Part{part(17, 0, 1, 3)}},
		"covered":      {[]string{a[0], card, a[2], a[3]}, []Part{part(17, 0, 0, 1), part(17, 2, 2, 2)}},
		"two":          {slices.Concat(a, []string{""}, b[:1]), []Part{part(17, 0, 0, 4), part(18, 0, 5, 1)}},
		"one unknown":  {[]string{strings.ReplaceAll(a[0], "17", "99")}, nil},
		"another size": {[]string{"\x1b[38;5;17m" + Row(0, 4) + "\x1b[m"}, nil},
		"none":         {[]string{"text", ""}, nil},
	} {
		before := strings.Join(c.rows, "\n")
		got := Lift(c.rows, map[int]image.Point{17: size, 18: size}, ansi.WcWidth)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		after := strings.Join(c.rows, "\n")
		if ansi.StringWidth(after) != ansi.StringWidth(before) || strings.ContainsRune(after, '\U0010eeee') {
			t.Errorf("%s: %q", name, after)
		}
		if strings.Contains(after, "\u00a0") != (c.want != nil) {
			t.Errorf("%s: no frame follows: %q", name, after)
		}
	}
}
