package entity

import (
	"slices"
	"strings"

	"lede/model/entity/tagger"
)

// shorten gives short names the kind of the longer ones of ships and products that they
// end: "the Mysore" after "INS Mysore", "Chrome" after "Google Chrome".
func (r *reading) shorten(lists *tagger.Lists) {
	ships, products := map[string]bool{}, map[string]bool{}
	for _, f := range r.found {
		w := r.doc.Word(f.last - 1)
		switch {
		case f.last-f.first != 2 || f.kind != Work || !r.inner(f.last-1) || r.known[r.lower[f.last-1]]:
		case r.is(f.first, f.last, "shipprefix") != nil:
			ships[w] = true
		case lists.IsOrganization(r.lower[f.first]):
			products[w] = true
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if f.kind > Place || f.last-f.first != 1 || f.tail > 0 {
			continue
		}
		w := r.doc.Word(f.first)
		switch {
		case ships[w] && (r.word(f.first-1, f.first) == "the" || !lists.IsPlace(r.lower[f.first])):
			f.kind, f.confidence, f.why = Work, 0.8, "the short name of a ship"
		case products[w] && !lists.IsPlace(r.lower[f.first]):
			f.kind, f.confidence, f.why = Work, 0.8, "the short name of a product"
		}
	}
}

// partPairs cuts "the Nationals and Orioles" in two where the text has both alone.
func (r *reading) partPairs() {
	alone := map[string]bool{}
	for _, f := range r.found {
		if f.kind == Organization {
			alone[r.cover(f).Of(r.doc.Text)] = true
		}
	}
	out := make([]found, 0, len(r.found))
	for _, f := range r.found {
		for k := f.first + 1; f.kind == Organization && k+1 < f.last; k++ {
			a, b := f, f
			a.last, a.tail, b.first = k, 0, k+1
			if r.lower[k] == "and" && alone[r.cover(a).Of(r.doc.Text)] && alone[r.cover(b).Of(r.doc.Text)] {
				out, f = append(out, a), b
				break
			}
		}
		out = append(out, f)
	}
	r.found = out
}

// dropTitled drops what stands behind a person's name and a comma and is a degree or an
// honour, "Ann Lee, OBE", and families called by their name, "the Sams", that were taken
// for places.
func (r *reading) dropTitled() {
	behind := map[int]bool{} // tokens behind a person and a comma
	for _, f := range r.found {
		if f.kind == Person && r.word(f.last, len(r.lower)) == "," {
			behind[f.last+1] = true
		}
	}
	r.found = slices.DeleteFunc(r.found, func(f found) bool {
		if f.last-f.first != 1 || f.kind != Organization && f.kind != Place {
			return false
		}
		one, several := strings.CutSuffix(r.lower[f.first], "s")
		return behind[f.first] && r.is(f.first, f.last, "postnominal") != nil ||
			f.kind == Place && several && r.known[one] && r.word(f.first-1, f.first) == "the"
	})
}
