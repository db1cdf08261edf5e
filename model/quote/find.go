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
	return find(ctx, learned(), doc, entities)
}

func find(ctx context.Context, m *models, doc *nlp.Doc, entities []entity.Entity) ([]Quote, error) {
	lay, err := newLayout(ctx, doc, entities)
	if err != nil {
		return nil, err
	}
	if err := lay.tagAll(ctx, m); err != nil {
		return nil, err
	}
	lay.hear(m)
	a := newAttribution(ctx, m, lay)
	quotes, err := a.all(ctx)
	a.weigh(m)
	if !english(doc.Language) {
		quotes = inMarks(quotes)
	}
	if doc.Language == "" || !english(doc.Language) {
		heardAbroad(doc.Text, quotes, entities)
	}
	for i := range quotes {
		quotes[i].Said = quotes[i].Said || quotes[i].Kind != Indirect && quotes[i].Kind.Speech()
	}
	return quotes, err
}

func newAttribution(ctx context.Context, m *models, lay *layout) *attribution {
	turns := lay.transcript()
	lay.closeOpen()
	a := &attribution{
		turns: turns, inTurn: paragraphsOf(turns), cast: lay.cast(turns),
		ranker: newRanker(lay, m), resolver: resolver{layout: lay, model: m.pronoun},
		layout: lay, speech: lay.judge(ctx, m), group: -1, last: -1, spoke: Nobody,
	}
	var frames []frame
	if english(lay.doc.Language) {
		frames = lay.frameAll()
	}
	a.stretches = framed(lay.stretches(a.speech), frames)
	a.quotes, a.grounds = make([]Quote, 0, len(a.stretches)), make([]ground, 0, len(a.stretches))
	return a
}

// attribution joins stretches to speakers, one after another.
type attribution struct {
	*layout
	ranker    ranker
	resolver  resolver
	stretches []stretch
	speech    []bool
	mark      int // the first marked stretch that is not done
	turns     []turn
	inTurn    map[int32]bool // paragraphs
	turnOf    *Speaker
	cast      cast // of the turns
	quotes    []Quote
	grounds   []ground // of every quote
	ground    ground   // of the stretch before
	group     int
	last      int   // phrase that speaks the stretch before, or -1
	para      int   // its paragraph
	spoken    Quote // the stretch before, as it was attributed
	spoke     int   // the last entity that spoke, or Nobody
	since     int   // the paragraph where it did
}

// all attributes every stretch, in order, with the turns of a transcript and
// the marked words that are nobody's speech between them.
func (a *attribution) all(ctx context.Context) ([]Quote, error) {
	for i, s := range a.stretches {
		if i%polled == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if a.inTurn[a.tokens[s.lo].para] {
			continue
		}
		a.others(a.doc.Tokens[s.lo].Start)
		a.attribute(s)
		for a.mark < len(a.marked) && a.marked[a.mark].Start < a.doc.Tokens[s.hi-1].End {
			a.mark++
		}
	}
	a.others(len(a.doc.Text) + 1)
	return a.quotes, ctx.Err()
}

// attribute finds who speaks s and adds its pieces.
func (a *attribution) attribute(s stretch) {
	para := int(a.tokens[s.lo].para)
	if a.goesOn(s, para) {
		c, signed := a.signedBehind(s, para)
		switch {
		case signed && !a.signedBefore():
			a.carryBack(s, para, c)
			return
		case !signed && a.spoken.Speaker != nil:
			a.carry(s, para, byGoingOn)
			return
		}
	}
	s = a.withoutSpeaker(s)
	if a.resumes(s) {
		a.carry(s, para, byGoingOn)
		return
	}
	c := a.choose(s, para)
	if !c.cue.Empty() {
		if k := a.quotedAs(a.doc.TokenAt(c.cue.Start)); k >= 0 {
			c.phrase, c.how = k, byGrammar
		}
	}
	if a.saidOf(c) {
		c, s = a.doneBy(c, s)
	}
	if a.unsaid(c, s) {
		c = chosen{phrase: -1, chance: c.chance}
	}
	if c.phrase >= 0 && c.phrase == a.last && a.spoken.Speaker != nil && a.follows(s, para) && a.partner(s) != nil {
		c = chosen{phrase: -1, chance: c.chance} // who answers is not who asks
	}
	if c.phrase < 0 && a.isTerm(s) {
		a.terms(s)
		return
	}
	if c.phrase < 0 && a.follows(s, para) {
		a.carry(s, para, byFollowing)
		return
	}
	if c.phrase < 0 || c.phrase != a.last || a.otherCue(c.cue) {
		a.group++
	}
	if s.frame == nil && s.marksIn() == 0 && a.meanContent(s.lo, s.hi) < c.needed() {
		return
	}
	q := Quote{Group: a.group, Confidence: max(c.chance, 0.01)}
	a.ground = ground{chosen: c, stretch: s}
	if c.phrase >= 0 {
		q.Cue = c.cue
		a.speaker(&q, c.phrase)
	}
	a.pieces(s, q)
	a.last, a.para, a.spoken = c.phrase, para, q
}

