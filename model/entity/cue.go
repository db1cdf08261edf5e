package entity

import (
	"slices"
	"strings"

	"lede/model/entity/tagger"
)

// cue is a class of nouns that say, beside a name, what it names: "the daily
// Zaman", "Makfax news agency", "Patission Street".
type cue struct {
	class  class
	behind bool // the noun stands behind the name
	kind   Kind
	makes  bool // capitalised words there are a name even where none was found
	from   []Kind
}

var cues = [...]cue{
	{class: "orgbefore", kind: Organization, makes: true, from: []Kind{Person, Place, Work}},
	{class: "orgsbefore", kind: Organization, makes: true, from: []Kind{Person, Place, Work}},
	{class: "atbefore", kind: Organization, from: []Kind{Person, Place, Work}},
	{class: "mediabefore", kind: Organization, makes: true, from: []Kind{Person, Place, Work}},
	{class: "orgafter", behind: true, kind: Organization, from: []Kind{Person, Work}},
	{class: "mediaafter", behind: true, kind: Organization, from: []Kind{Person, Place, Work}},
	{class: "workbefore", kind: Work, makes: true, from: []Kind{Person, Organization, Place}},
	{class: "placebefore", kind: Place, makes: true, from: []Kind{Person, Organization, Work}},
	{class: "placeafter", behind: true, kind: Place, from: []Kind{Person, Organization, Work}},
	{class: "townafter", behind: true, kind: Place, from: []Kind{Person, Work}},
}

// cued gives names the kind that the noun beside them says, and finds those that
// only such a noun shows.
func (r *reading) cued(lists *tagger.Lists) {
	r.known = r.persons()
	said, noun := -1, 0 // the cue of the name behind, and its noun
	for i := len(r.found) - 1; i >= 0; i-- {
		f := &r.found[i]
		if said < 0 || !r.joinedTo(i, noun) {
			said, noun = r.saidOf(*f)
		}
		if said < 0 {
			continue
		}
		c := cues[said]
		if slices.Contains(c.from, f.kind) && !r.contradicted(lists, *f, c) {
			f.kind, f.confidence, f.why = c.kind, 0.85, "the noun “"+r.lower[noun]+"” beside it"
		}
		if f.kind == Work && c.class == "workbefore" && r.doc.Word(f.first-1) == "The" {
			f.first--
		}
	}
	r.merge(r.shown(), wholeTitle)
	for i, f := range r.found {
		if f.kind == Organization && r.endsAt(f.first, "orgsbefore") > 0 {
			r.alike(lists, i)
		}
	}
}

// alike takes the names listed with name i for organizations, as the plural before that
// says of all: "hedge funds TCI and Atticus".
func (r *reading) alike(lists *tagger.Lists, i int) {
	for k := i + 1; k < len(r.found) && r.listedWith(r.found[k-1], r.found[k]); k++ {
		f := &r.found[k]
		if f.kind == Work || f.kind <= Place && f.kind != Organization && !r.contradicted(lists, *f, cue{kind: Organization}) {
			f.kind, f.confidence, f.why = Organization, 0.8, "listed with an organization"
		}
	}
}

// contradicted reports whether f is of its kind for more reasons than its place: a
// person, or a listed place that a cue takes for a body.
func (r *reading) contradicted(lists *tagger.Lists, f found, c cue) bool {
	switch {
	case f.kind == Person:
		return r.isPerson(lists, f)
	case f.kind == Place && c.kind == Organization && c.class != "mediabefore" && c.class != "mediaafter":
		return f.tail > 0 || lists.IsPlace(r.lower[f.first:f.last]...)
	}
	return false
}

// wholeTitle lets the title of a work behind the noun that says so replace what is
// only a part of it: "the sitcom Some Mothers Do 'Ave 'Em".
func wholeTitle(a, name found) bool {
	return a.kind == Work && name.kind <= Work && a.first < name.first && a.last >= name.last
}

// saidOf is the first cue beside f and the token of its noun; -1 where there is
// none.
func (r *reading) saidOf(f found) (said, noun int) {
	for k, c := range cues {
		if at := r.cueAt(f, c); at >= 0 {
			return k, at
		}
	}
	return -1, 0
}

