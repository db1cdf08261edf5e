package story

import (
	"cmp"
	"math"
	"slices"
)

// sides are the two groups into which what is alike falls most readily: the
// normalized cut of Shi and Malik (2000), by the second eigenvector, and then
// each article on the side that it is more like on average.
func (l likeness) sides() (a, b []int) {
	right := l.cut(l.second())
	l.settle(right)
	for i, side := range right {
		if side {
			b = append(b, i)
		} else {
			a = append(a, i)
		}
	}
	return a, b
}

// degrees are how like each is to all, itself included.
func (l likeness) degrees() []float64 {
	out := make([]float64, len(l))
	for i, row := range l {
		for _, x := range row {
			out[i] += x
		}
	}
	return out
}

// rounds of the power iteration: signs are settled long before.
const rounds = 200

// second is the second eigenvector of the random walk among what is alike.
func (l likeness) second() []float64 {
	n := len(l)
	root := l.degrees()
	for i := range root {
		root[i] = math.Sqrt(root[i])
	}
	first := slices.Clone(root)
	normalize(first)
	v, next := make([]float64, n), make([]float64, n)
	for i := range v {
		v[i] = math.Sin(float64(i*i + 1)) // no multiple of the first, and always the same
	}
	for range rounds {
		deflate(v, first)
		for i := range next {
			next[i] = v[i]
			for j, x := range l[i] {
				next[i] += x / (root[i] * root[j]) * v[j]
			}
		}
		v, next = next, v
		normalize(v)
	}
	deflate(v, first)
	for i := range v {
		v[i] /= root[i]
	}
	return v
}

func normalize(v []float64) {
	square := 0.0
	for _, x := range v {
		square += x * x
	}
	if square == 0 {
		return
	}
	for i := range v {
		v[i] /= math.Sqrt(square)
	}
}

// deflate takes from v what it has of unit vector u.
func deflate(v, u []float64) {
	dot := 0.0
	for i, x := range v {
		dot += x * u[i]
	}
	for i := range v {
		v[i] -= dot * u[i]
	}
}

// cut parts by the place along v where the normalized cut is least: true is
// behind it.
func (l likeness) cut(v []float64) []bool {
	order := make([]int, len(l))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(v[a], v[b]) })
	degrees := l.degrees()
	all := 0.0
	for _, d := range degrees {
		all += d
	}
	right := make([]bool, len(l))
	for i := range right {
		right[i] = true
	}
	best, at := math.Inf(1), 0
	crossing, left := 0.0, 0.0
	for n, i := range order[:len(order)-1] {
		right[i] = false
		for j, x := range l[i] {
			switch {
			case right[j]:
				crossing += x
			case j != i:
				crossing -= x
			}
		}
		left += degrees[i]
		if c := crossing/left + crossing/(all-left); c < best {
			best, at = c, n
		}
	}
	for n, i := range order {
		right[i] = n > at
	}
	return right
}

// settled is how often articles are put on the side that they are more like.
const settled = 20

// settle puts each on the side that it is more like on average.
func (l likeness) settle(right []bool) {
	for range settled {
		moved := false
		for i := range l {
			var sum, n [2]float64
			for j, x := range l[i] {
				if j != i {
					side := sideOf(right[j])
					sum[side] += x
					n[side]++
				}
			}
			if n[0] == 0 || n[1] == 0 {
				continue
			}
			if to := sum[1]/n[1] >= sum[0]/n[0]; to != right[i] {
				right[i], moved = to, true
			}
		}
		if !moved {
			return
		}
	}
}

func sideOf(right bool) int {
	if right {
		return 1
	}
	return 0
}

// between is the mean likeness of an article of a and one of b.
func (l likeness) between(a, b []int) float64 {
	sum := 0.0
	for _, i := range a {
		for _, j := range b {
			sum += l[i][j]
		}
	}
	return sum / float64(len(a)*len(b))
}
