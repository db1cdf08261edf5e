package entity

import (
	"slices"
	"strings"

	"lede/model/entity/tagger"
	"lede/model/nlp"
	"lede/model/text"
)

// birthMonths returns the persons whose first name is a month's, where the tagger saw
// the month alone: "April Jones". A word of time before it makes it a month.
func (r *reading) birthMonths(lists *tagger.Lists) []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i+1 < s.Last; i++ {
			if !r.calendar(i) || !r.capital(i, s.Last) || !lists.IsFirstName(r.lower[i]) || !r.familyName(lists, i+1, s.Last) || r.timely(i-1) {
				continue
			}
			out = append(out, found{first: i, last: i + 2, kind: Person, confidence: 0.75, why: "a first name before another"})
		}
	}
	return out
}

// familyName reports whether token i is a capitalised word that ends a run of them
// and is on no list of something else.
func (r *reading) familyName(lists *tagger.Lists, i, end int) bool {
	return r.capital(i, end) && r.doc.Tokens[i].Tag == "NNP" && !r.capital(i+1, end) && !r.calendar(i) && len(r.lower[i]) > 2 &&
		r.is(i, end, "group") == nil && r.is(i, end, "eventnoun") == nil && !lists.IsPlace(r.lower[i]) && !lists.IsOrganization(r.lower[i])
}

// timely reports whether token i, before a month, says that it is one.
func (r *reading) timely(i int) bool {
	switch r.word(i, len(r.lower)) {
	case "in", "since", "until", "by", "of", "through", "during", "before", "after", "late", "early", "mid", "till", "last", "next", "this", "every", "each":
		return true
	}
	return i >= 0 && r.lower[i][0] >= '0' && r.lower[i][0] <= '9'
}

// landmarks returns the places and bodies that their last word tells where no name
// was found: "Prague Castle", "the Transport Ministry".
func (r *reading) landmarks() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			for _, head := range [...]struct {
				class
				Kind
			}{{"placehead", Place}, {"bodyhead", Organization}} {
				if n := r.headed(i, s.Last, head.class); n > 1 {
					out = append(out, found{first: i, last: i + n, kind: head.Kind, confidence: 0.8, why: "named as a " + r.lower[i+n-1]})
					i += n - 1
					break
				}
			}
		}
	}
	return out
}

// partBodies cuts "Makerere University and Sciences Po" in two, where "and" stands
// behind the word that says what the first is.
func (r *reading) partBodies() {
	out := make([]found, 0, len(r.found))
	for _, f := range r.found {
		for k := f.first + 2; f.kind == Organization && k+1 < f.last; k++ {
			if r.lower[k] == "and" && r.is(k-1, k, "wholebody") != nil && (f.last-k > 2 || r.shouted(k+1)) {
				part := f
				part.last, part.tail = k, 0
				out = append(out, part)
				f.first = k + 1
				break
			}
		}
		out = append(out, f)
	}
	r.found = out
}

// shouted reports whether token i is in capitals.
func (r *reading) shouted(i int) bool {
	w := r.doc.Word(i)
	return len(w) > 1 && strings.ToUpper(w) == w && r.inner(i)
}

// testimony is what the words around the names of one word, written alike, say of
// their kind.
type testimony struct{ person, body bool }

// testify gives names of one word the kind that the words behind them tell: who says
// "it plans to" is a body, who says "she will" a person. Names that are part of a
// person's longer one stay.
func (r *reading) testify() {
	told := map[string]testimony{}
	for _, f := range r.found {
		if f.kind > Place || f.last-f.first != 1 {
			continue
		}
		w := r.doc.Word(f.first)
		t := told[w]
		person, body := r.itself(f)
		told[w] = testimony{t.person || person, t.body || body}
	}
	for i := range r.found {
		f := &r.found[i]
		if f.kind > Place || f.last-f.first != 1 || r.known[r.lower[f.first]] {
			continue
		}
		switch t := told[r.doc.Word(f.first)]; {
		case t.body && !t.person && f.kind == Person:
			f.kind, f.confidence, f.why = Organization, 0.8, "speaks of itself as “it”"
		case t.person && !t.body && f.kind == Organization && r.is(f.first, f.last, "orgname") == nil && r.is(f.first, f.last, "acronym") == nil:
			f.kind, f.confidence, f.why = Person, 0.8, "speaks as he or she"
		}
	}
}

// itself reads what f calls itself behind a verb of saying.
func (r *reading) itself(f found) (person, body bool) {
	_, end := r.sentenceOf(f.first)
	if r.is(f.last, end, "saying") == nil {
		return false, false
	}
	k := f.last + 1
	if r.word(k, end) == "that" {
		k++
	}
	switch r.word(k, end) {
	case "its":
		return false, true
	case "it":
		return false, r.is(k+1, end, "bodyverb") != nil // not "said it would rain"
	case "he", "she":
		return true, false
	}
	return false, false
}

