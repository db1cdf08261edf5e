package quote

import (
	"lede/model/text"
)

// stretch is a run of words that are somebody's: a content as the tagger sees
// it, widened to the marked stretches of speech that it touches; the tokens
// [lo, hi), of one paragraph.
type stretch struct {
	lo, hi    int
	markRange [2]int // the marked stretches [first, last) it reaches over
}

// marksIn is how many marked stretches s reaches over.
func (s stretch) marksIn() int { return s.markRange[1] - s.markRange[0] }

// stretches joins what the tagger found with the marked speech, ascending and
// disjoint.
func (sc *scene) stretches(speech []bool) []stretch {
	var out []stretch
	mk := 0
	flush := func(before int) {
		for ; mk < len(sc.marked) && sc.marked[mk].Start < before; mk++ {
			if lo, hi := sc.between(sc.marked[mk].Span); speech[mk] && lo < hi {
				out = append(out, stretch{lo, hi, [2]int{mk, mk + 1}})
			}
		}
	}
	for i := 0; i < len(sc.tokens); {
		lo, hi, ok := sc.run(i, speech)
		if !ok {
			i++
			continue
		}
		i = hi
		flush(sc.doc.Tokens[lo].Start)
		s := stretch{lo, hi, [2]int{mk, mk}}
		for ; mk < len(sc.marked) && sc.marked[mk].Start < sc.doc.Tokens[hi-1].End; mk++ {
			if speech[mk] {
				s.markRange[1] = mk + 1
			}
		}
		if s.markRange[1] <= s.markRange[0] {
			s.markRange = [2]int{}
		}
		out = append(out, s)
	}
	flush(len(sc.doc.Text) + 1)
	return out
}

// run is the content that starts at token i, widened to the speech it touches.
func (sc *scene) run(i int, speech []bool) (lo, hi int, ok bool) {
	r := sc.beliefs[i].role
	if r != contentFirst && r != contentMore {
		return 0, 0, false
	}
	lo, hi = i, i+1
	para := sc.tokens[i].para
	if m := int(sc.tokens[i].marked); m > 0 && speech[m-1] {
		lo, hi = sc.between(sc.marked[m-1].Span)
		lo, hi = min(lo, i), max(hi, i+1)
	}
	for hi < len(sc.tokens) && sc.tokens[hi].para == para && sc.beliefs[hi].role == contentMore {
		hi++
		if m := int(sc.tokens[hi-1].marked); m > 0 && speech[m-1] {
			_, end := sc.between(sc.marked[m-1].Span)
			hi = max(hi, end)
		}
	}
	return lo, hi, hasWord(text.Span{Start: sc.doc.Tokens[lo].Start, End: sc.doc.Tokens[hi-1].End}.Of(sc.doc.Text))
}

// closeOpen ends marked stretches that no mark closes, and no paragraph takes
// up, where the tagger sees the words end: an odd mark must not swallow the
// rest of its paragraph.
func (sc *scene) closeOpen() {
	for i := range sc.marked {
		m := &sc.marked[i]
		if m.closed || i+1 < len(sc.marked) && sc.marked[i+1].continues {
			continue
		}
		lo, hi := sc.between(m.content)
		end := lo
		for end < hi && (end == lo || sc.beliefs[end].role == contentMore || !hasWord(sc.tokens[end].low)) {
			end++
		}
		if end == hi || end < lo+2 || sc.beliefs[lo].content < 0.5 || sc.meanContent(end, hi) > 0.3 {
			continue
		}
		for t := end; t < hi; t++ {
			sc.tokens[t].marked = 0
		}
		m.content = text.Trim(sc.doc.Text, text.Span{Start: m.content.Start, End: sc.doc.Tokens[end-1].End})
		m.End = m.content.End
	}
}

// meanContent is how much the tokens [lo, hi) are believed to be a content.
func (sc *scene) meanContent(lo, hi int) float64 {
	sum := 0.0
	for t := lo; t < hi; t++ {
		sum += float64(sc.beliefs[t].content)
	}
	return sum / float64(max(1, hi-lo))
}
