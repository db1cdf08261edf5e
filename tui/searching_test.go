package tui

import (
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestSearchLongArticle searches behind and before the reading place; then again
// without carrying out the command, as if the search were slow.
func TestSearchLongArticle(t *testing.T) {
	t.Parallel()
	file := longStory(t, 600<<10, "\n")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, 100, 30, file)
	d.keys("/ text:900 enter")
	d.want("counted 900 cars", "“900” 1 of 1")
	d.keys("n").want("“900” 1 of 1") // what is looked for again is said too
	d.keys("/ text:springfield enter")
	s, n := d.m.openSearch(), strings.Count(strings.ToLower(string(whole)), "springfield") // one of them in the title
	if s.Pending() || s.Len() != n {
		t.Errorf("%d of %d hits", s.Len(), n)
	}
	if d.m.reader.Open().Place() < len(whole)/4 {
		t.Errorf("the search moved the reader to %d", d.m.reader.Open().Place())
	}
	d.keys("g /")
	var slow tea.Cmd
	for _, r := range "council" {
		_, slow = d.m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	d.want("so far, ")
	d.keys("esc")
	d.do(slow)
	if s := d.m.openSearch(); s.Query() != "springfield" || s.Len() != n {
		t.Error("a search that was cancelled comes back, or what was searched before does not")
	}
}
