package load

import (
	"strings"
	"testing"
)

// TestMostLines: a text of endless lines, as a pipe may give, is cut where its
// lines cost more than its length, and that is said; letters of two bytes are no
// lines.
func TestMostLines(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		cut        bool
	}{
		{"as many as there may be", strings.Repeat("y\n", mostLines), false},
		{"one more", strings.Repeat("y\n", mostLines+1), true},
		{"no line ends", strings.Repeat("\n\x0a\x00", mostLines), false},
	} {
		l := &limited{r: strings.NewReader(c.text), left: plainLimit, limit: plainLimit}
		got := l.readText(0)
		if cut := l.why != ""; cut != c.cut || len(got) > len(c.text) || !c.cut && got != c.text || c.cut && strings.Count(got, "\n") <= mostLines {
			t.Errorf("%s: %d bytes of %d, %q", c.name, len(got), len(c.text), l.why)
		}
	}
}
