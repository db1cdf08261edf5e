package quote

import "lede/model/text"

// frame is a sentence built around a verb of saying outside marks: who says,
// the verb, and the statement. The grammar of such sentences is surer than what
// is learned of single words: the statement is whole, its speaker the subject.
type frame struct {
	words   [2]int // the statement, tokens [lo, hi)
	subject int    // phrase, or -1 where the ranker must say
	from    int    // the first token of the subject and what belongs to it
	cue     [2]int // tokens [lo, hi)
	trail   bool   // the verb stands behind the statement or inside it
}

// stated is what a token of a frame's statement is believed to be a content.
const stated = 0.95

// frameAll finds the frames of the text and lets the beliefs follow them.
func (lay *layout) frameAll() []frame {
	var out []frame
	for lo := 0; lo < len(lay.tokens); {
		hi := lo + 1
		for hi < len(lay.tokens) && lay.sentences[hi] == lay.sentences[lo] {
			hi++
		}
		out = append(out, lay.framesIn(lo, hi)...)
		lo = hi
	}
	for _, f := range out {
		lay.believe(f.words[0], f.words[1])
	}
	return out
}

// framed gives every stretch the frame whose statement it shares words with;
// both ascend.
func framed(stretches []stretch, frames []frame) []stretch {
	for i := range stretches {
		s := &stretches[i]
		for len(frames) > 0 && frames[0].words[1] <= s.lo {
			frames = frames[1:]
		}
		if len(frames) > 0 && frames[0].words[0] < s.hi {
			s.frame = &frames[0]
		}
	}
	return stretches
}

// framesIn are the frames of the sentence [lo, hi).
func (lay *layout) framesIn(lo, hi int) []frame {
	var out []frame
	closing := -1 // looked for where it matters
	done := lo    // nothing before it is looked at: it is part of a statement
	for i := lo; i < hi; i++ {
		if i < done || lay.tokens[i].marked != 0 {
			continue
		}
		f, ok := lay.accordingTo(i, lo, hi, done)
		if !ok && lay.tellsApart(i) {
			if closing < 0 {
				closing = lay.closing(lo, hi)
			}
			if i < closing {
				continue
			}
		}
		if !ok {
			f, ok = lay.told(i, lo, hi, done, out)
		}
		if !ok {
			continue
		}
		out = append(out, f)
		done = max(i+1, f.words[1])
		if f.trail && f.subject >= 0 {
			done = max(done, lay.phrases[f.subject].last)
		}
	}
	return out
}

// tellsApart reports whether the verb at token i is a participle of saying that belongs
// to the noun before it: "firms declaring losses".
func (lay *layout) tellsApart(i int) bool {
	if lay.tokens[i].tag != "VBG" || i == 0 || !lay.isNoun(i-1) {
		return false
	}
	_, ok := lay.tells(i)
	return ok
}

// closing is where who tells the sentence [lo, hi), and the verb, begin at its end:
// "firms declaring losses were more, the council found." It is lo where nobody does.
func (lay *layout) closing(lo, hi int) int {
	for t := hi - 1; t > lo && lay.tokens[t].marked == 0; t-- {
		if _, ok := lay.tells(t); ok && lay.standsLast(t, hi) {
			if k, from := lay.subjectOf(t, lo); k >= 0 && from > lo && lay.tokens[from-1].low == "," && lay.speaks(k) {
				return from
			}
			break
		}
	}
	return lo
}

// believe makes [lo, hi) one content.
func (lay *layout) believe(lo, hi int) {
	for t := lo; t < hi; t++ {
		lay.beliefs[t].role = contentMore
		lay.beliefs[t].content = max(lay.beliefs[t].content, stated)
	}
	lay.beliefs[lo].role = contentFirst
	for t := lo - 1; t >= 0 && lay.isContent(t) && lay.sentences[t] == lay.sentences[lo] && lay.tokens[t].marked == 0; t-- {
		first := lay.beliefs[t].role == contentFirst
		lay.beliefs[t].role = outside
		if first {
			break
		}
	}
	for t := hi; t < len(lay.tokens) && lay.beliefs[t].role == contentMore && lay.tokens[t].para == lay.tokens[lo].para; t++ {
		if lay.sentences[t] != lay.sentences[lo] || lay.tokens[t].marked != 0 {
			lay.beliefs[t].role = contentFirst
			break
		}
		lay.beliefs[t].role = outside
	}
}

func (lay *layout) isContent(t int) bool {
	return lay.beliefs[t].role == contentFirst || lay.beliefs[t].role == contentMore
}

