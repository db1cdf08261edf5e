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

// sainted returns the places called after a saint, a mountain or a fort, "St. Cloud",
// "Mt. Everest", "Ft. Worth", with what was found of them: "Mark's Square" of "St. Mark's
// Square". What has a capital before it is somebody's name, "Jill St. John", or a street.
func (r *reading) sainted() []found {
	var out []found
	next := 0 // of the names
	for i := 0; i+1 < len(r.lower); i++ {
		start, end := r.sentenceOf(i)
		if !r.saint(i) || !r.capital(i, end) || !r.capital(i+1, end) || r.shouted(i+1) || i-1 > start && r.capital(i-1, end) {
			continue
		}
		f := found{first: i, last: i + 2, kind: Place, confidence: 0.85, why: "“" + r.doc.Word(i) + "” before it"}
		for next < len(r.found) && r.found[next].last <= i+1 {
			next++
		}
		if next < len(r.found) {
			if old := r.found[next]; old.first <= i+1 && old.last > f.last {
				f.last, f.kind = old.last, old.kind
			}
		}
		out = append(out, f)
	}
	return out
}

func (r *reading) saint(i int) bool {
	switch r.lower[i] {
	case "st.", "ste.", "mt.", "ft.":
		return true
	}
	return false
}
