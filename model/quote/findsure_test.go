package quote

import (
	"io"
	"math"
	"testing"

	"lede/model/entity"
)

// What is drawn as sure, and what as a guess.
func TestSure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		s    string
		want bool
	}{
		{"“We won the vote,” Ann Lee said on Monday.", true},
		{"“We won the vote,” said Ann Lee, the mayor.", true},
		{"Ann Lee met Bo Dahl and Kim Reed.\n\n“We won the vote.”", false},
		{"Mary Smith met Anna Doe, who knew Jane Roe.\n\n“We won the vote,” she said.", false},
	} {
		quotes, entities := analyze(t, c.s)
		check(t, c.s, quotes, entities)
		q := quotes[len(quotes)-1]
		if got := q.Speaker != nil && q.Confidence >= entity.Sure; got != c.want {
			t.Errorf("%q: sure is %v (%.2f)", c.s, got, q.Confidence)
		}
	}
}

// The line lies at the last case up to which 97 in a hundred are right.
func TestLineOf(t *testing.T) {
	t.Parallel()
	// 97 right, 3 wrong, then one more wrong
	var cases []scored
	for i := range 97 {
		cases = append(cases, scored{200 - float64(i), true})
	}
	for i := range 4 {
		cases = append(cases, scored{50 - float64(i), false})
	}
	if got := lineOf("", cases, io.Discard); got != 48 {
		t.Errorf("line at %v, want 48", got)
	}
	if got := lineOf("", cases[97:], io.Discard); !math.IsInf(got, 1) {
		t.Errorf("line at %v where nothing is right", got)
	}
}
