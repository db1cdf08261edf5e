package page

import (
	"strings"
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
// not even when an article was read raw; a cluster wider than limit is
// replaced. first says that nothing stands before it on the row.
func shown(c string, w, limit int, first bool, m ansi.Method) (string, int) {
	switch {
	case len(c) == 1 && ' ' <= c[0] && c[0] < 0x7f:
		return c, 1
	case c == "\t":
		return tab, len(tab)
	case c == "\n" || c == "\r" || c == "\r\n":
		return " ", 1
	}
	if w == 0 || strings.ContainsFunc(c, unsafe) || !utf8.ValidString(c) {
		c = strings.Map(defuse, strings.ToValidUTF8(c, replacement))
		w = m.StringWidth(c)
	}
	switch {
	case w > limit:
		return replacement, 1
	case w > 0 || !first || c == "":
		return c, w
	case unicode.Is(unicode.M, head(c)):
		return "◌" + c, 1
	}
	return "", 0
}

// defuse drops what is unsafe and unseen, and replaces what is unsafe else.
func defuse(r rune) rune {
	switch {
	case r == 0x200c || r == 0x200d:
		return r
	case !unicode.Is(unicode.Cf, r) && !unsafe(r):
		return r
	case unicode.IsControl(r):
		return utf8.RuneError
	}
	return -1
}

// unsafe reports whether r would act on the terminal or the order of text, or
// hide in it: a control character, C1 included, a line separator, and format
// characters (direction overrides, isolates, tags …) but for the joiners that
// scripts and emoji need and the number signs that are seen.
func unsafe(r rune) bool {
	switch {
	case r < 0xa0:
		return r < ' ' || r >= 0x7f
	case r == 0x200c || r == 0x200d || unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	}
	return r == 0x2028 || r == 0x2029 || unicode.Is(unicode.Cf, r)
}

func head(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
