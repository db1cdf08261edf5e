package quote

import (
	"unicode/utf8"

	"lede/model/entity"
	"lede/model/linear"
	"lede/model/text"
)

// situation is what the ranker needs to know of a stretch besides the
// candidates.
type situation struct {
	stretch
	end      rune // the last character of the content
	before   rune // the last character in front, 0 at the start of the paragraph
	after    rune // the first behind, 0 at its end
	marks    int  // how many marked stretches, up to 2
	lower    bool // starts in lower case
	alone    bool // nothing else in the paragraph
	opening  bool // first in the paragraph
	closing  bool // last in the paragraph
	carried  bool // takes up the quotation of the paragraph before
	size     int  // bucket of tokens
	previous int  // phrase of the stretch before, or -1
	gap      int  // paragraphs since
	best     float32
	bestCue  float32
	closed   bool // a candidate closes the sentence, see closes
}

func (lay *layout) situation(s stretch, previous, gap int) situation {
	x := situation{stretch: s, previous: previous, gap: min(gap, 3), size: bucket(s.hi - s.lo)}
	s0, s1 := lay.doc.Tokens[s.lo].Start, lay.doc.Tokens[s.hi-1].End
	content := lay.doc.Text[s0:s1]
	if n := s.marksIn(); n > 0 {
		x.marks = min(n, 2)
		last := lay.marked[s.markRange[1]-1]
		if last.End >= s1 {
			content = lay.doc.Text[s0:last.Content.End]
		}
		x.carried = lay.marked[s.markRange[0]].Continues
	}
	x.end, _ = utf8.DecodeLastRuneInString(content)
	if text.IsWord(x.end) {
		x.end = 'a'
	}
	para := lay.paras[lay.tokens[s.lo].para]
	x.before = lay.edge(s.lo-1, para.Start, para.End)
	x.after = lay.edge(s.hi, para.Start, para.End)
	x.opening, x.closing = x.before == 0, x.after == 0
	x.alone = x.opening && x.closing
	first := s.lo
	for first < s.hi-1 && !text.HasWord(lay.tokens[first].low) {
		first++
	}
	x.lower = lay.lower(first)
	return x
}

