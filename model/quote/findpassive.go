package quote

import "strings"

// saidOf reports whether c's phrase is the subject of a passive verb, so that another says
// something to or of it: "She was asked whether …", "Ann Lee has been described as …". Who
// is quoted, or said to have said something, is the one who said it.
func (a *attribution) saidOf(c chosen) bool {
	if c.phrase < 0 || c.cue.Empty() {
		return false
	}
	verb, end := a.doc.TokenAt(c.cue.Start), a.phrases[c.phrase].last
	if tag := a.tokens[verb].tag; tag != "VBN" && tag != "VBD" || end > verb || a.sentences[end-1] != a.sentences[verb] {
		return false
	}
	from := a.overAdverbs(verb, end)
	return a.beWithin(from, verb) && !a.verbWithin(end, from) && !a.hearsay(verb)
}

// beWithin reports whether a form of "be" stands among the tokens [lo, hi).
func (lay *layout) beWithin(lo, hi int) bool {
	for t := lo; t < hi; t++ {
		if lay.tokens[t].marked == 0 && isBe(lay.tokens[t].low) {
			return true
		}
	}
	return false
}

// verbWithin reports whether a verb that is no auxiliary, a comma or a mark stands among the
// tokens [lo, hi).
func (lay *layout) verbWithin(lo, hi int) bool {
	for t := lo; t < hi; t++ {
		x := lay.tokens[t]
		if x.marked != 0 || x.low == "," || strings.HasPrefix(x.tag, "VB") && !isBe(x.low) && !isHave(x.low) {
			return true
		}
	}
	return false
}

// hearsay reports whether the passive verb at token i tells what its subject said: "is
// quoted", "was reported as saying", "is alleged to have said".
func (lay *layout) hearsay(i int) bool {
	switch lay.tokens[i].low {
	case "quoted", "cited", "overheard", "heard", "recorded", "filmed":
		return true
	}
	for t := i + 1; t+1 < len(lay.tokens) && t < i+longestSubject && lay.sentences[t+1] == lay.sentences[i]; t++ {
		x, next := lay.tokens[t], t+1
		if x.marked != 0 || x.low == "," {
			return false
		}
		if x.low == "to" && lay.tokens[next].low == "have" {
			next++
		}
		if next >= len(lay.tokens) || lay.tokens[next].marked != 0 || x.low != "as" && x.low != "to" {
			continue
		}
		if _, ok := lay.tells(next); ok || tables().cues[lay.tokens[next].low] {
			return true
		}
	}
	return false
}

// doneBy is c with who "by" names behind its passive verb, or behind the marked words of s,
// which end there, as the speaker; with nobody where "by" names nobody.
func (a *attribution) doneBy(c chosen, s stretch) (chosen, stretch) {
	verb := a.doc.TokenAt(c.cue.Start)
	if k := a.namedBy(verb+1, verb); k >= 0 {
		return chosen{k, c.cue, subjectChance, byGrammar}, s
	}
	if s.marksIn() > 0 {
		_, end := a.between(a.marked[s.markRange[1]-1].Span)
		if k := a.namedBy(end, verb); k >= 0 {
			s.hi = end
			return chosen{k, c.cue, subjectChance, byGrammar}, s
		}
	}
	return chosen{phrase: -1, chance: c.chance}, s
}

// namedBy is the phrase that "by" at token i brings in, in the sentence of the verb, and that
// can say something; -1 where there is none.
func (a *attribution) namedBy(i, verb int) int {
	if i+1 >= len(a.tokens) || a.tokens[i].low != "by" || a.sentences[i+1] != a.sentences[verb] || a.tokens[i+1].marked != 0 {
		return -1
	}
	k := a.phraseFrom(i + 1)
	if k == len(a.phrases) || a.phrases[k].first > i+2 || !a.speaks(k) {
		return -1
	}
	return k
}
