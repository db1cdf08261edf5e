package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lede/model/load/loadtest"
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

// TestHeadlineGoesOn: two lines of a headline are one, set as close as such are.
func TestHeadlineGoesOn(t *testing.T) {
	t.Parallel()
	first := textLine{text: "Council shuts swing bridge for", size: 24, y: 700, bold: true}
	for name, c := range map[string]struct {
		b    textLine
		want bool
	}{
		"close":     {textLine{text: "nine months", size: 24, y: 700 - 32.4, bold: true}, true},
		"apart":     {textLine{text: "nine months", size: 24, y: 700 - 32.5, bold: true}, false},
		"smaller":   {textLine{text: "nine months", size: 23, y: 672, bold: true}, false},
		"lighter":   {textLine{text: "nine months", size: 24, y: 672}, false},
		"next page": {textLine{text: "nine months", size: 24, y: 672, bold: true, page: 1}, false},
		"above":     {textLine{text: "nine months", size: 24, y: 728, bold: true}, false},
	} {
		if got := headlineGoesOn(first, c.b, 12); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if b := first; headlineGoesOn(first, b, 24/1.15+.01) {
		t.Error("lines of the text's own size are no headline")
	}
}

// TestMasthead: the name of the newspaper above a headline is not the headline.
func TestMasthead(t *testing.T) {
	t.Parallel()
	headline, prose, day := paragraph{text: "Council shuts swing bridge", heading: true}, paragraph{text: "The council voted."}, paragraph{text: "13 February 2024"}
	for name, c := range map[string]struct {
		first, next paragraph
		want        bool
	}{
		"a paper":       {paragraph{text: "The Brennick Courier", heading: true}, headline, true},
		"above the day": {paragraph{text: "Orla Anzeiger", heading: true}, day, true},
		"above prose":   {paragraph{text: "The Brennick Courier", heading: true}, prose, false},
		"a headline":    {paragraph{text: "Courier robbed on the pier", heading: true}, headline, false},
		"no paper":      {paragraph{text: "The Brennick Bridge", heading: true}, headline, false},
		"one word":      {paragraph{text: "Times", heading: true}, headline, false},
		"many words":    {paragraph{text: "The Brennick And Lintau Evening Courier", heading: true}, headline, false},
		"not a heading": {paragraph{text: "The Brennick Courier"}, headline, false},
	} {
		if got := isMasthead([]paragraph{c.first, c.next}, 0); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestRightEdges: lines of a narrow column end at its edge, not at the page's.
func TestRightEdges(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]float64{minColumn: 290, minColumn - 1: 540} {
		var all []textLine
		for i := range 2 * minColumn {
			if i < n {
				all = append(all, textLine{x: 50, end: 290, y: float64(700 - 14*i)})
			}
		}
		for i := range 2 * minColumn {
			all = append(all, textLine{x: 310, end: 540, y: float64(700 - 14*i)})
		}
		if got := rightEdges(all)[0]; got != want {
			t.Errorf("%d lines: %v, want %v", n, got, want)
		}
	}
}

// TestLongParagraph: a paragraph of many lines costs as much a line as one of few.
func TestLongParagraph(t *testing.T) {
	cost := func(lines int) float64 {
		all := slices.Repeat([]textLine{{x: 50, end: 540, size: 10, text: "the water stood so high and on it went and"}}, lines)
		var got []paragraph
		bytes := loadtest.Allocated(func() { got = paragraphs(all) })
		if len(got) != 1 || strings.Count(got[0].text, "water") != lines {
			t.Errorf("%d lines: %d paragraphs, %d bytes", lines, len(got), len(got[0].text))
		}
		return bytes / float64(lines)
	}
	if short, long := cost(1000), cost(8000); long > 2*short {
		t.Errorf("%.0f bytes for each of many lines, %.0f of few", long, short)
	}
}