// otherCue reports whether cue is another word of saying than that of the stretch
// before: who "compared" and "called" did two things.
func (a *attribution) otherCue(cue text.Span) bool {
	return !cue.Empty() && !a.spoken.Cue.Empty() && cue != a.spoken.Cue
}

// chosen is who was chosen to speak a stretch.
type chosen struct {
	phrase int // or -1 for nobody
	cue    text.Span
	chance float64
	how    how
}

// choose finds who speaks s: the layout knows best, then the grammar of a
// sentence of saying where the ranker is in doubt.
func (a *attribution) choose(s stretch, para int) chosen {
	a.ranker.prepare(s, a.last, para-a.para)
	if k := a.signature(s.hi); k >= 0 && s.marksIn() > 0 {
		return chosen{phrase: k, chance: signed, how: bySignature}
	}
	if k := a.announcer(s); k >= 0 {
		return chosen{phrase: k, chance: signed, how: bySignature}
	}
	if s.marksIn() > 0 {
		if c := a.beside(s); c.phrase >= 0 {
			return c
		}
	}
	c, p, chance := a.ranker.choose()
	f := s.frame
	if head, cue := a.toldApart(c.phrase); f == nil && head >= 0 {
		return chosen{head, a.span(cue, cue+1), subjectChance, byGrammar}
	}
	if f != nil && f.subject >= 0 && (s.marksIn() == 0 || c.phrase < 0 || chance < a.doubted(f.subject)) {
		if chance = max(chance, subjectChance); c.phrase < 0 || !f.spokenBy(a.layout, c.phrase) {
			return chosen{f.subject, a.span(f.cue[0], f.cue[1]), subjectChance, byGrammar}
		}
	}
	if f == nil && s.marksIn() > 0 && chance < doubtful {
		if k, cue := a.verbBefore(a.firstMark(s)); k >= 0 {
			return chosen{k, a.span(cue, cue+1), max(chance, doubtful), byGrammar}
		}
	}
	if c.phrase < 0 && s.marksIn() > 0 {
		if k, cue := a.namedBehind(s); k >= 0 {
			return chosen{k, a.span(cue, cue+1), doubtful, byGrammar}
		}
	}
	if c.phrase < 0 {
		return chosen{phrase: -1, chance: chance}
	}
	return chosen{a.antecedent(c.phrase), a.cueOf(f, c, p), chance, byRank}
}

// doubtful is the chance below which the ranker's speaker gives way to the subject
// of a verb of saying right before the marks.
const doubtful = 0.7

// doubted is the chance below which the ranker's speaker of marked words gives
// way to the subject of their sentence, phrase k.
func (a *attribution) doubted(k int) float64 {
	if kind := a.phrases[k].kind; kind == named || kind == personal {
		return 0.95
	}
	return 0.7
}

// subjectChance is how sure it is that the subject of a verb of saying speaks.
const subjectChance = 0.88

// signed is how sure it is that a name behind a dash is the speaker's.
const signed = 0.97

// What the tagger must believe of words without marks, at the mean, to show them
// as reported by somebody, and by nobody in particular.
const (
	bySomebody = 0.5
	byNobody   = 0.75
)

func (c chosen) needed() float64 {
	if c.phrase < 0 {
		return byNobody
	}
	return bySomebody
}

// carried is how sure it is that the last speaker goes on in a paragraph of
// marked words that names nobody.
const carried = 0.6

func (a *attribution) speaker(q *Quote, k int) {
	ph := a.phrases[k]
	sp := &Speaker{Span: a.span(ph.first, ph.last), Entity: Nobody}
	sp.Name = sp.Of(a.doc.Text)
	q.Speaker, q.Why = sp, "named near the words"
	if !q.Cue.Empty() {
		q.Evidence = append(q.Evidence, q.Cue)
		q.Why = "named with a word of saying"
	}
	para := int(a.tokens[ph.head].para)
	who := a.resolver.whom(k, a.spoke, para-a.since, a.spoken.Speaker)
	a.ground.who = who
	if who.entity == Nobody {
		if !a.speakTogether(sp, k, q.Cue) && a.hollow(k) {
			q.Speaker, q.Cue, q.Evidence, q.Why = nil, text.Span{}, nil, ""
		}
		return
	}
	sp.Entity, sp.Name = who.entity, a.entities[who.entity].Name
	if q.Confidence *= who.chance; who.why != "" {
		q.Why += "; " + who.why
	}
	if !who.evidence.Empty() {
		q.Evidence = append(q.Evidence, who.evidence)
	}
	a.spoke, a.since = who.entity, para
	a.speakTogether(sp, k, q.Cue)
}

