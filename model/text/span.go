// Package text is the arithmetic everything else stands on: spans into one
// string, the cleaning of untrusted text, and the way between byte offsets and
// code points. It knows no article, no language and no terminal.
package text

import "unicode/utf8"

// Span is the half-open range [Start, End) in bytes of one string, both ends on
// rune boundaries. s.Of(text) is exactly what is shown.
type Span struct {
	Start, End int
}

// Of returns the part of text that s names. It panics when s reaches outside
// text, as slicing does.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers nothing; the zero Span is empty.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether the byte at offset lies in s.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Covers reports whether o lies wholly in s.
func (s Span) Covers(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Join returns the smallest span that covers both.
func (s Span) Join(o Span) Span {
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Compare orders spans by start, the longer first where two start together, so
// that an enclosing span precedes what it encloses. For slices.SortFunc.
func Compare(a, b Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return b.End - a.End
}

// Snap moves the ends of sp to rune boundaries of s, inwards, and into s.
func Snap(s string, sp Span) Span {
	sp.Start, sp.End = max(0, min(sp.Start, len(s))), max(0, min(sp.End, len(s)))
	for sp.Start < sp.End && !utf8.RuneStart(s[sp.Start]) {
		sp.Start++
	}
	for sp.End > sp.Start && sp.End < len(s) && !utf8.RuneStart(s[sp.End]) {
		sp.End--
	}
	return sp
}
