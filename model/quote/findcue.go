package quote

import (
	"strings"

	"lede/model/text"
)

// cueOf is the word that says that c speaks: the head of a verb group, not its
// adverbs and auxiliaries; empty where there is none.
func (a *attribution) cueOf(f *frame, c candidate, p *portrait) text.Span {
	if f != nil {
		return a.span(f.cue[0], f.cue[1])
	}
	if at := a.phrases[c.phrase].first; c.where >= afterHere || a.accords(at-2) {
		if a.accords(at - 2) {
			return a.span(at-2, at)
		}
		for k := at - 1; k >= max(0, at-2) && a.tokens[k].para == a.tokens[at].para; k-- {
			if tables().cues[a.tokens[k].low] && a.tokens[k].marked == 0 {
				return a.span(k, k+1)
			}
		}
	}
	if p.cueAt < 0 {
		return text.Span{}
	}
	at := a.headVerb(p.cueAt)
	if a.beliefs[p.cueAt].cue > 0.2 || at != p.cueAt && tables().cues[a.tokens[at].low] {
		return a.span(at, at+1)
	}
	return text.Span{}
}

func (a *attribution) accords(at int) bool {
	return at >= 0 && a.tokens[at].low == "according" && a.tokens[at+1].low == "to"
}

// headVerb is the verb of saying that the adverb or auxiliary at token i belongs
// to, i where there is none.
func (lay *layout) headVerb(i int) int {
	for k := i; k < len(lay.tokens) && k < i+5 && lay.tokens[k].para == lay.tokens[i].para && lay.tokens[k].marked == 0; k++ {
		t := lay.tokens[k]
		switch {
		case tables().cues[t.low] && strings.HasPrefix(t.tag, "VB"):
			return k
		case !strings.HasPrefix(t.tag, "RB") && t.tag != "MD" && !isHave(t.low) && !isBe(t.low):
			return i
		}
	}
	return i
}

// sentenceNear is where token t's sentence begins, or as far before t as a subject is looked for.
func (lay *layout) sentenceNear(t int) int {
	first := t
	for first > max(0, t-2*longestSubject) && lay.sentences[first-1] == lay.sentences[t] {
		first--
	}
	return first
}

// verbBefore is the subject of the verb of saying, and that verb, right before the
// words from token lo on: "with the chief vowing “…”", "what Ann Lee says is a “…”",
// "I would say, “…”"; -1 where there is none.
func (a *attribution) verbBefore(lo int) (subject, cue int) {
	first := a.sentenceNear(lo)
	for i := lo - 1; i > first && i >= lo-verbReach && a.tokens[i].marked == 0; i-- {
		t := a.tokens[i]
		if !tables().cues[t.low] || !strings.HasPrefix(t.tag, "VB") || t.tag == "VBN" || t.tag == "VB" && a.tokens[i-1].tag != "MD" {
			continue
		}
		k := -1
		if t.tag == "VBG" {
			k = a.attendant(i, first)
		}
		if k < 0 {
			k, _ = a.subjectOf(i-one(t.tag == "VB"), first)
		}
		if k >= 0 && a.speaks(k) {
			return k, i
		}
		break
	}
	return -1, -1
}

// attendant is who does what the participle at token i tells: the subject of its sentence,
// which begins at token first, "Ann Lee backed the plan saying", or the noun before it, "with
// the chief vowing", whatever "with" hangs on; -1 where nobody does.
func (a *attribution) attendant(i, first int) int {
	k := a.phraseEnding(i)
	if k < 0 {
		return k
	}
	from := a.phrases[k].first
	if tables().nouns[a.tokens[i].low] || from > first && a.tokens[from-1].low == "with" {
		return k
	}
	for t := from - 1; t > first && a.tokens[t].marked == 0; t-- {
		if !a.isFinite(t) {
			continue
		}
		if subject, _ := a.subjectOf(t, first); subject >= 0 && a.speaks(subject) && !a.hollow(subject) {
			return subject
		}
		break
	}
	return k
}

// embedded is who says of something that it is the words from token lo on, and the
// verb, whatever it was tagged: "countries that Moscow claims are “…”"; -1 where
// nobody does.
func (a *attribution) embedded(lo int) (subject, cue int) {
	cue = lo - 2
	if cue < 1 || a.tokens[cue].marked != 0 || !isBe(a.tokens[lo-1].low) || !tables().cues[a.tokens[cue].low] {
		return -1, -1
	}
	k := a.phraseEnding(cue)
	if k < 0 || a.phrases[k].first == 0 || !a.speaks(k) {
		return -1, -1
	}
	switch a.tokens[a.phrases[k].first-1].low {
	case "that", "which", "what":
		return k, cue
	}
	return -1, -1
}

// verbReach is how far before marks the verb of saying stands, in tokens.
const verbReach = 4

