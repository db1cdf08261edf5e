package quote

import "lede/model/linear"

// view is a candidate of a situation in the words of features.
type view struct {
	*situation
	candidate
	*portrait
	phrase                   *phrase
	w                        linear.Feature // where the candidate stands
	end, before, after       linear.Feature // the edges of the stretch
	marks, shape, size, kind linear.Feature
	src, con, top            linear.Feature // how much it looks like a source, like a content, and beside the others
	str, reach, between, cue linear.Feature // the cue behind it, and whether that stands between it and the stretch
	inv, icue                linear.Feature // the cue in front of it
	dist, rank               linear.Feature
}

func (lay *layout) view(x *situation, c candidate, p *portrait) view {
	return view{
		situation: x, candidate: c, portrait: p, phrase: &lay.phrases[c.phrase],
		w: num(int(c.where)), end: num(int(x.end)), before: num(int(x.before)), after: num(int(x.after)),
		marks: num(x.marks), shape: x.shape(), size: num(x.size), kind: num(p.kind),
		src: num(p.src), con: num(decile(p.content)), top: flag(p.source >= x.best),
		str: num(p.strength), reach: num(bucket(p.reach)), cue: num(decile(p.cue)),
		between: flag(lay.cueBetween(x, c, p)),
		inv:     num(p.invStrength), icue: num(p.icue),
		dist: num(bucket(lay.distance(x, c))), rank: num(min(c.rank, 6)),
	}
}

// cueBetween reports whether the cue behind the candidate stands on its side of
// the stretch.
func (lay *layout) cueBetween(x *situation, c candidate, p *portrait) bool {
	return p.cueAt >= 0 && (p.cueAt < x.lo) == (lay.phrases[c.phrase].first < x.lo)
}

// distance counts the tokens between the candidate and the stretch.
func (lay *layout) distance(x *situation, c candidate) int {
	if c.where >= afterHere {
		return lay.phrases[c.phrase].first - x.hi
	}
	return x.lo - lay.phrases[c.phrase].last
}

// shape is how many marks the stretch has and how it lies in its paragraph.
func (x *situation) shape() linear.Feature {
	return num(x.marks).With(flag(x.opening)).With(flag(x.closing))
}

// rankFeatures are those of candidate c for situation x: its own ones, which depend
// on what else ownKey tells alone, and those of it in its place, which depend on
// what placeKey tells alone. The numbers they are given are those in the weights.
func (lay *layout) rankFeatures(x *situation, c candidate, p *portrait, col *collector) {
	col.reset()
	if c.phrase < 0 {
		lay.nobodyFeatures(x, col)
		return
	}
	v := lay.view(x, c, p)
	v.own(col)
	lay.inPlace(&v, col)
}

// own are the features of the candidate itself and of the words around it.
func (v *view) own(col *collector) {
	col.from(1)
	col.add(v.w)
	col.add(v.w, v.marks)
	col.from(6)
	col.add(v.w, v.kind)
	col.add(v.w, v.kind, v.marks)
	col.add(v.src)
	col.add(v.w, v.src, v.marks)
	col.add(v.w, v.src, v.top)
	col.add(v.top, v.src, v.con)
	col.add(v.con, v.w)
	col.add(v.str, v.reach, v.between, v.w)
	col.add(v.cue, v.reach, v.between, v.w)
	col.add(v.verb, v.between)
	col.add(v.verb, v.w)
	col.add(v.verbTag, v.w, v.between)
	col.add(v.inv, v.w)
	col.from(20)
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
	col.from(48)
	col.add(flag(v.phrase.possessor), v.prep, v.w)
	col.from(50)
	col.add(v.src, v.cue, v.w, v.between)
	col.from(52)
	col.add(v.kind, v.str, v.w)
	col.add(v.kind, v.inv, v.w)
	col.from(59)
	col.add(v.voice, v.w, v.marks)
	col.add(v.voice, v.str, v.w)
	col.add(v.voice, v.inv, v.w)
	col.add(v.voice, v.src, v.w)
}

// inPlace are the features of where the candidate stands, of how the stretch begins
// and ends, and of who spoke the one before.
func (lay *layout) inPlace(v *view, col *collector) {
	col.from(3)
	col.add(v.w, v.dist)
	col.add(v.w, v.rank)
	col.add(v.w, num(min(v.back, 3)), v.shape)
	col.from(19)
	col.add(v.icue, v.w, v.dist)
	v.edges(col)
	lay.history(v, col)
	col.from(49)
	col.add(num(decile(v.best)), v.src, v.w)
	col.from(51)
	col.add(v.src, v.icue, v.w, v.end)
	col.from(54)
	ends := num(lay.sentencesBetween(v.situation, v.candidate))
	col.add(ends, v.w, v.src)
	col.add(ends, v.w, v.shape)
	closes := num(0)
	if v.closed {
		closes = num(1).With(flag(v.closes(v.candidate, v.portrait)))
	}
	col.add(closes)
	col.add(closes, v.w, v.src)
	col.add(closes, v.marks, v.str, v.w)
}

// edges are the features of how the stretch begins and ends.
func (v *view) edges(col *collector) {
	lower := flag(v.lower)
	col.from(30)
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
	col.from(43)
	same := flag(v.candidate.phrase == v.previous).With(num(v.gap))
	col.add(same, v.w)
	col.add(same, v.w, v.src)
	col.add(same, v.shape, v.end)
	col.add(same, flag(v.lower), v.before)
	col.add(flag(lay.sameEntity(v.situation, v.candidate)), v.w, num(v.gap), v.src)
}

// sameEntity reports whether the candidate is the entity that spoke the stretch before.
func (lay *layout) sameEntity(x *situation, c candidate) bool {
	e := lay.phrases[c.phrase].entity
	return x.previous >= 0 && e != Nobody && lay.phrases[x.previous].entity == e
}

// sentencesBetween counts the sentence ends from the candidate to the stretch.
func (lay *layout) sentencesBetween(x *situation, c candidate) int {
	h := lay.sentences[lay.phrases[c.phrase].head]
	if c.where >= afterHere {
		return min(4, int(h-lay.sentences[x.hi-1]))
	}
	return min(4, int(lay.sentences[x.lo]-h))
}

// nobodyFeatures are those of nobody as the speaker.
func (lay *layout) nobodyFeatures(x *situation, col *collector) {
	end, before, after := num(int(x.end)), num(int(x.before)), num(int(x.after))
	shape, best := x.shape(), num(decile(x.best))
	col.from(101)
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
