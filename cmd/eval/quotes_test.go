package main

import (
	"testing"

	"lede/cmd/internal/gold"
	"lede/model/quote"
)

// The scores of quotations on the articles nothing was learned from must not
// fall below these percentages.
func TestQuoteFloors(t *testing.T) {
	docs, err := gold.ReadDir("../../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	scores, err := quotesBy(genre, docs, "test", func(*gold.Doc, string, quote.Quote, *quote.Quote) {})
	if err != nil {
		t.Fatal(err)
	}
	for _, floor := range []struct {
		genre, what string
		got         func(*quoteScore) ratio
		least       float64
	}{
		{total, "speech found", func(s *quoteScore) ratio { return s.found }, 95},
		{total, "found is speech", func(s *quoteScore) ratio { return s.right }, 96},
		{total, "right speaker", func(s *quoteScore) ratio { return s.who }, 82},
		{total, "right where sure", func(s *quoteScore) ratio { return s.sure }, 96},
		{total, "reported found", func(s *quoteScore) ratio { return s.indirect }, 85},
		{total, "reported told", func(s *quoteScore) ratio { return s.told }, 69},
		{total, "told is whole", func(s *quoteScore) ratio { return s.whole }, 76},
		{total, "terms told", func(s *quoteScore) ratio { return s.terms }, 64},
		{"transcript", "right speaker", func(s *quoteScore) ratio { return s.who }, 99},
		{"interview", "right where sure", func(s *quoteScore) ratio { return s.sure }, 99},
		{"sports", "right speaker", func(s *quoteScore) ratio { return s.who }, 90},
		{"court", "right speaker", func(s *quoteScore) ratio { return s.who }, 88},
		{"science", "right speaker", func(s *quoteScore) ratio { return s.who }, 86},
	} {
		s := scores[floor.genre]
		if s == nil {
			t.Errorf("no article of genre %s", floor.genre)
			continue
		}
		if r := floor.got(s); r.of == 0 || r.percent() < floor.least {
			t.Errorf("%s, %s: %v, at least %.0f %%", floor.genre, floor.what, r, floor.least)
		}
	}
}
