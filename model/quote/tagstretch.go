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
	frame     *frame // the sentence of saying that it is the statement of, or nil
}

// marksIn is how many marked stretches s reaches over.
func (s stretch) marksIn() int { return s.markRange[1] - s.markRange[0] }

// stretches joins what the tagger found with the marked speech, ascending and
// disjoint.
func (lay *layout) stretches(speech []bool) []stretch {
	var out []stretch
	mk := 0
	flush := func(before int) {
		for ; mk < len(lay.marked) && lay.marked[mk].Start < before; mk++ {
			if lo, hi := lay.between(lay.marked[mk].Span); speech[mk] && lo < hi {
				out = append(out, stretch{lo: lo, hi: hi, markRange: [2]int{mk, mk + 1}})
			}
		}
	}
	for i := 0; i < len(lay.tokens); {
		lo, hi := lay.run(i, speech)
		i = max(i+1, hi)
		if lo == hi || !lay.hasWord(lo, hi) { // nor has any run that starts in between
			continue
		}
		flush(lay.doc.Tokens[lo].Start)
		s := stretch{lo: lo, hi: hi, markRange: [2]int{mk, mk}}
		for ; mk < len(lay.marked) && lay.marked[mk].Start < lay.doc.Tokens[hi-1].End; mk++ {
			if speech[mk] {
				s.markRange[1] = mk + 1
			}
		}
		if s.markRange[1] <= s.markRange[0] {
			s.markRange = [2]int{}
		}
		out = append(out, s)
	}
	flush(len(lay.doc.Text) + 1)
	return out
}

// run is the content that starts at token i, widened to the speech it touches;
// empty where none does.
func (lay *layout) run(i int, speech []bool) (lo, hi int) {
	r := lay.beliefs[i].role
	if r != contentFirst && r != contentMore {
		return 0, 0
	}
	lo, hi = i, i+1
	para := lay.tokens[i].para
	if m := int(lay.tokens[i].marked); m > 0 && speech[m-1] {
		lo, hi = lay.between(lay.marked[m-1].Span)
		lo, hi = min(lo, i), max(hi, i+1)
	}
	for hi < len(lay.tokens) && lay.tokens[hi].para == para && lay.beliefs[hi].role == contentMore && !lay.spokenOut(hi) {
		hi++
		if m := int(lay.tokens[hi-1].marked); m > 0 && speech[m-1] {
			_, end := lay.between(lay.marked[m-1].Span)
			hi = max(hi, end)
		}
	}
	return lo, hi
}

// hasWord reports whether any of the tokens [lo, hi) holds a letter or a digit.
func (lay *layout) hasWord(lo, hi int) bool {
	return text.HasWord(lay.span(lo, hi).Of(lay.doc.Text))
}

// spokenOut reports whether a sentence of its own begins at token i behind whole words in
// marks: “It is late.” Other films are shown.
func (lay *layout) spokenOut(i int) bool {
	m := int(lay.tokens[i-1].marked)
	if m == 0 || lay.tokens[i].marked > 0 || lay.sentences[i] == lay.sentences[i-1] || !startsUpper(lay.doc.Word(i)) {
		return false
	}
	words := lay.marked[m-1]
	return words.Closed && !lay.lowerFrom(lay.between(words.Span))
}

// closeOpen ends marked stretches that no mark closes, and no paragraph takes
// up, where the tagger sees the words end: an odd mark must not swallow the
// rest of its paragraph.
func (lay *layout) closeOpen() {
	for i := range lay.marked {
		m := &lay.marked[i]
		if m.Closed || i+1 < len(lay.marked) && lay.marked[i+1].Continues {
			continue
		}
		lo, hi := lay.between(m.Content)
		end := lo
		for end < hi && (end == lo || lay.beliefs[end].role == contentMore || !text.HasWord(lay.tokens[end].low)) {
			end++
		}
		if end == hi || end < lo+2 || lay.beliefs[lo].content < 0.5 || lay.meanContent(end, hi) > 0.3 {
			continue
		}
		for t := end; t < hi; t++ {
			lay.tokens[t].marked = 0
		}
		m.Content = text.Trim(lay.doc.Text, text.Span{Start: m.Content.Start, End: lay.doc.Tokens[end-1].End})
		m.End = m.Content.End
	}
}

// meanContent is how much the tokens [lo, hi) are believed to be a content.
func (lay *layout) meanContent(lo, hi int) float64 {
	sum := 0.0
	for t := lo; t < hi; t++ {
		sum += float64(lay.beliefs[t].content)
	}
	return sum / float64(max(1, hi-lo))
}
