package entity

import (
	"slices"
	"strings"

	"lede/model/entity/tagger"
	"lede/model/text"
)

// repair corrects names by what the document and the lists are sure of.
func (r *reading) repair() error {
	t, err := names()
	if err != nil {
		return err
	}
	r.merge(r.listedNames(), longer)
	r.splitPossessives(t.Lists())
	r.cutHyphened()
	r.merge(r.hyphenated(t.Lists()), never)
	r.joinSyllables()
	r.joinPersons(t.Lists())
	r.merge(r.birthMonths(t.Lists()), func(a, name found) bool { return name.kind == Person && name.last == a.last && name.first > a.first })
	r.merge(r.titledPersons(), func(a, name found) bool {
		return name.kind == Group && name.first == a.first && r.courteous(a.first-1)
	})
	r.extend()
	r.partBodies()
	r.dropLeads()
	r.merge(r.landmarks(), never)
	r.merge(r.streets(t.Lists()), placed)
	r.merge(r.governments(t.Lists()), placed)
	r.merge(r.beheaded(t.Lists()), longer)
	r.merge(r.sainted(), noShorter)
	r.merge(r.cities(), placed)
	r.merge(r.outlets(), placed)
	r.merge(r.labels(), placed)
	r.merge(r.datelines(), placed)
	r.merge(r.shoutedPlaces(t.Lists()), never)
	r.merge(r.rosters(), whatever)
	r.merge(r.titlesBehindThe(t.Lists()), func(a, name found) bool {
		return name.first == a.first && name.last == a.last && r.mightBeWork(t.Lists(), name)
	})
	r.acronyms()
	r.byHead(t.Lists())
	r.cued(t.Lists())
	r.known = r.persons()
	r.behaves(t.Lists())
	r.branches(t.Lists())
	r.trimRanks(t.Lists())
	r.testify()
	r.shorten(t.Lists())
	r.performed(t.Lists())
	r.bodies(t.Lists())
	r.agree(t.Lists())
	r.namesakes(t.Lists())
	r.firms(t.Lists())
	r.teams(t.Lists())
	r.merge(r.besideInitials(), never)
	r.twinned(t.Lists())
	r.joinCampuses()
	r.partPairs()
	r.partLists()
	r.dropTitled()
	r.cutHeadlines(t.Lists())
	r.dropCommon()
	r.dropCounted(t.Lists())
	r.merge(r.echoed(), never)
	r.dropEponyms()
	return nil
}

// never lets what is added replace no name.
func never(_, _ found) bool { return false }

// whatever lets what is added replace every name.
func whatever(_, _ found) bool { return true }

// listedNames returns the organizations and places of three words and more that
// are on the lists: so long a name is no accident.
func (r *reading) listedNames() []found {
	var out []found
	for _, s := range r.listed {
		if s.Last-s.First >= 3 && s.Type != tagger.Person {
			out = append(out, found{first: s.First, last: s.Last, kind: Kind(s.Type), confidence: 0.9, why: "listed"})
		}
	}
	return out
}

// splitPossessives cuts "Finland's Safety Authority" in two where what owns is a
// place, but no title in marks.
func (r *reading) splitPossessives(lists *tagger.Lists) {
	for i := 0; i < len(r.found); i++ {
		f := r.found[i]
		if f.kind == Work && f.first > 0 && r.doc.Tokens[f.first-1].Tag == "“" {
			continue
		}
		for k := f.first + 1; k < f.last-1; k++ {
			if (r.lower[k] != "'s" && r.lower[k] != "’s") || !lists.IsPlace(r.lower[f.first:k]...) {
				continue
			}
			rest := f
			rest.first = k + 1
			f.last, f.kind = k, Place
			r.found[i] = f
			r.found = slices.Insert(r.found, i+1, rest)
			break
		}
	}
}

