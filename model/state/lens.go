package state

import (
	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
)

// Lens is the set of entity kinds that are lit, a bit a kind.
type Lens uint16

// AllKinds lights everything.
const AllKinds Lens = 1<<len(entity.Kinds) - 1

// groups are the kinds that one key switches together, key 1 first.
var groups = [...][]entity.Kind{
	{entity.Person}, {entity.Organization}, {entity.Place}, {entity.Group},
	{entity.Event}, {entity.Work}, {entity.Date, entity.Figure},
}

// LensGroups returns the kinds that key n (from 1) switches, nil beyond the
// last key.
func LensGroups(n int) []entity.Kind {
	if n < 1 || n > len(groups) {
		return nil
	}
	return groups[n-1]
}

// Lit reports whether kind k is lit.
func (l Lens) Lit(k entity.Kind) bool { return l&(1<<k) != 0 }

// Toggle switches kinds together: off when all of them are lit, else on.
func (l Lens) Toggle(kinds []entity.Kind) Lens {
	var bits Lens
	for _, k := range kinds {
		bits |= 1 << k
	}
	if l&bits == bits {
		return l &^ bits
	}
	return l | bits
}

// ToggleAll lights everything, or nothing when everything is lit.
func (l Lens) ToggleAll() Lens {
	if l == AllKinds {
		return 0
	}
	return AllKinds
}

// ToggleKinds lights kinds together, or darkens them, and reports which.
func (r *Reader) ToggleKinds(kinds []entity.Kind) (lit bool) {
	r.lens = r.lens.Toggle(kinds)
	return len(kinds) > 0 && r.lens.Lit(kinds[0])
}

// ToggleAllKinds lights everything, or nothing, and reports which.
func (r *Reader) ToggleAllKinds() (lit bool) {
	r.lens = r.lens.ToggleAll()
	return r.lens != 0
}

// CycleStrict shows fewer guesses, or all again.
func (r *Reader) CycleStrict() { r.strict = r.strict.Next() }

// Strictness is how sure a guess must be to be shown.
type Strictness uint8

// Strictnesses, from everything to facts only.
const (
	ShowAll Strictness = iota
	ShowLikely
	ShowSure
	numStrict
)

var strictNames = [...]string{"all guesses", "likely guesses", "only what is sure"}

// String says what is shown.
func (s Strictness) String() string { return strictNames[s] }

// Next is the strictness after s, in turn.
func (s Strictness) Next() Strictness { return (s + 1) % numStrict }

// likely is the confidence of a guess that is more often right than wrong.
const likely = 0.5

// Shows reports whether what is that sure is shown.
func (s Strictness) Shows(confidence float64) bool {
	switch s {
	case ShowLikely:
		return confidence >= likely
	case ShowSure:
		return confidence >= entity.Sure
	}
	return true
}

// Hears reports whether a quotation is shown as somebody's: it is said, and who
// says it is sure enough.
func (r *Reader) Hears(q *quote.Quote) bool {
	return q.Said && (q.Speaker == nil || r.strict.Shows(q.Confidence))
}

// Voices counts the quotations of the open article that are heard, and those who
// are named as speakers.
func (r *Reader) Voices() (said, voices int) {
	if r.open == nil || r.open.doc == nil {
		return 0, 0
	}
	type voice struct {
		entity int
		name   string
	}
	heard := map[voice]bool{}
	for i := range r.open.doc.Quotes {
		q := &r.open.doc.Quotes[i]
		if !r.Hears(q) {
			continue
		}
		said++
		switch s := q.Speaker; {
		case s == nil:
		case s.Entity != quote.Nobody:
			heard[voice{entity: s.Entity}] = true
		default:
			heard[voice{quote.Nobody, s.Name}] = true
		}
	}
	return said, len(heard)
}

// lights reports whether a mention is drawn: its kind is lit and it is sure
// enough.
func (r *Reader) lights(m *analysis.Mention) bool {
	return r.lens.Lit(r.open.doc.Entities[m.Entity].Kind) && r.strict.Shows(m.Confidence)
}
