package quote

import (
	"lede/model/linear"
)

// ranker finds the speaker of one stretch after another.
type ranker struct {
	*scene
	cues  *cueTable
	model *linear.Model

	now       situation
	list      []candidate
	portraits []portrait
	scores    []float64
	col       collector
}

// prepare looks at the candidates of s; previous is the phrase that speaks the
// stretch before, gap paragraphs back.
func (r *ranker) prepare(s stretch, previous, gap int) {
	r.list = r.candidates(s, r.list)
	r.portraits = r.portraits[:0]
	r.now = r.situation(s, previous, gap)
	for _, c := range r.list {
		p := portrait{}
		if c.phrase >= 0 {
			p = r.portrait(c.phrase, r.cues)
			r.now.best = max(r.now.best, p.source)
			r.now.bestCue = max(r.now.bestCue, p.cue, p.invCue)
		}
		r.portraits = append(r.portraits, p)
	}
}

// features collects those of candidate i.
func (r *ranker) features(i int) { r.rankFeatures(r.now, r.list[i], r.portraits[i], &r.col) }

// choose returns the best candidate and its chance.
func (r *ranker) choose() (candidate, portrait, float64) {
	r.scores = r.scores[:0]
	for i := range r.list {
		r.features(i)
		sum := [1]int32{}
		for _, f := range r.col.out {
			r.model.Add(sum[:], f)
		}
		r.scores = append(r.scores, float64(sum[0])/256)
	}
	softmax(r.scores)
	best := 0
	for i, s := range r.scores {
		if s > r.scores[best] {
			best = i
		}
	}
	return r.list[best], r.portraits[best], r.scores[best]
}
