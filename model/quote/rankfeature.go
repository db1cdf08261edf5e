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
	framed   bool // a candidate frames the stretch, see frames
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
	rivals          int // sources before it in its sentence
	cueAt           int // token of the cue, -1 for none
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
	x := portrait{kind: int(p.kind), reach: -1, low: linear.Hash(t.low), cueAt: -1}
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

// frames reports whether p, which portrays c, is the subject of a word of
// saying right behind the stretch, which a comma ends: “…,” the agency said. It
// is of the main clause then, whatever stands before.
func (x *situation) frames(c candidate, p *portrait) bool {
	return x.end == ',' && c.where == afterHere && c.rank <= 3 &&
		(p.invStrength >= strong && c.rank <= 1 || p.strength >= strong && p.reach >= 0 && p.reach <= 2)
}

// strong is the least strength of a word that mostly is a cue.
const strong = 5

// rankFeatures are those of candidate c for situation x.
func (lay *layout) rankFeatures(x situation, c candidate, p portrait, col *collector) {
	col.reset()
	w := num(int(c.where))
	end, before, after := num(int(x.end)), num(int(x.before)), num(int(x.after))
	marks := num(x.marks)
	shape := num(x.marks).With(flag(x.opening)).With(flag(x.closing))
	if c.phrase < 0 {
		col.skip(100)
		lay.nobodyFeatures(x, col)
		return
	}
	ph := lay.phrases[c.phrase]
	dist := x.lo - ph.last
	if c.where >= afterHere {
		dist = ph.first - x.hi
	}
	d, r := num(bucket(dist)), num(min(c.rank, 6))
	kind := num(p.kind)
	src, con := num(decile(p.source)), num(decile(p.content))
	top := flag(p.source >= x.best)
	str, inv := num(p.strength), num(p.invStrength)
	cue, icue := num(decile(p.cue)), num(decile(p.invCue))
	reach := num(bucket(p.reach))
	between := flag(p.cueAt >= 0 && (p.cueAt < x.lo) == (ph.first < x.lo))
	col.add(w)
	col.add(w, marks)
	col.add(w, d)
	col.add(w, r)
	col.add(w, num(min(c.back, 3)), shape)
	col.add(w, kind)
	col.add(w, kind, marks)
	col.add(src)
	col.add(w, src, marks)
	col.add(w, src, top)
	col.add(top, src, con)
	col.add(con, w)
	col.add(str, reach, between, w)
	col.add(cue, reach, between, w)
	col.add(p.verb, between)
	col.add(p.verb, w)
	col.add(p.verbTag, w, between)
	col.add(inv, w)
	col.add(icue, w, d)
	col.add(p.inverted, w)
	col.add(p.prep, w)
	col.add(p.prepTag, w, str)
	col.add(p.next, w)
	col.add(p.nextTag, w, inv)
	col.add(p.low)
	col.add(p.low, w)
	col.add(flag(p.initial), w, str)
	col.add(num(p.rivals), w, marks)
	col.add(num(p.rivals), w, src, con)
	col.add(end, w, inv, marks)
	col.add(end, w, str, marks)
	col.add(end, w, r, str, inv)
	col.add(before, w, r, str)
	col.add(before, w, src)
	col.add(after, w, r, str, inv)
	col.add(after, w, src)
	col.add(flag(x.lower), w, str, inv)
	col.add(flag(x.lower), w, src)
	col.add(shape, w, str, inv)
	col.add(shape, w, src)
	col.add(flag(x.carried), w, shape)
	col.add(num(x.size), w, marks)
	same := flag(c.phrase == x.previous).With(num(x.gap))
	col.add(same, w)
	col.add(same, w, src)
	col.add(same, shape, end)
	col.add(same, flag(x.lower), before)
	ent := x.previous >= 0 && ph.entity != Nobody && lay.phrases[x.previous].entity == ph.entity
	col.add(flag(ent), w, num(x.gap), src)
	col.add(flag(ph.possessor), p.prep, w)
	col.add(num(decile(x.best)), src, w)
	col.add(src, cue, w, between)
	col.add(src, icue, w, end)
	col.add(kind, str, w)
	col.add(kind, inv, w)
	col.add(num(lay.sentencesBetween(x, c)), w, src)
	col.add(num(lay.sentencesBetween(x, c)), w, shape)
	frame := num(0)
	if x.framed {
		frame = num(1).With(flag(x.frames(c, &p)))
	}
	col.add(frame)
	col.add(frame, w, src)
	col.add(frame, marks, num(p.strength), w)
}

// sentencesBetween counts the sentence ends from the candidate to the stretch.
func (lay *layout) sentencesBetween(x situation, c candidate) int {
	h := lay.sentences[lay.phrases[c.phrase].head]
	if c.where >= afterHere {
		return min(4, int(h-lay.sentences[x.hi-1]))
	}
	return min(4, int(lay.sentences[x.lo]-h))
}

func (lay *layout) nobodyFeatures(x situation, col *collector) {
	end, before, after := num(int(x.end)), num(int(x.before)), num(int(x.after))
	shape := num(x.marks).With(flag(x.opening)).With(flag(x.closing))
	best := num(decile(x.best))
	col.add()
	col.add(num(x.marks), best)
	col.add(shape)
	col.add(shape, best)
	col.add(shape, end)
	col.add(shape, before)
	col.add(shape, after)
	col.add(shape, num(x.gap), flag(x.previous >= 0))
	col.add(num(x.size), num(x.marks))
	col.add(flag(x.carried), shape)
	col.add(flag(x.lower), shape)
	col.add(num(decile(x.bestCue)), num(x.marks), best)
	col.add(linear.Hash(lay.tokens[x.lo].low))
	if x.lo > 0 {
		col.add(linear.Hash(lay.tokens[x.lo-1].low), num(x.marks))
	}
}
