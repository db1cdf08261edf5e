package entity

import (
	"slices"

	"lede/model/entity/tagger"
)

// extend lengthens the names of organizations that were cut at "and", "&" or a
// comma, "Marks & Spencer", "Smith and Sons", "Ministry of Housing, Communities
// and Local Government", or before their country, "Amnesty International UK".
func (r *reading) extend() {
	kept := r.found[:0]
	for i := 0; i < len(r.found); i++ {
		f := r.found[i]
		free := len(r.lower) // where the next name begins
		if i+1 < len(r.found) {
			free = r.found[i+1].first
		}
		_, end := r.sentenceOf(f.first)
		switch {
		case f.kind > Place || f.tail > 0:
		case r.word(f.last, end) == "&" && r.capital(f.last+1, end):
			f.last, f.kind = r.run(f.last+1, end), Organization
		case (r.word(f.last, end) == "and" || r.word(f.last, end) == "&") && r.is(f.last+1, end, "firmtail") != nil && r.capital(f.last+1, end):
			f.last, f.kind = r.run(f.last+1, end), Organization
		case f.kind == Organization && f.last < end && (r.doc.Word(f.last) == "UK" || r.doc.Word(f.last) == "USA"):
			f.last++
		case f.kind == Organization && r.forWhat(f):
			f.last = max(r.listOf(f.last, min(end, free)), r.portfolio(f.last, end))
		}
		for i+1 < len(r.found) && r.found[i+1].first < f.last {
			i++
		}
		kept = append(kept, f)
	}
	r.found = kept
}

// forWhat reports whether f says what a ministry or a committee is for.
func (r *reading) forWhat(f found) bool {
	for k := f.first; k < f.last; k++ {
		if r.is(k, f.last, "ministry") != nil {
			return true
		}
	}
	return false
}

// portfolio is where what a ministry or a committee is for ends, where it goes on at
// token i: "Ministry of Foreign Affairs and Trade"; i where it does not.
func (r *reading) portfolio(i, end int) int {
	k := i
	for k < end {
		n := k
		if r.word(n, end) == "," {
			n++
		}
		if r.word(n, end) == "and" || r.word(n, end) == "&" {
			n++
		}
		last := r.run(n, end)
		if n == k || last == n {
			return k
		}
		for ; n < last; n++ {
			if r.is(n, end, "portfolio") == nil {
				return k
			}
		}
		k = last
	}
	return k
}

// run is where the capitalised words at token i end.
func (r *reading) run(i, end int) int {
	for i < end && r.capital(i, end) {
		i++
	}
	return i
}

// listOf is where a list of capitalised words that goes on at token i with a
// comma, and ends with "and", ends; i where there is none.
func (r *reading) listOf(i, end int) int {
	k := i
	for r.word(k, end) == "," && r.capital(k+1, end) && !r.calendar(k+1) {
		k = r.run(k+1, end)
	}
	if k == i || r.word(k, end) != "and" || !r.capital(k+1, end) {
		return i
	}
	return r.run(k+1, end)
}

// byHead gives names that end in a word for a place or a body that kind, where
// the tagger took them for persons or works: "Old Town Square", "Spanish Embassy".
func (r *reading) byHead(lists *tagger.Lists) {
	for i := range r.found {
		f := &r.found[i]
		if f.last-f.first < 2 {
			continue
		}
		switch {
		case f.kind == Person && r.is(f.last-1, f.last, "firmend") != nil:
			f.kind = Organization
		case f.kind == Person && lists.IsFirstName(r.lower[f.first]):
			continue
		case r.is(f.last-1, f.last, "placehead") != nil && slices.Contains([]Kind{Person, Work, Organization}, f.kind):
			f.kind = Place
		case r.is(f.last-1, f.last, "bodyhead") != nil && slices.Contains([]Kind{Person, Work, Place}, f.kind), f.kind == Place && r.bodyOf(*f):
			f.kind = Organization
		default:
			continue
		}
		f.confidence, f.why = 0.8, "named as a "+r.lower[f.last-1]
	}
}

// bodyOf reports whether a word for a body stands in f before "of": "Metropolitan
// Museum of Art".
func (r *reading) bodyOf(f found) bool {
	for k := f.first + 1; k+1 < f.last; k++ {
		if r.lower[k+1] == "of" {
			return r.is(k, k+1, "bodyhead") != nil
		}
	}
	return false
}
