package entity

import (
	"strings"

	"lede/model/entity/tagger"
	"lede/model/nlp"
	"lede/model/text"
)

// reading is a document while its entities are being found.
type reading struct {
	doc     *nlp.Doc
	about   Context
	lower   []string   // of each token
	phrases [][]phrase // of each token: listed phrases that begin with it
	found   []found    // ascending and disjoint
	listed  []tagger.Span
	// initials are those that the text spells out, and the token that ends the
	// name they stand for
	initials map[string]int
	known    map[string]bool // words of the longer personal names
}

// found is a name in the text, by tokens.
type found struct {
	first, last int // [first, last)
	kind        Kind
	confidence  float64
	why         string
	value       *Value // of a date or a figure; nil of others
	evidence    text.Span
	tail        int // bytes at the end of the last token that are not of the name
}

func newReading(doc *nlp.Doc, about Context) *reading {
	r := &reading{doc: doc, about: about, lower: make([]string, len(doc.Tokens)), phrases: make([][]phrase, len(doc.Tokens))}
	v := vocabularies()
	for i := range r.lower {
		r.lower[i] = strings.ToLower(doc.Word(i))
		r.phrases[i] = v[r.lower[i]]
	}
	return r
}

// is returns the longest phrase of class c at token i, before token end; nil
// where there is none.
func (r *reading) is(i, end int, c class) *phrase {
	if i < 0 || i >= end {
		return nil
	}
	for k := range r.phrases[i] {
		p := &r.phrases[i][k]
		if p.class == c && r.matches(i, end, p.words) {
			return p
		}
	}
	return nil
}

func (r *reading) matches(i, end int, words []string) bool {
	if i+len(words) > end {
		return false
	}
	for k, w := range words {
		if r.lower[i+k] != w {
			return false
		}
	}
	return true
}

// word is token i in lower case, "" outside [0, end).
func (r *reading) word(i, end int) string {
	if i < 0 || i >= end {
		return ""
	}
	return r.lower[i]
}

// capital reports whether token i begins with an upper-case letter.
func (r *reading) capital(i, end int) bool {
	return i >= 0 && i < end && startsUpper(r.doc.Word(i))
}

// cover is what f covers.
func (r *reading) cover(f found) text.Span {
	s := r.span(f.first, f.last)
	s.End -= f.tail
	return s
}

// span is what tokens [first, last) cover.
func (r *reading) span(first, last int) text.Span {
	return text.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[last-1].End}
}
