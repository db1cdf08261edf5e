package story

import "lede/model/linear"

// clue is one of the reasons to think that two articles of a thread are of one
// event, or not.
type clue uint8

const (
	always    clue = iota
	allWords       // cosine of all words
	apartFrom      // cosine of the words that not all of the thread share
	samePeople
	noPeople // one of them names nobody
	samePlaces
	sameOpening
	sameDays
	sameFigures

	clues
)

// model is the weights of a logistic model.
var model = [clues]float64{-4.74, 4.38, 5.97, 2.97, 1.20, 0.86, 3.78, 8.00, 3.25}

// chances are those of each two of articles to be of one event.
func chances(articles []weighed) likeness {
	contrast := contrast(articles)
	like := make(likeness, len(articles))
	for i := range like {
		like[i] = make([]float64, len(articles))
		like[i][i] = 1
		for j := range i {
			x := evidenceOf(&articles[i], &articles[j], contrast[i][j])
			like[i][j] = x.chance()
			like[j][i] = like[i][j]
		}
	}
	return like
}

// chance is that of two articles which no third is like to be of one event: all
// their words stand for those that tell a thread's articles apart.
func chance(a, b *weighed) float64 { return evidenceOf(a, b, a.words.dot(b.words)).chance() }

// evidenceOf is the evidence for two articles, whose words are as alike as said in
// contrast to their thread.
func evidenceOf(a, b *weighed, contrast float64) *evidence {
	x, y := &a.facets, &b.facets
	e := evidence{
		always: 1, allWords: a.words.dot(b.words), apartFrom: contrast,
		samePeople: x[People].dot(y[People]), samePlaces: x[Places].dot(y[Places]), sameOpening: x[Opening].dot(y[Opening]),
		sameDays: x[Days].dot(y[Days]), sameFigures: x[Figures].dot(y[Figures]),
	}
	if len(x[People]) == 0 || len(y[People]) == 0 {
		e[noPeople] = 1
	}
	return &e
}

type evidence [clues]float64

// chance is that of one event.
func (e *evidence) chance() float64 {
	z := 0.0
	for i, x := range e {
		z += model[i] * x
	}
	return linear.Logistic(z)
}
