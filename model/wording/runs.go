package wording

import (
	"hash/fnv"
	"iter"
)

// Limits of what is looked up.
const (
	runLength   = 3  // words in a row by which texts are looked up
	commonplace = 64 // texts that a run may be in; by one in more nothing is looked up
)

// Runs finds texts that have words in a row in common with one. The zero Runs is ready.
type Runs struct{ in map[uint64][]int }

// Add adds the words of text n, which is later than those before.
func (r *Runs) Add(n int, words []string) {
	if r.in == nil {
		r.in = map[uint64][]int{}
	}
	for key := range runs(words) {
		if of := r.in[key]; len(of) < commonplace && (len(of) == 0 || of[len(of)-1] != n) {
			r.in[key] = append(of, n)
		}
	}
}

// With yields the texts that share a run with words, each once.
func (r *Runs) With(words []string) iter.Seq[int] {
	return func(yield func(int) bool) {
		seen := map[int]bool{}
		for key := range runs(words) {
			for _, n := range r.in[key] {
				if !seen[n] {
					seen[n] = true
					if !yield(n) {
						return
					}
				}
			}
		}
	}
}

// runs are the hashes of runs of words.
func runs(words []string) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		for i := 0; i+runLength <= len(words); i++ {
			h := fnv.New64a()
			for _, w := range words[i : i+runLength] {
				h.Write([]byte(w))
				h.Write([]byte{0})
			}
			if !yield(h.Sum64()) {
				return
			}
		}
	}
}