// branches takes a place for the organization that its first word names: "Gazprom
// Germania".
func (r *reading) branches(lists *tagger.Lists) {
	for i := range r.found {
		f := &r.found[i]
		w := r.lower[f.first]
		if f.kind == Place && f.last-f.first == 2 && lists.IsOrganization(w) && !lists.IsPlace(w) && !lists.IsPlace(r.lower[f.first:f.last]...) {
			f.kind, f.confidence, f.why = Organization, 0.8, "begins with the name of an organization"
		}
	}
}

// shoutedPlaces returns the listed places of sentences in capitals behind a
// preposition of place, where the tagger found none.
func (r *reading) shoutedPlaces(lists *tagger.Lists) []found {
	var out []found
	for _, s := range r.doc.Sentences {
		if !r.shouts(s) {
			continue
		}
		for i := s.First + 1; i < s.Last; i++ {
			if !r.located(i) {
				continue
			}
			for n := min(3, s.Last-i); n > 0; n-- {
				if lists.IsPlace(r.lower[i : i+n]...) {
					out = append(out, found{first: i, last: i + n, kind: Place, confidence: 0.75, why: "listed"})
					i += n - 1
					break
				}
			}
		}
	}
	return out
}

// shouts reports whether a sentence is written in capitals.
func (r *reading) shouts(s nlp.Sentence) bool {
	words := 0
	for i := s.First; i < s.Last; i++ {
		if len(r.lower[i]) < 3 || !text.HasWord(r.lower[i]) {
			continue
		}
		if words++; strings.ToUpper(r.doc.Word(i)) != r.doc.Word(i) {
			return false
		}
	}
	return words > 3
}

// counted returns the initials that the text counts, which name no one body: the
// singular of "three UAVs", and "an ATM" that nothing is named by. Behind a name, in
// brackets, they are its own: "Combined Task Force (CTF)".
func (r *reading) counted() map[string]bool {
	out := map[string]bool{}
	var named []string
	for i := range r.lower {
		w := r.doc.Word(i)
		short, plural := strings.CutSuffix(w, "s")
		if len(short) < 2 || len(short) > 6 || strings.Trim(short, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			continue
		}
		if plural || (r.word(i-1, i) == "a" || r.word(i-1, i) == "an") && !r.heads(i+1) {
			out[short], out[short+"s"] = true, true
		}
		if !plural && r.word(i-1, i) == "(" && r.capital(i-2, i) {
			named = append(named, short)
		}
	}
	for _, w := range named {
		delete(out, w)
	}
	return out
}

// heads reports whether token i can be the noun that initials before it describe.
func (r *reading) heads(i int) bool {
	if i >= len(r.lower) {
		return false
	}
	tag := r.doc.Tokens[i].Tag
	return strings.HasPrefix(tag, "NN") || tag == "JJ" || tag == "VBN" || tag == "VBG" || tag == "CD" || tag == "HYPH" || r.lower[i] == "-"
}

// dropCounted drops the initials that the text counts and no list has.
func (r *reading) dropCounted(lists *tagger.Lists) {
	things := r.counted()
	r.found = slices.DeleteFunc(r.found, func(f found) bool {
		if f.last-f.first != 1 || f.kind == Group || f.kind > Work || !things[r.doc.Word(f.first)] || r.initials[r.doc.Word(f.first)] > 0 {
			return false
		}
		w := strings.TrimSuffix(r.doc.Word(f.first), "s")
		return vocabularies().single(strings.ToLower(w), "acronym") == nil && !lists.IsOrganization(strings.ToLower(w)) && !lists.IsPlace(strings.ToLower(w))
	})
}

// governments returns the bodies of states, named with a capital by what they are and
// whose: "the Government of Iraq", "the Supreme Court of New South Wales".
func (r *reading) governments(lists *tagger.Lists) []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			p := r.is(i, s.Last, "government")
			if p == nil || !r.capital(i, s.Last) || r.capital(i-1, s.Last) && i > s.First && r.lower[i-1] != "the" {
				continue
			}
			of := i + len(p.words)
			first := of + 1
			if r.word(first, s.Last) == "the" {
				first++
			}
			last := r.run(first, s.Last)
			if r.word(of, s.Last) != "of" || last == first || !lists.IsPlace(r.lower[first:last]...) {
				continue
			}
			out = append(out, found{first: i, last: last, kind: Organization, confidence: 0.85, why: "named as the body of a state"})
			i = last - 1
		}
	}
	return out
}
