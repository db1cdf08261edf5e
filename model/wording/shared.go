package wording

import "iter"

// Shared counts the words that one text has in common with each of many, at the cost
// of what they share.
type Shared struct {
	in   map[string][]holder
	both []int // by text; 0 between two uses
}

// holder is a text that has a word, and how often.
type holder struct{ text, count int }

// NewShared counts in texts, which are words as Of gives them.
func NewShared(texts [][]string) *Shared {
	s := &Shared{map[string][]holder{}, make([]int, len(texts))}
	for n, words := range texts {
		for w, count := range counted(words) {
			s.in[w] = append(s.in[w], holder{n, count})
		}
	}
	return s
}

// With yields the numbers of the texts that have any of the words, ascending, and how
// many both have, in whatever order. It must not run inside its own loop.
func (s *Shared) With(words []string) iter.Seq2[int, int] {
	return func(yield func(text, both int) bool) {
		for w, count := range counted(words) {
			for _, h := range s.in[w] {
				s.both[h.text] += min(count, h.count)
			}
		}
		defer clear(s.both)
		for n, both := range s.both {
			if both > 0 && !yield(n, both) {
				return
			}
		}
	}
}

// counted is how often each of words is there.
func counted(words []string) map[string]int {
	count := make(map[string]int, len(words))
	for _, w := range words {
		count[w]++
	}
	return count
}
