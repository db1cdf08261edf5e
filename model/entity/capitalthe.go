package entity

import (
	"strings"

	"lede/model/entity/tagger"
)

// titlesBehindThe returns the titles that begin with a capital "The" within sentences of a
// text about films, plays and books, where nothing else is written so: "her role in The
// Aviator", not "The Hague", "The Guardian" or "The Queen". Bands are written so too: what
// is plural is left alone.
func (r *reading) titlesBehindThe(lists *tagger.Lists) []found {
	if !r.ofStage() {
		return nil
	}
	var out []found
	for _, s := range r.doc.Sentences {
		if r.titleCased(s.First, s.Last) {
			continue
		}
		for i := s.First + 1; i < s.Last; i++ {
			if r.doc.Word(i) != "The" || !r.inSentence(i-1) || r.capital(i-1, s.Last) || small(r.lower[i-1]) && i-2 > s.First && r.capital(i-2, s.Last) && r.lower[i-1] != "and" {
				continue
			}
			last := r.titleEnd(i+1, s.Last)
			if last == i+1 || last > i+longestTitle || r.goesOn(last, s.Last) || !r.mayBeTitle(lists, i+1, last) {
				continue
			}
			f := found{first: i + 1, last: last, kind: Work, confidence: 0.8, why: behindThe}
			if strings.HasSuffix(r.doc.Word(last-1), ".") {
				f.tail = 1
			}
			out = append(out, f)
			i = last - 1
		}
	}
	return out
}

// behindThe is why a name is a title that only its capital "The" tells.
const behindThe = "a title behind a capital “The”"

// longestTitle is how many tokens a title has at most, with its "The".
const longestTitle = 9

// manyStageWords is how many words of films, plays and books make a text one about them.
const manyStageWords = 4

// ofStage reports whether the text is about films, plays and books.
func (r *reading) ofStage() bool {
	n := 0
	for i := range r.lower {
		if r.is(i, len(r.lower), "stageword") != nil {
			if n++; n == manyStageWords {
				return true
			}
		}
	}
	return false
}

// titleCased reports whether most words of the tokens [lo, hi) have a capital.
func (r *reading) titleCased(lo, hi int) bool {
	capitals, words := 0, 0
	for i := lo; i < hi; i++ {
		if strings.ToLower(r.doc.Word(i)) != strings.ToUpper(r.doc.Word(i)) {
			words++
			if r.inner(i) {
				capitals++
			}
		}
	}
	return 2*capitals > words
}

// inSentence reports whether what stands behind token i goes on with its sentence.
func (r *reading) inSentence(i int) bool {
	w := r.lower[i]
	return w == "," || w == "'s" || w == "’s" || w[0] >= 'a' && w[0] <= 'z'
}

// titleEnd is where the title ends that begins at token i: "Passion of the Christ",
// "Hitchhiker's Guide".
func (r *reading) titleEnd(i, end int) int {
	last := r.run(i, end)
	for last > i && last < end && last < i+longestTitle {
		next := last + 1
		switch {
		case r.isOwner(last) && r.capital(next, end):
		case r.lower[last] == "of" && r.capital(next, end):
		case r.lower[last] == "of" && (r.word(next, end) == "the" || r.word(next, end) == "a") && r.capital(next+1, end):
			next++
		default:
			return last
		}
		last = r.run(next, end)
	}
	return last
}

// goesOn reports whether a title may go on at token i with a small word, so that its end is
// not known: "The World According to Bex".
func (r *reading) goesOn(i, end int) bool {
	switch r.word(i, end) {
	case "and", "to", "in", "with", "for", "on", "from":
		return r.capital(i+1, end)
	}
	return false
}

// mayBeTitle reports whether the tokens [first, last) behind "The" are no place, body,
// newspaper, people, office or band.
func (r *reading) mayBeTitle(lists *tagger.Lists, first, last int) bool {
	w := r.lower[last-1]
	if r.calendar(first) || r.shouted(first) || lists.IsPlace(r.lower[first:last]...) || last-first == 1 && (lists.IsPlace(append([]string{"the"}, r.lower[first:last]...)...) || strings.HasSuffix(w, "s")) {
		return false
	}
	for _, of := range [...]class{"medium", "mediahead", "group", "orgrole", "placerole", "personrole", "title"} {
		if r.is(last-1, last, of) != nil {
			return false
		}
	}
	for _, of := range [...]class{"title", "personrole", "group", "orgname"} {
		if r.is(first, last, of) != nil {
			return false
		}
	}
	return true
}
