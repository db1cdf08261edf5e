package story

import (
	"encoding/binary"
	"math"
)

// packed is a vector of length 1, or several behind each other, in less room: of each
// word how far its hash is from the one before it, and its weight to one in 65535.
type packed []byte

// full is the greatest weight of a word: of a vector of length 1 that has no other.
const full = math.MaxUint16

// pack adds v.
func (p packed) pack(v vector) packed {
	p = binary.AppendUvarint(p, uint64(len(v)))
	last := term(0)
	for _, w := range v {
		p = binary.AppendUvarint(p, uint64(w.Hash-last))
		p = binary.LittleEndian.AppendUint16(p, uint16(math.Round(float64(w.Weight)*full)))
		last = w.Hash
	}
	return p
}

// first is how many words the first vector has, and they.
func (p packed) first() (n int, words packed) {
	count, at := binary.Uvarint(p)
	return int(count), p[at:]
}

// word is the first of the words of a vector, behind one of that hash, and the rest.
func (p packed) word(last term) (w Word, rest packed) {
	gap, at := binary.Uvarint(p)
	return Word{last + term(gap), float32(binary.LittleEndian.Uint16(p[at:])) / full}, p[at+2:]
}

// unpack is the first vector, and what is behind it.
func (p packed) unpack() (v vector, rest packed) {
	n, rest := p.first()
	v = make(vector, n)
	last := term(0)
	for i := range v {
		v[i], rest = rest.word(last)
		last = v[i].Hash
	}
	return v, rest
}

// dotPacked is the product with the first vector of p.
func (v vector) dotPacked(p packed) (sum float64) {
	n, rest := p.first()
	var w Word
	for ; n > 0; n-- {
		w, rest = rest.word(w.Hash)
		for len(v) > 0 && v[0].Hash < w.Hash {
			v = v[1:]
		}
		if len(v) == 0 {
			break
		}
		if v[0].Hash == w.Hash {
			sum += float64(v[0].Weight) * float64(w.Weight)
		}
	}
	return sum
}

// weighed is an article of a thread by its words and facets.
type weighed struct {
	words  vector
	facets faceted
}

// weighed is p by how rare its words are.
func (c *words) weighed(p *Profile) weighed { return weighed{c.weigh(p.Words), c.faceted(p)} }

// unpack are some articles that are no copies.
func (s *Set) unpack(articles []int) []weighed {
	out := make([]weighed, len(articles))
	for i, n := range articles {
		var rest packed
		out[i].words, rest = s.words(n).unpack()
		for f := range out[i].facets {
			out[i].facets[f], rest = rest.unpack()
		}
	}
	return out
}

// pack is the inverse of unpack.
func (w *weighed) pack() packed {
	room := len(w.words)
	for _, f := range w.facets {
		room += len(f)
	}
	p := make(packed, 0, 6*room+2*int(Facets)+4)
	p = p.pack(w.words)
	for _, f := range w.facets {
		p = p.pack(f)
	}
	return p
}
