package pane

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/tui/theme"
)

func TestOverlayKeepsTheWidth(t *testing.T) {
	for _, m := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		c := Canvas{Method: m}
		for _, base := range []string{"    泉州古桥移位十二", strings.Repeat("a", 20), "\x1b[1m日本\x1b[m" + strings.Repeat("語", 8), "é" + strings.Repeat("e\u0301", 19)} {
			for x := range 18 {
				row := c.Overlay(base, "│ab│"[:min(len("│ab│"), 8)], x, 20)
				if w := c.Width(row); x+4 <= 20 && w != 20 {
					t.Errorf("%v: %q over %q at %d is %d wide", m, row, base, x, w)
				}
			}
		}
	}
}

func TestWrap(t *testing.T) {
	c := Canvas{Method: ansi.WcWidth}
	for _, tc := range []struct {
		in           string
		width, lines int
		want         string
	}{
		{"one two three", 20, 2, "one two three"},
		{"one two three", 8, 2, "one two|three"},
		{"one two three four five", 8, 2, "one two|three …"},
		{"extraordinarily long", 6, 3, "extrao|rdinar|ily …"},
		{"日本語の新聞", 6, 2, "日本語|の新聞"},
		{"with Axios - and more", 10, 3, "with Axios|- and more"},
		{"with Axios - and more", 11, 3, "with Axios|- and more"},
		{"with Axios - and more", 12, 3, "with Axios -|and more"},
		{"the mid-", 7, 2, "the|mid-"},
		{"one two three …", 13, 3, "one two …"},
		{"one two three four …", 13, 3, "one two three|four …"},
		{"one two three …", 15, 3, "one two three …"},
		{"long-winded", 6, 2, "long-|winded"},
		{"", 6, 2, ""},
		{"x", 0, 2, ""},
	} {
		if got := strings.Join(c.Wrap(tc.in, tc.width, tc.lines), "|"); got != tc.want {
			t.Errorf("Wrap(%q, %d, %d) = %q, want %q", tc.in, tc.width, tc.lines, got, tc.want)
		}
	}
}

// What is cut ends with a whole word where that leaves half of the room.
func TestFitWords(t *testing.T) {
	t.Parallel()
	c := Canvas{Method: ansi.WcWidth}
	for _, tc := range []struct {
		in    string
		width int
		want  string
	}{
		{"one two three", 13, "one two three"}, {"one two three", 12, "one two …"}, {"one two three", 9, "one two …"}, {"one two three", 8, "one two…"},
		{"one two three", 7, "one …"}, {"one two three", 6, "one …"}, {"an overlong word", 9, "an overl…"}, {"four and", 7, "four …"}, {"abc defghi", 8, "abc def…"}, {"abc defghi", 7, "abc …"},
		{"日本語の新聞です", 9, "日本語の…"}, {"", 4, ""}, {"abc", 0, ""},
	} {
		if got := c.FitWords(tc.in, tc.width); got != tc.want {
			t.Errorf("FitWords(%q, %d) = %q, want %q", tc.in, tc.width, got, tc.want)
		}
	}
}

func TestFit(t *testing.T) {
	c := Canvas{Method: ansi.WcWidth}
	for _, w := range []int{0, 1, 2, 5, 9, 30} {
		for _, s := range []string{"", "abc", "日本語の新聞です", "a\x1b[31mred\x1b[mb and more"} {
			if got := c.Width(c.Fit(s, w)); got > w {
				t.Errorf("Fit(%q, %d) is %d wide", s, w, got)
			}
			if got := c.Width(c.Pad(s, w)); got != w {
				t.Errorf("Pad(%q, %d) is %d wide", s, w, got)
			}
		}
	}
}

// Words without a style have that of text, and nothing else changes.
func TestInked(t *testing.T) {
	t.Parallel()
	cv := canvas(t)
	ink := func(s string) string { return cv.Style(theme.Text).Render(s) }
	red := func(s string) string { return theme.Style{Fg: theme.RGB(255, 0, 0)}.Render(s) }
	odd := ansi.SetHyperlink(`https://example.org/a\b c`) + "a b" + ansi.ResetHyperlink()
	link := ansi.SetHyperlink("https://example.org/m") + "a b" + ansi.ResetHyperlink()
	for row, want := range map[string]string{
		"": "", "   ": "   ", "ab": ink("ab"), " a b ": " " + ink("a b") + " ", red("x"): red("x"), red("x") + " y": red("x") + " " + ink("y"),
		"y " + red("x"): ink("y") + " " + red("x"), "\x1b[1mx\x1b[0my": "\x1b[1mx\x1b[0m" + ink("y"), "\x1b[1mx\x1b[4my": "\x1b[1mx\x1b[4my",
		odd: strings.ReplaceAll(odd, "a b", ink("a b")), "\x1b(Bx": "\x1b(B" + ink("x"), "\x1b": "\x1b", "a\x1b\x1b[1mb": ink("a") + "\x1b\x1b[1mb", "a\x1b[38:5:1": ink("a") + "\x1b[38:5:1",
		link: strings.ReplaceAll(link, "a b", ink("a b")), "\x1b[": "\x1b[", "\x1b]8;;x": "\x1b]8;;x",
	} {
		if got := cv.Inked(row); got != want {
			t.Errorf("%q: %q, want %q", row, got, want)
		}
	}
	if bare := (Canvas{Theme: cv.Bare()}); bare.Inked("ab") != "ab" {
		t.Error("a theme without ink has one")
	}
}
