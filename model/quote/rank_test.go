package quote

import (
	"testing"

	"lede/model/linear"
)

// Of candidates that nothing tells apart the nearest in front speaks.
func TestTieGoesToTheNearest(t *testing.T) {
	t.Parallel()
	const s = "The miner met the mayor. “We won the day.”"
	lay := laidOut(t, s)
	lay.hear(learned())
	lay.beliefs = make([]belief, len(lay.tokens))
	model, err := linear.Open(string(linear.Encode(linear.Weights{Classes: 1}, 0)))
	if err != nil {
		t.Fatal(err)
	}
	lo, hi := lay.between(lay.marked[0].Span)
	r := newRanker(lay, &models{cues: learned().cues, speaker: model})
	r.prepare(stretch{lo: lo, hi: hi, markRange: [2]int{0, 1}}, -1, 0)
	c, _, _ := r.choose()
	if c.phrase < 0 {
		t.Fatal("nobody speaks")
	}
	if got := lay.span(lay.phrases[c.phrase].first, lay.phrases[c.phrase].last).Of(s); got != "the mayor" {
		t.Errorf("%s speaks", got)
	}
}
