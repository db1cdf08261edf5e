package quote

import (
	"strings"

	"lede/model/linear"
	"lede/model/text"
)

// role is what a token does in an attribution; the classes of the tagger.
type role uint8

const (
	outside role = iota
	contentFirst
	contentMore
	sourceFirst
	sourceMore
	cueFirst
	cueMore
	roles
)

// place is where a token stands to the quotation marks.
type place uint8

const (
	plain place = iota
	first       // the first word in marks
	inner
	last
	fence // a mark
	before
	after
	titled // in marks, few words and all of them capitalised
)

// cell is what the tagger knows of one token before it looks at its neighbours.
type cell struct {
	word, tag, stem linear.Feature
	place           place
	strength        uint8 // of a cue
	kind            uint8 // of the phrase it lies in, 0 for none
	edge            uint8 // in its phrase: 1 first, 2 head, 3 other
	sentence        int32
	comma, stop     bool
}

// sheet is a paragraph laid out for the tagger; cells[i] is token base+i.
type sheet struct {
	base  int
	cells []cell
	// nearest cues of the sentence to the left and right of each cell, -1 for none
	left, right []int32
	lasts       []int32 // last cue of the cell's sentence
	starts      []int32 // first cell of the cell's sentence
	ends        []int32 // after the last
	that        []int32 // nearest "that" to the left
	accord      []int32 // "according" in the sentence
	heading     bool
}

const weak = 2 // the least strength that makes a word count as a cue

// sheet lays out the tokens [lo, hi), which are of one paragraph.
func (lay *layout) sheet(cues *cueTable, lo, hi int) *sheet {
	s := &sheet{base: lo, cells: make([]cell, hi-lo)}
	for i := range s.cells {
		s.cells[i] = lay.cell(cues, lo+i)
	}
	p := lay.phraseBefore(lo) + 1
	for ; p < len(lay.phrases) && lay.phrases[p].first < hi; p++ {
		ph := lay.phrases[p]
		for t := max(lo, ph.first); t < min(hi, ph.last); t++ {
			c := &s.cells[t-lo]
			c.kind, c.edge = uint8(ph.kind)+1, 3
			if ph.kind == named {
				c.kind = 20 + uint8(lay.entities[ph.entity].Kind)
			}
			if t == ph.first {
				c.edge = 1
			}
			if t == ph.head {
				c.edge = 2
			}
		}
	}
	s.heading = hi-lo < 16 && hi > lo && !in(rune(lay.word(hi - 1)[0]), ".!?\"”") && lay.tokens[hi-1].marked == 0
	s.link()
	return s
}

func (lay *layout) cell(cues *cueTable, i int) cell {
	t := lay.tokens[i]
	c := cell{
		word: linear.Hash(t.low), tag: linear.Hash(t.tag), stem: linear.Hash(stem(t.low)),
		place: lay.place(i), comma: t.low == ",", stop: t.low == "." || t.low == "!" || t.low == "?",
	}
	if c.place == plain || c.place == before || c.place == after {
		c.strength = cues.strength(t.low)
	}
	c.sentence = lay.sentences[i]
	return c
}

func (lay *layout) place(i int) place {
	t := lay.tokens[i]
	if t.marked == 0 {
		switch {
		case i+1 < len(lay.tokens) && lay.tokens[i+1].marked != 0 && lay.tokens[i+1].para == t.para:
			return before
		case i > 0 && lay.tokens[i-1].marked != 0 && lay.tokens[i-1].para == t.para:
			return after
		}
		return plain
	}
	m := lay.marked[t.marked-1]
	sp := lay.doc.Tokens[i].Span
	switch {
	case !m.Content.Overlaps(sp):
		return fence
	case lay.titles[t.marked-1]:
		return titled
	case sp.Start <= m.Content.Start:
		return first
	case sp.End >= m.Content.End:
		return last
	}
	return inner
}

