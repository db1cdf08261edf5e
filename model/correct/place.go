package correct

import (
	"slices"
	"unicode"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// atPlaces lays the corrections about one mention over the drafts.
func (w *work) atPlaces() {
	for _, r := range w.here {
		if r.Subject.Quote {
			continue
		}
		span, ok := r.Subject.find(w.doc.Article)
		if !ok || !w.doc.Covers(span.Start) {
			continue
		}
		m, at := w.remove(span)
		if at < 0 && r.Verdict.Decision == NoName {
			continue
		}
		w.changed = true
		if r.Verdict.Decision == NoName {
			continue
		}
		if at < 0 {
			m = entity.Mention{Span: span, Form: formOf(r.Subject.Words)}
		}
		v := w.resolve(r.Verdict)
		to := at
		if at < 0 || v.Decision == SameAs || w.drafts[at].Kind != v.Kind {
			to = w.draftHere(r.Subject.Words, v)
		}
		w.add(to, ruled(m))
	}
}

// draftHere is draftOf without confirming more than the one mention.
func (w *work) draftHere(words string, v Verdict) int {
	if v.Decision == SameAs {
		if at, ok := w.byName[Words(v.Name)]; ok {
			return at
		}
	}
	return w.draftOf(text.OneLine(words), v)
}

// remove takes the mention at span from the draft that holds it, and gives its
// number, -1 where none does.
func (w *work) remove(span text.Span) (entity.Mention, int) {
	for i := range w.drafts {
		if m, ok := w.drafts[i].remove(span); ok {
			return m, i
		}
	}
	return entity.Mention{}, -1
}

// formOf is how words that no analysis found name something.
func formOf(words string) entity.Form {
	if unicode.IsUpper(firstRune(words)) {
		return entity.Name
	}
	return entity.Nominal
}

// quoted reports whether a correction of this article is about a quotation.
func (w *work) quoted() bool {
	return slices.ContainsFunc(w.here, func(r Correction) bool { return r.Subject.Quote })
}

// correctedQuotes lays the corrections about quotations over quotes, which it may
// change. What was said in one act of speech has one speaker.
func (w *work) correctedQuotes(doc *analysis.Document, quotes []quote.Quote) []quote.Quote {
	gone := map[int]bool{}
	for _, r := range w.here {
		if !r.Subject.Quote {
			continue
		}
		i := w.quoteAt(r.Subject, quotes)
		switch {
		case i < 0:
		case r.Verdict.Decision == NoQuote:
			gone[i] = true
		default:
			for k := range quotes {
				if quotes[k].Group == quotes[i].Group {
					speak(doc, &quotes[k], r.Verdict)
				}
			}
		}
	}
	if len(gone) == 0 {
		return quotes
	}
	kept := make([]quote.Quote, 0, len(quotes))
	for i, q := range quotes {
		if !gone[i] {
			kept = append(kept, q)
		}
	}
	return kept
}

// quoteAt is the quotation that s is about: the one that begins there, else the
// shortest around it; -1 where there is none.
func (w *work) quoteAt(s Subject, quotes []quote.Quote) int {
	span, ok := s.find(w.doc.Article)
	if !ok {
		return -1
	}
	best := -1
	for i, q := range quotes {
		if q.Start == span.Start {
			return i
		}
		if q.Contains(span.Start) && (best < 0 || q.Len() < quotes[best].Len()) {
			best = i
		}
	}
	return best
}

// speak gives q the speaker of v.
func speak(doc *analysis.Document, q *quote.Quote, v Verdict) {
	q.Confidence, q.Confirmed, q.Why, q.Evidence = 1, true, why, nil
	if v.Decision == SaidByNoone {
		q.Speaker = nil
		return
	}
	s := quote.Speaker{Name: v.Name, Entity: quote.Nobody}
	if id := called(doc, v.Name); id >= 0 {
		s.Entity, s.Name = id, doc.Entities[id].Name
	}
	if old := q.Speaker; old != nil && old.Entity == s.Entity && (s.Entity != quote.Nobody || Words(old.Name) == Words(s.Name)) {
		s.Span = old.Span
	}
	q.Speaker, q.Said = &s, true
	if !q.Kind.Speech() {
		q.Kind = quote.Mixed
	}
}

// called is the entity of that name, else the first with it as an alias, -1
// where there is none.
func called(doc *analysis.Document, name string) int {
	want, best := Words(name), -1
	for i := range doc.Entities {
		e := &doc.Entities[i]
		if Words(e.Name) == want {
			return i
		}
		if best < 0 && slices.ContainsFunc(e.Aliases, func(a string) bool { return Words(a) == want }) {
			best = i
		}
	}
	return best
}
