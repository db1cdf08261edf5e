package entity

import (
	"lede/model/entity/tagger"
	"lede/model/nlp"
)

// trimRanks cuts titles, ranks and the positions of players off family names: "Insp
// Gaskin", "RB Bush". A title that is a first name too, Dean or Earl, stays. What was read
// as a body is a person where nothing but titles stands before a family name of the text,
// or before one that says something: "Ch Supt Waldie said".
func (r *reading) trimRanks(lists *tagger.Lists) {
	for i := range r.found {
		f := &r.found[i]
		last := f.last - 1
		if f.kind > Place || f.tail > 0 || r.medium(last) {
			continue
		}
		from := f.first // behind the titles before a first name or a last word
		for last-from > 1 && r.ranked(from, from+1) && !lists.IsFirstName(r.lower[from]) {
			from++
		}
		switch {
		case f.kind == Person:
			f.first = from
		case f.kind == Organization && f.why == read && last > f.first && (from > f.first || lists.IsFirstName(r.lower[from])) && r.inApposition(*f):
			f.kind, f.confidence, f.why = Person, 0.75, "called a “"+r.lower[f.first-2]+"”"
			f.first = from
		}
		_, end := r.sentenceOf(f.first)
		switch w := r.lower[last]; {
		case last == f.first || !r.ranked(f.first, last):
		case f.kind == Person && (lists.IsFirstName(r.lower[f.first]) || lists.IsPlace(w) || nlp.Common(w)):
		case f.kind == Person:
			f.first = last
		case f.why == read && (r.known[w] || r.is(f.last, end, "saying") != nil) && r.is(last, f.last, "orgsuffix") == nil && r.is(last, f.last, "bodyhead") == nil && !nlp.Common(w):
			f.first, f.kind, f.confidence, f.why = last, Person, 0.75, "a title before it"
		}
	}
}

// inApposition reports whether f stands between commas behind the role of one person: "the
// parish priest, Séra Halldór Ólafsson, said".
func (r *reading) inApposition(f found) bool {
	start, end := r.sentenceOf(f.first)
	role := f.first - 2
	if role < start || r.lower[f.first-1] != "," || r.word(f.last, end) != "," || r.is(role, role+1, "personrole") == nil || r.capital(role, end) {
		return false
	}
	for i := role - 1; i >= max(start, role-3); i-- {
		switch r.lower[i] {
		case "the", "a", "an", "his", "her", "its", "their":
			return true
		}
	}
	return false
}

// ranked reports whether all tokens from i on, up to end, are of titles.
func (r *reading) ranked(i, end int) bool {
	for ; i < end; i++ {
		title := r.is(i, i+1, "title") != nil || r.is(i, i+1, "rank") != nil || r.is(i, i+1, "rankbefore") != nil
		if !title && (r.is(i, i+1, "rankcaps") == nil || !r.shouted(i)) || r.is(i, i+1, "kept") != nil {
			return false
		}
	}
	return true
}
