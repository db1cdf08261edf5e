package entity

import (
	"slices"
	"strings"

	"lede/model/entity/tagger"
)

// joinPersons puts personal names together that were cut, and parts what is more
// than one: "Maria da Conceição" and "Santos e Silva", "Frank-Walter" and
// "Steinmeier", "bin" and "Laden"; "the United States" and "Hamdullah Mohib".
func (r *reading) joinPersons(lists *tagger.Lists) {
	r.partCountries(lists)
	kept := r.found[:0]
	for _, f := range r.found {
		if n := len(kept); n > 0 && kept[n-1].kind == Person && f.kind == Person && f.first == kept[n-1].last+1 && r.particle(f.first-1) {
			kept[n-1].last, kept[n-1].tail = f.last, f.tail
			continue
		}
		free := 0 // the first token that is in no name
		if len(kept) > 0 {
			free = kept[len(kept)-1].last
		}
		if f.kind == Person {
			f.first = r.given(lists, f, free)
		}
		kept = append(kept, f)
	}
	r.found = kept
	r.merge(r.siblings(lists), func(a, name found) bool { return name.kind != Place && name.last == a.last && name.first == a.first })
}

// particle reports whether token i is a small word that joins the parts of a
// personal name and stands for nothing else.
func (r *reading) particle(i int) bool {
	switch r.lower[i] {
	case "delos", "dela", "zu", "und", "da", "dos", "das", "do", "de", "del", "di", "della", "e", "y", "bin", "bint", "ibn", "binti", "van", "von", "der", "den", "ter", "ten", "af", "av":
		return !r.capital(i, i+1)
	}
	return false
}

// given is where a personal name begins that lacks its first name or particle,
// no earlier than token free.
func (r *reading) given(lists *tagger.Lists, f found, free int) int {
	start, _ := r.sentenceOf(f.first)
	at := f.first - 1
	if at < max(start, free) {
		return f.first
	}
	w := r.doc.Word(at)
	switch {
	case r.fullName(at, f.last):
		return at
	case f.last-f.first > 1 || !r.inner(at) || r.calendar(at) || strings.HasSuffix(w, "."):
	case strings.Contains(w, "-") && r.doc.Tokens[at].Tag == "NNP" && lists.IsFirstName(r.lower[at][:strings.IndexByte(w, '-')]):
		return at
	}
	return f.first
}

// fullName reports whether the words from token i to token last end a longer
// personal name of the text, the first of them a particle: "bin Laden".
func (r *reading) fullName(i, last int) bool {
	if !r.particle(i) && r.lower[i] != "al" && r.lower[i] != "el" {
		return false
	}
	return slices.ContainsFunc(r.found, func(f found) bool {
		n := last - i
		return f.kind == Person && f.last-f.first > n && slices.Equal(r.lower[f.last-n:f.last], r.lower[i:last])
	})
}

// siblings returns the first names that share the family name of the person
// after them: "Aria and Leo Watford".
func (r *reading) siblings(lists *tagger.Lists) []found {
	var out []found
	for _, f := range r.found {
		i := f.first - 2
		if f.kind != Person || f.last-f.first != 2 || i < 0 || r.lower[i+1] != "and" && r.lower[i+1] != "&" || !r.capital(i, i+1) || i > 0 && r.capital(i-1, i) {
			continue
		}
		if lists.IsFirstName(r.lower[i]) && r.doc.Tokens[i].Tag == "NNP" && !r.calendar(i) && !lists.IsPlace(r.lower[i]) {
			out = append(out, found{first: i, last: i + 1, kind: Person, confidence: 0.75, why: "a first name beside a full one"})
		}
	}
	return out
}

// partCountries cuts "Albania John Withers" in two behind the name of a country
// that "to", "of" or "in" stands before.
func (r *reading) partCountries(lists *tagger.Lists) {
	for i := 0; i < len(r.found); i++ {
		f := r.found[i]
		if f.kind != Person || f.last-f.first < 3 || f.first < 1 {
			continue
		}
		before := r.lower[f.first-1]
		if before == "the" && f.first > 1 {
			before = r.lower[f.first-2]
		}
		if before != "to" && before != "of" && before != "in" {
			continue
		}
		for k := f.last - 2; k > f.first; k-- {
			if !lists.IsCountry(r.lower[f.first:k]...) {
				continue
			}
			place := f
			place.last, place.tail, place.kind = k, 0, Place
			r.found[i].first = k
			r.found = slices.Insert(r.found, i, place)
			i++
			break
		}
	}
}

// learnRelative notes that the text tells of the cluster at, named by f, as of
// somebody's relative: "her niece, the novelist Eva Orr", "Eva Orr, his widow,".
func (s *coreference) learnRelative(f found, at int) {
	if f.kind != Person {
		return
	}
	first, end := s.sentenceOf(f.first)
	if s.word(f.last, end) == "," && s.kinAt(f.last+1) {
		s.relatives[at] = true
	}
	for k := f.first - 1; k > max(first, f.first-7); k-- {
		if s.kinAt(k - 1) {
			s.relatives[at] = true
			return
		}
		if tag := s.doc.Tokens[k].Tag; strings.HasPrefix(tag, "VB") || tag == "IN" {
			return
		}
	}
}

// kinAt reports whether somebody's relative stands at token i: "her late husband".
func (s *coreference) kinAt(i int) bool {
	if i < 0 || i >= len(s.doc.Tokens) || s.doc.Tokens[i].Tag != "PRP$" && s.doc.Tokens[i].Tag != "POS" {
		return false
	}
	return s.is(i+1, len(s.lower), "kin") != nil || s.is(i+2, len(s.lower), "kin") != nil && s.doc.Tokens[i+1].Tag == "JJ"
}
