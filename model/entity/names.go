package entity

import (
	"context"
	"math"
	"strings"

	"lede/model/entity/tagger"
)

// tagNames adds the names the tagger finds, corrected by what the lists and the
// grammar of names are sure of.
func (r *reading) tagNames(ctx context.Context) error {
	t, err := names()
	if err != nil {
		return err
	}
	spans, listed, err := t.Tag(ctx, r.doc)
	if err != nil {
		return err
	}
	for _, s := range spans {
		f := found{first: s.First, last: s.Last, kind: Kind(s.Type), confidence: confidence(s.Margin), why: read}
		if s.Type == tagger.Other || s.Type == tagger.Work && s.Margin < 0 { // of unsure works two in five are none
			continue
		}
		r.found = append(r.found, f)
	}
	r.listed = listed
	return nil
}

// read is why the tagger alone found a name.
const read = "reads as the name of this kind"

// confidence is how often names of a margin are right, fitted by eye to the
// development sets: 0.6 around a margin of 0, 0.9 from 1 on.
func confidence(margin float64) float64 {
	if margin < 0 {
		return 0.6
	}
	return 0.68 + 0.24*(1-math.Exp(-4*margin))
}

// grammarNames returns events, works and groups told by their last or first
// word, or by a list.
func (r *reading) grammarNames() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; {
			f, ok := r.grammarName(i, s.First, s.Last)
			if !ok {
				i++
				continue
			}
			out = append(out, f)
			i = f.last
		}
	}
	return out
}

// called reports whether the n words from token i on are a person's though the last is a
// word for a work: "Jude Law", not "the Jude Law".
func (r *reading) called(i, n int) bool {
	t, err := names()
	return err == nil && n == 2 && i >= 0 && r.capital(i, i+1) && r.word(i-1, i) != "the" && t.Lists().IsFirstName(r.lower[i]) && t.Lists().IsFamilyName(r.lower[i+1])
}

func (r *reading) grammarName(i, start, end int) (found, bool) {
	if p := r.is(i, end, "eventname"); p != nil && r.capital(i, end) || p != nil && r.lower[i][0] >= '0' && r.lower[i][0] <= '9' {
		last := i + len(p.words)
		if r.capital(last-1, end) || r.lower[i][0] <= '9' {
			f := found{first: r.dated(i, start), last: last, kind: Event, confidence: 0.9, why: knownEvent}
			if p.words[len(p.words)-1] == "league" {
				f.why = "a known league" // which has a spokesman too
			}
			return f, true
		}
	}
	if f, ok := r.election(i, end); ok {
		return f, true
	}
	if p := r.is(i, end, "worknumber"); p != nil && r.capital(i, end) && r.numeral(i+1, end) {
		return found{first: i, last: i + 2, kind: Work, confidence: 0.9, why: "a numbered part of a law"}, true
	}
	listed := r.body(i, start, end)
	if f, ok := r.product(i, end); ok && f.last-i >= listed {
		return f, true
	}
	if n := r.heading(i, end, "eventfirst"); n > 0 {
		return found{first: i, last: i + n, kind: Event, confidence: 0.85, why: "begins as a " + r.lower[i]}, true
	}
	if n := r.heading(i, end, "workfirst"); n > 0 {
		return found{first: i, last: i + n, kind: Work, confidence: 0.85, why: "begins as a " + r.lower[i]}, true
	}
	if n := r.headed(i, end, "worknoun"); n > 1 && r.is(i+n-2, i+n, "gathering") == nil && !r.called(i, n) {
		return found{first: r.dated(i, start), last: i + n, kind: Work, confidence: 0.85, why: "named as a " + r.lower[i+n-1]}, true
	}
	if n := r.headed(i, end, "eventnoun"); n > 1 && r.makesGames(i, n) {
		return found{first: i, last: i + n, kind: Organization, confidence: 0.8, why: "named as who makes games"}, true
	} else if n > 1 {
		return found{first: r.dated(i, start), last: i + n, kind: Event, confidence: 0.8, why: "named as a " + r.lower[i+n-1]}, true
	}
	if n := listed; n > 0 {
		return found{first: i, last: i + n, kind: Organization, confidence: 0.9, why: "a known organization"}, true
	}
	if p := r.is(i, end, "group"); p != nil && r.capital(i, end) && (i > start || len(p.words) > 1 || r.is(i, end, "commongroup") == nil) {
		last := i + len(p.words)
		if r.is(last, end, "secondgroup") != nil && r.capital(last, end) {
			last++
		}
		return found{first: i, last: last, kind: Group, confidence: 0.9, why: "on the list of peoples and faiths"}, true
	}
	return found{}, false
}

