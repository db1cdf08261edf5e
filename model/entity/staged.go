package entity

import (
	"strings"

	"lede/model/entity/tagger"
)

// performed takes for works what is played in and written, where it was read as somebody
// or somewhere: "starred in Hotel Orr", "Kinsale star Ann Lee", and each again where it
// stands; and what is listed with works: "Monopoly, Scrabble and Risk".
func (r *reading) performed(lists *tagger.Lists) {
	titles := map[string]bool{}
	for i := range r.found {
		f := &r.found[i]
		switch {
		case f.kind == Work && f.why == behindThe:
			titles[r.cover(*f).Of(r.doc.Text)] = true
		case f.kind == Work && f.why == read && r.called(f.first, f.last-f.first) && r.is(f.last-1, f.last, "worknoun") != nil:
			f.kind, f.confidence, f.why = Person, 0.8, "a first name before it"
		case r.played(lists, i):
			f.kind, f.confidence, f.why = Work, 0.8, "people play in it"
			titles[r.cover(*f).Of(r.doc.Text)] = true
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if f.kind <= Place && titles[r.cover(*f).Of(r.doc.Text)] && r.mightBeWork(lists, *f) {
			f.kind, f.confidence, f.why = Work, 0.75, "named so elsewhere in the text"
		}
	}
	for i := 0; i < len(r.found); {
		i = r.listWorks(lists, i)
	}
}

// played reports whether the words around name i say that people play in it or wrote it:
// "starred in Kinsale", "Kinsale, starring", "Ann Lee's The Orr".
func (r *reading) played(lists *tagger.Lists, i int) bool {
	f := r.found[i]
	if f.kind > Place || f.tail > 0 || r.isOwner(f.last) || f.kind != Person && !r.mightBeWork(lists, f) {
		return false
	}
	at := f.first
	if r.doc.Word(max(0, at-1)) == "The" {
		at--
	}
	if r.endsAt(at, "playcue") > 0 || f.kind == Person && r.endsAt(at, "rolecue") > 0 || at < f.first && r.isOwner(at-1) {
		return true
	}
	behind := f.last
	if r.word(behind, len(r.lower)) == "," {
		behind++
	}
	if r.is(behind, len(r.lower), "playbehind") != nil && (r.lower[behind] != "starring" || r.capital(behind+1, len(r.lower)) && r.mightBeWork(lists, f)) {
		return true
	}
	if f.kind == Organization || i+1 == len(r.found) {
		return false
	}
	next := r.found[i+1]
	return next.kind == Person && next.first == f.last+1 && r.is(f.last, next.first, "playtrade") != nil && !r.capital(f.last, next.first)
}

// isOwner reports whether token i makes an owner of the word before it.
func (r *reading) isOwner(i int) bool {
	w := r.word(i, len(r.lower))
	return w == "'s" || w == "’s"
}

// mightBeWork reports whether nothing but the place of f in its sentence tells its kind.
func (r *reading) mightBeWork(lists *tagger.Lists, f found) bool {
	switch f.kind {
	case Person:
		return !r.isPerson(lists, f) || f.last-f.first == 1
	case Organization:
		return f.why == read && r.is(f.first, f.last, "orgname") == nil && !lists.IsOrganization(r.lower[f.first]) && !r.shouted(f.first)
	case Place:
		return f.why == read && !lists.IsPlace(r.lower[f.first:f.last]...)
	}
	return false
}

// listWorks makes works of the names that are listed from name i on, "and" before the
// last, where most are, those told by more than their place twice, and none is sure to be
// something else; it returns the first behind the list.
func (r *reading) listWorks(lists *tagger.Lists, i int) int {
	end := i + 1
	for end < len(r.found) && r.listedWith(r.found[end-1], r.found[end]) && r.is(r.found[end].last, len(r.lower), "playtrade") == nil {
		end++
	}
	if w := r.word(r.found[end-1].first-1, len(r.lower)); w != "and" && w != "or" {
		return end
	}
	works, unsure := 0, 0
	for _, f := range r.found[i:end] {
		switch {
		case f.kind == Work && f.why != read:
			works += 2
		case f.kind == Work:
			works++
		case r.mightBeWork(lists, f) && !r.known[r.lower[f.first]]:
			unsure++
		default:
			return end
		}
	}
	if works <= unsure {
		return end
	}
	for k := i; k < end; k++ {
		if f := &r.found[k]; f.kind != Work {
			f.kind, f.confidence, f.why = Work, 0.75, "listed with works"
		}
	}
	return end
}

// listedWith reports whether b stands behind a in a list: "A, B and the C".
func (r *reading) listedWith(a, b found) bool {
	k := a.last
	if r.word(k, b.first) == "," {
		k++
	}
	if w := r.word(k, b.first); w == "and" || w == "or" {
		k++
	}
	if r.word(k, b.first) == "the" && k > a.last {
		k++
	}
	return k == b.first && k > a.last
}

// partLists cuts "Athlete and Green Day" in two where the text has a part of more than
// one word alone.
func (r *reading) partLists() {
	alone := map[string]bool{}
	for _, f := range r.found {
		if f.kind <= Work && f.last-f.first > 1 {
			alone[r.cover(f).Of(r.doc.Text)] = true
		}
	}
	out := make([]found, 0, len(r.found))
	for _, f := range r.found {
		for k := f.first + 1; f.kind <= Work && f.kind != Place && k+1 < f.last; k++ {
			if r.lower[k] != "and" || !r.capital(k-1, k) || !r.capital(k+1, f.last) {
				continue
			}
			a, b := f, f
			a.last, a.tail, b.first = k, 0, k+1
			second := alone[r.cover(b).Of(r.doc.Text)] && r.is(f.last-1, f.last, "bodyshort") == nil // "Social Democratic and Labour Party"
			if second || alone[r.cover(a).Of(r.doc.Text)] {
				out, f = append(out, a), b
				break
			}
		}
		out = append(out, f)
	}
	r.found = out
}

// dropLeads takes from names the word that begins their sentence and tells of which or
// how many: "Both Green Day and Athlete", "Previous Big Brother winners".
func (r *reading) dropLeads() {
	for i := range r.found {
		f := &r.found[i]
		if first, _ := r.sentenceOf(f.first); f.first != first || f.kind > Place && f.kind != Event || f.last-f.first < 2 || strings.Contains(r.doc.Word(f.first), "-") {
			continue
		}
		if r.is(f.first, f.last, "leadword") != nil {
			f.first++
		}
	}
}
