package entity

import "lede/model/entity/tagger"

// cities returns the cities and states of "in Ashton, Md.," whatever was found of
// them: a preposition, a run of at most three capitalised words and a state.
func (r *reading) cities() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			last := i + 1
			for last < i+4 && r.capital(last, s.Last) {
				last++
			}
			state := r.is(last+1, s.Last, "statebehind")
			if r.is(i, s.Last, "cityprep") == nil || last == i+1 || r.word(last, s.Last) != "," || state == nil || !r.capital(last+1, s.Last) || r.capital(last+1+len(state.words), s.Last) {
				continue
			}
			why := "a city before its state"
			out = append(out,
				found{first: i + 1, last: last, kind: Place, confidence: 0.85, why: why},
				found{first: last + 1, last: last + 1 + len(state.words), kind: Place, confidence: 0.85, why: why})
			i = last
		}
	}
	return out
}

// placed lets a place replace what is no longer and of another kind.
func placed(a, name found) bool { return noShorter(a, name) && name.kind <= Work }

// beheaded returns the listed places of which all but the first word was found:
// “Orleans” of "New Orleans", “Louis” of "St. Louis".
func (r *reading) beheaded(lists *tagger.Lists) []found {
	var out []found
	for k, f := range r.found {
		free := 0 // where the name before ends
		if k > 0 {
			free = r.found[k-1].last
		}
		start, _ := r.sentenceOf(f.first)
		if first := f.first - 1; f.kind <= Place && f.tail == 0 && first >= max(free, start) && r.capital(first, f.first) && lists.IsPlace(r.lower[first:f.last]...) {
			out = append(out, found{first: first, last: f.last, kind: Place, confidence: f.confidence, why: "a listed place, cut short"})
		}
	}
	return out
}