// told is the frame around the verb of saying at token i; what stands before done
// belongs to frames before it.
func (lay *layout) told(i, lo, hi, done int, before []frame) (frame, bool) {
	how, ok := lay.tells(i)
	if !ok {
		return frame{}, false
	}
	f := frame{cue: [2]int{i, i + 1}, subject: -1, from: i}
	if g, ok := lay.inverted(f, i, lo, hi, done); ok && !how.is(whom|order) {
		return g, true
	}
	if lay.tokens[i].tag != "VBG" {
		f.subject, f.from = lay.subjectOf(i, lo)
	}
	if f.subject >= 0 && (!lay.speaks(f.subject) || lay.relative(f.from-1, lo) || lay.objective(f.subject)) {
		return frame{}, false
	}
	if f.subject < 0 && !lay.shared(i, lo, before, &f) && lay.tokens[i].tag != "VBG" {
		return frame{}, false
	}
	at := lay.complement(i+1, hi, how)
	if at >= 0 {
		end := lay.statementEnd(at, hi)
		if f.from > lo && (subordinates(lay.tokens[f.from-1].low) || f.from == i && leadsParticiple(lay.tokens[i-1].low)) {
			end = lay.mainClause(at, end)
		}
		if end-at < 2 || lay.toldBehind(at, hi) {
			return frame{}, false
		}
		f.words = [2]int{at, end}
		return f, true
	}
	if f.subject >= 0 && lay.tokens[i].tag != "VBG" && (how.is(clause|maybeWhom|whom) || how.is(onlyThat) && lay.standsLast(i, hi)) {
		g, ok := lay.behind(f, f.from, i+1, max(lo, done), hi)
		return g, ok && (!how.is(onlyThat) || !subordinates(lay.tokens[g.words[0]].low))
	}
	return frame{}, false
}

// leadsParticiple reports whether low makes of the participle behind it what a main clause
// follows: "Despite saying the pier was safe, she …".
func leadsParticiple(low string) bool {
	switch low {
	case "despite", "by", "without", "besides", "upon":
		return true
	}
	return false
}

// objective reports whether phrase k is a pronoun that is no subject: "let him say".
func (lay *layout) objective(k int) bool {
	switch lay.tokens[lay.phrases[k].head].low {
	case "me", "him", "us", "them":
		return true
	}
	return false
}

// standsLast reports whether the verb at token i ends its clause but for when and where,
// so that what it tells stands before it: "…, the survey found on Monday."
func (lay *layout) standsLast(i, hi int) bool {
	if !lay.isFinite(i) {
		return false
	}
	at := i + 1
	for at < hi && lay.tokens[at].low != "," {
		next := lay.adjunct(at, hi)
		if next == at {
			return !text.HasWord(lay.tokens[at].low)
		}
		at = next
	}
	return true
}

// relative reports whether token i takes up a noun, so that what is said of it lacks
// a part: "the lake, which they declared dead", "what people said".
func (lay *layout) relative(i, lo int) bool {
	if i < lo {
		return false
	}
	switch t := lay.tokens[i]; t.low {
	case "which", "whom", "what":
		return true
	case "that":
		return t.tag == "WDT"
	}
	return false
}

// toldBehind reports whether somebody tells marked words among the tokens [at, hi),
// and with them the sentence, behind them: “…,” the agency reported.
func (lay *layout) toldBehind(at, hi int) bool {
	for t := hi - 1; t > at && lay.tokens[t].marked == 0; t-- {
		if _, ok := lay.tells(t); ok {
			return lay.closesMarks(at, t)
		}
	}
	return false
}

// closesMarks reports whether marked words that end with a comma stand among the
// tokens [at, t), and no word but a phrase behind them.
func (lay *layout) closesMarks(at, t int) bool {
	for t--; t > at && lay.tokens[t].marked == 0; t-- {
		if lay.tokens[t].low == "," {
			return false
		}
	}
	return t > at && lay.stopBefore(t+1)
}

// shared gives the verb at token i, which "and" or "but" joins to a verb before it,
// that one's subject: "said … and added that …", "flew home and promised to …". A
// comma does so for a participle behind a verb of saying.
func (lay *layout) shared(i, lo int, before []frame, f *frame) bool {
	if i == lo {
		return false
	}
	k := i - 1
	for k > lo && lay.beforeVerb(k) {
		k--
	}
	low, participle := lay.tokens[k].low, lay.tokens[i].tag == "VBG"
	if low == "by" && participle {
		f.subject, f.from = lay.doer(k, lo)
		return f.subject >= 0
	}
	if low != "and" && low != "but" && !(low == "," && participle) {
		return false
	}
	if len(before) > 0 {
		last := before[len(before)-1]
		f.subject, f.from = last.subject, last.from
	} else if !participle {
		f.subject, f.from = lay.mainSubject(lo, k)
	}
	return f.subject >= 0
}

