package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// TestRightEdge: nine lines in ten end at it or before; one that is drawn beyond
// the others does not move it.
func TestRightEdge(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lines, beyond int }{{10, 0}, {20, 1}, {40, 3}, {100, 9}} {
		var all []textLine
		for i := range c.lines {
			l := textLine{end: 500}
			if i < c.beyond {
				l.end = 900
			}
			all = append(all, l)
		}
		if got := rightEdge(all); got != 500 {
			t.Errorf("%d of %d lines beyond: %v", c.beyond, c.lines, got)
		}
		all[len(all)-1].end = 900 // one more of ten
		if c.beyond*10 == c.lines-10 {
			if got := rightEdge(all); got != 900 {
				t.Errorf("a tenth of %d lines beyond: %v", c.lines, got)
			}
		}
	}
}

// paged makes pages of some lines each, from the top down.
func paged(pages ...string) (all [][]textLine) {
	for i, p := range pages {
		var page []textLine
		for n, s := range strings.Split(p, "|") {
			page = append(page, textLine{text: s, y: float64(800 - 20*n), page: i})
		}
		all = append(all, page)
	}
	return all
}

// TestRunningHeadsAreLeftOut: a line at the edge of three pages, or a number alone
// at that of two.
func TestRunningHeadsAreLeftOut(t *testing.T) {
	t.Parallel()
	body := func(i int) string { return fmt.Sprintf("a%c|b%c|c%c|d%c|e%c", 'a'+i, 'a'+i, 'a'+i, 'a'+i, 'a'+i) }
	for name, c := range map[string]struct {
		pages []string
		left  int
	}{
		"two heads":                {[]string{"Post|" + body(0), "Post|" + body(1)}, 12},
		"three heads":              {[]string{"Post|" + body(0), "Post|" + body(1), "Post|" + body(2)}, 15},
		"numbered heads":           {[]string{"Post 9|" + body(0), "Post 10|" + body(1), "Post 11|" + body(2)}, 15},
		"twice on each of two":     {[]string{"Post|Post|" + body(0), "Post|Post|" + body(1)}, 14},
		"second line of three":     {[]string{"x|Post|" + body(0), "y|Post|" + body(1), "z|Post|" + body(2)}, 18},
		"third line of three":      {[]string{"x|u|Post|" + body(0), "y|v|Post|" + body(1), "z|w|Post|" + body(2)}, 24},
		"a number on one page":     {[]string{body(0) + "|7"}, 6},
		"a number on each of two":  {[]string{body(0) + "|7", body(1) + "|8"}, 10},
		"nothing else on any page": {[]string{"Post", "Post", "Post"}, 3},
	} {
		if kept, _ := withoutRunningHeads(paged(c.pages...)); len(kept) != c.left {
			t.Errorf("%s: %d lines are left, want %d", name, len(kept), c.left)
		}
	}
}
