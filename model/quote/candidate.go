package quote

// candidate is a phrase that may name the speaker of a stretch.
type candidate struct {
	phrase int // index
	where  where
	rank   int // among the candidates on its side, from 0, the nearest first
	back   int // paragraphs back
}

// where is where a candidate stands to a stretch.
type where uint8

const (
	beforeHere  where = iota // in front, in its sentence
	beforePara               // in front, in its paragraph
	beforeFar                // in a paragraph before
	afterHere                // behind, in its last sentence
	afterPara                // behind, in its paragraph
	afterFar                 // in the paragraph behind
	nobodyThere              // no phrase: nobody is named
)

// How many phrases are looked at on each side of a stretch and how far.
const (
	mostBefore, mostFar, mostAfter, mostNext = 24, 14, 14, 3
	farthest                                 = 2 // paragraphs back
)

// candidates are the phrases that may speak s, and nobody as the last.
func (lay *layout) candidates(s stretch, into []candidate) []candidate {
	out := into[:0]
	k := lay.phraseBefore(s.lo)
	para := lay.tokens[s.lo].para
	for near, far := 0, 0; k >= 0 && near < mostBefore && far < mostFar; k-- {
		p := lay.phrases[k]
		back := int(para - lay.tokens[p.head].para)
		if back > farthest {
			break
		}
		if lay.inSpeech(p.head) {
			continue
		}
		c := candidate{phrase: k, where: beforeFar, rank: near + far, back: back}
		switch {
		case back > 0:
			far++
		case lay.sentences[p.head] == lay.sentences[s.lo]:
			c.where = beforeHere
			near++
		default:
			c.where = beforePara
			near++
		}
		out = append(out, c)
	}
	return append(lay.following(s, out), candidate{phrase: -1, where: nobodyThere})
}

func (lay *layout) following(s stretch, out []candidate) []candidate {
	para := lay.tokens[s.hi-1].para
	rank, next := 0, 0
	for k := lay.phraseBefore(s.hi) + 1; k < len(lay.phrases) && rank < mostAfter && next < mostNext; k++ {
		p := lay.phrases[k]
		if p.first < s.hi || lay.inSpeech(p.head) {
			continue
		}
		c := candidate{phrase: k, where: afterPara, rank: rank}
		switch {
		case lay.tokens[p.head].para > para+1:
			return out
		case lay.tokens[p.head].para > para:
			c.where, c.back = afterFar, 1
			next++
		case lay.sentences[p.head] == lay.sentences[s.hi-1]:
			c.where = afterHere
		}
		rank++
		out = append(out, c)
	}
	return out
}

// inSpeech reports whether token t stands in marks, other than a short name's.
func (lay *layout) inSpeech(t int) bool {
	m := lay.tokens[t].marked
	return m != 0 && !lay.titles[m-1]
}
