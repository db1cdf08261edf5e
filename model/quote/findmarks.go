package quote

import (
	"strings"

	"lede/model/text"
)

// withoutSpeaker is s without the words in front of its marks that name the speaker
// of the stretch before: “…,” said Ann Lee, “…”.
func (a *attribution) withoutSpeaker(s stretch) stretch {
	if a.last < 0 || s.marksIn() == 0 || a.phrases[a.last].last <= s.lo {
		return s
	}
	if lo := a.firstMark(s); a.phrases[a.last].last <= lo {
		s.lo = lo
	}
	return s
}

// firstMark is the first token of the first marked words of s, which has some.
func (lay *layout) firstMark(s stretch) int {
	lo, _ := lay.between(lay.marked[s.markRange[0]].Span)
	return lo
}

// hollow reports whether phrase k is a pronoun that names nobody, before a form of
// "be": "It was like: “…”".
func (a *attribution) hollow(k int) bool {
	p := a.phrases[k]
	if !tables().hollow[a.tokens[p.head].low] || p.kind != pronoun {
		return false
	}
	next, ok := a.tokenOr(p.last, a.tokens[p.head].para)
	return ok && isBe(next.low) && a.tokens[p.head].low != "i" && a.tokens[p.head].low != "we" && a.tokens[p.head].low != "you"
}

// unsaid reports whether c, chosen for the marked words of s, is the reader, or the writer
// or a thing without a verb that says that they spoke: "you might ask", "we've seen
// several “waves”", "the treaty with its “annexes”", not "I laughed and said: “No”".
// Whole sentences are the writer's all the same.
func (a *attribution) unsaid(c chosen, s stretch) bool {
	if c.phrase < 0 || s.marksIn() == 0 {
		return false
	}
	first := false
	switch low := a.tokens[a.phrases[c.phrase].head].low; low {
	case "you", "your":
		return true
	case "i", "me", "my", "we", "us", "our":
		first = true
	default:
		if kind := a.phrases[c.phrase].kind; kind != common && low != "it" || a.voices[c.phrase] >= thing {
			return false
		}
	}
	lo, hi := a.between(a.marked[s.markRange[0]].Span)
	return (a.words(lo, hi) <= mostNamed || a.lowerFrom(lo, hi)) && !a.saysBetween(c, lo, hi, first)
}

// thing is the voice below which a noun is more often a thing than who says something.
const thing = 0.06

// saysBetween reports whether a word of saying stands between c and the marks around the
// tokens [lo, hi), right behind c or, taken for a noun, at its end; a verb in front of a
// comma or colon and the marks is one. listed asks for a word of the list.
func (a *attribution) saysBetween(c chosen, lo, hi int, listed bool) bool {
	from, to := a.phrases[c.phrase].last-1, lo
	if from >= lo {
		from, to = hi, min(len(a.tokens), from+1+verbReach)
	}
	if !c.cue.Empty() {
		to = max(to, a.doc.TokenAt(c.cue.Start)+1)
	}
	for t := from; t < min(to, from+longestSubject); t++ {
		if a.tokens[t].marked == 0 && (a.sentences[t] == a.sentences[lo] || a.sentences[t] == a.sentences[a.phrases[c.phrase].head]) && a.mayTell(t, listed) {
			return true
		}
	}
	return lo-2 > from && (a.tokens[lo-1].low == "," || a.tokens[lo-1].low == ":") && a.isFinite(lo-2)
}

// mayTell reports whether token t is a word of saying, of the list or, but for
// listed, learned.
func (a *attribution) mayTell(t int, listed bool) bool {
	low := a.tokens[t].low
	return low == "according" || (tables().cues[low] || !listed && a.ranker.cues.strength(low) >= strong-1) && !a.hedged(t)
}

// resumes reports whether s is marked words in lower case that go on with those
// before in their sentence, with nothing between but who says them.
func (a *attribution) resumes(s stretch) bool {
	if a.last < 0 || s.marksIn() == 0 || a.spoken.Speaker == nil || !a.lowerFrom(s.lo, s.hi) {
		return false
	}
	ph := a.phrases[a.last]
	before := a.ground.stretch
	if ph.last > s.lo || ph.first < before.hi || before.marksIn() == 0 || a.sentences[ph.head] != a.sentences[s.lo] || ph.first-before.hi > 2 {
		return false
	}
	for t := ph.last; t < s.lo; t++ {
		if text.HasWord(a.tokens[t].low) && !tables().cues[a.tokens[t].low] {
			return false
		}
	}
	return true
}

