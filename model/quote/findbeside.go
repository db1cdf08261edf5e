package quote

import (
	"strings"

	"lede/model/entity"
)

// beside finds who speaks the marked words of s by what stands right at their marks,
// where that leaves no choice: who says something before a colon, who owns the words
// that are quoted, who is named behind a verb of saying. The phrase is -1 where the
// marks stand otherwise.
func (a *attribution) beside(s stretch) chosen {
	lo := a.firstMark(s)
	if k, cue := a.embedded(lo); k >= 0 {
		return chosen{k, a.span(cue, cue+1), subjectChance, byGrammar}
	}
	if k, cue := a.announcing(lo); k >= 0 {
		return chosen{k, a.span(cue, cue+1), subjectChance, byGrammar}
	}
	if a.spelledOut(lo) {
		return chosen{a.last, a.spoken.Cue, subjectChance, byGrammar}
	}
	if k, cue := a.agent(lo); k >= 0 {
		return chosen{k, a.span(cue, cue+1), subjectChance, byGrammar}
	}
	if k, cue := a.wordsOf(lo); k >= 0 {
		return chosen{k, a.span(cue, cue+1), subjectChance, byGrammar}
	}
	if k, cue := a.attending(s, lo); k >= 0 {
		return chosen{k, a.span(cue, cue+1), subjectChance, byGrammar}
	}
	return chosen{phrase: -1}
}

// spelledOut reports whether the words from token lo on stand behind the statement of
// the stretch before and a colon, in its sentence: "Ann Lee said the pier was old: “…”".
func (a *attribution) spelledOut(lo int) bool {
	before := a.ground.stretch
	return lo > 1 && a.last >= 0 && before.frame != nil && before.hi == lo-1 && a.tokens[lo-1].low == ":" && a.sentences[lo-1] == a.sentences[before.hi-1] && !a.spoken.Cue.Empty()
}

// announcing is who, he or she or a person by name, is the subject of the verb of saying in
// front of a colon and the words from token lo on: "when he told his wife, she quipped:
// “…”"; -1 where nobody is.
func (a *attribution) announcing(lo int) (subject, cue int) {
	cue = lo - 2
	if cue < 1 || a.tokens[lo-1].low != ":" || a.tokens[cue].marked != 0 || !tables().cues[a.tokens[cue].low] || !strings.HasPrefix(a.tokens[cue].tag, "VB") {
		return -1, -1
	}
	if k := a.phraseEnding(cue); k >= 0 {
		if low := a.tokens[a.phrases[k].first].low; low == "he" || low == "she" {
			return k, cue
		}
	}
	if tag := a.tokens[cue].tag; tag != "VBD" && tag != "VBZ" {
		return -1, -1
	}
	k, _ := a.subjectOf(cue, a.sentenceNear(cue))
	if k < 0 || a.phrases[k].kind != named || a.entities[a.phrases[k].entity].Kind != entity.Person {
		return -1, -1
	}
	return k, cue
}

// agent is who a passive verb of saying names in front of "as" and the words from token
// lo on: "was described by officials as “hell”"; -1 where it names nobody.
func (a *attribution) agent(lo int) (agent, cue int) {
	as := lo - 1
	for as > lo-3 && as > 0 && a.tokens[as].marked == 0 && (a.tokens[as].tag == "DT" || a.tokens[as].tag == "JJ") {
		as--
	}
	if as < 1 || a.tokens[as].low != "as" || a.tokens[as].marked != 0 {
		return -1, -1
	}
	k := a.phraseEnding(as)
	if k < 0 || !a.speaks(k) {
		return -1, -1
	}
	head, _ := a.headOf(k, 0)
	for _, k := range [...]int{head, k} {
		cue = a.phrases[k].first - 2
		if cue > 0 && a.tokens[cue+1].low == "by" && a.tokens[cue].tag == "VBN" && tables().cues[a.tokens[cue].low] && a.speaks(k) {
			return k, cue
		}
	}
	return -1, -1
}

// wordsOf is who owns the noun of saying right in front of the words from token lo on:
// "quoted Ann Lee's claim that “…”"; -1 where nobody does.
func (a *attribution) wordsOf(lo int) (owner, cue int) {
	cue = lo - 2
	if cue < 1 || a.tokens[cue+1].low != "that" || a.tokens[cue].marked != 0 || !tables().nouns[a.tokens[cue].low] {
		return -1, -1
	}
	for k := a.phraseBefore(cue); k >= 0 && a.phrases[k].last >= cue-1; k-- {
		p := a.phrases[k]
		if p.possessor && p.kind == named && p.last == cue-1 && a.entities[p.entity].Kind == entity.Person {
			return k, cue
		}
	}
	return -1, -1
}

