package state

import (
	"fmt"
	"slices"

	"lede/model/analysis"
	"lede/model/correct"
	"lede/model/entity"
	"lede/model/library"
	"lede/model/quote"
	"lede/model/text"
)

// target is what a correction is about, by the words it stands in: it outlives
// another analysis.
type target struct {
	quote   bool
	span    text.Span   // of the mention or quotation; empty for an entity as a whole
	form    entity.Form // of the mention
	words   string      // that are shown for it
	names   []string    // of the entity, the fullest first
	kind    entity.Kind
	speaker string // of the quotation, "" for nobody
}

// target is what is selected, or what the card or the panel's row is about.
func (r *Reader) target() (target, bool) {
	o := r.open
	if o == nil || o.doc == nil {
		return target{}, false
	}
	d := o.doc
	switch {
	case r.card != nil && r.card.quote >= 0:
		return quoteTarget(d, r.card.quote), true
	case r.card != nil && r.card.entity != quote.Nobody:
		return entityTarget(d, r.card.entity), true
	case r.card != nil:
		return target{}, false
	case r.focus == OnPanel && r.panel != nil:
		row, ok := r.PanelRow()
		switch {
		case ok && row.Quote >= 0:
			return quoteTarget(d, row.Quote), true
		case ok && row.Entity != quote.Nobody:
			return entityTarget(d, row.Entity), true
		}
		return target{}, false
	case o.selection == nil:
		return target{}, false
	case o.selection.quote:
		return quoteTarget(d, o.selection.index), true
	}
	m := d.Mentions[o.selection.index]
	t := entityTarget(d, m.Entity)
	t.span, t.form, t.words = m.Span, m.Form, text.OneLine(m.Of(d.Article.Text))
	return t, true
}

func entityTarget(d *analysis.Document, id int) target {
	e := &d.Entities[id]
	return target{words: e.Name, kind: e.Kind, names: append([]string{e.Name}, e.Aliases...)}
}

func quoteTarget(d *analysis.Document, i int) target {
	q := &d.Quotes[i]
	t := target{quote: true, span: q.Span, words: text.Shorten(text.OneLine(q.Of(d.Article.Text)), 30)}
	if q.Speaker != nil {
		t.speaker = q.Speaker.Name
	}
	return t
}

// whole reports whether t is an entity with all its names.
func (t target) whole() bool { return !t.quote && t.span.Empty() }

// named reports whether the words of t are a name rather than a pronoun or a
// role, so that what is ruled about them holds wherever they stand.
func (t target) named() bool { return t.whole() || !t.quote && t.form == entity.Name }

// made is the correction that was made last, so that it can be made narrower.
type made struct {
	corrections []correct.Correction // as wide as they can be
	span        text.Span            // of the mention, empty where it was an entity as a whole
	scope       correct.Scope
	what        string
}

// Reject rules that the target is no name, or no quotation. It reports false
// where nothing is ruled.
func (r *Reader) Reject() bool {
	t, ok := r.target()
	switch {
	case !ok:
		return r.noTarget()
	case t.quote:
		return r.rule(t, "no quotation: “"+trimMarks(t.words)+"”", correct.Verdict{Decision: correct.NoQuote})
	}
	words := []string{t.words}
	if t.whole() {
		words = t.names
	}
	return r.rule(t, "“"+t.words+"” is no name", correct.Verdict{Decision: correct.NoName}, words...)
}

// Confirm rules that the target is what it was taken for.
func (r *Reader) Confirm() bool {
	t, ok := r.target()
	switch {
	case !ok:
		return r.noTarget()
	case t.quote && t.speaker == "":
		return r.rule(t, "said by nobody named", correct.Verdict{Decision: correct.SaidByNoone})
	case t.quote:
		return r.rule(t, "said by "+t.speaker, correct.Verdict{Decision: correct.SaidBy, Name: t.speaker})
	case !t.named():
		return r.rule(t, "“"+t.words+"” is "+t.names[0], correct.Verdict{Decision: correct.SameAs, Kind: t.kind, Name: t.names[0]}, t.words)
	}
	words := []string{t.words}
	if v, ok := r.corrections.Verdict(correct.Subject{Words: correct.Words(t.words)}); ok && v.Decision == correct.SameAs {
		words = nil // the words stand for another name, which is confirmed
	}
	if !slices.Contains(words, t.names[0]) {
		words = append(words, t.names[0])
	}
	return r.retype(t, t.kind, words)
}

// GiveUpRetype ends to ask for a kind.
func (r *Reader) GiveUpRetype() { r.retyping = nil }

// PutInForce replaces the corrections in force by those that were read.
func (r *Reader) PutInForce(c *correct.Set) { r.corrections = c }

// Retype rules that the entity of t is of another kind, under all the names that
// were ruled on.
func (r *Reader) retype(t target, kind entity.Kind, words []string) bool {
	return r.rule(t, "“"+t.words+"” is "+correct.One(kind), correct.Verdict{Decision: correct.IsKind, Kind: kind}, words...)
}

// BeginRetype asks for the kind that the target is of; the next key names it. It
// reports false where nothing has a kind.
func (r *Reader) BeginRetype() bool {
	t, ok := r.target()
	switch {
	case !ok:
		r.noTarget()
		return false
	case t.quote:
		r.Say("a quotation has no kind")
		return false
	}
	r.retyping = &Retyping{t}
	return true
}

