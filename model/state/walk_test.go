package state

import (
	"fmt"
	"testing"

	"lede/model/entity"
	"lede/model/quote"
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

// The first step of a walk leads to no phrase where somebody says more.
func TestWalkBeginsWithWholeQuotations(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		phrases []int // of the two quotations, which are
		step    int
		want    string
	}{
		{nil, 1, "[“We won,” “a lot”]"}, {[]int{0}, 1, "[“a lot” “We won,”]"}, {[]int{1}, -1, "[“a lot” “We won,”]"}, {[]int{0, 1}, 1, "[“We won,” “a lot”]"},
	} {
		r := reading(t)
		for i := range r.open.doc.Quotes {
			r.open.doc.Quotes[i].Kind = quote.Direct
		}
		for _, i := range c.phrases {
			r.open.doc.Quotes[i].Kind = quote.Mixed
		}
		if got := fmt.Sprint(walked(r, r.WalkQuotes, c.step, 2)); got != c.want {
			t.Errorf("phrases %v by %d: %s, want %s", c.phrases, c.step, got, c.want)
		}
	}
}
