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
// replaced. What the renderer would join to the cell before, though it is a
// cluster of its own in the text, gets a base where it is seen at all.
func shown(c string, w, limit int, m ansi.Method) (string, int) {
	switch {
	case len(c) == 1 && ' ' <= c[0] && c[0] < 0x7f:
		return c, 1
	case c == "\t":
		return tab, len(tab)
	case c == "\n" || c == "\r" || c == "\r\n":
		return " ", 1
	}
	head, n := utf8.DecodeRuneInString(c)
	switch {
	case unsafe(head) || head == utf8.RuneError && n == 1:
		return replacement, 1
	case strings.ContainsFunc(c[n:], unsafe): // tags, behind a flag for the most part
		c = replacement
		if head == '🏴' || head == ' ' || aloof(head) {
			c = string(head)
		}
		return shown(c, m.StringWidth(c), limit, m)
	case w == 0 && unicode.Is(unicode.Prepended_Concatenation_Mark, head):
		c = c[n:]
		if next, _ := utf8.DecodeRuneInString(c); !aloof(next) {
			return replacement, 1
		}
		return shown(c, m.StringWidth(c), limit, m)
	}
	switch orphan := unicode.IsMark(head) || joiner(head) || skinTone(head); {
	case w > limit:
		return replacement, 1
	case !orphan && w > 0:
		return c, w
	case !strings.ContainsFunc(c, unicode.IsGraphic):
		return "", 0
	case orphan && m.StringWidth("◌"+c) == 1:
		return "◌" + c, 1
	}
	return replacement, 1
}

// aloof reports whether r keeps apart from its neighbours once a number sign
// before it or tags behind it are taken away.
func aloof(r rune) bool { return unicode.In(r, unicode.Nd, unicode.Latin, unicode.Arabic) }

// joiner reports whether r is one of the unseen characters that scripts and
// emoji need.
func joiner(r rune) bool { return r == 0x200c || r == 0x200d }

// skinTone reports whether r colours the emoji before it.
func skinTone(r rune) bool { return 0x1f3fb <= r && r <= 0x1f3ff }

// unsafe reports whether r would act on the terminal or the order of text, or
// hide in it: a control character, C1 included, a line separator, and format
// characters (direction overrides, isolates, tags …) but for the joiners and
// the number signs that are seen.
func unsafe(r rune) bool {
	switch {
	case r < 0xa0:
		return r < ' ' || r >= 0x7f
	case joiner(r) || unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	}
	return r == 0x2028 || r == 0x2029 || unicode.Is(unicode.Cf, r)
}

// show is s as it may stand on a row where it is not the article's text: every
// cluster as shown gives it.
func show(s string, limit int, m ansi.Method) string {
	var b strings.Builder
	for s != "" {
		n, w := cluster(s, m)
		c, _ := shown(s[:n], w, limit, m)
		b.WriteString(c)
		s = s[n:]
	}
	return b.String()
}

// fit is s, cut with "…" where it is wider than limit.
func fit(s string, limit int, m ansi.Method) string {
	col, last := 0, 0 // columns before i; where s may be cut
	for i := 0; i < len(s); {
		n, w := cluster(s[i:], m)
		if col+w > limit {
			return s[:last] + "…"
		}
		i, col = i+n, col+w
		if col < limit {
			last = i
		}
	}
	return s
}
