package story

import (
	"math"
	"slices"
)

// part parts articles of one thread into those of one event each.
func (s *Set) part(articles []int) [][]int {
	if len(articles) < 2*fewest || len(articles) > mostParted {
		return [][]int{articles}
	}
	like := s.contrast(articles)
	a, b := sides(like)
	if len(a) < fewest || len(b) < fewest || !like.parted(a, b) {
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

// sides are the two groups that remain when what is most alike on average is
// joined again and again.
func sides(like likeness) (a, b []int) {
	groups := make([][]int, len(like))
	sums := make(likeness, len(like)) // between groups
	for i := range groups {
		groups[i], sums[i] = []int{i}, slices.Clone(like[i])
	}
	for len(groups) > 2 {
		i, j := closest(groups, sums)
		groups[i] = append(groups[i], groups[j]...)
		for k := range sums {
			sums[i][k] += sums[j][k]
			sums[k][i] = sums[i][k]
		}
		groups, sums = slices.Delete(groups, j, j+1), slices.Delete(sums, j, j+1)
		for k := range sums {
			sums[k] = slices.Delete(sums[k], j, j+1)
		}
	}
	slices.Sort(groups[0])
	slices.Sort(groups[1])
	return groups[0], groups[1]
}

// closest are the two groups that are most alike, the first below the second.
func closest(groups [][]int, sums likeness) (x, y int) {
	best := -1.0
	for i := range groups {
		for j := i + 1; j < len(groups); j++ {
			if mean := sums[i][j] / float64(len(groups[i])*len(groups[j])); mean > best {
				best, x, y = mean, i, j
			}
		}
	}
	return x, y
}

// parted reports whether a and b have little in common beside what is within
// each.
func (l likeness) parted(a, b []int) bool {
	inside := (l.within(a)*float64(len(a)) + l.within(b)*float64(len(b))) / float64(len(a)+len(b))
	return l.between(a, b) < apart*inside
}

func (l likeness) between(a, b []int) float64 {
	sum := 0.0
	for _, i := range a {
		for _, j := range b {
			sum += l[i][j]
		}
	}
	return sum / float64(len(a)*len(b))
}

// within is the mean likeness of two different articles of a.
func (l likeness) within(a []int) float64 {
	sum := 0.0
	for x, i := range a {
		for _, j := range a[x+1:] {
			sum += l[i][j]
		}
	}
	return sum / float64(len(a)*(len(a)-1)/2)
}