// Retyping is a retype under way: the next key is the kind.
type Retyping struct{ target target }

// Words are the words whose kind is asked for.
func (t *Retyping) Words() string { return t.target.words }

// Retype rules that the entity asked about is of that kind.
func (r *Reader) Retype(kind entity.Kind) bool {
	if r.retyping == nil {
		return false
	}
	t := r.retyping.target
	r.retyping = nil
	words := []string{t.names[0]}
	for _, n := range t.names[1:] {
		v, ok := r.corrections.Verdict(correct.Subject{Words: correct.Words(n)})
		if n == t.words || ok && v.Decision == correct.IsKind {
			words = append(words, n)
		}
	}
	return r.retype(t, kind, words)
}

func (r *Reader) noTarget() bool {
	r.Say(r.Unselected(true))
	return false
}

// Unselected says what is to be selected first, of what the open article has: a name, or with
// quotes a name or a quotation.
func (r *Reader) Unselected(quotes bool) string {
	names, none := true, "no name is known here"
	if quotes {
		none = "no name and no quotation is known here"
	}
	if o := r.open; o != nil && o.doc != nil && !o.doc.Partial() {
		names, quotes = o.Names(), quotes && len(o.doc.Quotes) > 0
	}
	switch {
	case names && quotes:
		return "select a name with e or a quotation with . first"
	case names:
		return "select a name with e first"
	case quotes:
		return "select a quotation with . first"
	}
	return none
}

// Names reports whether a name stands in the article, as far as is known: dates and figures
// are none.
func (o *Open) Names() bool {
	d := o.doc
	return d != nil && slices.ContainsFunc(d.Mentions, func(m analysis.Mention) bool { return d.Entities[m.Entity].Kind < entity.Date })
}

// rule rules on t: on the words given wherever they stand, else at its place.
func (r *Reader) rule(t target, what string, v correct.Verdict, words ...string) bool {
	var corrections []correct.Correction
	a := r.open.article
	switch {
	case t.quote:
		corrections = append(corrections, correct.Correction{Subject: correct.QuoteSubject(a, t.span), Verdict: v})
	case !t.named():
		corrections = append(corrections, correct.Correction{Subject: correct.NameSubject(a, t.span, correct.Here), Verdict: v})
	}
	if len(corrections) == 0 {
		for _, w := range words {
			if v.Decision == correct.SameAs && correct.Words(w) == correct.Words(v.Name) {
				continue
			}
			corrections = append(corrections, correct.Correction{Subject: correct.Subject{Words: correct.Words(w)}, Verdict: v})
		}
	}
	m := &made{corrections: corrections, span: t.span, what: what}
	if t.quote || !t.named() {
		m.scope = correct.Here
	}
	return r.make(m)
}

// make puts the corrections of m in force.
func (r *Reader) make(m *made) bool {
	c := r.corrections.Replace(r.inScope(m)...)
	if c.Empty() {
		r.last = nil
		r.Say("ruled so already: " + m.what)
		return false
	}
	r.corrections = r.corrections.With(c)
	r.want(Corrected{c})
	r.push(change{id: library.None, corrections: c, what: m.what})
	r.last = m
	r.Say(m.what + ", " + m.scope.String())
	return true
}

// inScope are the corrections of m as far as they reach now.
func (r *Reader) inScope(m *made) []correct.Correction {
	if m.corrections[0].Subject.Scope() == correct.Here || m.scope == correct.Everywhere {
		return m.corrections
	}
	a := r.open.article
	if m.scope == correct.Here {
		return []correct.Correction{{Subject: correct.NameSubject(a, m.span, correct.Here), Verdict: m.corrections[0].Verdict}}
	}
	out := slices.Clone(m.corrections)
	for i := range out {
		out[i].Subject.In = correct.SourceOf(a)
	}
	return out
}

// Narrow makes the last correction hold in this article only, then at its place
// only, then everywhere again. It reports false where there is none.
func (r *Reader) Narrow() bool {
	m := r.last
	if m == nil || r.open == nil || r.open.article == nil {
		r.Say("correct a name first; then this makes it hold in this article only")
		return false
	}
	if m.corrections[0].Subject.Scope() == correct.Here {
		r.Say("this holds only here already")
		return false
	}
	undone := r.Undo() != ""
	next := *m
	if next.scope++; next.scope > correct.Here || next.scope == correct.Here && next.span.Empty() {
		next.scope = correct.Everywhere
	}
	return r.make(&next) || undone
}

// Narrowable reports whether Narrow would do something.
func (r *Reader) Narrowable() bool {
	return r.last != nil && r.last.corrections[0].Subject.Scope() != correct.Here
}

// trimMarks is a shortened quotation without its marks.
func trimMarks(s string) string {
	for _, mark := range [...]string{"“", "”", "\"", "„", "«", "»"} {
		if len(s) > len(mark) && s[:len(mark)] == mark {
			s = s[len(mark):]
		}
		if len(s) > len(mark) && s[len(s)-len(mark):] == mark {
			s = s[:len(s)-len(mark)]
		}
	}
	return s
}

// CorrectionCount reports how many corrections are in force, in words: "3 corrections".
func (r *Reader) CorrectionCount() string {
	if n := r.corrections.Len(); n != 1 {
		return fmt.Sprintf("%d corrections", n)
	}
	return "1 correction"
}
