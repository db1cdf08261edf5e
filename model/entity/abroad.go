package entity

import (
	"context"
	"slices"
	"strings"

	"lede/model/nlp"
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
// lists, whole dates, and figures in digits.
func findAbroad(ctx context.Context, r *reading) ([]Entity, error) {
	t, err := names()
	if err != nil {
		return nil, err
	}
	for _, s := range t.Listed(r.doc) {
		r.found = append(r.found, found{first: s.First, last: s.Last, kind: Kind(s.Type), confidence: 0.8, why: "listed"})
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
