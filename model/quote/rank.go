package quote

import (
	"lede/model/linear"
)

// ranker finds the speaker of one stretch after another.
type ranker struct {
	*layout
	cues  *cueTable
	model *linear.Model

	narrators []int // phrases outside speech
	now       situation
	list      []candidate
	portraits []*portrait
	known     []*portrait // of every phrase that was looked at
	scores    []float64
	sums      rankSums
	col       collector
}

func newRanker(lay *layout, m *models) ranker {
	return ranker{layout: lay, cues: m.cues, model: m.speaker, narrators: narrators(lay), sums: newRankSums(len(lay.tokens))}
}

// prepare looks at the candidates of s; previous is the phrase that speaks the
// stretch before, gap paragraphs back.
func (r *ranker) prepare(s stretch, previous, gap int) {
	r.list = r.candidates(s, r.list)
	r.portraits = r.portraits[:0]
	r.now = r.situation(s, previous, gap)
	for _, c := range r.list {
		p := nobodysPortrait
		if c.phrase >= 0 {
			p = r.portraitOf(c.phrase)
			r.now.best = max(r.now.best, p.source)
			r.now.bestCue = max(r.now.bestCue, p.cue, p.invCue)
			r.now.closed = r.now.closed || r.now.closes(c, p)
		}
		r.portraits = append(r.portraits, p)
	}
}

// portraitOf is the portrait of phrase k, made once: many stretches look at it.
func (r *ranker) portraitOf(k int) *portrait {
	if r.known == nil {
		r.known = make([]*portrait, len(r.phrases))
	}
	if r.known[k] == nil {
		p := r.portrait(k, r.cues)
		r.known[k] = &p
	}
	return r.known[k]
}

var nobodysPortrait = &portrait{}

// features collects those of candidate i.
func (r *ranker) features(i int) { r.rankFeatures(&r.now, r.list[i], r.portraits[i], &r.col) }

// choose returns the best candidate and its chance.
func (r *ranker) choose() (candidate, *portrait, float64) {
	r.scores = r.scores[:0]
	look := r.sums.look(&r.now)
	for i := range r.list {
		score := r.score(i, look)
		if r.list[i].phrase < 0 && r.now.marks > 0 {
			score -= reluctance
		}
		r.scores = append(r.scores, score)
	}
	r.preferMainClause()
	softmax(r.scores)
	for i, c := range r.list {
		if r.now.marks > 0 && c.phrase >= 0 && !r.speaks(c.phrase) {
			r.scores[i] = 0
		}
	}
	best := highest(r.scores)
	return r.list[best], r.portraits[best], r.scores[best]
}

// highest is the place of the first of the highest scores.
func highest(scores []float64) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// preferMainClause lets the subject of the main clause behind marked words win over
// a candidate in front of them that no strong word of saying follows: “…,” the
// agency said.
func (r *ranker) preferMainClause() {
	if !r.now.closed || r.now.marks == 0 {
		return
	}
	best, main := highest(r.scores), -1
	for i := range r.scores {
		p := r.portraits[i]
		if r.now.closes(r.list[i], p) && max(p.cue, p.invCue) > 0.3 && (main < 0 || p.source > r.portraits[main].source) {
			main = i
		}
	}
	if main >= 0 && r.list[best].where == beforeHere && r.portraits[best].strength < strong {
		r.scores[main] = max(r.scores[main], r.scores[best]+closing)
	}
}

// closing is the score by which the main clause wins.
const closing = 1.5

// reluctance is by how much nobody must beat everybody for marked words: a guess
// that looks like one serves the reader more than none.
const reluctance = 1
