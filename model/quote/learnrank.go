package quote

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"

	"lede/model/linear"
	"lede/model/text"
)

// choice is a set of candidates of which some are right.
type choice struct {
	features [][]linear.Feature
	right    []bool
}

// softmax turns scores into chances, in place.
func softmax(scores []float64) {
	top := math.Inf(-1)
	for _, s := range scores {
		top = max(top, s)
	}
	sum := 0.0
	for i, s := range scores {
		scores[i] = math.Exp(s - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}

// chooser fits one weight a feature by gradient descent with per-weight rates,
// so that the right candidates of each choice get the most weight together.
type chooser struct {
	weights, squares, sum []float64
	rate, decay           float64
	scores                []float64
}

// fitChoices fits weights to the choices and returns the model and its encoded
// form.
func fitChoices(name string, choices []choice, passes int, rate, decay, drop float64, log io.Writer) (*linear.Model, []byte, error) {
	data := linear.Encode(choiceWeights(name, choices, passes, rate, decay, log), drop)
	model, err := linear.Open(string(data))
	return model, data, err
}

// choiceWeights fits weights to the choices. Where a choice has one candidate
// only, it is weighed against a score of 0.
func choiceWeights(name string, choices []choice, passes int, rate, decay float64, log io.Writer) linear.Weights {
	x := numbered(choices)
	n := len(x.names)
	c := chooser{weights: make([]float64, n), squares: make([]float64, n), sum: make([]float64, n), rate: rate, decay: decay}
	ids := make([][][]int32, len(choices))
	for i, q := range choices {
		for _, fs := range q.features {
			ids[i] = append(ids[i], x.of(fs))
		}
	}
	order := rand.New(rand.NewPCG(5, 6)).Perm(len(choices))
	for e := range passes {
		rand.New(rand.NewPCG(7, uint64(e))).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, k := range order {
			loss += c.learn(ids[k], choices[k].right)
		}
		if e >= passes/2 {
			for i, w := range c.weights {
				c.sum[i] += w / float64(passes-passes/2)
			}
		}
		fmt.Fprintf(log, "%s: pass %d, loss %.4f a choice\n", name, e+1, loss/float64(len(choices)))
	}
	w := linear.Weights{Classes: 1, Rows: map[linear.Feature][]float64{}}
	for i, f := range x.names {
		w.Rows[f] = []float64{c.sum[i]}
	}
	return w
}

// numbered are the features that the choices have at least four times.
func numbered(choices []choice) *index {
	counts := map[linear.Feature]int32{}
	var order []linear.Feature
	for _, c := range choices {
		for _, fs := range c.features {
			for _, f := range fs {
				if counts[f] == 0 {
					order = append(order, f)
				}
				counts[f]++
			}
		}
	}
	x := &index{}
	x.keep(counts, order, 4)
	return x
}

// learn makes one step and returns its loss.
func (c *chooser) learn(ids [][]int32, right []bool) float64 {
	c.scores = c.scores[:0]
	for _, fs := range ids {
		s := 0.0
		for _, f := range fs {
			s += c.weights[f]
		}
		c.scores = append(c.scores, s)
	}
	if len(ids) == 1 {
		c.scores = append(c.scores, 0)
		right = []bool{right[0], !right[0]}
	}
	softmax(c.scores)
	good := 0.0
	for i, r := range right {
		if r {
			good += c.scores[i]
		}
	}
	for i, fs := range ids {
		target := 0.0
		if right[i] {
			target = c.scores[i] / (good + 1e-12)
		}
		c.step(fs, c.scores[i]-target)
	}
	return -math.Log(good + 1e-12)
}

// step moves the weights of the features fs against the gradient g.
func (c *chooser) step(fs []int32, g float64) {
	if math.Abs(g) < 1e-4 {
		return
	}
	for _, f := range fs {
		d := g + c.decay*c.weights[f]
		c.squares[f] += d * d
		c.weights[f] -= c.rate * d / math.Sqrt(c.squares[f]+1e-6)
	}
}

// overlap is how many tokens with a letter in [lo, hi) act a speaks.
func (l *lesson) overlap(lo, hi int) (act int32, most, words int) {
	counts := map[int32]int{}
	for i := lo; i < hi; i++ {
		if !text.HasWord(l.layout.tokens[i].low) {
			continue
		}
		words++
		if r := l.roles[i]; r == contentFirst || r == contentMore {
			counts[l.act[i]]++
			if n := counts[l.act[i]]; n > most {
				act, most = l.act[i], n
			}
		}
	}
	return act, most, words
}

// isSpeech tells what the annotators made of marked stretch i: speech, or not;
// known is false where they took a part of it only.
func (l *lesson) isSpeech(i int) (speech, known bool) {
	lo, hi := l.layout.between(l.layout.marked[i].Span)
	words, said := 0, 0
	for t := lo; t < hi; t++ {
		if text.HasWord(l.layout.tokens[t].low) {
			words++
			if r := l.roles[t]; r == contentFirst || r == contentMore {
				said++
			}
		}
	}
	return said*2 >= words && words > 0, words > 0 && (said == 0 || said*2 >= words)
}

// names reports whether phrase k names the source of a.
func (l *lesson) names(k int, a *Act) bool {
	p := l.layout.phrases[k]
	sp := l.layout.span(p.first, p.last)
	hit := false
	for _, h := range a.Heads {
		hit = hit || h.Overlaps(sp)
	}
	if !hit {
		return false
	}
	in, n, head := 0, 0, false
	for i := p.first; i < p.last; i++ {
		if !text.HasWord(l.layout.tokens[i].low) {
			continue
		}
		n++
		for _, s := range a.Source {
			if s.Overlaps(l.layout.doc.Tokens[i].Span) {
				in++
				head = head || i == p.head
			}
		}
	}
	return in*2 >= n || head
}

// choices are the questions l's stretches ask the ranker.
func (l *lesson) choices(m *models, speech []bool) []choice {
	var out []choice
	lay := l.layout
	r := newRanker(lay, m)
	previous, prevPara := -1, 0
	for _, s := range lay.stretches(speech) {
		act, most, words := l.overlap(s.lo, s.hi)
		if act == 0 || most*2 < words {
			continue
		}
		para := int(lay.tokens[s.lo].para)
		ch := choice{}
		chosen := -1
		r.prepare(s, previous, para-prevPara)
		for i, c := range r.list {
			r.features(i)
			ch.features = append(ch.features, append([]linear.Feature(nil), r.col.out...))
			ok := c.phrase < 0 && len(l.acts[act-1].Source) == 0
			if c.phrase >= 0 && l.names(c.phrase, &l.acts[act-1]) {
				ok = true
				if chosen < 0 {
					chosen = c.phrase
				}
			}
			ch.right = append(ch.right, ok)
		}
		solvable := false
		for _, ok := range ch.right {
			solvable = solvable || ok
		}
		previous, prevPara = chosen, para
		if solvable {
			out = append(out, ch)
		}
	}
	return out
}
