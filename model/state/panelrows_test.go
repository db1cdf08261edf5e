package state

import (
	"testing"

	"lede/model/quote"
)

// Who asks in an interview and has no name but the letter of the questions is a speaker of
// the panel, by what is said, and not among those who are named.
func TestAskerHasNoName(t *testing.T) {
	t.Parallel()
	r := reading(t)
	d := *r.open.doc
	d.Quotes = append([]quote.Quote(nil), d.Quotes...)
	said, all := Named(&d)
	for i := range 2 {
		d.Quotes = append(d.Quotes, quote.Quote{Span: d.Article.Blocks[0].Span, Said: true, Confidence: 1, Speaker: &quote.Speaker{Entity: quote.Nobody, Name: quote.Asker}})
		if named, n := Named(&d); named != said || n != all+i+1 {
			t.Errorf("%d of %d named", named, n)
		}
	}
	heads := map[string]int{}
	for _, row := range r.said(&d) {
		if row.Head {
			heads[row.Text]++
		}
	}
	if heads["questions"] != 1 || heads[quote.Asker] != 0 {
		t.Errorf("heads are %v", heads)
	}
}
