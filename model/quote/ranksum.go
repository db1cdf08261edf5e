package quote

import (
	"math/bits"

	"lede/model/linear"
)

// rankSums remembers what the features of candidates come to: the same phrase is
// looked at from one stretch after another, and stretches that look alike have
// candidates in like places. Sums are of whole numbers, so a remembered one is the
// one that would be made.
type rankSums struct {
	looks map[look]int // their numbers, from 1
	slots []summed     // by key, the last of those that share one
	made  int          // sums that were not remembered
}

// summed is a sum of weights and the key of what it was made from; a key of 0 says
// that none was made.
type summed struct {
	key uint64
	sum int32
}

// mostSlots is how many sums of places are remembered at once, at most.
const mostSlots = 1 << 11

// newRankSums returns sums for a text of so many tokens.
func newRankSums(tokens int) rankSums {
	n := min(mostSlots, 1<<bits.Len(uint(tokens)))
	return rankSums{looks: map[look]int{}, slots: make([]summed, n)}
}

// slot is the one of key; keys that differ anywhere are spread over all.
func (s *rankSums) slot(key uint64) *summed {
	high, _ := bits.Mul64(key*0x9E3779B97F4A7C15, uint64(len(s.slots)))
	return &s.slots[high]
}

// look is all that the features of a place tell of a situation.
type look struct {
	end, before, after               rune
	marks, size, gap, best           int
	lower, opening, closing, carried bool
}

// look is the number of what x looks like, from 1.
func (s *rankSums) look(x *situation) int {
	l := look{
		x.end, x.before, x.after, x.marks, x.size, x.gap, decile(x.best),
		x.lower, x.opening, x.closing, x.carried,
	}
	n, known := s.looks[l]
	if !known {
		n = len(s.looks) + 1
		s.looks[l] = n
	}
	return n
}

// score is what the weights make of candidate i in a situation of that look.
func (r *ranker) score(i, look int) float64 {
	c, p := r.list[i], r.portraits[i]
	if c.phrase < 0 {
		r.features(i)
		return r.model.Score(r.col.out)
	}
	if key := r.ownKey(c, p); key == 0 || p.summed.key != key {
		v := r.view(&r.now, c, p)
		r.col.reset()
		v.own(&r.col)
		p.summed = summed{key, r.sum()}
	}
	key := r.placeKey(look, c, p)
	slot := r.sums.slot(key)
	if key == 0 || slot.key != key {
		v := r.view(&r.now, c, p)
		r.col.reset()
		r.inPlace(&v, &r.col)
		*slot = summed{key, r.sum()}
	}
	return float64(p.summed.sum+slot.sum) / linear.Scale
}

// sum is that of the weights of the features that were collected.
func (r *ranker) sum() int32 {
	r.sums.made++
	sum := [1]int32{}
	r.model.AddAll(sum[:], r.col.out)
	return sum[0]
}

// ownKey tells apart what the own features of a candidate depend on.
func (r *ranker) ownKey(c candidate, p *portrait) uint64 {
	x := &r.now
	return keyOf(1, int(c.where), x.marks, one(r.cueBetween(x, c, p)), one(p.source >= x.best))
}

// placeKey tells apart what the features of a candidate in its place depend on.
func (r *ranker) placeKey(look int, c candidate, p *portrait) uint64 {
	x, closes := &r.now, 0
	if x.closed {
		closes = 1 + one(x.closes(c, p))
	}
	return keyOf(look, int(c.where), min(c.rank, 6), min(c.back, 3), bucket(r.distance(x, c)),
		p.src, p.strength, p.invStrength, p.icue, min(4, r.sentencesBetween(x, c)),
		one(c.phrase == x.previous)+2*one(r.sameEntity(x, c)), closes)
}

// keyOf makes one number of several, 0 where one of parts is none of 0 to 15, or
// look is too large for what room they leave.
func keyOf(look int, parts ...int) uint64 {
	key, all := uint64(look), 0
	for _, p := range parts {
		key, all = key<<4|uint64(p), all|p
	}
	if uint(all) > 15 || look>>(64-4*len(parts)) != 0 {
		return 0
	}
	return key
}
