package entity

import (
	"slices"

	"lede/model/entity/tagger"
)

// dropEponyms drops the names that only tell a thing from others of its kind:
// "Parkinson's disease", "Molotov cocktails", "Brussels sprouts", and the first of them
// wherever the text has it alone.
func (r *reading) dropEponyms() {
	ill := map[string]bool{} // names of diseases
	thing := func(f found) bool {
		if f.kind > Group {
			return false
		}
		k, of := f.last, class("eponymous")
		if owns := r.word(k, len(r.lower)); owns == "'s" || owns == "’s" {
			k, of = k+1, "illness" // not "Obama's virus response"
		}
		return r.is(k, len(r.lower), of) != nil && !r.capital(k, len(r.lower))
	}
	for _, f := range r.found {
		if f.kind == Person && f.last-f.first == 1 && !r.known[r.lower[f.first]] && thing(f) {
			ill[r.lower[f.first]] = true
		}
	}
	r.found = slices.DeleteFunc(r.found, func(f found) bool {
		return thing(f) ||
			f.kind == Person && f.last-f.first == 1 && ill[r.lower[f.first]] ||
			f.last-f.first == 1 && r.is(f.first, f.last, "decade") != nil
	})
}

// streets returns the streets and squares that a Romance word before their name tells:
// "Rue de Castiglione", "Place Vendôme".
func (r *reading) streets(lists *tagger.Lists) []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i+1 < s.Last; i++ {
			if !r.capital(i, s.Last) || r.is(i, s.Last, "streetbefore") == nil || i == s.First && r.lower[i] == "via" || r.shouted(i) || i > s.First && r.capital(i-1, i) {
				continue
			}
			k := i + 1
			for k < s.Last && (r.particle(k) || r.lower[k] == "la" || r.lower[k] == "des" || r.lower[k] == "du") {
				k++
			}
			if last := r.run(k, s.Last); last > k && !lists.IsOrganization(r.lower[i]) && r.is(last-1, last, "bodyhead") == nil {
				out = append(out, found{first: i, last: last, kind: Place, confidence: 0.8, why: "named as a " + r.lower[i]})
				i = last - 1
			}
		}
	}
	return out
}
