package quote

import (
	"strings"

	"lede/model/entity"
	"lede/model/text"
)

// goesOn reports whether s takes up the quotation that the paragraph before
// left open: a speech over several paragraphs has one speaker.
func (a *attribution) goesOn(s stretch, para int) bool {
	return s.marksIn() > 0 && a.marked[s.markRange[0]].Continues && para-a.para == 1
}

// signedBehind is who speaks s, the end of a quotation over several paragraphs, by a
// verb of saying behind it; ok is false where there is none.
func (a *attribution) signedBehind(s stretch, para int) (c chosen, ok bool) {
	if n := len(a.quotes); !a.marked[s.markRange[1]-1].Closed || n == 0 || a.paraAt(a.quotes[n-1].Span) != a.para {
		return c, false
	}
	c = a.choose(s, para)
	return c, c.phrase >= 0 && !c.cue.Empty() && c.chance >= doubtful && c.cue.Start >= a.marked[s.markRange[1]-1].Start
}

// signedBefore reports whether the paragraph where the quotation before began says
// itself who speaks.
func (a *attribution) signedBefore() bool {
	opener := a.opener()
	para := a.paraAt(a.quotes[opener].Span)
	for i := opener; i >= 0 && a.paraAt(a.quotes[i].Span) == para; i-- {
		if cue := a.quotes[i].Cue; !cue.Empty() && a.paraAt(cue) == para {
			return true
		}
	}
	return false
}

func (a *attribution) paraAt(s text.Span) int { return int(a.tokens[a.doc.TokenAt(s.Start)].para) }

// opener is the first piece of the quotation that the last piece belongs to: what
// goes on, and all of the stretch where it began.
func (a *attribution) opener() int {
	i := len(a.quotes) - 1
	for i > 0 && (a.grounds[i].how == byGoingOn || a.grounds[i-1].stretch.lo == a.grounds[i].stretch.lo) {
		i--
	}
	return i
}

// carryBack adds s, spoken by c, and gives the paragraphs of its quotation before it
// the same speaker.
func (a *attribution) carryBack(s stretch, para int, c chosen) {
	q := Quote{Group: a.group, Confidence: max(c.chance, 0.01), Cue: c.cue}
	a.ground = ground{chosen: c, stretch: s}
	first := a.opener()
	if first > 0 && a.quotes[first-1].Group == a.group {
		a.group++
		q.Group = a.group
	}
	a.speaker(&q, c.phrase)
	for i := first; i < len(a.quotes) && q.Speaker != nil; i++ {
		old := &a.quotes[i]
		old.goOn(*q.Speaker)
		old.Group, old.Confidence = q.Group, q.Confidence
		g := &a.grounds[i]
		g.chosen, g.how, g.who = c, byGoingOn, a.ground.who
	}
	a.pieces(s, q)
	a.last, a.para, a.spoken = c.phrase, para, q
}

// goOn gives q the speaker of another part of its quotation, named there.
func (q *Quote) goOn(speaker Speaker) {
	q.Speaker, q.Cue = &speaker, text.Span{}
	q.Evidence, q.Why = []text.Span{speaker.Span}, "the quotation goes on"
}

// follows reports whether s, for which nobody is named, is a paragraph of its own right
// behind one that ended in speech, or begins one with whole words.
func (a *attribution) follows(s stretch, para int) bool {
	return s.marksIn() > 0 && a.spoken.Speaker != nil && para-a.para == 1 && (a.ranker.now.alone || a.opens(s) && a.endedInSpeech(s))
}

// opens reports whether s begins its paragraph with marked words that are whole sentences,
// and the writer's, if any, begin behind it.
func (a *attribution) opens(s stretch) bool {
	lo, end := a.between(a.marked[s.markRange[0]].Span)
	if lo != s.lo || lo > 0 && a.tokens[lo-1].para == a.tokens[lo].para || !a.stopBefore(end) || a.lowerFrom(lo, end) {
		return false
	}
	next, ok := a.tokenOr(end, a.tokens[lo].para)
	return !ok || next.marked != 0 || a.sentences[end] != a.sentences[end-1] && startsUpper(a.doc.Word(end))
}

// endedInSpeech reports whether the paragraph before s ends with the stretch before, or with
// the rest of its sentence.
func (a *attribution) endedInSpeech(s stretch) bool {
	before := a.ground.stretch
	return before.marksIn() > 0 && before.hi <= s.lo && a.sentences[s.lo-1] <= a.sentences[min(before.hi, s.lo-1)]
}

// partner is who speaks s, a paragraph of marked words alone behind another, where the two
// are question and answer: whoever else spoke last, of those shortly before; nil where
// they are not, or nobody else did.
func (a *attribution) partner(s stretch) *Speaker {
	asked, asks := a.endsAsking(a.ground.stretch), a.endsAsking(s)
	if asked == asks || a.ground.stretch.marksIn() == 0 {
		return nil
	}
	for i := len(a.quotes) - 1; i >= 0 && a.paraAt(a.quotes[i].Span) >= a.para-dialogue; i-- {
		sp := a.quotes[i].Speaker
		if a.quotes[i].Kind != Indirect && sp != nil && sp.Entity != Nobody && sp.Entity != a.spoken.Speaker.Entity && a.entities[sp.Entity].Kind == entity.Person {
			return sp
		}
	}
	return nil
}

// dialogue is how many paragraphs back who answers is looked for.
const dialogue = 5

// endsAsking reports whether the last marked words of s are a question.
func (a *attribution) endsAsking(s stretch) bool {
	return s.marksIn() > 0 && strings.HasSuffix(a.marked[s.markRange[1]-1].Content.Of(a.doc.Text), "?")
}

// carry gives s the speaker of the stretch before: the same speech goes on, or a new
// one follows for which nobody is named.
func (a *attribution) carry(s stretch, para int, how how) {
	q := a.spoken
	speaker := *q.Speaker
	why := "nobody is named, so the last speaker goes on"
	if how == byFollowing {
		if other := a.partner(s); other != nil {
			speaker, why = *other, "nobody is named: a question and its answer"
		}
	}
	q.goOn(speaker)
	if how == byFollowing {
		a.group++
		q.Group, q.Why = a.group, why
		q.Confidence *= carried
	}
	a.ground.how, a.ground.stretch = how, s
	a.pieces(s, q)
	a.para, a.spoken = para, q
}