// speakTogether makes all who say something together with phrase k the speaker, and
// reports whether somebody does.
func (a *attribution) speakTogether(sp *Speaker, k int, cue text.Span) bool {
	j := a.together(k, cue)
	if j >= 0 {
		sp.Span, sp.Entity = a.span(a.phrases[j].first, a.phrases[k].last), Nobody
		sp.Name = sp.Of(a.doc.Text)
	}
	return j >= 0
}

// pieces adds the marked and the plain parts of s, all like q.
func (a *attribution) pieces(s stretch, q Quote) {
	at := s.lo
	for mk := s.markRange[0]; mk < s.markRange[1]; mk++ {
		if !a.speech[mk] {
			continue
		}
		lo, hi := a.between(a.marked[mk].Span)
		for lo > at && a.doc.Tokens[lo-1].End > a.marked[mk].Start {
			lo-- // a token that the mark stands in
		}
		a.indirect(s, at, lo, q)
		q.Span, q.Content, q.Kind = a.marked[mk].Span, a.marked[mk].Content, a.marking(s, mk)
		a.add(q, a.ground)
		at = hi
	}
	a.indirect(s, at, s.hi, q)
}

// statement is how sure it is that the tokens [lo, hi) report what somebody
// said, rather than thought, wanted or did; cue is the word that brings them in.
func (a *attribution) statement(lo, hi int, cue text.Span) float64 {
	sure := a.meanContent(lo, hi)
	if cue.Empty() || a.ranker.cues.strength(a.tokens[a.doc.TokenAt(cue.Start)].low) < strong-1 {
		sure *= unsaidWorth
	}
	return sure
}

// unsaidWorth is what a report is worth that no word of saying brings in.
const unsaidWorth = 0.6

// marking tells whole words from words inside somebody else's sentence.
func (a *attribution) marking(s stretch, mk int) Kind {
	lo, hi := a.between(a.marked[mk].Span)
	for t := s.lo; t < s.hi; t++ {
		if (t < lo || t >= hi) && text.HasWord(a.tokens[t].low) {
			return Mixed
		}
	}
	if a.lowerFrom(lo, hi) {
		return Mixed
	}
	return Direct
}

// indirect adds the tokens [lo, hi) of s as reported speech, without the marks and
// commas at their ends.
func (a *attribution) indirect(s stretch, lo, hi int, q Quote) {
	for lo < hi && !text.HasWord(a.tokens[lo].low) {
		lo++
	}
	for hi > lo && !text.HasWord(a.tokens[hi-1].low) && !a.closesBracket(lo, hi-1) {
		hi--
	}
	if lo >= hi {
		return
	}
	q.Span, q.Kind = a.span(lo, hi), Indirect
	if n := len(a.quotes); n > 0 && q.Start < a.quotes[n-1].End {
		return // it begins with a token that the last mark stands in
	}
	q.Content = q.Span
	q.Confidence = max(0.01, q.Confidence*a.statement(lo, hi, q.Cue))
	cut := a.wholeUntil(s, lo, hi, q.Cue)
	told := func() bool {
		return !a.brokenOff(&q, lo) && q.told(a.doc.Text) && a.voiced(&q) && (s.frame != nil || q.Confidence >= leastSure && a.spokenOf(&q, lo, hi) && !a.governed(lo))
	}
	q.Said = cut > lo
	if cut > lo && cut < hi {
		rest := a.span(cut, hi)
		q.Span = a.span(lo, cut)
		q.Content = q.Span
		q.Said = told()
		a.add(q, a.ground)
		q.Span, q.Content, q.Said = rest, rest, false
	} else {
		q.Said = q.Said && told()
	}
	a.add(q, a.ground)
}

// brokenOff reports whether the words of q from token lo on are no whole statement: they
// hold their own word of saying, or follow another one's, or one that whom it is told
// must stand behind.
func (a *attribution) brokenOff(q *Quote, lo int) bool {
	if q.Cue.Empty() {
		return false
	}
	cue := a.doc.TokenAt(q.Cue.Start)
	if lo > 0 && a.tokens[lo].low == "that" && lo-1 > cue && tables().cues[a.tokens[lo-1].low] {
		return true // "By warning that …, he …, she said"
	}
	how := tables().telling[stem(a.tokens[cue].low)]
	return q.Span.Covers(q.Cue) || lo == cue+1 && (how.is(whom) || how.is(maybeWhom) && a.isTold(lo))
}

// isTold reports whether token i begins whom somebody tells something, and a comma
// follows: "…, she warned reporters, …".
func (a *attribution) isTold(i int) bool {
	end := a.skipPhrase(i, len(a.tokens))
	return end > i && end < len(a.tokens) && a.tokens[end].low == "," && a.sentences[end] == a.sentences[i]
}

func (a *attribution) add(q Quote, g ground) {
	a.quotes, a.grounds = append(a.quotes, q), append(a.grounds, g)
}
