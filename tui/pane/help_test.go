package pane

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/tui/keymap"
	"lede/tui/theme"
)

// What the keys of every part do begins in one column, in a wide window below what
// those do that are needed first.
func TestHelpIsAligned(t *testing.T) {
	t.Parallel()
	look, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	c, keys := Canvas{Theme: look}, keymap.Default()
	for _, width := range []int{30, 60, 80, 120, 200} {
		begin := []string{"open the", "help, "} // of the list and of everywhere
		if width >= 3*keysColumn {
			begin = append(begin, "line down, up")
		}
		at := map[int]bool{}
		for _, row := range c.HelpRows(keys, keymap.List, "", width) {
			row = ansi.Strip(row)
			for _, words := range begin {
				if before, _, ok := strings.Cut(row, words); ok {
					at[ansi.StringWidth(before)%(width/max(1, width/keysColumn))] = true
				}
			}
		}
		if len(at) != 1 {
			t.Errorf("%d columns: words begin at %v", width, at)
		}
	}
}
