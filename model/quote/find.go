package quote

import (
	"context"

	"lede/model/entity"
	"lede/model/nlp"
)

// Find returns the quotations of doc, ascending, joined to speakers among the
// entities. It fails only when ctx is done.
func Find(ctx context.Context, doc *nlp.Doc, entities []entity.Entity) ([]Quote, error) {
	return find(ctx, learned(), doc, entities)
}

func find(ctx context.Context, m *models, doc *nlp.Doc, entities []entity.Entity) ([]Quote, error) {
	sc, err := stage(ctx, doc, entities)
	if err != nil {
		return nil, err
	}
	if err := sc.tagAll(ctx, m); err != nil {
		return nil, err
	}
	a := attribution{ranker: ranker{scene: sc, cues: m.cues, model: m.speaker}, speech: sc.judge(m), group: -1, last: -1}
	return a.all(ctx)
}

// attribution joins stretches to speakers, one after another.
type attribution struct {
	ranker
	speech []bool
	quotes []Quote
	group  int
	last   int // phrase that speaks the stretch before, or -1
	para   int // its paragraph
}

func (a *attribution) all(ctx context.Context) ([]Quote, error) {
	mk := 0
	for i, s := range a.stretches(a.speech) {
		if i%polled == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		mk = a.unspoken(mk, a.doc.Tokens[s.lo].Start)
		a.attribute(s)
		mk = max(mk, s.markRange[1])
		for mk < len(a.marked) && a.marked[mk].Start < a.doc.Tokens[s.hi-1].End {
			mk++
		}
	}
	a.unspoken(mk, len(a.doc.Text)+1)
	return a.quotes, ctx.Err()
}

// unspoken adds the marked stretches from mk on that start before offset: they
// are terms and titles.
func (a *attribution) unspoken(mk, offset int) int {
	for ; mk < len(a.marked) && a.marked[mk].Start < offset; mk++ {
		if a.speech[mk] {
			continue
		}
		kind := Scare
		if a.titles[mk] {
			kind = Title
		}
		a.group++
		a.quotes = append(a.quotes, Quote{
			Span: a.marked[mk].Span, Content: a.marked[mk].content, Kind: kind, Group: a.group, Confidence: 1,
		})
	}
	return mk
}

// attribute finds who speaks s and adds its pieces.
func (a *attribution) attribute(s stretch) {
	para := int(a.tokens[s.lo].para)
	a.prepare(s, a.last, para-a.para)
	c, p, chance := a.choose()
	if c.phrase < 0 || c.phrase != a.last {
		a.group++
	}
	q := Quote{Group: a.group, Confidence: max(chance, 0.01)}
	if c.phrase >= 0 {
		a.speaker(&q, c, p)
	}
	a.pieces(s, q)
	a.last, a.para = c.phrase, para
}

func (a *attribution) speaker(q *Quote, c candidate, p portrait) {
	ph := a.phrases[c.phrase]
	sp := &Speaker{Span: a.span(ph.first, ph.last), Entity: ph.entity}
	sp.Name = sp.Of(a.doc.Text)
	if ph.entity != Nobody {
		sp.Name = a.entities[ph.entity].Name
	}
	q.Speaker, q.Why = sp, "named near the words"
	if p.cueAt >= 0 && a.beliefs[p.cueAt].cue > 0.2 {
		q.Cue = a.span(p.cueAt, p.cueAt+1)
		q.Evidence = append(q.Evidence, q.Cue)
		q.Why = "named with a word of saying"
	}
}

// pieces adds the marked and the plain parts of s, all like q.
func (a *attribution) pieces(s stretch, q Quote) {
	at := s.lo
	for mk := s.markRange[0]; mk < s.markRange[1]; mk++ {
		if !a.speech[mk] {
			continue
		}
		lo, hi := a.between(a.marked[mk].Span)
		a.indirect(at, lo, q)
		q.Span, q.Content, q.Kind = a.marked[mk].Span, a.marked[mk].content, a.marking(s, mk)
		a.quotes = append(a.quotes, q)
		at = hi
	}
	a.indirect(at, s.hi, q)
}

// marking tells whole words from words inside somebody else's sentence.
func (a *attribution) marking(s stretch, mk int) Kind {
	lo, hi := a.between(a.marked[mk].Span)
	for t := s.lo; t < s.hi; t++ {
		if (t < lo || t >= hi) && hasWord(a.tokens[t].low) {
			return Mixed
		}
	}
	for t := lo; t < hi; t++ {
		if hasWord(a.tokens[t].low) {
			if a.lower(t) {
				return Mixed
			}
			break
		}
	}
	return Direct
}

// indirect adds the tokens [lo, hi) as reported speech, without the marks and
// commas at their ends.
func (a *attribution) indirect(lo, hi int, q Quote) {
	for lo < hi && !hasWord(a.tokens[lo].low) {
		lo++
	}
	for hi > lo && !hasWord(a.tokens[hi-1].low) {
		hi--
	}
	if lo >= hi {
		return
	}
	q.Span, q.Kind = a.span(lo, hi), Indirect
	if n := len(a.quotes); n > 0 && q.Start < a.quotes[n-1].End {
		return
	}
	q.Content = q.Span
	a.quotes = append(a.quotes, q)
}
