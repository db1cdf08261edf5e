package entity

import (
	"slices"
	"strings"
)

// datelines returns the places and the agency that a paragraph begins with: "PORT
// LOUIS, Mauritius (Meridian Wire) — ".
func (r *reading) datelines() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		if r.opensParagraph(s.First) {
			out = append(out, r.dateline(s.First, s.Last)...)
		}
	}
	return out
}

// opensParagraph reports whether token i is the first of its line.
func (r *reading) opensParagraph(i int) bool {
	return i == 0 || strings.Contains(r.doc.Text[r.doc.Tokens[i-1].End:r.doc.Tokens[i].Start], "\n")
}

// longestDateline is how many tokens stand before the dash at most.
const longestDateline = 16

// dateline reads one at token i: a run of words in capitals, or any capitalised run
// before brackets, what stands between commas, the agency in brackets and a dash.
func (r *reading) dateline(i, end int) []found {
	const why = "the line that says where and by whom"
	k := i
	for k < end && k < i+4 && r.shouted(k) {
		k++
	}
	var out []found
	if k > i {
		out = append(out, found{first: i, last: k, kind: Place, confidence: 0.9, why: why})
	}
	named := k > i
	for k < min(end, i+longestDateline) {
		switch from := k + 1; {
		case dashed(r.lower[k]):
			return out
		case r.lower[k] == "," && from < end && r.calendar(from):
			k = from + 1
		case r.lower[k] == "," && named && r.capital(from, end):
			k = r.run(from, end)
			out = append(out, found{first: from, last: k, kind: Place, confidence: 0.9, why: why})
		case r.lower[k] == "(" && r.capital(from, end):
			last := r.run(from, end)
			if r.word(last, end) != ")" {
				return nil
			}
			out = append(out, found{first: from, last: last, kind: Organization, confidence: 0.9, why: why})
			k = last + 1
		case named && r.lower[k][0] >= '0' && r.lower[k][0] <= '9':
			k++
		default:
			return nil
		}
	}
	return nil
}

// dashed reports whether w is a dash.
func dashed(w string) bool {
	switch w {
	case "—", "–", "-", "--", "―":
		return true
	}
	return false
}

// labels returns who speaks in interviews by the names before a colon at the start
// of a paragraph: outlets of two paragraphs or more, or behind a name, "Sahel Review:
// Why?", "ANN LEE, SAVANNA TV: Why?", and persons by the family names that they have
// elsewhere, "LEE: No."
func (r *reading) labels() []found {
	times := map[string]int{}
	var out []found
	for _, s := range r.doc.Sentences {
		if !r.opensParagraph(s.First) {
			continue
		}
		first, last := s.First, r.run(s.First, s.Last)
		behind := r.word(last, s.Last) == ","
		if behind {
			first, last = last+1, r.run(last+1, s.Last)
		}
		if last == first || r.word(last, s.Last) != ":" {
			continue
		}
		switch f := (found{first: first, last: last, kind: Organization, confidence: 0.85, why: "speaks in an interview"}); {
		case last-first > 1 && r.outlet(first, last):
			times[r.cover(f).Of(r.doc.Text)]++
			if behind {
				times[r.cover(f).Of(r.doc.Text)]++
			}
			out = append(out, f)
		case r.known[r.lower[last-1]] && !behind:
			f.first, f.kind = last-1, Person
			times[r.cover(f).Of(r.doc.Text)] = 2
			out = append(out, f)
		}
	}
	return slices.DeleteFunc(out, func(f found) bool { return times[r.cover(f).Of(r.doc.Text)] < 2 })
}

// outlet reports whether tokens [first, last) are called as newspapers and stations
// are: "Sunday Post", "Radio Karai".
func (r *reading) outlet(first, last int) bool {
	return r.is(last-1, last, "mediahead") != nil || r.is(first, last, "mediafirst") != nil
}

// longestOutlet is how many words the name of an outlet has at most.
const longestOutlet = 5

// outlets returns the newspapers and stations that somebody told something, or that
// "the" stands before, "told Radio Karai", "the New Sunday Post", and what is called
// a magazine: "from People magazine".
func (r *reading) outlets() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First + 1; i < s.Last; i++ {
			before := r.lower[i-1]
			named := before == "the" || before == "told" || before == "tells"
			if !r.capital(i, s.Last) || !named && r.capital(i-1, s.Last) {
				continue
			}
			last := r.run(i, min(s.Last, i+longestOutlet+1))
			if last-i > longestOutlet {
				continue
			}
			if !r.capital(i-1, s.Last) && r.is(last, s.Last, "medium") != nil && r.is(i, last, "group") == nil && !r.calendar(i) {
				out = append(out, found{first: i, last: last, kind: Organization, confidence: 0.8, why: "called a " + r.lower[last]})
				i = last
				continue
			}
			if !named || last-i < 2 || r.is(last-1, last, "mediahead") == nil && (before == "the" || r.is(i, last, "mediafirst") == nil) {
				continue
			}
			out = append(out, found{first: i, last: last, kind: Organization, confidence: 0.85, why: "named as an outlet"})
			i = last
		}
	}
	return out
}
