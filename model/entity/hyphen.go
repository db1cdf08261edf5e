package entity

import (
	"strings"

	"lede/model/entity/tagger"
)

// hyphenated returns the names in "Amsterdam-based", "New York-based",
// "Saudi-led" and "NATO-backed".
func (r *reading) hyphenated(lists *tagger.Lists) []found {
	bodies := map[string]bool{}
	for _, f := range r.found {
		if f.kind == Organization && f.last-f.first == 1 {
			bodies[r.lower[f.first]] = true
		}
	}
	var out []found
	for i, w := range r.lower {
		k := strings.LastIndexByte(w, '-')
		if k > 0 && r.capital(i, i+1) && bothGroups(w[:k], w[k+1:]) {
			out = append(out, found{first: i, last: i + 1, kind: Group, confidence: 0.85, why: "both halves are listed"})
			continue
		}
		if k <= 0 || !r.capital(i, i+1) || !participle(w[k+1:]) || len(w) != r.doc.Tokens[i].Len() { // folding may change its length
			continue
		}
		f := found{first: i, last: i + 1, tail: len(w) - k, confidence: 0.85, why: "listed"}
		switch {
		case vocabularies().single(w[:k], "group") != nil:
			f.kind = Group
		case i > 0 && r.capital(i-1, i) && lists.IsPlace(r.lower[i-1], w[:k]):
			f.first, f.kind = i-1, Place
		case vocabularies().single(w[:k], "sameplace") != nil || lists.IsPlace(w[:k]):
			f.kind = Place
		case bodies[w[:k]] || len(w[:k]) > 1 && lists.IsOrganization(strings.ReplaceAll(w[:k], ".", "")):
			f.kind, f.why = Organization, "named in the text or listed"
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}

// cutHyphened ends names before the hyphen of what is only joined to them: "Nobel
// Prize-winning", "George Bush-style", "Indian-administered".
func (r *reading) cutHyphened() {
	for i := range r.found {
		f := &r.found[i]
		w, word := r.lower[f.last-1], r.doc.Word(f.last-1)
		k := strings.LastIndexByte(w, '-')
		if f.kind > Work || f.tail > 0 || k <= 0 || len(w) != len(word) || startsUpper(word[k+1:]) || !participle(w[k+1:]) {
			continue
		}
		if f.tail = len(w) - k; f.last-f.first == 1 && vocabularies().single(w[:k], "group") != nil {
			f.kind = Group
		}
	}
}

// participle reports whether w says, behind a hyphen, what the name before it
// did or is to something: "backed", "led", "speaking".
func participle(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ed") || vocabularies().single(w, "hyphened") != nil
}

// twinned gives "Serbia-Montenegro" the kind of its halves where both are listed
// as places or as peoples.
func (r *reading) twinned(lists *tagger.Lists) {
	for i := range r.found {
		f := &r.found[i]
		a, b, ok := strings.Cut(r.lower[f.first], "-")
		if !ok || f.last-f.first != 1 || f.tail > 0 {
			continue
		}
		switch {
		case bothGroups(a, b):
			f.kind = Group
		case f.kind < Place && lists.IsPlace(a) && lists.IsPlace(b):
			f.kind = Place
		default:
			continue
		}
		f.confidence, f.why = 0.85, "both halves are listed"
	}
}

func bothGroups(a, b string) bool {
	return vocabularies().single(a, "group") != nil && vocabularies().single(b, "group") != nil
}
