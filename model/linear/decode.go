package linear

import "math"

// Forbidden is the transition weight of a pair of classes that never follow one
// another.
const Forbidden = math.MinInt32 / 4

// Decode returns the best sequence of classes under emissions
// ([position*classes+class]) and transitions ([from*classes+to], nil for none),
// by Viterbi's algorithm. The sequence starts and ends as if beside class 0.
// into is used for the result where it is large enough.
func Decode(emissions, transitions []int32, classes int, into []uint8) []uint8 {
	n := len(emissions) / classes
	path := append(into[:0], make([]uint8, n)...)
	if n == 0 {
		return path
	}
	back := make([]uint8, n*classes)
	score, next := make([]int32, classes), make([]int32, classes)
	for c := range score {
		score[c] = emissions[c] + transitions[c]
	}
	for i := 1; i < n; i++ {
		step(score, next, emissions[i*classes:(i+1)*classes], transitions, back[i*classes:])
		score, next = next, score
	}
	best := 0
	for c := range score {
		if score[c]+transitions[c*classes] > score[best]+transitions[best*classes] {
			best = c
		}
	}
	for i := n - 1; i >= 0; i-- {
		path[i] = uint8(best)
		best = int(back[i*classes+best])
	}
	return path
}

// step extends the best sequences by one position.
func step(score, next, emission, transitions []int32, back []uint8) {
	classes := len(score)
	for to := range next {
		next[to] = math.MinInt32 / 2
	}
	for from, s := range score {
		if s < Forbidden/2 {
			continue
		}
		row := transitions[from*classes : (from+1)*classes]
		for to, t := range row {
			if v := s + t; t > Forbidden && v > next[to] {
				next[to], back[to] = v, uint8(from)
			}
		}
	}
	for to := range next {
		next[to] += emission[to]
	}
}
