package entity

import (
	"context"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/nlp"
	"lede/model/text"
	"lede/model/when"
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

// wholeDates returns the dates with a day, month and year in any language that
// package when reads.
func (r *reading) wholeDates() []found {
	var out []found
	for _, z := range r.doc.Zones {
		for span, d := range when.All(z.Of(r.doc.Text)) {
			span = text.Span{Start: span.Start + z.Start, End: span.End + z.Start}
			first, last := r.doc.TokenAt(span.Start), r.doc.TokenAt(span.End-1)+1
			if last > len(r.doc.Tokens) || first >= last || r.doc.Tokens[first].Start != span.Start || r.doc.Tokens[last-1].End != span.End || d.Precision < article.Day {
				continue
			}
			out = append(out, found{first: first, last: last, kind: Date, confidence: 0.9, why: "date", value: Value{Date: d, Confidence: 0.95}})
		}
	}
	return out
}
