package main

import (
	"math"

	"lede/model/entity/tagger"
)

// viterbi decodes with weights that still change.
type viterbi struct {
	before [tagger.Labels][]tagger.Label // the labels that each may follow
	back   []tagger.Label
}

func newViterbi() viterbi {
	var v viterbi
	for to := range tagger.Labels {
		for from := range tagger.Labels {
			if tagger.Follows(tagger.Label(from), tagger.Label(to)) {
				v.before[to] = append(v.before[to], tagger.Label(from))
			}
		}
	}
	return v
}

// decode returns the best sequence of labels among the allowed; all are where
// allowed is nil. It returns nil where none can be.
func (v *viterbi) decode(emissions, pairs []float32, allowed []labelSet, into []tagger.Label) []tagger.Label {
	const labels = tagger.Labels
	worst := float32(math.Inf(-1))
	n := len(emissions) / labels
	v.back = append(v.back[:0], make([]tagger.Label, n*labels)...)
	var score, next [labels]float32
	for i := range n {
		for to := range next {
			next[to] = worst
			if allowed != nil && !allowed[i].has(tagger.Label(to)) {
				continue
			}
			for _, from := range v.before[to] {
				s := pairs[int(from)*labels+to]
				switch {
				case i > 0:
					s += score[from]
				case from != tagger.Outside:
					continue
				}
				if s > next[to] {
					next[to], v.back[i*labels+to] = s, from
				}
			}
			next[to] += emissions[i*labels+to]
		}
		score = next
	}
	best, top := tagger.Outside, worst
	for l := range score {
		if !tagger.Follows(tagger.Label(l), tagger.Outside) {
			continue
		}
		if s := score[l] + pairs[l*labels]; s > top {
			best, top = tagger.Label(l), s
		}
	}
	if top == worst {
		return nil
	}
	into = append(into[:0], make([]tagger.Label, n)...)
	for i := n - 1; i >= 0; i-- {
		into[i] = best
		best = v.back[i*labels+int(best)]
	}
	return into
}
