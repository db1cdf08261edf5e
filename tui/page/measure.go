package page

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// cluster is the length in bytes and the width in columns of the grapheme
// cluster s begins with, as the renderer will see it. s is not empty.
func cluster(s string, m ansi.Method) (n, width int) {
	if c := s[0]; c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		if c < ' ' || c == 0x7f {
			return 1, 0
		}
		return 1, 1
	}
	g, w := ansi.FirstGraphemeCluster(s, m)
	return len(g), w
}

// tab is how a tab is shown, wherever on the row.
const tab = "    "

// replacement stands for what must not or cannot be shown.
const replacement = "\uFFFD"

// shown is what stands on the screen for the cluster c, which is w columns
// wide, and the width of that. Control characters of every kind never pass,
// not even when an article was read raw. first says that nothing stands before
// it on the row.
func shown(c string, w, limit int, first bool) (string, int) {
	r, n := utf8.DecodeRuneInString(c)
	switch {
	case r == '\t':
		return tab, len(tab)
	case r == '\n' || r == '\r':
		return " ", 1
	case unsafe(c):
		return replacement, 1
	case w > limit:
		return replacement, 1
	case w == 0 && first && unicode.Is(unicode.M, r):
		return "◌" + c, 1
	case w == 0 && first:
		return "", 0
	case n == len(c) && r == utf8.RuneError:
		return replacement, 1
	}
	return c, w
}

// unsafe reports whether c holds a rune that would act on the terminal or the
// order of text: a control character, C1 included, a direction override,
// isolate or mark, a line separator, a tag, or a byte that is no UTF-8.
func unsafe(c string) bool {
	if len(c) == 1 {
		return c[0] < ' ' || c[0] >= 0x7f
	}
	for i, r := range c {
		switch {
		case r < ' ', 0x7f <= r && r < 0xa0,
			r == 0x061c, 0x200e <= r && r <= 0x200f, 0x2028 <= r && r <= 0x202e,
			0x2066 <= r && r <= 0x206f, 0xfff9 <= r && r <= 0xfffb, 0xe0000 <= r && r <= 0xe007f:
			return true
		case r == utf8.RuneError && c[i] != 0xef:
			return true
		}
	}
	return false
}