// makesGames reports whether the n words from token i on end in "Games" and name nothing
// that athletes meet for, a place, a season or what has "the" before it.
func (r *reading) makesGames(i, n int) bool {
	t, err := names()
	return err == nil && r.lower[i+n-1] == "games" && r.word(i-1, i) != "the" && r.is(i+n-2, i+n, "gamesof") == nil && !t.Lists().IsPlace(r.lower[i:i+n-1]...)
}

// body is the length of the listed organization at token i, 0 where none is:
// initials in capitals, every other name with one.
func (r *reading) body(i, start, end int) int {
	if p := r.is(i, end, "acronym"); p != nil && strings.ToUpper(r.doc.Word(i)) == r.doc.Word(i) {
		return len(p.words)
	}
	p := r.is(i, end, "orgname")
	if p == nil || !r.inner(i) && r.lower[i][0] > '9' || len(p.words) == 1 && (i == start && r.is(i, end, "commonorg") != nil || r.known[r.lower[i]]) {
		return 0
	}
	if !r.capitals(i, p.words) {
		return 0
	}
	return len(p.words)
}

// capitals reports whether the words from token i on, but the small ones, have capitals.
func (r *reading) capitals(i int, words []string) bool {
	for k, w := range words {
		if !r.inner(i+k) && !small(w) && !strings.HasPrefix(w, "'") && !strings.HasPrefix(w, "’") && w[0] > '9' {
			return false
		}
	}
	return true
}

// numeral reports whether token i is a number of an article or a resolution.
func (r *reading) numeral(i, end int) bool {
	w := r.word(i, end)
	if w == "" || len(w) > 8 {
		return false
	}
	return w[0] >= '0' && w[0] <= '9' || strings.Trim(w, "ivx") == ""
}

// headed returns the length of the run of capitalised words from i whose last
// word is of class c, small words between them allowed; 0 where there is none.
func (r *reading) headed(i, end int, c class) int {
	if !r.capital(i, end) || r.leads(i) || r.capital(i-1, end) && !r.leads(i-1) || r.is(i, end, "group") != nil && r.is(i+1, end, c) != nil {
		return 0
	}
	n := 0
	for k := i; k < end && k < i+9; k++ {
		switch w := r.lower[k]; {
		case r.capital(k, end):
			if r.is(k, end, c) != nil && !r.capital(k+1, end) {
				n = k + 1 - i
			}
		case (w == "of" || w == "on" || w == "and" || w == "for" || w == "the" || w == "to" || w == "against") && r.capital(k+1, end) || w == "'s" || w == "’s":
		default:
			return n
		}
	}
	return n
}

// leads reports whether token i is in no name though it may have a capital: "the",
// and the first word of "But Wall Street".
func (r *reading) leads(i int) bool {
	if r.lower[i] == "the" {
		return true
	}
	first, last := r.sentenceOf(i)
	tag := r.doc.Tokens[i].Tag
	return i == first && (tag == "IN" || tag == "CC") || r.word(i+1, last) == "the" && r.adverb(i)
}

// merge puts added among the names, both ascending and disjoint. An added one
// goes in where it wins over every name that it overlaps, which then go.
func (r *reading) merge(added []found, wins func(added, name found) bool) {
	if len(added) == 0 {
		return
	}
	out := make([]found, 0, len(r.found)+len(added))
	old := r.found
	for _, a := range added {
		for len(old) > 0 && old[0].last <= a.first {
			out, old = append(out, old[0]), old[1:]
		}
		n, won := 0, true
		for n < len(old) && old[n].first < a.last {
			won = won && wins(a, old[n])
			n++
		}
		if won {
			out, old = append(out, a), old[n:]
		}
	}
	r.found = append(out, old...)
}

// knownEvent is why an event of the list is one.
const knownEvent = "a known event"

