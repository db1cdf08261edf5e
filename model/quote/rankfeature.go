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

// view is a candidate of a situation in the words of features.
type view struct {
	situation
	candidate
	portrait
	phrase                   phrase
	w                        linear.Feature // where the candidate stands
	end, before, after       linear.Feature // the edges of the stretch
	marks, shape, size, kind linear.Feature
	src, con, top            linear.Feature // how much it looks like a source, like a content, and beside the others
	str, reach, between, cue linear.Feature // the cue behind it, and whether that stands between it and the stretch
	inv, icue                linear.Feature // the cue in front of it
	dist, rank               linear.Feature
}

func (lay *layout) view(x situation, c candidate, p portrait) view {
	ph := lay.phrases[c.phrase]
	dist := x.lo - ph.last
	if c.where >= afterHere {
		dist = ph.first - x.hi
	}
	return view{
		situation: x, candidate: c, portrait: p, phrase: ph,
		w: num(int(c.where)), end: num(int(x.end)), before: num(int(x.before)), after: num(int(x.after)),
		marks: num(x.marks), shape: x.shape(), size: num(x.size), kind: num(p.kind),
		src: num(decile(p.source)), con: num(decile(p.content)), top: flag(p.source >= x.best),
		str: num(p.strength), reach: num(bucket(p.reach)), cue: num(decile(p.cue)),
		between: flag(p.cueAt >= 0 && (p.cueAt < x.lo) == (ph.first < x.lo)),
		inv:     num(p.invStrength), icue: num(decile(p.invCue)),
		dist: num(bucket(dist)), rank: num(min(c.rank, 6)),
	}
}

// shape is how many marks the stretch has and how it lies in its paragraph.
func (x *situation) shape() linear.Feature {
	return num(x.marks).With(flag(x.opening)).With(flag(x.closing))
}

// rankFeatures are those of candidate c for situation x. The place of a feature
// in the list is its number in the weights.
func (lay *layout) rankFeatures(x situation, c candidate, p portrait, col *collector) {
	col.reset()
	if c.phrase < 0 {
		col.skip(100)
		lay.nobodyFeatures(x, col)
		return
	}
	v := lay.view(x, c, p)
	v.standing(col)
	v.wording(col)
	v.edges(col)
	lay.history(&v, col)
	lay.together(&v, col)
}

// standing are the features of where the candidate stands and what it looks like.
func (v *view) standing(col *collector) {
	col.add(v.w)
	col.add(v.w, v.marks)
	col.add(v.w, v.dist)
	col.add(v.w, v.rank)
	col.add(v.w, num(min(v.back, 3)), v.shape)
	col.add(v.w, v.kind)
	col.add(v.w, v.kind, v.marks)
	col.add(v.src)
	col.add(v.w, v.src, v.marks)
	col.add(v.w, v.src, v.top)
	col.add(v.top, v.src, v.con)
	col.add(v.con, v.w)
}

// wording are the features of the words around the candidate.
func (v *view) wording(col *collector) {
	col.add(v.str, v.reach, v.between, v.w)
	col.add(v.cue, v.reach, v.between, v.w)
	col.add(v.verb, v.between)
	col.add(v.verb, v.w)
	col.add(v.verbTag, v.w, v.between)
	col.add(v.inv, v.w)
	col.add(v.icue, v.w, v.dist)
	col.add(v.inverted, v.w)
	col.add(v.prep, v.w)
	col.add(v.prepTag, v.w, v.str)
	col.add(v.next, v.w)
	col.add(v.nextTag, v.w, v.inv)
	col.add(v.low)
	col.add(v.low, v.w)
	col.add(flag(v.initial), v.w, v.str)
	col.add(num(v.rivals), v.w, v.marks)
	col.add(num(v.rivals), v.w, v.src, v.con)
}

// edges are the features of how the stretch begins and ends.
func (v *view) edges(col *collector) {
	lower := flag(v.lower)
	col.add(v.end, v.w, v.inv, v.marks)
	col.add(v.end, v.w, v.str, v.marks)
	col.add(v.end, v.w, v.rank, v.str, v.inv)
	col.add(v.before, v.w, v.rank, v.str)
	col.add(v.before, v.w, v.src)
	col.add(v.after, v.w, v.rank, v.str, v.inv)
	col.add(v.after, v.w, v.src)
	col.add(lower, v.w, v.str, v.inv)
	col.add(lower, v.w, v.src)
	col.add(v.shape, v.w, v.str, v.inv)
	col.add(v.shape, v.w, v.src)
	col.add(flag(v.carried), v.w, v.shape)
	col.add(v.size, v.w, v.marks)
}

// history are the features of who spoke the stretch before.
func (lay *layout) history(v *view, col *collector) {
	same := flag(v.candidate.phrase == v.previous).With(num(v.gap))
	col.add(same, v.w)
	col.add(same, v.w, v.src)
	col.add(same, v.shape, v.end)
	col.add(same, flag(v.lower), v.before)
	ent := v.previous >= 0 && v.phrase.entity != Nobody && lay.phrases[v.previous].entity == v.phrase.entity
	col.add(flag(ent), v.w, num(v.gap), v.src)
}

// together are the features of candidate and words at once.
func (lay *layout) together(v *view, col *collector) {
	col.add(flag(v.phrase.possessor), v.prep, v.w)
	col.add(num(decile(v.best)), v.src, v.w)
	col.add(v.src, v.cue, v.w, v.between)
	col.add(v.src, v.icue, v.w, v.end)
	col.add(v.kind, v.str, v.w)
	col.add(v.kind, v.inv, v.w)
	ends := num(lay.sentencesBetween(v.situation, v.candidate))
	col.add(ends, v.w, v.src)
	col.add(ends, v.w, v.shape)
	closes := num(0)
	if v.closed {
		closes = num(1).With(flag(v.closes(v.candidate, &v.portrait)))
	}
	col.add(closes)
	col.add(closes, v.w, v.src)
	col.add(closes, v.marks, v.str, v.w)
	col.add(v.voice, v.w, v.marks)
	col.add(v.voice, v.str, v.w)
	col.add(v.voice, v.inv, v.w)
	col.add(v.voice, v.src, v.w)
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
	shape, best := x.shape(), num(decile(x.best))
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
