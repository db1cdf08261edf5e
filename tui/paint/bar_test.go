package paint

import (
	"testing"

	"lede/tui/theme"
)

// Of several quotations on a row the bar is that of words in marks, then of words
// by who is a guess, then of reported ones.
func TestBar(t *testing.T) {
	t.Parallel()
	said, guess, reported, name := Mark{Role: theme.Quote}, Mark{Role: theme.Quote, Guess: true}, Mark{Role: theme.Reported}, Mark{Role: theme.Person}
	for _, c := range []struct {
		lit  []Mark
		want string
	}{
		{nil, ""}, {[]Mark{name}, ""}, {[]Mark{said}, "┃"}, {[]Mark{guess}, "╏"}, {[]Mark{reported}, "┊"},
		{[]Mark{guess, reported}, "╏"}, {[]Mark{guess, said, reported}, "┃"}, {[]Mark{name, reported}, "┊"},
	} {
		painter := Painter{lit: c.lit}
		if got := painter.bar(); got != c.want {
			t.Errorf("%v: %q, want %q", c.lit, got, c.want)
		}
	}
}
