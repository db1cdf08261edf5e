package entity

import (
	"context"
	"slices"
	"strings"

	"lede/model/entity/tagger"
	"lede/model/gender"
	"lede/model/nlp"
	"lede/model/text"
)

// english reports whether doc is to be read as English: by what it is written
// in, else by what it was declared to be.
func english(doc *nlp.Doc, about Context) bool {
	language := doc.Language
	if language == "" {
		language = about.Language
	}
	return language == "" || language == "en" || strings.HasPrefix(language, "en-")
}

// findAbroad finds what is safe in a text that is not English: the names on the
// lists, persons with a listed first name, whole dates, and figures in digits.
func findAbroad(ctx context.Context, r *reading) ([]Entity, error) {
	t, err := names()
	if err != nil {
		return nil, err
	}
	for _, s := range t.Listed(r.doc) {
		r.found = append(r.found, found{first: s.First, last: s.Last, kind: Kind(s.Type), confidence: 0.8, why: "listed"})
	}
	if r.doc.Language != "de" { // where every noun has a capital, "Ernst Lage" is no person
		r.merge(r.personsAbroad(t.Lists()), never)
	}
	r.merge(r.wholeDates(), longer)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	figures := slices.DeleteFunc(r.figures(), func(f found) bool { return f.value.Unit == "" || !r.hasDigit(f) })
	r.merge(figures, never)
	l := newLinker(r)
	l.linkNames()
	return l.entities(), nil
}

func (r *reading) hasDigit(f found) bool {
	return strings.ContainsAny(r.cover(f).Of(r.doc.Text), "0123456789")
}

// personsAbroad returns the capitalised words behind a first name that is a man's or
// a woman's: "Claire Dumont", "Maria de la Cruz".
func (r *reading) personsAbroad(lists *tagger.Lists) []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i+1 < s.Last; i++ {
			if !r.capital(i, s.Last) || gender.Of(r.lower[i]) == gender.Unknown || !lists.IsFirstName(r.lower[i]) || lists.IsPlace(r.lower[i]) {
				continue
			}
			last := i + 1
			for k := last; k < min(s.Last, i+6); k++ {
				if r.capital(k, s.Last) && text.HasWord(r.lower[k]) && !strings.HasSuffix(r.lower[k], ".") {
					last = k + 1
				} else if !r.particle(k) && r.lower[k] != "la" && r.lower[k] != "el" {
					break
				}
			}
			if last > i+1 && !lists.IsPlace(r.lower[i:last]...) {
				out = append(out, found{first: i, last: last, kind: Person, confidence: 0.8, why: "a first name before others"})
				i = last - 1
			}
		}
	}
	return out
}
