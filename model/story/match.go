package story

import (
	"cmp"
	"slices"

	"lede/model/wording"
)

// matching is which pieces of two articles are versions of one another, each of one at
// most.
type matching struct {
	of    []int  // by the new piece its old one, -1 where there is none
	taken []bool // by the old piece
}

func newMatching(old, fresh int) matching {
	return matching{slices.Repeat([]int{-1}, fresh), make([]bool, old)}
}

func (m matching) take(old, fresh int) { m.of[fresh], m.taken[old] = old, true }

// left are the words of the old pieces that are not taken; of others nothing.
func (m matching) left(words func(old int) []string) [][]string {
	out := make([][]string, len(m.taken))
	for o, taken := range m.taken {
		if !taken {
			out[o] = words(o)
		}
	}
	return out
}

// likely is an old and a new piece that may be versions of one.
type likely struct {
	old, fresh int
	alike      float64          // from 0 to 1
	speaker    wording.Identity // of quotations
}

// takeBest takes the most alike first, of equally alike ones those of one speaker, then
// those that stand nearest.
func (m matching) takeBest(pairs []likely) {
	slices.SortStableFunc(pairs, func(a, b likely) int {
		return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(a.speaker, b.speaker), abs(a.old-a.fresh)-abs(b.old-b.fresh))
	})
	for _, p := range pairs {
		if m.of[p.fresh] < 0 && !m.taken[p.old] {
			m.take(p.old, p.fresh)
		}
	}
}

func abs(n int) int { return max(n, -n) }
