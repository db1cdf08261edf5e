package people

import (
	"fmt"
	"testing"

	"lede/model/quote"
)

// TestClasses: quotations of the same words are one class, however many there are,
// and classes are like one another whoever speaks.
func TestClasses(t *testing.T) {
	t.Parallel()
	said := func(article int, words string) Saying {
		return Saying{Article: article, Words: words, Kind: quote.Direct}
	}
	const words = "nobody told us that the gates would close"
	reported := said(4, words)
	reported.Kind = quote.Indirect
	ledger := []Saying{said(0, words), said(0, "Nobody told us, that the gates would close."), said(1, "nobody told us"), said(2, words+" so soon"), said(3, words), reported}
	want := "[{[0 1 4] [{1 lengthened}]} {[3] [{0 cut}]}]"
	if got := fmt.Sprint(Classes(ledger)); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	ledger = nil
	for n := range 1000 {
		ledger = append(ledger, said(n, words))
	}
	if got := Classes(ledger); len(got) != 1 || len(got[0].Of) != 1000 {
		t.Errorf("%d classes of one wording", len(got))
	}
}

func TestSameSpeaker(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b Saying
		want bool
	}{
		{Saying{Speaker: "Ada Obi", Entity: 0}, Saying{Speaker: "Ada Obi", Entity: 0}, true},
		{Saying{Speaker: "Ada Obi", Entity: 0}, Saying{Speaker: "Obi", Entity: 2}, true},
		{Saying{Speaker: "Ada Obi", Entity: 0}, Saying{Speaker: "Mia Lund", Entity: 1}, false},
		{Saying{Speaker: "Ada Obi", Entity: 0}, Saying{Speaker: "a fisherman", Entity: quote.Nobody}, true},
		{Saying{Speaker: "A fisherman", Entity: quote.Nobody}, Saying{Speaker: "a fisherman", Entity: quote.Nobody}, true},
		{Saying{Speaker: "a nurse", Entity: quote.Nobody}, Saying{Speaker: "a fisherman", Entity: quote.Nobody}, false},
	} {
		if SameSpeaker(c.a, c.b) != c.want || SameSpeaker(c.b, c.a) != c.want {
			t.Errorf("%q and %q: %v", c.a.Speaker, c.b.Speaker, !c.want)
		}
	}
}

// TestMayBe: what is spared a comparison is no echo: all of the shorter, or three
// fifths of both, must be common.
func TestMayBe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b bag
		want bool
	}{
		{bag{1, 2}, bag{1, 2, 3, 4, 5, 6, 7, 8, 9}, true},
		{bag{1, 2, 30}, bag{1, 2, 3, 4, 5, 6, 7, 8, 9}, false},
		{bag{1, 2, 3, 40, 50}, bag{1, 2, 3, 6, 7}, true},
		{bag{1, 2, 3, 40, 50}, bag{1, 2, 3, 6, 7, 8}, false},
		{bag{1, 1, 1}, bag{1, 2, 3}, false},
	} {
		if c.a.mayBe(c.b) != c.want || c.b.mayBe(c.a) != c.want {
			t.Errorf("%v and %v: %v", c.a, c.b, !c.want)
		}
	}
}