// joinSyllables puts together personal names whose hyphen stands alone, as in
// tokenised texts: "Kim Jong - un", "El - Hassan".
func (r *reading) joinSyllables() {
	kept := r.found[:0]
	for _, f := range r.found {
		if n := len(kept); n > 0 && kept[n-1].kind == Person && f.kind == Person && f.first == kept[n-1].last+1 && r.apart(f.first-1) && len(r.lower[f.first-2]) <= 3 {
			kept[n-1].last = f.last
			continue
		}
		if f.kind == Person && r.apart(f.last) && r.is(f.last+1, len(r.lower), "syllable") != nil && !r.capital(f.last+1, len(r.lower)) && len(r.lower[f.last-1]) <= 6 {
			f.last += 2
		}
		kept = append(kept, f)
	}
	r.found = kept
}

// apart reports whether token i is a hyphen with spaces around it.
func (r *reading) apart(i int) bool {
	return i > 0 && i+1 < len(r.lower) && r.lower[i] == "-" &&
		r.doc.Tokens[i-1].End < r.doc.Tokens[i].Start && r.doc.Tokens[i].End < r.doc.Tokens[i+1].Start
}

// namesakes takes names of one word for the person of that family name where the text
// has one: a place where no word before it says where, "Paris claims" after "Valeska
// Paris", and what was read as a body no more often than as that person; and so a place
// that is somebody's first name and never where something is. A family name behind a
// title makes longer names of it: "Bettie Page" beside "Ms Page".
func (r *reading) namesakes(lists *tagger.Lists) {
	called, bodies := map[string]int{}, map[string]int{}
	full, titled := map[string]bool{}, map[string]bool{}
	first, located := map[string]int{}, map[string]bool{}
	for _, f := range r.found {
		w := r.doc.Word(f.last - 1)
		switch {
		case f.kind == Person && f.last-f.first > 1:
			called[w]++
			full[w] = true
			first[r.doc.Word(f.first)]++
		case f.kind == Person:
			called[w]++
			titled[w] = titled[w] || f.first > 0 && r.honorific(f.first-1)
		case f.kind == Organization && f.last-f.first == 1:
			bodies[w]++
		case f.kind == Place:
			located[w] = located[w] || r.located(f.first)
		}
	}
	for i := range r.found {
		f := &r.found[i]
		w := r.doc.Word(f.last - 1)
		single := f.last-f.first == 1
		switch {
		case f.kind == Work && single && r.known[r.lower[f.first]]:
			f.kind, f.confidence, f.why = Person, 0.75, "a name of someone in the text"
		case f.kind == Place && full[w] && r.isNamesake(lists, *f):
			f.kind, f.confidence, f.why = Person, 0.7, "the family name of someone in the text"
		case f.kind == Place && single && first[w] > 1 && !located[w] && r.isNamesake(lists, *f) && !lists.IsCountry(r.lower[f.first]):
			f.kind, f.confidence, f.why = Person, 0.7, "the first name of someone in the text"
		case f.kind == Organization && f.why == read && single && full[w] && bodies[w] <= called[w] && r.word(f.first-1, f.first) != "the" && !lists.IsOrganization(r.lower[f.first]):
			f.kind, f.confidence, f.why = Person, 0.75, "the family name of someone in the text"
		case f.kind == Organization && f.why == read && f.last-f.first == 2 && (titled[w] && !full[w] || full[w] && lists.IsFirstName(r.lower[f.first])) && !r.shouted(f.first) && r.word(f.first-1, f.first) != "the":
			f.kind, f.confidence, f.why = Person, 0.75, "called by title and family name in the text"
		}
	}
}

// isNamesake reports whether a place whose last word is somebody's family name is that
// person: no list has it whole, or nothing before one word says where.
func (r *reading) isNamesake(lists *tagger.Lists, f found) bool {
	switch f.last - f.first {
	case 1:
		return !r.located(f.first) && r.word(f.first-1, f.first) != "for"
	case 2:
		return !lists.IsPlace(r.lower[f.first:f.last]...)
	}
	return false
}

// joinCampuses puts "University of Texas at Austin" together.
func (r *reading) joinCampuses() {
	kept := r.found[:0]
	for _, f := range r.found {
		if n := len(kept); n > 0 && f.kind == Place && kept[n-1].kind == Organization && f.first == kept[n-1].last+1 && r.lower[f.first-1] == "at" && r.lower[kept[n-1].first] == "university" {
			kept[n-1].last = f.last
			continue
		}
		kept = append(kept, f)
	}
	r.found = kept
}