// spokenOf reports whether q's word of saying tells what somebody did say in the
// tokens [lo, hi): not what "a report that …", denied, says, nor the sentence beside
// the one that it stands in.
func (a *attribution) spokenOf(q *Quote, lo, hi int) bool {
	cue := a.doc.TokenAt(q.Cue.Start)
	if at := a.sentences[cue]; at < a.sentences[lo] || at > a.sentences[hi-1] {
		return false
	}
	if a.hedged(cue) || a.determined(cue) || lo > 0 && a.passive(lo-1) || a.countless(a.doc.TokenAt(q.Speaker.End-1)) {
		return false
	}
	noun := lo > cue+1 && a.tokens[lo].low == "that" && (tables().nouns[a.tokens[lo-1].low] || a.determined(lo-1))
	return !noun
}

// governed reports whether what begins at token i hangs on the word before it, and is no
// statement by itself: "hints at what some plans include", "writing for a panel that".
func (lay *layout) governed(i int) bool {
	if i == 0 || lay.sentences[i-1] != lay.sentences[i] || lay.tokens[i-1].marked != 0 {
		return false
	}
	switch t := lay.tokens[i-1]; t.low {
	case "that", "if", "whether", "as", "because":
		return false
	default:
		return lay.takesUpNoun(i-1) || t.tag == "IN" && !subordinates(t.low)
	}
}

// passive reports whether token i is a verb of saying that somebody unnamed said to
// the subject behind it: "Asked whether …, she said".
func (lay *layout) passive(i int) bool {
	t := lay.tokens[i]
	if t.tag != "VBN" && t.tag != "VBD" || tables().telling[stem(t.low)] == 0 {
		return false
	}
	return i == 0 || lay.sentences[i-1] != lay.sentences[i] || lay.tokens[i-1].low == ","
}

// voiced reports whether q's speaker can say something, and stands as who does: not as
// the "him" of "let him say".
func (a *attribution) voiced(q *Quote) bool {
	if q.Speaker == nil {
		return true
	}
	k := a.phraseBefore(a.doc.TokenAt(q.Speaker.End-1) + 1)
	return a.speaks(k) && (q.Cue.Start < q.Speaker.Start || !a.objective(k))
}

// wholeUntil is the end of the statement that the tokens [lo, hi) of s begin with, which
// cue brings in: hi, or where a clause ends before one that words in marks are the rest of; lo
// where there is none.
func (a *attribution) wholeUntil(s stretch, lo, hi int, cue text.Span) int {
	if a.restOfMarks(lo) || s.frame != nil && s.frame.trail && a.goesOnInMarks(a.sayingEnd(s.frame)) {
		return lo
	}
	if s.frame != nil && s.frame.trail && subordinates(a.tokens[lo].low) && a.mainClause(lo, hi) == hi {
		return lo // "After they left, he warned: “…”"
	}
	if a.goesOnInMarks(hi) {
		for k := hi - 1; k > lo+3; k-- {
			if low := a.tokens[k].low; (low == "and" || low == "but") && a.clausal(lo, k) {
				return k
			}
		}
		return lo
	}
	if s.frame == nil && (!a.clausal(lo, hi) || a.thingOf(cue) && a.onlyThing(lo, hi)) {
		return lo
	}
	return hi
}

// thingOf reports whether the word of saying at cue can have a thing for its object:
// "found a knife".
func (a *attribution) thingOf(cue text.Span) bool {
	return !cue.Empty() && !a.accords(a.doc.TokenAt(cue.Start)) && !tables().telling[stem(a.tokens[a.doc.TokenAt(cue.Start)].low)].is(wordsOnly)
}

// sayingEnd is where the words of saying of f and their speaker end.
func (a *attribution) sayingEnd(f *frame) int {
	if f.subject < 0 {
		return f.cue[1]
	}
	return max(f.cue[1], a.phrases[f.subject].last)
}

// restOfMarks reports whether marked words stand before token lo with nothing but a
// comma between, so that what begins there goes on with them.
func (lay *layout) restOfMarks(lo int) bool {
	k := lo - 1
	for k > 0 && lay.tokens[k].marked == 0 && lay.tokens[k].low == "," {
		k--
	}
	return k >= 0 && lay.tokens[k].marked != 0 && lay.sentences[k] == lay.sentences[lo]
}

// goesOnInMarks reports whether the sentence goes on behind token hi, before any
// verb, with marked speech in lower case: the rest of one statement.
func (a *attribution) goesOnInMarks(hi int) bool {
	for k := max(hi, 1); k < len(a.tokens) && a.sentences[k] == a.sentences[hi-1]; k++ {
		switch t := a.tokens[k]; {
		case t.marked != 0 && text.HasWord(t.low):
			return a.speech[t.marked-1] && (k == hi || a.lower(k) || a.tokens[hi].marked != 0)
		case t.marked == 0 && (strings.HasPrefix(t.tag, "VB") || t.tag == "MD" || t.low == ":" || t.low == ";"):
			return false
		}
	}
	return false
}

// stopBefore reports whether the marked words that end before token i close with
// a comma or a full stop.
func (lay *layout) stopBefore(i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		if low := lay.tokens[k].low; low == "," || low == "." || low == "?" || low == "!" {
			return true
		} else if text.HasWord(low) {
			return false
		}
	}
	return false
}
