package quote

import "sort"

// candidate is a phrase that may name the speaker of a stretch.
type candidate struct {
	phrase int // index
	where  where
	rank   int // among the candidates on its side, from 0, the nearest first
	back   int // paragraphs back
}

// where is where a candidate stands to a stretch.
type where uint8

const (
	beforeHere  where = iota // in front, in its sentence
	beforePara               // in front, in its paragraph
	beforeFar                // in a paragraph before
	afterHere                // behind, in its last sentence
	afterPara                // behind, in its paragraph
	afterFar                 // in the paragraph behind
	nobodyThere              // no phrase: nobody is named
)

// How many phrases are looked at on each side of a stretch and how far.
const (
	mostBefore, mostFar, mostAfter, mostNext = 24, 14, 14, 3
	farthest                                 = 2 // paragraphs back
)

// narrators are the phrases of lay outside speech, ascending.
func narrators(lay *layout) []int {
	out := make([]int, 0, len(lay.phrases))
	for k, p := range lay.phrases {
		if !lay.inSpeech(p.head) {
			out = append(out, k)
		}
	}
	return out
}

// candidates are the phrases that may speak s, and nobody as the last.
func (r *ranker) candidates(s stretch, into []candidate) []candidate {
	out := into[:0]
	lay, para := r.layout, r.tokens[s.lo].para
	last := sort.SearchInts(r.narrators, lay.phraseBefore(s.lo)+1) - 1
	for near, far := 0, 0; last >= 0 && near < mostBefore && far < mostFar; last-- {
		k := r.narrators[last]
		p := lay.phrases[k]
		back := int(para - lay.tokens[p.head].para)
		if back > farthest {
			break
		}
		c := candidate{phrase: k, where: beforeFar, rank: near + far, back: back}
		switch {
		case back > 0:
			far++
		case lay.sentences[p.head] == lay.sentences[s.lo]:
			c.where = beforeHere
			near++
		default:
			c.where = beforePara
			near++
		}
		out = append(out, c)
	}
	return append(r.following(s, out), candidate{phrase: -1, where: nobodyThere})
}

func (r *ranker) following(s stretch, out []candidate) []candidate {
	lay, para := r.layout, r.tokens[s.hi-1].para
	rank, next := 0, 0
	for _, k := range r.narrators[sort.SearchInts(r.narrators, lay.phraseBefore(s.hi)+1):] {
		if rank == mostAfter || next == mostNext {
			break
		}
		p := lay.phrases[k]
		if p.first < s.hi {
			continue
		}
		c := candidate{phrase: k, where: afterPara, rank: rank}
		switch {
		case lay.tokens[p.head].para > para+1:
			return out
		case lay.tokens[p.head].para > para:
			c.where, c.back = afterFar, 1
			next++
		case lay.sentences[p.head] == lay.sentences[s.hi-1]:
			c.where = afterHere
		}
		rank++
		out = append(out, c)
	}
	return out
}

// inSpeech reports whether token t stands in marks, other than a short name's.
func (lay *layout) inSpeech(t int) bool {
	m := lay.tokens[t].marked
	return m != 0 && !lay.titles[m-1]
}