// doer is the subject of the verb before "by" at token i: "followed up by saying".
func (lay *layout) doer(i, lo int) (subject, from int) {
	verb := i - 1
	for verb > max(lo, i-longestSubject) && !lay.isFinite(verb) && lay.tokens[verb].marked == 0 {
		verb--
	}
	if verb <= lo || !lay.isFinite(verb) {
		return -1, i
	}
	k := lay.overAdverbs(verb, lo)
	if k > lo && (lay.tokens[k-1].low == "and" || lay.tokens[k-1].low == "but") {
		return lay.mainSubject(lo, k-1)
	}
	return lay.subjectOf(verb, lo)
}

// mainSubject is the phrase before the first finite verb of the tokens [lo, hi),
// and where it begins; -1 where there is none, or a clause before it.
func (lay *layout) mainSubject(lo, hi int) (subject, from int) {
	for t := lo; t < hi; t++ {
		switch x := lay.tokens[t]; {
		case x.marked != 0 || x.low == "that" || x.low == ":" || x.low == ";":
			return -1, lo
		case lay.isFinite(t):
			return lay.subjectOf(t, lo)
		}
	}
	return -1, lo
}

// inverted is the frame of a verb before its subject, behind the statement:
// "The bridge will open in May, said Ann Lee."
func (lay *layout) inverted(f frame, i, lo, hi, done int) (frame, bool) {
	if i == lo || lay.tokens[i-1].low != "," || lay.tokens[i].tag == "VBG" || i+1 >= hi {
		return frame{}, false
	}
	k := lay.phraseFrom(i + 1)
	if k >= len(lay.phrases) || lay.phrases[k].first != i+1 || lay.phrases[k].last > hi || lay.phrases[k].possessor || !lay.standsAlone(k) {
		return frame{}, false
	}
	stop := i + 1
	for stop < hi && lay.tokens[stop].low != "," {
		stop++
	}
	if lay.finite(i+1, stop) >= 0 {
		return frame{}, false
	}
	f.subject, f.from = k, i
	return lay.behind(f, i, lay.phrases[k].last, max(lo, done), hi)
}

// standsAlone reports whether phrase k can be a subject behind its verb: a name, a
// pronoun, or a noun that is plural or has words before it, but not "goodbye".
func (lay *layout) standsAlone(k int) bool {
	p := lay.phrases[k]
	return p.kind != bare && lay.speaks(k) && (p.kind != common || p.last-p.first > 1 || lay.tokens[p.head].tag == "NNS" || lay.tokens[p.head].low == "police")
}

// behind completes f, whose words of saying are the tokens [from, to), by the
// statement before them.
func (lay *layout) behind(f frame, from, to, lo, hi int) (frame, bool) {
	if from <= lo+2 || lay.tokens[from-1].low != "," || lay.tokens[from-1].marked != 0 {
		return frame{}, false
	}
	if to < hi && (lay.tokens[to].tag == "VBG" || lay.tokens[to].low == "by" && f.cue[1] == to) {
		return frame{}, false // "asking not to be named", "a move confirmed by the court"
	}
	start := lay.statementStart(lo, from-1)
	for t := start; t < from-1; t++ {
		if lay.tokens[t].marked != 0 {
			return frame{}, false
		}
	}
	if !lay.isClause(start, from-1) && !lay.looseClause(start, from-1) {
		return frame{}, false
	}
	f.words, f.trail = [2]int{start, from - 1}, true
	return f, true
}

// statementStart is where a statement at the start of a sentence begins, behind
// a dateline and a word that joins it to the sentence before.
func (lay *layout) statementStart(lo, hi int) int {
	at := lo
	for t := lo; t < hi; t++ {
		if lay.tokens[t].low == ";" && lay.meanContent(at, t) < bySomebody {
			at = t + 1
		}
	}
	if lo == 0 || lay.tokens[lo-1].para != lay.tokens[lo].para {
		for t := lo; t < min(hi, lo+10); t++ {
			switch lay.tokens[t].low {
			case "–", "—", "―", "-", "--":
				at = t + 1
			}
		}
	}
	for at < hi && !text.HasWord(lay.tokens[at].low) {
		at++
	}
	return at
}
