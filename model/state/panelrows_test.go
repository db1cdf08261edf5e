package state

import (
	"testing"

	"lede/model/quote"
)

// Who asks or answers in an interview and has no name but the label of that is a speaker of
// the panel, by what is said, and not among those who are named.
func TestLabelIsNoName(t *testing.T) {
	t.Parallel()
	r := reading(t)
	d := *r.open.doc
	d.Quotes = append([]quote.Quote(nil), d.Quotes...)
	said, all := Named(&d)
	for i, label := range []string{"Q", "Q", "Answer"} {
		d.Quotes = append(d.Quotes, quote.Quote{Span: d.Article.Blocks[0].Span, Said: true, Confidence: 1, Speaker: &quote.Speaker{Entity: quote.Nobody, Name: label}})
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
	if heads["questions"] != 1 || heads["answers"] != 1 || heads["Q"] != 0 {
		t.Errorf("heads are %v", heads)
	}
}
