package page

import (
	"testing"

	"lede/model/article"
)

// Items of one list stand together; the first of another list stands apart.
func TestGap(t *testing.T) {
	t.Parallel()
	item := func(level int, marker string) article.Block {
		return article.Block{Kind: article.Item, Level: level, Marker: marker}
	}
	for _, c := range []struct {
		prev, next article.Block
		want       int
	}{
		{item(1, "1."), item(1, "2."), 0},
		{item(1, "1."), item(1, "1."), 0}, // as some number theirs
		{item(1, "2."), item(2, "1."), 0},
		{item(2, "1."), item(1, "3."), 0},
		{item(1, "•"), item(1, "•"), 0},
		{item(1, "3."), item(1, "1."), 1},
		{item(1, "•"), item(1, "1)"), 1},
		{item(2, "•"), item(1, "1."), 1},
		{article.Block{}, item(1, "1."), 1},
	} {
		if got := gap([]article.Block{c.prev, c.next}, 1); got != c.want {
			t.Errorf("%v %q, then %q of level %d: %d rows", c.prev.Kind, c.prev.Marker, c.next.Marker, c.next.Level, got)
		}
	}
}