// link finds the cues around every cell, within its sentence.
func (s *sheet) link() {
	n := len(s.cells)
	all := make([]int32, 7*n)
	for _, p := range []*[]int32{&s.left, &s.right, &s.lasts, &s.starts, &s.ends, &s.that, &s.accord} {
		*p, all = all[:n:n], all[n:]
	}
	according := linear.Hash("according")
	that := linear.Hash("that")
	for i := 0; i < n; {
		j := i
		final, acc := int32(-1), int32(-1)
		left, th := int32(-1), int32(-1)
		for ; j < n && s.cells[j].sentence == s.cells[i].sentence; j++ {
			s.left[j], s.that[j] = left, th
			if s.cells[j].strength >= weak {
				left, final = int32(j), int32(j)
			}
			if s.cells[j].word == that {
				th = int32(j)
			}
			if s.cells[j].word == according {
				acc = int32(j)
			}
		}
		right := int32(-1)
		for k := j - 1; k >= i; k-- {
			s.right[k], s.lasts[k], s.accord[k] = right, final, acc
			s.starts[k], s.ends[k] = int32(i), int32(j)
			if s.cells[k].strength >= weak {
				right = int32(k)
			}
		}
		i = j
	}
}

// none stands for a cell beyond the paragraph.
const none = linear.Feature(0x5bd1e995)

func (s *sheet) get(i int) cell {
	if i < 0 || i >= len(s.cells) {
		return cell{word: none, tag: none, stem: none, kind: 15}
	}
	return s.cells[i]
}

// bucket makes a distance coarse.
func bucket(n int) int {
	switch {
	case n < 0:
		return 9
	case n <= 3:
		return n
	case n <= 5:
		return 4
	case n <= 9:
		return 5
	case n <= 16:
		return 6
	case n <= 30:
		return 7
	}
	return 8
}

// collector gathers the features of one thing. Each template has its number, so
// that equal values of different templates are different features.
type collector struct {
	out      []linear.Feature
	template linear.Feature
}

func (c *collector) reset() { c.out, c.template = c.out[:0], 1 }

// add adds the next template with its parts.
func (c *collector) add(parts ...linear.Feature) {
	f := c.template * 0x9E3779B97F4A7C15
	c.template++
	for _, p := range parts {
		f = f.With(p)
	}
	c.out = append(c.out, f)
}

// from gives the next template the number n, and those behind it the next ones.
func (c *collector) from(n int) { c.template = linear.Feature(n) }

func num(n int) linear.Feature { return linear.Feature(n + 77) }

func flag(b bool) linear.Feature {
	if b {
		return 2
	}
	return 1
}

// features are those of cell i.
func (s *sheet) features(i int, c *collector) {
	c.reset()
	p2, p1, x, n1, n2 := s.get(i-2), s.get(i-1), s.get(i), s.get(i+1), s.get(i+2)
	at := num(int(x.place))
	c.add()
	c.add(x.word)
	c.add(x.word, x.tag)
	c.add(x.stem)
	c.add(x.tag)
	c.add(p1.word)
	c.add(n1.word)
	c.add(p2.word)
	c.add(n2.word)
	c.add(p1.word, x.word)
	c.add(x.word, n1.word)
	c.add(p1.tag, x.tag)
	c.add(x.tag, n1.tag)
	c.add(p1.tag, x.tag, n1.tag)
	c.add(p2.tag, p1.tag, x.tag)
	c.add(x.tag, n1.tag, n2.tag)
	c.add(p2.word, p1.word)
	c.add(n1.word, n2.word)
	c.add(at)
	c.add(at, x.word)
	c.add(at, x.tag)
	c.add(num(int(p1.place)), at, num(int(n1.place)))
	strength := num(int(x.strength))
	c.add(strength, num(int(x.kind)), num(int(x.edge)))
	c.add(strength, p1.tag, n1.tag)
	c.add(num(int(p1.strength)), strength, num(int(n1.strength)))
	c.add(num(int(x.kind)), num(int(x.edge)), num(int(p1.kind)), num(int(n1.kind)))
	c.add(num(int(x.kind)), num(int(n1.strength)), num(int(p1.strength)))
	c.add(flag(s.heading), x.tag)
	s.context(i, x, c)
}

