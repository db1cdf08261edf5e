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
func (sc *scene) candidates(s stretch, into []candidate) []candidate {
	out := into[:0]
	k := sc.phraseBefore(s.lo)
	para := sc.tokens[s.lo].para
	for near, far := 0, 0; k >= 0 && near < mostBefore && far < mostFar; k-- {
		p := sc.phrases[k]
		back := int(para - sc.tokens[p.head].para)
		if back > farthest {
			break
		}
		if sc.inSpeech(p.head) {
			continue
		}
		c := candidate{phrase: k, where: beforeFar, rank: near + far, back: back}
		switch {
		case back > 0:
			far++
		case sc.sentences[p.head] == sc.sentences[s.lo]:
			c.where = beforeHere
			near++
		default:
			c.where = beforePara
			near++
		}
		out = append(out, c)
	}
	return append(sc.following(s, out), candidate{phrase: -1, where: nobodyThere})
}

func (sc *scene) following(s stretch, out []candidate) []candidate {
	para := sc.tokens[s.hi-1].para
	rank, next := 0, 0
	for k := sc.phraseBefore(s.hi) + 1; k < len(sc.phrases) && rank < mostAfter && next < mostNext; k++ {
		p := sc.phrases[k]
		if p.first < s.hi || sc.inSpeech(p.head) {
			continue
		}
		c := candidate{phrase: k, where: afterPara, rank: rank}
		switch {
		case sc.tokens[p.head].para > para+1:
			return out
		case sc.tokens[p.head].para > para:
			c.where, c.back = afterFar, 1
			next++
		case sc.sentences[p.head] == sc.sentences[s.hi-1]:
			c.where = afterHere
		}
		rank++
		out = append(out, c)
	}
	return out
}

// inSpeech reports whether token t stands in marks, other than a short name's.
func (sc *scene) inSpeech(t int) bool {
	m := sc.tokens[t].marked
	return m != 0 && !sc.titles[m-1]
}