// attending is who does what the sentence of s says behind a participle that tells the
// words from token lo on, and the participle: "Hailing it as “…”, Ann Lee went home";
// -1 where there is none.
func (a *attribution) attending(s stretch, lo int) (subject, cue int) {
	cue = lo
	for cue > max(0, lo-longestSubject) && a.sentences[cue-1] == a.sentences[lo] {
		cue--
	}
	if cue > 0 && a.sentences[cue-1] == a.sentences[lo] {
		return -1, -1
	}
	if a.tokens[cue].tag == "IN" {
		cue++
	}
	if cue >= lo || a.tokens[cue].tag != "VBG" || a.tokens[cue].marked != 0 || !tables().cues[a.tokens[cue].low] || a.finite(cue+1, lo) >= 0 {
		return -1, -1
	}
	_, hi := a.between(a.marked[s.markRange[1]-1].Span)
	comma := hi - one(a.stopBefore(hi))
	for comma < len(a.tokens) && a.sentences[comma] == a.sentences[lo] && comma >= hi && a.tokens[comma].low != "," {
		comma++
	}
	verb := comma + 1
	for verb < len(a.tokens) && a.sentences[verb] == a.sentences[lo] && a.tokens[verb].marked == 0 && !a.isFinite(verb) {
		verb++
	}
	if verb >= len(a.tokens) || !a.isFinite(verb) {
		return -1, -1
	}
	k, _ := a.subjectOf(verb, comma)
	if k < 0 || a.phrases[k].first <= comma || !a.speaks(k) {
		return -1, -1
	}
	return k, cue
}

// quotedAs is who is quoted by what the word of saying at token cue tells: “…,” the
// agency quoted Ann Lee as saying; -1 where nobody is.
func (a *attribution) quotedAs(cue int) int {
	if low := stem(a.tokens[cue].low); low != stem("quote") && low != stem("cite") {
		return -1
	}
	for as := cue + 2; as+1 < len(a.tokens) && as < cue+longestSubject && a.sentences[as+1] == a.sentences[cue] && a.tokens[as].marked == 0; as++ {
		if a.tokens[as].low != "as" || a.tokens[as+1].tag != "VBG" || !tables().cues[a.tokens[as+1].low] {
			continue
		}
		k, _ := a.subjectOf(as, cue)
		if k < 0 || a.phrases[k].first <= cue || !a.speaks(k) {
			return -1
		}
		return k
	}
	return -1
}

// namedBehind is who is named behind the last marked words of s and a verb of
// saying that was not taken for one: "“…,” notes Ann Lee."; -1 where nobody is.
func (a *attribution) namedBehind(s stretch) (subject, cue int) {
	_, hi := a.between(a.marked[s.markRange[1]-1].Span)
	if hi+1 >= len(a.tokens) || a.tokens[hi].marked != 0 || !tables().cues[a.tokens[hi].low] || a.sentences[hi] != a.sentences[hi+1] || a.tokens[hi].para != a.tokens[hi-1].para {
		return -1, -1
	}
	k := a.phraseBefore(hi+1) + 1
	if k >= len(a.phrases) || a.phrases[k].first > hi+1 || a.phrases[k].kind != named || a.phrases[k].possessor || !a.speaks(k) {
		return -1, -1
	}
	return k, hi
}

// toldApart is the noun that phrase k only tells apart, and the verb of saying right
// behind: “…,” a lawyer representing Ann Lee said; -1 where k stands otherwise.
func (a *attribution) toldApart(k int) (head, cue int) {
	if k < 0 {
		return -1, -1
	}
	p := a.phrases[k]
	for cue = p.last; cue < len(a.tokens) && a.beforeVerb(cue); cue++ {
	}
	if cue == len(a.tokens) || a.sentences[cue] != a.sentences[p.head] || a.tokens[cue].marked != 0 || a.tokens[cue].tag == "VBG" || !tables().cues[a.tokens[cue].low] {
		return -1, -1
	}
	lo := p.first
	for lo > 0 && a.sentences[lo-1] == a.sentences[p.first] && a.tokens[lo-1].marked == 0 {
		lo--
	}
	head, modified := a.headOf(k, lo)
	if !modified || !a.speaks(head) {
		return -1, -1
	}
	return head, cue
}
