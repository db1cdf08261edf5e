package entity

import (
	"strings"

	"lede/model/entity/tagger"
)

// calledBody is why an apposition makes a name an organization's.
const calledBody = "called a body behind its name"

// behaves gives names the kind that what they do tells: firms gain 3 per cent, a ship
// has people aboard, "which" takes up no person.
func (r *reading) behaves(lists *tagger.Lists) {
	ships := map[string]bool{}
	for _, f := range r.found {
		if r.vessel(lists, f) {
			ships[r.cover(f).Of(r.doc.Text)] = true
		}
	}
	for i := range r.found {
		f := &r.found[i]
		switch {
		case f.kind > Work || f.kind == Group || f.kind == Event:
		case f.kind != Place && f.last-f.first == 1 && r.shouted(f.first) && r.is(f.first, f.last, "sameplace") != nil:
			f.kind, f.confidence, f.why = Place, 0.9, "the initials of a country"
		case ships[r.cover(*f).Of(r.doc.Text)]:
			f.kind, f.confidence, f.why = Work, 0.85, "named as a ship"
		case f.kind == Person && r.isPerson(lists, *f) || lists.IsPlace(r.lower[f.first:f.last]...) || f.kind == Work:
		case r.word(f.last, len(r.lower)) == "," && r.word(f.last+1, len(r.lower)) == "which" && f.kind == Person:
			f.kind, f.confidence, f.why = Organization, 0.8, "“which” takes it up"
		case r.isBody(f.last):
			f.kind, f.confidence, f.why = Organization, 0.85, calledBody
		case r.trades(*f):
			f.kind, f.confidence, f.why = Organization, 0.85, "gains and loses as a firm"
		}
	}
}

// vessel reports whether the words before f say that it is a ship: "the ferry Aurora
// Baltica", "a survey ship, the Barbaros Reis", "aboard the Léonie Duval", "the 19-metre
// Southern Patience".
func (r *reading) vessel(lists *tagger.Lists, f found) bool {
	if f.kind != Person && (f.kind != Place || lists.IsCountry(r.lower[f.first:f.last]...)) {
		return false
	}
	i := f.first - 1
	if r.word(i, f.first) == "the" {
		i--
	}
	w := r.word(i, f.first)
	switch {
	case w == "aboard", w == "board" && r.word(i-1, f.first) == "on", strings.HasSuffix(w, "-metre"), strings.HasSuffix(w, "-foot"):
		return f.kind == Person || !lists.IsPlace(r.lower[f.first:f.last]...)
	case w == ",":
		i--
	}
	return r.is(i, f.first, "vessel") != nil
}

// trades reports whether f does what a firm's shares or its books do: "Vale ended
// flat", "Zento reported net profit".
func (r *reading) trades(f found) bool {
	_, end := r.sentenceOf(f.first)
	k := f.last
	if r.word(k, end) == "reported" {
		for n := k + 1; n < min(end, k+6); n++ {
			if r.is(n, end, "booknoun") != nil {
				return true
			}
		}
		return false
	}
	if r.is(k, end, "marketverb") == nil {
		return false
	}
	for n := k + 1; n < min(end, k+5); n++ {
		if r.is(n, end, "percent") != nil || r.lower[n] == "flat" || strings.HasSuffix(r.lower[n], "%") {
			return true
		}
	}
	return false
}

// isBody reports whether an apposition that begins at token i calls what stands
// before it a body: ", a subsidiary of", ", the national water commission,".
func (r *reading) isBody(i int) bool {
	_, end := r.sentenceOf(max(0, i-1))
	if r.word(i, end) != "," {
		return false
	}
	switch r.word(i+1, end) {
	case "a", "an", "the", "its":
	default:
		return false
	}
	for k := i + 2; k < min(end, i+9); k++ {
		if r.is(k, end, "orgrole") != nil || r.is(k, end, "traderole") != nil {
			tag := "."
			if k+1 < end {
				tag = r.doc.Tokens[k+1].Tag
			}
			return tag == "," || tag == "." || tag == "IN" || tag == "WDT" || tag == "VBN"
		}
		if tag := r.doc.Tokens[k].Tag; !strings.HasPrefix(tag, "NN") && tag != "JJ" && tag != "VBN" && tag != "HYPH" && tag != "CC" && tag != "POS" {
			return false
		}
	}
	return false
}
