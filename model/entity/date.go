package entity

import (
	"slices"

	"lede/model/article"
	"lede/model/text"
	"lede/model/when"
)

// dates returns the dates of an English text: whole ones, and those that are
// told from the day of publication.
func (r *reading) dates() []found {
	var out []found
	var words []when.Word
	for _, s := range r.doc.Sentences {
		words = slices.Grow(words[:0], s.Last-s.First)
		for i := s.First; i < s.Last; i++ {
			words = append(words, when.Word{Text: r.doc.Word(i), Low: r.lower[i], Tag: r.doc.Tokens[i].Tag})
		}
		in := when.Sentence{Words: words, Published: r.about.Published, Number: func(i int) (float64, int) { return r.number(s.First+i, s.Last) }}
		for d := range in.All() {
			v := Value{Date: d.Date, Confidence: d.Confidence}
			out = append(out, found{first: s.First + d.First, last: s.First + d.Last, kind: Date, confidence: 0.95, why: "date", value: &v})
		}
	}
	return out
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
			out = append(out, found{first: first, last: last, kind: Date, confidence: 0.9, why: "date", value: &Value{Date: d, Confidence: 0.95}})
		}
	}
	return out
}
