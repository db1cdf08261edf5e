package entity

import (
	"strings"

	"lede/model/entity/tagger"
)

// bodies takes for organizations what was read as somebody though the words around one
// of its mentions tell that it is none: "said Ann Lee from Zento", "Zento's Ann Lee",
// "Zento founder Ann Lee", "Dell, Samsung and Zento".
func (r *reading) bodies(lists *tagger.Lists) {
	told, titled, owning := map[string]bool{}, map[string]bool{}, map[string]int{}
	for i, f := range r.found {
		if f.kind != Person || f.tail > 0 {
			continue
		}
		name := r.cover(f).Of(r.doc.Text)
		titled[name] = titled[name] || r.titledAt(f.first)
		if f.last-f.first > 1 {
			told[name] = told[name] || r.employs(i)
		} else if !r.known[r.lower[f.first]] && !lists.IsFirstName(r.lower[f.first]) {
			owning[name] += r.owns(i)
			told[name] = told[name] || r.toldBody(i)
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if name := r.cover(*f).Of(r.doc.Text); f.kind == Person && (told[name] || owning[name] > 0) && !titled[name] {
			f.kind, f.confidence, f.why = Organization, 0.8, "people belong to it"
			if lists.IsPlace(r.lower[f.first:f.last]...) {
				f.kind = Place
			}
		}
	}
}

// farthestIts is how many tokens behind a name the word stands at most that takes it up.
const farthestIts = 14

// owns is 1 where the name i does something in its sentence that goes on with "its" before
// any other name, "Zento opened its first shop"; negative where with "he" or "she".
func (r *reading) owns(i int) int {
	f := r.found[i]
	start, end := r.sentenceOf(f.first)
	if f.last >= end || f.first > start && (!strings.HasPrefix(r.doc.Tokens[f.last].Tag, "V") || r.word(f.first-1, end) == "the") {
		return 0
	}
	if i+1 < len(r.found) {
		end = min(end, r.found[i+1].first)
	}
	for k := f.last; k < min(end, f.last+farthestIts); k++ {
		switch r.lower[k] {
		case "its":
			return 1
		case "he", "she", "his", "her", "him", "himself", "herself", "who", "whose":
			return -4
		}
	}
	return 0
}

// toldBody reports whether the words around the name i, of one word, say that people
// belong to it or that it is listed with what they belong to.
func (r *reading) toldBody(i int) bool {
	f := r.found[i]
	if r.endsAt(f.first, "atbefore") > 0 || r.employs(i) || r.doc.Tokens[f.first].End-r.doc.Tokens[f.first].Start > 2 && strings.Contains(r.doc.Word(f.first)[1:], "&") {
		return true
	}
	if i > 0 && r.fullPerson(i-1) && r.found[i-1].last == f.first-1 && (r.lower[f.first-1] == "from" || r.lower[f.first-1] == "at") {
		return true
	}
	if i+1 < len(r.found) && r.fullPerson(i+1) && r.found[i+1].first == f.last+1 && r.isOwner(f.last) {
		return true
	}
	return r.listedBodies(i)
}

// fullPerson reports whether name i is a person's of two words and more.
func (r *reading) fullPerson(i int) bool {
	return r.found[i].kind == Person && r.found[i].last-r.found[i].first > 1
}

// employs reports whether somebody who is named behind name i has an office there: "Zento
// chief executive Ann Lee", "Zento's principal analyst Ann Lee".
func (r *reading) employs(i int) bool {
	if i+1 == len(r.found) || !r.fullPerson(i+1) {
		return false
	}
	k, next := r.found[i].last, r.found[i+1].first
	if r.isOwner(k) {
		k++
	}
	for k < next && next-k < 5 && !r.capital(k, next) {
		if p := r.is(k, next, "bodytrade"); p != nil && k+len(p.words) == next {
			return true
		}
		if tag := r.doc.Tokens[k].Tag; k == r.found[i].last || tag != "JJ" && tag != "NN" {
			return false
		}
		k++
	}
	return false
}

// listedBodies reports whether name i ends or stands in a list whose other names are
// organizations, two at least.
func (r *reading) listedBodies(i int) bool {
	first, last := i, i+1
	for first > max(0, i-mostListed) && r.listedWith(r.found[first-1], r.found[first]) {
		first--
	}
	for last < min(len(r.found), i+mostListed) && r.listedWith(r.found[last-1], r.found[last]) {
		last++
	}
	if w := r.word(r.found[last-1].first-1, len(r.lower)); w != "and" && w != "or" && w != "the" {
		return false
	}
	n := 0
	for k := first; k < last; k++ {
		if k != i && r.found[k].kind != Organization {
			return false
		}
		n++
	}
	return n > 2
}

// mostListed is how many names of a list are looked at on each side of one.
const mostListed = 64

// titledAt reports whether a title or another word with a capital stands before token i in
// its sentence.
func (r *reading) titledAt(i int) bool {
	first, _ := r.sentenceOf(i)
	return i > first && r.capital(i-1, i) && (i-1 > first || r.honorific(i-1) || r.is(i-1, i, "title") != nil)
}
