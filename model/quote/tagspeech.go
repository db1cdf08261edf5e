package quote

import (
	"context"
	"math"
	"unicode/utf8"

	"lede/model/linear"
	"lede/model/text"
)

// speechFeatures are those that tell whether the marked stretch i is speech
// rather than a term, a nickname or a title.
func (lay *layout) speechFeatures(i int, cues *cueTable, col *collector) {
	m := lay.marked[i]
	lo, hi := lay.between(m.Span)
	col.reset()
	if lo >= hi {
		return
	}
	words, caps, content := 0, 0, float32(0)
	firstWord, lastWord := -1, lo
	for t := lo; t < hi; t++ {
		if text.HasWord(lay.tokens[t].low) {
			if firstWord < 0 {
				firstWord = t
			}
			lastWord = t
			words++
			content += lay.beliefs[t].content
			if lay.capital(t) {
				caps++
			}
		}
	}
	if words == 0 {
		return
	}
	size, share := num(min(words, 8)), num(decile(content/float32(words)))
	end, _ := utf8.DecodeLastRuneInString(m.Content.Of(lay.doc.Text))
	if text.IsWord(end) {
		end = 'a'
	}
	stop := num(int(end))
	para := lay.paras[m.Para]
	before, after := num(int(lay.edge(lo-1, para.Start, para.End))), num(int(lay.edge(hi, para.Start, para.End)))
	cue := lay.strongestNear(lo, hi, cues)
	caseOf := num(min(caps, 3)).With(flag(caps == words)).With(flag(lay.titles[i]))
	family := flag(m.Single)
	prev, next := lay.around(lo-1, m.Para), lay.around(hi, m.Para)
	col.add()
	col.add(share)
	col.add(size, share)
	col.add(size)
	col.add(size, stop)
	col.add(size, caseOf)
	col.add(caseOf, share)
	col.add(stop, share)
	col.add(before, after, size)
	col.add(linear.Hash(prev.low))
	col.add(linear.Hash(stem(prev.low)), size)
	col.add(linear.Hash(prev.tag), caseOf)
	col.add(linear.Hash(next.low))
	col.add(linear.Hash(next.tag), size)
	col.add(linear.Hash(prev.tag), linear.Hash(next.tag))
	col.add(num(int(cue)), size)
	col.add(num(int(cue)), share)
	col.add(linear.Hash(lay.tokens[firstWord].low))
	col.add(linear.Hash(lay.tokens[firstWord].tag), size)
	col.add(linear.Hash(lay.tokens[lastWord].tag), size)
	col.add(flag(tables().called[prev.low]), caseOf)
	col.add(family, size)
	col.add(flag(lay.lower(firstWord)), stop, size)
	col.add(flag(m.Closed), flag(m.Continues))
	col.add(flag(lay.tokens[lo].mention != 0), size, share)
	col.add(linear.Hash(lay.around(lo-2, m.Para).low), linear.Hash(prev.low))
	announced := num(lay.announced(lo, m.Para))
	col.add(announced)
	col.add(announced, caseOf)
	col.add(announced, share)
	col.add(linear.Hash(prev.tag), linear.Hash(next.tag), size, share)
	col.add(linear.Hash(prev.tag), linear.Hash(next.tag), num(int(cue)), stop)
	col.add(flag(m.Closed), before, after, caseOf)
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

// strongestNear is the strength of the strongest cue near the tokens [lo, hi),
// in their sentences.
func (lay *layout) strongestNear(lo, hi int, cues *cueTable) uint8 {
	best := uint8(0)
	for t := lo - 1; t >= 0 && t > lo-reachOfCue && lay.sentences[t] == lay.sentences[lo]; t-- {
		if lay.tokens[t].marked == 0 {
			best = max(best, cues.strength(lay.tokens[t].low))
		}
	}
	for t := hi; t < len(lay.tokens) && t < hi+reachOfCue && lay.sentences[t] == lay.sentences[hi-1]; t++ {
		if lay.tokens[t].marked == 0 {
			best = max(best, cues.strength(lay.tokens[t].low))
		}
	}
	return best
}

// speechChance is the chance that marked stretch i is speech.
func (lay *layout) speechChance(i int, m *models, col *collector) float64 {
	lay.speechFeatures(i, m.cues, col)
	sum := [1]int32{}
	m.speech.AddAll(sum[:], col.out)
	return 1 / (1 + math.Exp(-float64(sum[0])/256))
}

// speechLine is the chance from which marked words are taken for speech. It
// balances missed and false speech on texts of any kind, where terms and titles
// are more common than in the politics that was learned from.
const speechLine = 0.65

// longSpeech is how many words in marks are speech whatever stands around them.
const longSpeech = 10

func (lay *layout) long(i int) bool {
	lo, hi := lay.between(lay.marked[i].Span)
	words := 0
	for t := lo; t < hi && words < longSpeech; t++ {
		if text.HasWord(lay.tokens[t].low) {
			words++
		}
	}
	return words == longSpeech && !lay.titles[i]
}

// laidOut reports whether the layout shows that marked stretch i is speech: it
// goes on over paragraphs, or a name signs it.
func (lay *layout) laidOut(i int) bool {
	if lay.marked[i].Continues || i+1 < len(lay.marked) && lay.marked[i+1].Continues {
		return true
	}
	_, hi := lay.between(lay.marked[i].Span)
	return lay.signature(hi) >= 0
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
		out[i] = lay.long(i) || lay.laidOut(i) || lay.speechChance(i, m, &col) >= speechLine
	}
	return out
}