// edge is a character that stands for token i: its first, or 'a' for a word; 0
// where i lies outside [start, end).
func (lay *layout) edge(i, start, end int) rune {
	if i < 0 || i >= len(lay.tokens) || lay.doc.Tokens[i].Start < start || lay.doc.Tokens[i].End > end {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(lay.word(i))
	if text.IsWord(r) {
		return 'a'
	}
	return r
}

// portrait is what the ranker needs to know of a phrase by itself.
type portrait struct {
	verb, verbTag   linear.Feature // the cue behind it
	strength, reach int            // its strength and distance, reach -1 where none
	cue             float32
	inverted        linear.Feature // the cue in front of it
	invStrength     int
	invCue          float32
	prep            linear.Feature // the word in front of it
	prepTag         linear.Feature
	next, nextTag   linear.Feature // the word behind it
	kind            int
	source, content float32
	initial         bool // first of its sentence
	low             linear.Feature
	voice           linear.Feature // how likely it says something anywhere
	rivals          int            // sources before it in its sentence
	cueAt           int            // token of the cue, -1 for none

	src, icue int    // source and invCue, made coarse
	summed    summed // its own features, as they were summed last
}

// decile makes a chance coarse, finer near its ends.
func decile(p float32) int {
	for i, limit := range [...]float32{.003, .02, .06, .15, .3, .5, .7, .85, .95, .985} {
		if p < limit {
			return i
		}
	}
	return 10
}

func (lay *layout) tokenOr(i int, para int32) (token, bool) {
	if i < 0 || i >= len(lay.tokens) || lay.tokens[i].para != para {
		return token{}, false
	}
	return lay.tokens[i], true
}

func (lay *layout) portrait(k int, cues *cueTable) portrait {
	p := lay.phrases[k]
	t := lay.tokens[p.head]
	x := portrait{kind: int(p.kind), reach: -1, low: linear.Hash(t.low), voice: num(decile(lay.voices[k])), cueAt: -1}
	if p.kind == named {
		x.kind = 10 + int(lay.entities[p.entity].Kind)
		if lay.entities[p.entity].Kind > entity.Group {
			x.kind = 20
		}
	}
	if p.possessor {
		x.kind += 40
	}
	for i := p.first; i < p.last; i++ {
		x.source = max(x.source, lay.beliefs[i].source)
	}
	x.content = lay.beliefs[p.head].content
	if b, ok := lay.tokenOr(p.first-1, t.para); ok {
		x.prep, x.prepTag = linear.Hash(b.low), linear.Hash(b.tag)
		lay.invertedCue(&x, p.first, cues)
	}
	if n, ok := lay.tokenOr(p.last, t.para); ok {
		x.next, x.nextTag = linear.Hash(n.low), linear.Hash(n.tag)
	}
	lay.cueBehind(&x, p.last, t.para, cues)
	lay.standing(&x, k)
	x.src, x.icue = decile(x.source), decile(x.invCue)
	return x
}

// invertedCue looks for a cue right in front of the phrase: "said Ann Lee".
func (lay *layout) invertedCue(x *portrait, at int, cues *cueTable) {
	para := lay.tokens[at].para
	for i := at - 1; i >= at-2; i-- {
		t, ok := lay.tokenOr(i, para)
		if !ok || t.marked != 0 {
			return
		}
		if s := cues.strength(t.low); s >= weak {
			x.inverted, x.invStrength, x.invCue = linear.Hash(stem(t.low)), int(s), lay.beliefs[i].cue
			return
		}
		if t.tag != "RB" && t.tag != "TO" && t.tag != "IN" {
			return
		}
	}
}

// cueBehind looks for the cue the phrase is the subject of, past adverbs,
// auxiliaries, one aside between commas and what hangs on the phrase.
func (lay *layout) cueBehind(x *portrait, at int, para int32, cues *cueTable) {
	aside := false
	for i, steps := at, 0; steps < 24; i, steps = i+1, steps+1 {
		t, ok := lay.tokenOr(i, para)
		if !ok || t.marked != 0 || t.low == "." || t.low == ";" {
			return
		}
		if t.low == "," {
			aside = !aside
			continue
		}
		if t.low == ":" && steps <= 1 || (t.low == "―" || t.low == "—") && steps == 0 {
			x.verb, x.verbTag, x.strength, x.reach, x.cue, x.cueAt = 5, 5, 6, steps, lay.beliefs[i].cue, i
			return
		}
		if s := cues.strength(t.low); s >= weak && !(aside && s < 4) {
			x.verb, x.verbTag = linear.Hash(stem(t.low)), linear.Hash(t.tag)
			x.strength, x.reach, x.cue, x.cueAt = int(s), steps, lay.beliefs[i].cue, i
			return
		}
	}
}

// standing finds out how the phrase stands in its sentence.
func (lay *layout) standing(x *portrait, k int) {
	sentence := lay.sentences[lay.phrases[k].head]
	x.initial = true
	for j := k - 1; j >= 0 && j > k-8 && lay.sentences[lay.phrases[j].head] == sentence; j-- {
		if lay.phrases[j].last > lay.phrases[k].first {
			continue
		}
		x.initial = false
		if lay.beliefs[lay.phrases[j].head].source > 0.5 {
			x.rivals = min(x.rivals+1, 2)
		}
	}
}

// closes reports whether p, which portrays c, is the subject of a word of
// saying right behind the stretch, which a comma ends: “…,” the agency said. It
// is of the main clause then, whatever stands before.
func (x *situation) closes(c candidate, p *portrait) bool {
	return x.end == ',' && c.where == afterHere && c.rank <= 3 &&
		(p.invStrength >= strong && c.rank <= 1 || p.strength >= strong && p.reach >= 0 && p.reach <= 2)
}

// strong is the least strength of a word that mostly is a cue.
const strong = 5