// joinedTo reports whether name i shares the plural noun behind the name after
// it: "Fitzroy and Gertrude streets".
func (r *reading) joinedTo(i, noun int) bool {
	last := r.found[i].last
	if noun <= last || i+1 >= len(r.found) || r.found[i+1].first != last+1 || !strings.HasSuffix(r.lower[noun], "s") {
		return false
	}
	switch r.lower[last] {
	case "and", "or", ",", "&":
		return true
	}
	return false
}

// cueAt is the token of the noun of c beside f, -1 where there is none.
func (r *reading) cueAt(f found, c cue) int {
	if c.behind {
		if p := r.is(f.last, len(r.lower), c.class); p != nil && !r.capital(f.last, len(r.lower)) {
			return f.last
		}
		return -1
	}
	at := f.first - 1
	if at > 0 && (r.doc.Tokens[at].Tag == "“" || c.kind == Work && r.doc.Word(at) == "The") {
		at--
	}
	if at > 0 && c.kind == Organization && r.lower[at] == "," && r.word(f.last, len(r.lower)) == "," {
		at-- // "the news agency, Zento,"
	}
	if r.endsAt(at+1, c.class) > 0 && !r.capital(at, at+1) {
		return at
	}
	return -1
}

// endsAt is the length of the phrase of class c that ends before token i, 0
// where none does.
func (r *reading) endsAt(i int, c class) int {
	for n := 3; n > 0; n-- {
		if p := r.is(i-n, i, c); p != nil && len(p.words) == n {
			return n
		}
	}
	return 0
}

// persons are the words of the longer personal names.
func (r *reading) persons() map[string]bool {
	words := map[string]bool{}
	for _, f := range r.found {
		if f.kind == Person && f.last-f.first > 1 {
			for i := f.first; i < f.last; i++ {
				words[r.lower[i]] = true
			}
		}
	}
	return words
}

// isPerson reports whether a name is a person's for more reasons than its place:
// it begins with a listed first name, or is part of a longer one.
func (r *reading) isPerson(lists *tagger.Lists, f found) bool {
	if f.last-f.first > 1 {
		return lists.IsFirstName(r.lower[f.first])
	}
	return r.known[r.lower[f.first]]
}

// shown returns the capitalised words behind a noun that says what they name.
func (r *reading) shown() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First + 1; i < s.Last; i++ {
			if !r.capital(i, s.Last) || r.capital(i-1, s.Last) {
				continue
			}
			for _, c := range cues {
				at := i
				if r.doc.Tokens[i-1].Tag == "“" {
					at--
				}
				if !c.makes || c.behind || r.endsAt(at, c.class) == 0 {
					continue
				}
				if n := r.titled(i, s.Last); n > 0 {
					n = r.throughName(i, i+n, c.kind) - i
					out = append(out, found{first: i, last: i + n, kind: c.kind, confidence: 0.75, why: "the noun “" + r.lower[at-1] + "” before it"})
					i += n
					break
				}
			}
		}
	}
	return out
}

// throughName is where the title of a work that begins at token i ends, given where
// its capitalised words do: with the name that begins in it.
func (r *reading) throughName(i, last int, kind Kind) int {
	n, _ := slices.BinarySearchFunc(r.found, last, func(f found, at int) int { return f.first - at })
	if kind == Work && n > 0 && r.found[n-1].first > i {
		return max(last, r.found[n-1].last)
	}
	return last
}

// titled is the length of the run of capitalised words at i, the small words
// between them taken along; 0 where it is no more than a word that is always
// capitalised.
func (r *reading) titled(i, end int) int {
	n := 1
	for k := i + 1; k < end && k < i+9; k++ {
		if r.capital(k, end) {
			n = k + 1 - i
		} else if w := r.lower[k]; !small(w) || w == "," || w == "and" || w == "'s" || w == "’s" {
			break
		}
	}
	if n == 1 && (strings.HasPrefix(r.doc.Tokens[i].Tag, "PRP") || r.is(i, end, "group") != nil || len(r.lower[i]) < 2 || r.calendar(i)) {
		return 0
	}
	return n
}

// calendar reports whether token i is the name of a day or a month.
func (r *reading) calendar(i int) bool { return r.is(i, i+1, "calendar") != nil }
