package pane

import (
	"strings"
	"testing"

	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// Every word in braces is an action, and every card has a key to press.
func TestTourIsWhole(t *testing.T) {
	t.Parallel()
	plain, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	c, keys := Canvas{Theme: plain}, keymap.Default()
	for _, s := range state.TourSteps() {
		if s.Title == "" || s.Text == "" || s.Asks() == "" {
			t.Errorf("%+v", s)
		}
		for _, braced := range action().FindAllString(s.Text+s.Among+s.Next, -1) {
			if key := c.withKeys(keys, s, braced); strings.HasPrefix(key, ":") && braced != "{command}" {
				t.Errorf("%s: %s has no key", s.Title, braced)
			}
		}
	}
}
