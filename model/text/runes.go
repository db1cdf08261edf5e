package text

import "unicode/utf8"

// runeStep is the distance in bytes between two known places: what an answer
// counts at most.
const runeStep = 512

// RuneOffsets turns byte offsets of one valid string into code points, at the same
// cost in any order.
type RuneOffsets struct {
	text  string
	known []int // code points before byte i*runeStep; nil where text is ASCII
}

// NewRuneOffsets returns a converter for s.
func NewRuneOffsets(s string) *RuneOffsets {
	o := &RuneOffsets{text: s}
	if utf8.RuneCountInString(s) == len(s) {
		return o
	}
	o.known = make([]int, 0, len(s)/runeStep+1)
	for at, count := 0, 0; at <= len(s); at += runeStep {
		o.known = append(o.known, count)
		count += starts(s[at:min(at+runeStep, len(s))])
	}
	return o
}

// At returns the number of code points before the byte offset, which is on a
// rune boundary.
func (o *RuneOffsets) At(offset int) int {
	if o.known == nil {
		return offset
	}
	i := offset / runeStep
	return o.known[i] + starts(o.text[i*runeStep:offset])
}

// starts counts the bytes of s that begin a code point, so that a string may be
// counted in pieces cut anywhere.
func starts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}
