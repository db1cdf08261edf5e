package load

import (
	"fmt"
	"strconv"
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

// TestCutRecord: where the input ends in the midst of a record, the reason that there is
// no article in what is left of that comes with it.
func TestCutRecord(t *testing.T) {
	t.Parallel()
	var lines strings.Builder
	for i := range 200 {
		fmt.Fprintf(&lines, `{"id": "%x", "title": "Bulletin %d", "text": "The water stood at %d centimetres."}`+"\n", strings.Repeat(strconv.Itoa(i*7919), 500), i, i)
	}
	whole := gzipped(lines.String())
	for name, c := range map[string]struct{ packed, want string }{
		"whole": {whole, ""},
		"cut":   {whole[:len(whole)/2], "incomplete: it ends in the middle; 1 line without an article"},
	} {
		articles, errs := read(t, "lines.jsonl.gz", c.packed, Options{})
		if len(articles) == 0 || (len(errs) == 0) != (c.want == "") || len(errs) > 0 && !strings.Contains(errs[0].Error(), "lines.jsonl.gz: "+c.want) {
			t.Errorf("%s: %d articles, %v", name, len(articles), errs)
		}
	}
}
