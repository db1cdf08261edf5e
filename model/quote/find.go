package quote

import (
	"context"

	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// Find returns the quotations of doc, ascending, joined to speakers among the
// entities. It fails only when ctx is done.
func Find(ctx context.Context, doc *nlp.Doc, entities []entity.Entity) ([]Quote, error) {
	sc, err := stage(ctx, doc, entities)
	if err != nil {
		return nil, err
	}
	quotes := make([]Quote, 0, len(sc.marked))
	at := attribution{scene: sc, group: -1}
	for i := range sc.marked {
		if i%polled == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		quotes = append(quotes, at.quote(i))
	}
	return quotes, nil
}

// attribution joins marked stretches to speakers, one after another.
type attribution struct {
	*scene
	group int
	last  source
	para  int // of last
}

// source is who says something and by which words.
type source struct {
	phrase int // index, or -1
	cue    text.Span
	why    string
	sure   float64
}

func (a *attribution) quote(i int) Quote {
	m := a.marked[i]
	q := Quote{Span: m.Span, Content: m.content, Kind: a.kind(i), Confidence: 1}
	if !q.Kind.Speech() {
		a.group++
		q.Group = a.group
		return q
	}
	src := a.source(i)
	if src.phrase < 0 && a.last.phrase >= 0 && a.group >= 0 && (m.para == a.para || m.continues) {
		src = a.last
		src.why, src.sure = "the speaker goes on", 0.8
	}
	if src.phrase < 0 || src.phrase != a.last.phrase || a.group < 0 {
		a.group++
	}
	a.last, a.para = src, m.para
	q.Group = a.group
	a.fill(&q, src)
	return q
}

func (a *attribution) fill(q *Quote, src source) {
	if src.phrase < 0 {
		return
	}
	p := a.phrases[src.phrase]
	sp := &Speaker{Span: a.span(p.first, p.last), Entity: p.entity}
	sp.Name = sp.Of(a.doc.Text)
	if p.entity != Nobody {
		sp.Name = a.entities[p.entity].Name
	}
	q.Speaker, q.Cue, q.Why, q.Confidence = sp, src.cue, src.why, src.sure
	if !src.cue.Empty() {
		q.Evidence = append(q.Evidence, src.cue)
	}
}

// kind tells speech from terms and titles, and whole words from part of a
// sentence.
func (a *attribution) kind(i int) Kind {
	m := a.marked[i]
	first, last := a.between(m.Span)
	words := 0
	caps := 0
	for t := first; t < last; t++ {
		if hasWord(a.tokens[t].low) {
			words++
			if a.capital(t) {
				caps++
			}
		}
	}
	end := m.content.Of(a.doc.Text)
	stop := in(rune(end[len(end)-1]), ".,!?")
	if words <= 4 && !stop && first > 0 && tables().called[a.tokens[first-1].low] {
		if caps == words {
			return Title
		}
		return Scare
	}
	if stop {
		return Direct
	}
	return Mixed
}

// source looks for a cue with a phrase beside it: after the stretch, then
// before it.
func (a *attribution) source(i int) source {
	m := a.marked[i]
	first, last := a.between(m.Span)
	para := int32(m.para)
	for c := last; c < len(a.tokens) && c < last+12 && a.tokens[c].para == para; c++ {
		t := a.tokens[c]
		if c > last && (t.low == "." || t.marked != 0 && int(t.marked) != i+1) {
			break
		}
		if src, ok := a.cueAt(c); ok {
			return src
		}
	}
	for c := first - 1; c >= 0 && c > first-40 && a.tokens[c].para == para && a.tokens[c].low != "."; c-- {
		if src, ok := a.cueAt(c); ok {
			return src
		}
	}
	return source{phrase: -1}
}

func (a *attribution) cueAt(c int) (source, bool) {
	if !tables().cues[a.tokens[c].low] || a.tokens[c].marked != 0 {
		return source{}, false
	}
	k := a.phraseBefore(c)
	if k < 0 || c-a.phrases[k].last > 3 {
		if next := k + 1; next < len(a.phrases) && a.phrases[next].first == c+1 {
			k = next
		}
	}
	if k < 0 || a.tokens[a.phrases[k].head].para != a.tokens[c].para {
		return source{}, false
	}
	return source{phrase: k, cue: a.span(c, c+1), why: "named beside a word of saying", sure: 0.8}, true
}

// phraseBefore is the last phrase that ends at or before token t, or -1.
func (a *attribution) phraseBefore(t int) int {
	lo, hi := 0, len(a.phrases)
	for lo < hi {
		mid := (lo + hi) / 2
		if a.phrases[mid].last <= t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}