// longer lets what is added replace names that are not longer; a date is no title: “This
// Week”.
func longer(a, name found) bool {
	n, m := a.last-a.first, name.last-name.first
	return n > m || n == m && (a.kind != Event || name.kind != Organization || a.why == knownEvent) && (a.kind != Date || name.kind != Work)
}

// measured lets a figure with its unit replace a name that is not longer.
func measured(a, name found) bool {
	return a.value != nil && a.value.Unit != "" && name.kind != Date && a.last-a.first >= name.last-name.first && a.last-a.first > 1
}

// trim takes a leading "the", a title and a trailing "'s" from the names, and
// drops what is left empty.
func (r *reading) trim() {
	kept := r.found[:0]
	for i, f := range r.found {
		if f.kind > Person && f.kind <= Work && f.last-f.first > 1 && r.is(f.first, f.last, "persontitle") != nil && !r.shouted(f.first) && !r.medium(f.last-1) { // no "MS Office"
			f.kind, f.confidence, f.why = Person, 0.8, "the title before it"
		}
		if f.last-f.first == 1 && f.kind <= Work && r.medium(f.first) && r.is(f.first-1, f.first, "persontitle") != nil {
			f.first, f.kind = f.first-1, Organization
		}
		if f.last-f.first > 2 && r.lower[f.first+1] == "the" && r.adverb(f.first) {
			f.first++ // "Later the Coalition"
		}
		if f.last-f.first > 2 && strings.HasSuffix(r.lower[f.first], "-year-old") {
			f.first, f.kind = f.first+1, Person
		}
		if f.kind == Work && f.last-f.first > 2 && (r.lower[f.first] == "a" || r.lower[f.first] == "an") && r.is(f.last-1, f.last, "worknoun") != nil {
			f.first++ // "A Cy Young Award"
		}
		quoted := f.kind == Work && f.first > 0 && r.doc.Tokens[f.first-1].Tag == "“"
		for f.first < f.last && (r.lower[f.first] == "the" && !quoted || f.kind == Person && f.last-f.first > 1 && r.honorific(f.first)) {
			f.first++
		}
		for f.kind == Person && (f.last-f.first > 2 && r.office(f.first) || f.last-f.first == 2 && (r.is(f.first, f.last, "office") != nil || r.is(f.first, f.last, "persontitle") != nil)) {
			f.first++
		}
		for f.first < f.last && (r.lower[f.last-1] == "'s" || r.lower[f.last-1] == "’s") && !r.owned(f) {
			f.last--
		}
		taken := i+1 < len(r.found) && r.found[i+1].first <= f.last // the next name begins there
		if f.kind == Person && f.last-f.first > 1 && f.last < len(r.lower) && !taken && r.capital(f.last, f.last+1) {
			switch strings.TrimSuffix(r.lower[f.last], ".") {
			case "jr", "sr", "ii", "iii", "iv":
				f.last++
			}
		}
		if f.first < f.last {
			kept = append(kept, f)
		}
	}
	r.found = kept
}

// adverb reports whether token i is an adverb, preposition or conjunction that begins
// its sentence.
func (r *reading) adverb(i int) bool {
	first, _ := r.sentenceOf(i)
	tag := r.doc.Tokens[i].Tag
	return i == first && (tag == "RB" || tag == "RBR" || tag == "IN" || tag == "CC")
}

// medium reports whether token i is a word for a magazine, which no person is called by.
func (r *reading) medium(i int) bool { return r.is(i, i+1, "medium") != nil }

// owned reports whether f is a listed name that ends in 's: "Moody's".
func (r *reading) owned(f found) bool {
	p := r.is(f.first, f.last, "orgname")
	return p != nil && len(p.words) == f.last-f.first
}

// office reports whether token i is the title of an office, which is no part of
// a name of two words after it.
func (r *reading) office(i int) bool {
	return r.lower[i] == "staff" || r.is(i, i+1, "title") != nil || r.is(i, i+1, "personrole") != nil
}

// honorific reports whether token i is an abbreviated title that is never part
// of a name.
func (r *reading) honorific(i int) bool {
	switch strings.TrimSuffix(r.lower[i], ".") {
	case "mr", "mrs", "ms", "miss", "dr", "prof", "president", "sen", "rep", "gov", "gen", "col", "capt", "sgt", "lt", "maj", "adm", "rev", "sir", "dame", "don", "doña":
		return true
	}
	return false
}
