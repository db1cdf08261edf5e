package text

import "unicode/utf8"

// RuneOffsets turns byte offsets of one string into code points. It is fastest
// when asked in ascending order, and right in any.
type RuneOffsets struct {
	text        string
	bytes, rune int
}

// NewRuneOffsets returns a converter for s.
func NewRuneOffsets(s string) *RuneOffsets { return &RuneOffsets{text: s} }

// At returns the number of code points before the byte offset.
func (o *RuneOffsets) At(offset int) int {
	if offset < o.bytes {
		if back := o.bytes - offset; back > offset {
			o.bytes, o.rune = 0, 0
		} else {
			o.rune -= utf8.RuneCountInString(o.text[offset:o.bytes])
			o.bytes = offset
			return o.rune
		}
	}
	o.rune += utf8.RuneCountInString(o.text[o.bytes:offset])
	o.bytes = offset
	return o.rune
}
