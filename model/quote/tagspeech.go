package quote

import (
	"context"
	"iter"
	"strings"
	"unicode/utf8"

	"lede/model/linear"
	"lede/model/text"
)

// quotedWords are the words in marks that speech is told from terms and titles
// by, in the words of features.
type quotedWords struct {
	lo, hi, first, last         int // tokens; of the first and last word
	size, share, stop, caseOf   linear.Feature
	prev, next                  token
	before, after, cue, prevTag linear.Feature
}

// quotedWords of marked stretch i; ok is false where it has no word.
func (lay *layout) quotedWords(i int, cues *cueTable) (q quotedWords, ok bool) {
	m := lay.marked[i]
	lo, hi := lay.between(m.Span)
	words, caps, content := 0, 0, float32(0)
	first, last := -1, lo
	for t := lo; t < hi; t++ {
		if !text.HasWord(lay.tokens[t].low) {
			continue
		}
		if first < 0 {
			first = t
		}
		last = t
		words++
		content += lay.beliefs[t].content
		if lay.capital(t) {
			caps++
		}
	}
	if words == 0 {
		return q, false
	}
	end, _ := utf8.DecodeLastRuneInString(m.Content.Of(lay.doc.Text))
	if text.IsWord(end) {
		end = 'a'
	}
	para, prev := lay.paras[m.Para], lay.around(lo-1, m.Para)
	return quotedWords{
		lo: lo, hi: hi, first: first, last: last,
		size: num(min(words, 8)), share: num(decile(content / float32(words))), stop: num(int(end)),
		caseOf: num(min(caps, 3)).With(flag(caps == words)).With(flag(lay.titles[i])),
		prev:   prev, next: lay.around(hi, m.Para), prevTag: linear.Hash(prev.tag),
		before: num(int(lay.edge(lo-1, para.Start, para.End))), after: num(int(lay.edge(hi, para.Start, para.End))),
		cue: num(int(lay.strongestNear(lo, hi, cues))),
	}, true
}

// speechFeatures are those that tell whether the marked stretch i is speech
// rather than a term, a nickname or a title. The place of a feature in the list
// is its number in the weights.
func (lay *layout) speechFeatures(i int, cues *cueTable, col *collector) {
	col.reset()
	q, ok := lay.quotedWords(i, cues)
	if !ok {
		return
	}
	q.shapes(col)
	q.neighbours(col)
	lay.ends(&q, col)
	lay.signs(&q, i, col)
}

// shapes are the features of how many words stand in the marks and how they look.
func (q *quotedWords) shapes(col *collector) {
	col.add()
	col.add(q.share)
	col.add(q.size, q.share)
	col.add(q.size)
	col.add(q.size, q.stop)
	col.add(q.size, q.caseOf)
	col.add(q.caseOf, q.share)
	col.add(q.stop, q.share)
}

// neighbours are the features of what stands beside the marks.
func (q *quotedWords) neighbours(col *collector) {
	nextTag := linear.Hash(q.next.tag)
	col.add(q.before, q.after, q.size)
	col.add(linear.Hash(q.prev.low))
	col.add(linear.Hash(stem(q.prev.low)), q.size)
	col.add(q.prevTag, q.caseOf)
	col.add(linear.Hash(q.next.low))
	col.add(nextTag, q.size)
	col.add(q.prevTag, nextTag)
	col.add(q.cue, q.size)
	col.add(q.cue, q.share)
}

// ends are the features of the first and the last word in the marks.
func (lay *layout) ends(q *quotedWords, col *collector) {
	col.add(linear.Hash(lay.tokens[q.first].low))
	col.add(linear.Hash(lay.tokens[q.first].tag), q.size)
	col.add(linear.Hash(lay.tokens[q.last].tag), q.size)
}

// signs are the features of what announces terms and titles, and of the marks
// themselves.
func (lay *layout) signs(q *quotedWords, i int, col *collector) {
	m, nextTag := lay.marked[i], linear.Hash(q.next.tag)
	col.add(flag(tables().called[q.prev.low]), q.caseOf)
	col.add(flag(m.Single), q.size)
	col.add(flag(lay.lower(q.first)), q.stop, q.size)
	col.add(flag(m.Closed), flag(m.Continues))
	col.add(flag(lay.tokens[q.lo].mention != 0), q.size, q.share)
	col.add(linear.Hash(lay.around(q.lo-2, m.Para).low), linear.Hash(q.prev.low))
	announced := num(lay.announced(q.lo, m.Para))
	col.add(announced)
	col.add(announced, q.caseOf)
	col.add(announced, q.share)
	col.add(q.prevTag, nextTag, q.size, q.share)
	col.add(q.prevTag, nextTag, q.cue, q.stop)
	col.add(flag(m.Closed), q.before, q.after, q.caseOf)
}