// context adds what stands farther off in the sentence.
func (s *sheet) context(i int, x cell, c *collector) {
	left, right, final := int(s.left[i]), int(s.right[i]), int(s.lasts[i])
	start, end := int(s.starts[i]), int(s.ends[i])
	l, r := s.get(left), s.get(right)
	ls, rs, dl, dr := num(int(l.strength)), num(int(r.strength)), -1, -1
	if left >= 0 {
		dl = i - left
	}
	if right >= 0 {
		dr = right - i
	}
	that := int(s.that[i]) >= 0 && int(s.that[i]) > left
	c.add(ls, num(bucket(dl)), flag(that))
	c.add(rs, num(bucket(dr)))
	c.add(ls, rs, flag(that), x.tag)
	c.add(l.stem, num(min(bucket(dl), 4)))
	c.add(r.stem, num(min(bucket(dr), 4)))
	c.add(l.stem, flag(that), s.get(left+1).tag)
	fs, tail := num(int(s.get(final).strength)), -1
	if final >= 0 {
		tail = end - final
	}
	c.add(fs, num(bucket(tail)), flag(final > i), s.comma(final))
	c.add(s.get(final).stem, num(min(bucket(tail), 6)), flag(final > i), s.comma(final))
	acc := int(s.accord[i])
	c.add(flag(acc >= 0), flag(acc > i), num(bucket(i-start)))
	c.add(num(bucket(i-start)), x.tag)
	c.add(num(bucket(end-1-i)), flag(x.stop))
	c.add(x.word, ls, flag(that))
	c.add(x.word, rs)
	c.add(s.get(start).word, flag(left >= 0))
	c.add(s.get(start).tag, ls, rs, fs)
	prev := s.get(start - 1)
	c.add(num(int(prev.place)), num(int(s.strongest(start-1))), ls, rs)
	next := s.get(end)
	c.add(num(int(next.place)), fs)
}

// comma tells whether a comma or mark parts the cue at cell i, or the phrase in
// front of it, from what precedes.
func (s *sheet) comma(i int) linear.Feature {
	if i < 0 {
		return 1
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		if s.cells[k].comma || s.cells[k].place == fence {
			return num(i - k)
		}
	}
	return 2
}

// strongest is the strength of the last cue of the sentence cell i ends.
func (s *sheet) strongest(i int) uint8 {
	if i < 0 {
		return 9
	}
	if s.lasts[i] < 0 {
		return 0
	}
	return s.cells[s.lasts[i]].strength
}

// stem is a verb's form without its inflection, the same for all its forms.
func stem(low string) string { return stemOf(low, tables().irregular) }

func stemOf(low string, irregular map[string]string) string {
	if base, ok := irregular[low]; ok {
		low = base
	}
	for _, end := range []string{"ing", "ied", "ies", "ed", "es", "s"} {
		if cut, ok := strings.CutSuffix(low, end); ok && len(cut) >= 3 {
			low = cut
			if end[0] == 'i' && end != "ing" {
				low += "y"
			}
			break
		}
	}
	if cut, ok := strings.CutSuffix(low, "e"); ok && len(cut) >= 3 {
		low = cut
	}
	if n := len(low); n > 3 && low[n-1] == low[n-2] && low[n-1] != 's' && low[n-1] != 'l' {
		low = low[:n-1]
	}
	return low
}

// titleLike reports whether the words of sp are all capitalised save the small
// ones, at most eight, and no sentence's end stands with them.
func (lay *layout) titleLike(sp text.Span) bool {
	lo, hi := lay.between(sp)
	caps, words := 0, 0
	for t := lo; t < hi && words < 9; t++ {
		if !text.HasWord(lay.tokens[t].low) {
			continue
		}
		words++
		switch {
		case lay.capital(t) || text.IsWord(rune(lay.word(t)[0])) && lay.word(t)[0] <= '9':
			caps++
		case !tables().small[lay.tokens[t].low]:
			return false
		}
	}
	end := sp.Of(lay.doc.Text)
	return words > 0 && words < 9 && caps > 0 && (words == 1 || caps > 1) && !in(rune(end[len(end)-1]), ",?")
}
