package state

import (
	"fmt"
	"testing"

	"lede/model/entity"
)

// Names and numbers are walked apart.
func TestWalkNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind   entity.Kind
		names  string // the first three
		number string
	}{
		{entity.Work, "[Ana Okoro Ben Silva Lagos]", ""}, {entity.Date, "[Ana Okoro Ben Silva Okoro]", "Lagos"}, {entity.Figure, "[Ana Okoro Ben Silva Okoro]", "Lagos"},
	} {
		r := reading(t)
		for i := range r.open.doc.Entities {
			if r.open.doc.Entities[i].Name == "Lagos" {
				r.open.doc.Entities[i].Kind = c.kind
			}
		}
		if names := fmt.Sprint(walked(r, r.WalkMentions, 1, 3)); names != c.names {
			t.Errorf("%s: names %s", c.kind, names)
		}
		if span, ok := r.WalkNumbers(1); ok != (c.number != "") || span.Of(r.open.article.Text) != c.number {
			t.Errorf("%s: number %q", c.kind, span.Of(r.open.article.Text))
		}
	}
}
