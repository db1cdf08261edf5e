package story

import (
	"math"
)

// part parts articles of one thread into those of one event each.
func (s *Set) part(articles []int) [][]int {
	if len(articles) < fewest || len(articles) > mostParted {
		return [][]int{articles}
	}
	like := s.evidence(articles)
	a, b := like.sides()
	if len(a) == 0 || len(b) == 0 || like.between(a, b) >= apart {
		return [][]int{articles}
	}
	of := func(side []int) []int {
		out := make([]int, len(side))
		for i, n := range side {
			out[i] = articles[n]
		}
		return out
	}
	return append(s.part(of(a)), s.part(of(b))...)
}

// likeness is how like articles are, by pairs.
type likeness [][]float64

// contrast is how like articles are by the words that not all of them share.
func (s *Set) contrast(articles []int) likeness {
	in := map[term]int{}
	for _, n := range articles {
		for _, w := range s.vectors[n] {
			in[w.term]++
		}
	}
	vectors := make([]map[term]float64, len(articles))
	for i, n := range articles {
		vectors[i] = s.vectors[n].among(in, len(articles))
	}
	like := make(likeness, len(articles))
	for i := range like {
		like[i] = make([]float64, len(articles))
		for j := range i {
			like[i][j] = product(vectors[i], vectors[j])
			like[j][i] = like[i][j]
		}
	}
	return like
}

// among is v with its words weighed by how few of some articles share them, and
// length 1. Words that none but this one has tell nothing apart.
func (v vector) among(in map[term]int, articles int) map[term]float64 {
	out := map[term]float64{}
	all := math.Log(float64(articles + 1))
	square := 0.0
	for _, w := range v {
		if in[w.term] < 2 {
			continue
		}
		x := w.weight * math.Sqrt(math.Log(float64(articles+1)/float64(in[w.term]))/all)
		out[w.term] = x
		square += x * x
	}
	for term := range out {
		out[term] /= math.Sqrt(square)
	}
	return out
}

// byTerm is v to look up in.
func (v vector) byTerm() map[term]float64 {
	out := make(map[term]float64, len(v))
	for _, w := range v {
		out[w.term] = w.weight
	}
	return out
}

func product(a, b map[term]float64) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	out := 0.0
	for term, x := range a {
		out += x * b[term]
	}
	return out
}
