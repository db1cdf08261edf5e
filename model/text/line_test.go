package text

import (
	"strings"
	"testing"
)

// OneLine is the words with one space between, whatever parted them, and what is on
// one line already is the same string.
func TestOneLine(t *testing.T) {
	for _, s := range []string{
		"", " ", "a", " a", "a ", "a  b", "a\nb", "\u00a0a\u2003 b\u2028c\t", "a b c", "wörter — né\u0301", "bad\xff bytes \xc3", "\x85a\u0085b",
	} {
		want := strings.Join(strings.Fields(s), " ")
		if got := OneLine(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		for i := range s {
			var l Line
			l.WriteString(s[:i])
			l.WriteString(s[i:])
			if got := l.String(); got != want {
				t.Errorf("%q in two parts at %d: %q, want %q", s, i, got, want)
			}
		}
	}
	if n := testing.AllocsPerRun(10, func() { OneLine("on one line already") }); n > 0 {
		t.Errorf("%v allocations for nothing to do", n)
	}
}

// A word ends where it is said.
func TestLineSpace(t *testing.T) {
	t.Parallel()
	var l Line
	l.Space()
	l.WriteString("a")
	l.Space()
	l.Space()
	l.WriteString("b")
	l.Space()
	if got := l.String(); got != "a b" {
		t.Errorf("%q", got)
	}
}