// announced is how many tokens before token t a word stands that announces a
// term or a title, 0 where none is near.
func (lay *layout) announced(t, para int) int {
	for n := 1; n <= 4; n++ {
		if tables().called[lay.around(t-n, para).low] {
			return n
		}
	}
	return 0
}

// around is token t where it is of paragraph para.
func (lay *layout) around(t, para int) token {
	x, _ := lay.tokenOr(t, int32(para))
	return x
}

// reachOfCue is how far from marks a cue is looked for, in tokens.
const reachOfCue = 20

// near yields the tokens outside marks near the tokens [lo, hi), of which there are
// some, in their sentences.
func (lay *layout) near(lo, hi int) iter.Seq[token] {
	return func(yield func(token) bool) {
		for t := lo - 1; t >= 0 && t > lo-reachOfCue && lay.sentences[t] == lay.sentences[lo]; t-- {
			if lay.tokens[t].marked == 0 && !yield(lay.tokens[t]) {
				return
			}
		}
		for t := hi; t < len(lay.tokens) && t < hi+reachOfCue && lay.sentences[t] == lay.sentences[hi-1]; t++ {
			if lay.tokens[t].marked == 0 && !yield(lay.tokens[t]) {
				return
			}
		}
	}
}

// strongestNear is the strength of the strongest cue near the tokens [lo, hi),
// in their sentences.
func (lay *layout) strongestNear(lo, hi int, cues *cueTable) uint8 {
	best := uint8(0)
	if lo == hi {
		return best
	}
	for x := range lay.near(lo, hi) {
		best = max(best, cues.strength(x.low))
	}
	return best
}

// speechChance is the chance that marked stretch i is speech.
func (lay *layout) speechChance(i int, m *models, col *collector) float64 {
	lay.speechFeatures(i, m.cues, col)
	return m.speech.Chance(col.out)
}

// speechLine is the chance from which marked words are taken for speech. It
// balances missed and false speech on texts of any kind, where terms and titles
// are more common than in the politics that was learned from.
const speechLine = 0.65

// longSpeech is how many words in marks are speech whatever stands around them.
const longSpeech = 10

func (lay *layout) long(i int) bool {
	lo, hi := lay.between(lay.marked[i].Span)
	return lay.words(lo, hi) >= longSpeech && !lay.titles[i]
}

// laidOut reports whether the layout shows that marked stretch i is speech: it
// goes on over paragraphs, is a sentence alone in one, or a name signs it.
func (lay *layout) laidOut(i int) bool {
	if lay.aloneInParagraph(i) {
		return true
	}
	if lay.marked[i].Continues || i+1 < len(lay.marked) && lay.marked[i+1].Continues {
		return true
	}
	_, hi := lay.between(lay.marked[i].Span)
	return lay.signature(hi) >= 0
}

// aloneInParagraph reports whether marked stretch i is all of its paragraph, and ends a
// sentence, “No.”, that does not read like a title.
func (lay *layout) aloneInParagraph(i int) bool {
	m := lay.marked[i]
	if m.Span != text.Trim(lay.doc.Text, lay.paras[m.Para]) || !m.Closed {
		return false
	}
	words := m.Content.Of(lay.doc.Text)
	if lay.titles[i] && strings.Contains(words, " ") {
		return false
	}
	return strings.HasSuffix(words, ".") || strings.HasSuffix(words, "?") || strings.HasSuffix(words, "!")
}

// isWork reports whether marked stretch i is the title of a work of the text, with no
// word of saying near it in its sentence.
func (lay *layout) isWork(i int) bool {
	if !lay.titles[i] || !lay.works[lay.marked[i].Content.Start] {
		return false
	}
	lo, hi := lay.between(lay.marked[i].Span)
	if lo == hi {
		return true
	}
	for x := range lay.near(lo, hi) {
		if tables().cues[x.low] && !tables().called[x.low] {
			return false
		}
	}
	return true
}

// judge tells for every marked stretch whether it is speech; where ctx is done it
// stops and the rest counts as none.
func (lay *layout) judge(ctx context.Context, m *models) []bool {
	out := make([]bool, len(lay.marked))
	var col collector
	for i := range out {
		if i%polled == 0 && ctx.Err() != nil {
			break
		}
		lo, hi := lay.between(lay.marked[i].Span)
		if lo == hi { // the marks stand inside a token
			continue
		}
		out[i] = lay.long(i) || lay.laidOut(i) || !lay.naming(lo, hi, lay.titles[i]) && !(lay.titles[i] && lay.nameBehindNoun(lo, hi)) && !lay.isWork(i) && lay.speechChance(i, m, &col) >= speechLine
	}
	return out
}