// agree gives names that are written alike one kind, of person, organization and
// place the one given most often, what the words around told counting twice and, of
// one word, a longer personal name that holds it half. A name that is an organization's
// once is one everywhere where nothing tells otherwise.
func (r *reading) agree(lists *tagger.Lists) {
	votes := map[string]*ballot{}
	at := func(w string) *ballot {
		if votes[w] == nil {
			votes[w] = &ballot{}
		}
		return votes[w]
	}
	for _, f := range r.found {
		if f.kind > Place {
			continue
		}
		weight := 2
		switch f.why {
		case read:
		case calledBody: // as in a definition
			weight = 20
		default:
			weight = 4
		}
		b := at(r.cover(f).Of(r.doc.Text))
		b.kinds[f.kind] += weight
		b.person = b.person || f.kind == Person && r.signed(lists, f)
		if f.kind == Person && f.last-f.first > 1 {
			last := at(r.doc.Word(f.last - 1))
			last.kinds[Person]++
			last.person = true
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if f.kind > Place {
			continue
		}
		b := votes[r.cover(*f).Of(r.doc.Text)]
		for k, n := range b.kinds {
			if n > b.kinds[f.kind]+2 || Kind(k) == Organization && r.standsForBody(lists, *f, b) {
				f.kind, f.confidence, f.why = Kind(k), 0.8, "named so elsewhere in the text"
			}
		}
	}
}

// ballot is what is told of the names that are written alike.
type ballot struct {
	kinds  [Place + 1]int
	person bool // something tells that they are a person's
}

// standsForBody reports whether f is an organization's name because others that are written
// alike are: a person's where nothing tells of one and no more than four stand against one,
// a place's where no word before it and no list says so and no more stand against.
func (r *reading) standsForBody(lists *tagger.Lists, f found, b *ballot) bool {
	bodies := b.kinds[Organization]
	switch {
	case b.person || bodies == 0 || b.kinds[Person] > 4*bodies:
		return false
	case f.kind == Place:
		return bodies >= b.kinds[Place] && !r.located(f.first) && !lists.IsPlace(r.lower[f.first:f.last]...)
	}
	return f.kind == Person
}

// signed reports whether something tells that f is a person's name: a title before it, a
// first name in it, another name that it is part of, the words that told its kind.
func (r *reading) signed(lists *tagger.Lists, f found) bool {
	return f.why != read || f.tail > 0 || r.titledAt(f.first) || r.known[r.lower[f.first]] || r.known[r.lower[f.last-1]] ||
		lists.IsFirstName(r.lower[f.first])
}

// dropCommon drops the single words that are capitalised and name nobody and
// nothing, "God" and "Islam", and greetings and nicknames in marks that were taken
// for titles: "Hi Ann", the "Iron Baron".
func (r *reading) dropCommon() {
	r.found = slices.DeleteFunc(r.found, func(f found) bool {
		return r.bareOffice(f) || f.last-f.first == 1 && f.kind != Group && (r.is(f.first, f.last, "noname") != nil || r.shouted(f.first) && r.is(f.first, f.last, "noinitials") != nil) ||
			r.staged(f) || r.call(f) || f.kind == Person && (r.trade(f) || r.opensRole(f)) ||
			f.kind == Work && f.first > 0 && r.doc.Tokens[f.first-1].Tag == "“" && (r.is(f.first, f.last, "greeting") != nil || r.nickname(f.first-1, 0))
	})
}

// opensRole reports whether f is only the beginning of what somebody is: "Hall" of "Hall of
// Famer".
func (r *reading) opensRole(f found) bool {
	p := r.is(f.first, len(r.lower), "personrole")
	return p != nil && len(p.words) > f.last-f.first && r.lower[f.last] == "of"
}

// cutHeadlines ends what was taken for a name in a headline, in title case or in capitals,
// before the verb in it: "Ann Lee" of "Ann Lee Sues Hospital". One word left is a name
// where a list has it.
func (r *reading) cutHeadlines(lists *tagger.Lists) {
	kept := r.found[:0]
	for _, f := range r.found {
		if k := r.verbIn(f); k >= 0 && !lists.IsPlace(r.lower[f.first:k+1]...) { // not Victoria Falls
			w := r.lower[f.first]
			named := k > f.first+1 || k > f.first && !r.office(f.first) && (lists.IsOrganization(w) || lists.IsPlace(w) || lists.IsFamilyName(w))
			if f.last = k; !named || f.kind == Work {
				continue
			}
		}
		kept = append(kept, f)
	}
	r.found = kept
}

// verbIn is the token in f that is the verb of a headline; -1 where none is.
func (r *reading) verbIn(f found) int {
	if f.kind > Work || f.kind == Group || f.last-f.first < 2 {
		return -1
	}
	start, end := r.sentenceOf(f.first)
	// in capitals it needs no sentence of its own: "LEE BEATS COSTA 3-1 IN OSLO", a date behind it
	titled := r.opensParagraph(start) && (r.inTitleCase(start, end) || f.last-f.first > 2 && r.allShouted(f.first, f.last))
	if f.kind == Work && f.first > start || !titled {
		return -1
	}
	for k := f.first; k < f.last; k++ {
		if r.is(k, f.last, "headlineverb") != nil {
			return k
		}
	}
	return -1
}

// allShouted reports whether the tokens [start, end) are all in capitals.
func (r *reading) allShouted(start, end int) bool {
	for i := start; i < end; i++ {
		if !r.shouted(i) {
			return false
		}
	}
	return true
}

// longestHeadline is how many tokens a headline has at most.
const longestHeadline = 100

// inTitleCase reports whether all words of a sentence without a stop begin with a
// capital, but the small ones.
func (r *reading) inTitleCase(start, end int) bool {
	if end-start > longestHeadline {
		return false
	}
	words := 0
	for i := start; i < end; i++ {
		switch {
		case r.lower[i] == ".":
			return false
		case startsUpper(r.doc.Word(i)):
			words++
		case len(r.lower[i]) > 4 && text.HasWord(r.lower[i]):
			return false
		}
	}
	return words > 1
}

// call reports whether f is what a page asks its reader to do: "Read Full Article",
// "Sign Up Now".
func (r *reading) call(f found) bool {
	n := f.last - f.first
	return n > 1 && n < 6 && f.kind <= Work && r.is(f.first, f.last, "callverb") != nil && r.is(f.last-1, f.last, "callnoun") != nil
}

// trade reports whether what was taken for a person is a trade alone: the "Attorney" of
// "the District Attorney", "Public Relations Officer".
func (r *reading) trade(f found) bool {
	return f.tail == 0 && r.is(f.last-1, f.last, "tradealone") != nil && !r.known[r.lower[f.first]] && (f.last-f.first > 1 || r.capital(f.first-1, f.first))
}

// bareOffice reports whether what was taken for a person is an office alone, which a
// headline or the beginning of a sentence writes with a capital: "Sheriff's deputies",
// "Sheriff: man shot twice".
func (r *reading) bareOffice(f found) bool {
	if f.kind != Person && f.kind != Place || f.last-f.first != 1 || r.known[r.lower[f.first]] || r.is(f.first, f.last, "office") == nil {
		return false
	}
	switch r.word(f.last, len(r.lower)) {
	case "'s", "’s", "’", ":":
		return true
	}
	return false
}

// staged reports whether f is a word of a transcript about what is heard,
// "(CROSSTALK)", or the party and home of a politician, "(D-Savannah)".
func (r *reading) staged(f found) bool {
	if f.last-f.first != 1 || r.word(f.first-1, f.first) != "(" || r.word(f.last, len(r.lower)) != ")" {
		return false
	}
	w := r.doc.Word(f.first)
	return r.shouted(f.first) && r.opensParagraph(f.first-1) || len(w) > 3 && w[1] == '-' && strings.IndexByte("DRI", w[0]) >= 0 && startsUpper(w[2:])
}
