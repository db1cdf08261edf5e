package pane

import "testing"

// What the list holds is told in whole parts: none is cut where the row ends.
func TestFitting(t *testing.T) {
	t.Parallel()
	parts := []string{"60 articles", "5 unread", "3 unreadable"} // 11, 22 and 37 cells
	for _, c := range []struct {
		room int
		want string
	}{
		{37, "60 articles · 5 unread · 3 unreadable"}, {36, "60 articles · 5 unread"}, {22, "60 articles · 5 unread"}, {21, "60 articles"}, {0, "60 articles"},
	} {
		if got := (Canvas{}).fitting(parts, c.room); got != c.want {
			t.Errorf("%d cells: %q, want %q", c.room, got, c.want)
		}
	}
}
