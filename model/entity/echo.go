package entity

import (
	"slices"

	"lede/model/text"
)

// echoed returns the names of the text where they stand again and were not
// found: those of several words, the family names of persons, the words for what
// bodies are that end their names, and single words that the text writes with a
// capital only.
func (r *reading) echoed() []found {
	known := map[string][]found{} // by the first word
	for _, f := range r.found {
		if f.kind > Work || f.tail > 0 || f.confidence < surely {
			continue
		}
		r.know(known, f)
		if f.kind == Person && f.last-f.first > 1 {
			f.first = f.last - 1
			r.know(known, f)
		}
		if f.kind == Organization && f.last-f.first > 1 && r.is(f.last-1, f.last, "bodyshort") != nil {
			f.first = f.last - 1 // "the Coalition" of "Global Coalition"
			r.know(known, f)
		}
	}
	if len(known) == 0 {
		return nil
	}
	small := r.written()
	var out []found
	next := 0
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			for next < len(r.found) && r.found[next].last <= i {
				next++
			}
			if next < len(r.found) && r.found[next].first <= i {
				continue
			}
			end := s.Last
			if next < len(r.found) {
				end = min(end, r.found[next].first)
			}
			if f, ok := r.echo(known[r.doc.Word(i)], i, end, small); ok {
				f.confidence, f.why = 0.8, "named so elsewhere in the text"
				out = append(out, f)
				i = f.last - 1
			}
		}
	}
	return out
}

// surely is the confidence from which a name is looked for again.
const surely = 0.8

// know adds f to the names by their first words, once.
func (r *reading) know(known map[string][]found, f found) {
	w := r.doc.Word(f.first)
	if !r.inner(f.first) || r.calendar(f.first) && (f.kind != Person || f.last-f.first > 1) || len(w) < 3 {
		return
	}
	same := func(k found) bool {
		return k.last-k.first == f.last-f.first && r.cover(k).Of(r.doc.Text) == r.cover(f).Of(r.doc.Text)
	}
	if len(known[w]) < alike && !slices.ContainsFunc(known[w], same) {
		known[w] = append(known[w], f)
	}
}

// written are the words that stand in lower case in the text at least as often as with
// a capital within a sentence.
func (r *reading) written() map[string]bool {
	more := map[string]int{}
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			switch {
			case !r.inner(i):
				more[r.lower[i]]++
			case i > s.First:
				more[r.lower[i]]--
			}
		}
	}
	out := map[string]bool{}
	for i, w := range r.lower {
		if !r.inner(i) && more[w] >= 0 {
			out[w] = true
		}
	}
	return out
}

// echo is the longest of the names that stands at token i, before token end.
func (r *reading) echo(names []found, i, end int, small map[string]bool) (found, bool) {
	best := found{}
	for _, f := range names {
		n := f.last - f.first
		if i+n > end || n <= best.last-best.first || n == 1 && (small[r.lower[i]] || r.capital(i+1, end) || r.capital(i-1, end) && !(f.kind == Work && r.behindThe(i) && r.behindThe(f.first))) {
			continue
		}
		alike := !r.calendar(i) || r.acts(i, end)
		for k := range n {
			alike = alike && r.doc.Word(i+k) == r.doc.Word(f.first+k)
		}
		if alike {
			best = f
			best.first, best.last = i, i+n
		}
	}
	return best, best.last > 0
}

// behindThe reports whether a capital "The" stands before token i.
func (r *reading) behindThe(i int) bool { return i > 0 && r.doc.Word(i-1) == "The" }

// acts reports whether the word at token i, which may be a month or a day, does something,
// so that somebody is called by it: "May said", "said May".
func (r *reading) acts(i, end int) bool {
	verb := func(t int) bool {
		tag := r.doc.Tokens[t].Tag
		return tag == "VBD" || tag == "VBZ" && r.lower[t] != "is"
	}
	if i+1 < end && verb(i+1) && r.lower[i+1] != "was" {
		return true
	}
	return i > 0 && r.doc.Tokens[i-1].Tag == "VBD" && (i+1 >= end || !text.HasWord(r.lower[i+1]))
}