// lowerFrom reports whether the first word of the tokens [lo, hi) is in lower case.
func (lay *layout) lowerFrom(lo, hi int) bool {
	for t := lo; t < hi; t++ {
		if text.HasWord(lay.tokens[t].low) {
			return lay.lower(t)
		}
	}
	return false
}

// announcer is the phrase that ends the paragraph before s with a colon, where s opens
// its own: "And from Ann Lee:"; -1 where none does.
func (a *attribution) announcer(s stretch) int {
	if s.marksIn() == 0 || s.lo < 2 || a.tokens[s.lo-1].low != ":" || a.tokens[s.lo-1].para+1 != a.tokens[s.lo].para {
		return -1
	}
	k := a.phraseEnding(s.lo - 1)
	if k < 0 || !a.personal(a.phrases[k]) || a.inSpeech(a.phrases[k].head) {
		return -1
	}
	return k
}

// naming reports whether the words in marks at the tokens [lo, hi), which are few or
// read like a title, follow a word that gives something its name: "a song called “…”",
// "the name “…”", "known as the “…”", "Titled “…”".
func (lay *layout) naming(lo, hi int, title bool) bool {
	if lay.translated(lo-1) && lay.words(lo, hi) <= mostNamed {
		return true
	}
	i := lo - 1
	for i > 0 && i >= lo-2 && (lay.tokens[i].tag == "DT" || lay.tokens[i].low == "as") {
		i--
	}
	if i < 0 || lay.sentences[i] != lay.sentences[lo] || !tables().naming[lay.tokens[i].low] || !title && lay.words(lo, hi) > mostNamed {
		return false
	}
	if i == 0 || lay.sentences[i-1] != lay.sentences[i] {
		return lay.tokens[i].tag == "VBN"
	}
	tag := lay.tokens[i].tag
	return strings.HasPrefix(tag, "NN") || tag == "VBN" && !isHave(lay.tokens[i-1].low) || tables().naming[lay.tokens[i-1].low]
}

// nameBehindNoun reports whether the few words in marks at the tokens [lo, hi) are all
// capitalised, end no clause and stand right behind the noun that they name, as in
// "the hotel “Casa Grande” in Bergen".
func (lay *layout) nameBehindNoun(lo, hi int) bool {
	i := lo - 1
	if i < 1 || lay.sentences[i] != lay.sentences[lo] || lay.tokens[i].tag != "NN" || lay.tokens[i].mention != 0 || lay.words(lo, hi) > mostTerm || lay.stopBefore(hi) {
		return false
	}
	low := lay.tokens[i].low
	return !tables().nouns[low] && !tables().cues[low] && (lay.tokens[i-1].tag == "DT" || strings.HasPrefix(lay.tokens[i-1].tag, "NN") || strings.HasPrefix(lay.tokens[i-1].tag, "JJ"))
}

// translated reports whether token i ends "which translates to" or "translated as".
func (lay *layout) translated(i int) bool {
	return i > 0 && (lay.tokens[i].low == "to" || lay.tokens[i].low == "as") && stem(lay.tokens[i-1].low) == stem("translate")
}

// mostNamed is how many words in marks a name may have behind a word of naming.
const mostNamed = 4

// words counts the words among the tokens [lo, hi).
func (lay *layout) words(lo, hi int) (n int) {
	for t := lo; t < hi; t++ {
		n += one(text.HasWord(lay.tokens[t].low))
	}
	return n
}

// mostTerm is how many words in marks may be a term.
const mostTerm = 3

// isTerm reports whether the marked words of s, whom nobody is named for, are a term
// or a name: they are few, in a sentence of other words, and no word of saying stands
// near.
func (a *attribution) isTerm(s stretch) bool {
	if s.marksIn() == 0 || a.ranker.now.alone {
		return false
	}
	for mk := s.markRange[0]; mk < s.markRange[1]; mk++ {
		lo, hi := a.between(a.marked[mk].Span)
		if a.words(lo, hi) > mostTerm || a.stopBefore(hi) || a.laidOut(mk) || a.strongestNear(lo, hi, a.ranker.cues) >= strong-1 {
			return false
		}
	}
	return true
}

// terms adds the marked words of s as nobody's.
func (a *attribution) terms(s stretch) {
	for mk := s.markRange[0]; mk < s.markRange[1]; mk++ {
		a.speech[mk] = false
		a.term(mk)
	}
}
