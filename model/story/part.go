package story

import "math"

// events parts articles of one thread into those of one event each.
func (s *Set) events(articles []int) [][]int {
	if len(articles) == 2 {
		if two := s.unpack(articles); chance(&two[0], &two[1]) < alone {
			return [][]int{articles[:1], articles[1:]}
		}
	}
	return s.part(articles)
}

func (s *Set) part(articles []int) [][]int {
	if len(articles) < fewest || len(articles) > mostParted {
		return [][]int{articles}
	}
	like := chances(s.unpack(articles))
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
func contrast(articles []weighed) likeness {
	in := map[term]int{}
	for i := range articles {
		for _, w := range articles[i].words {
			in[w.Hash]++
		}
	}
	vectors := make([]vector, len(articles))
	for i := range articles {
		vectors[i] = articles[i].words.among(in, len(articles))
	}
	like := make(likeness, len(articles))
	for i := range like {
		like[i] = make([]float64, len(articles))
		for j := range i {
			like[i][j] = vectors[i].dot(vectors[j])
			like[j][i] = like[i][j]
		}
	}
	return like
}

// among is v with its words weighed by how few of some articles share them, and
// length 1. Words that none but this one has tell nothing apart.
func (v vector) among(in map[term]int, articles int) (out vector) {
	all := math.Log(float64(articles + 1))
	square := 0.0
	for _, w := range v {
		if in[w.Hash] < 2 {
			continue
		}
		x := float64(w.Weight) * math.Sqrt(math.Log(float64(articles+1)/float64(in[w.Hash]))/all)
		out = append(out, Word{w.Hash, float32(x)})
		square += x * x
	}
	out.scale(square)
	return out
}
