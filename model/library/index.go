package library

import "iter"

// index finds items by key: a hash table with open addressing and linear probing
// (Knuth 6.4, Algorithm L) of eight bytes an entry, where a map of lists would
// take a hundred. It keeps the upper half of a mixed key, so that it may name an
// item that another key was added for: its answers are candidates.
type index struct {
	entries []entry // a power of two; id is one more than the item's, 0 is free
	n       int
}

type entry struct {
	key uint32
	id  uint32
}

// maxCandidates is how many items are kept of one key: what stands in every
// article of a site, as its footer does, tells none of them from the others.
const maxCandidates = 8

// mix spreads a key (Fibonacci hashing); what it gives is the place and what is
// kept.
func mix(key uint64) uint32 {
	h := key * 0x9e3779b97f4a7c15
	return uint32((h ^ h>>29) >> 16)
}

// add notes that id has key, unless too many have.
func (x *index) add(key uint64, id ID) {
	if 4*(x.n+1) > 3*len(x.entries) {
		old := x.entries
		x.entries, x.n = make([]entry, max(1024, 2*len(old))), 0
		for _, e := range old {
			if e.id != 0 {
				x.put(e)
			}
		}
	}
	x.put(entry{mix(key), uint32(id) + 1})
}

func (x *index) put(e entry) {
	seen := 0
	for place := e.key; ; place++ {
		at := &x.entries[int(place)&(len(x.entries)-1)]
		switch {
		case at.id == 0:
			*at = e
			x.n++
			return
		case at.key == e.key:
			if seen++; seen == maxCandidates {
				return
			}
		}
	}
}

// get gives the items that key was added for, and perhaps others.
func (x *index) get(key uint64) iter.Seq[ID] {
	return func(yield func(ID) bool) {
		if len(x.entries) == 0 {
			return
		}
		kept := mix(key)
		for place := kept; ; place++ {
			e := x.entries[int(place)&(len(x.entries)-1)]
			if e.id == 0 || e.key == kept && !yield(ID(e.id-1)) {
				return
			}
		}
	}
}
