package quote

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"

	"lede/model/linear"
)

// chain is a paragraph to learn from: the features of each token and its role.
type chain struct {
	features [][]int32
	gold     []role
}

// index numbers the features that occur at least least times.
type index struct {
	ids   map[linear.Feature]int32
	names []linear.Feature
}

func (x *index) keep(counts map[linear.Feature]int32, order []linear.Feature, least int32) {
	x.ids = map[linear.Feature]int32{}
	for _, f := range order {
		if counts[f] >= least {
			x.ids[f] = int32(len(x.names))
			x.names = append(x.names, f)
		}
	}
}

func (x *index) of(features []linear.Feature) []int32 {
	out := make([]int32, 0, len(features))
	for _, f := range features {
		if id, ok := x.ids[f]; ok {
			out = append(out, id)
		}
	}
	return out
}

// crfLearner fits a linear-chain conditional random field by stochastic
// gradient descent with per-weight rates (AdaGrad, Duchi et al. 2011).
type crfLearner struct {
	weights, squares []float32 // [feature*roles+role]
	sum              []float32 // of the weights after the later passes
	sums             int
	transitions      [roles][roles]float64
	tsquares         [roles][roles]float64
	rate, decay      float64
	lattice          lattice

	random *rand.Rand
	kept   []int32 // features of all tokens of a chain that are not hidden
	ends   []int   // where each token's end in kept
}

// hidden is the share of the features that a step does not see, so that no
// weight relies on another (Srivastava et al. 2014); the weights are scaled by
// the rest in the end.
const hidden = 0.25

func newCRF(features int) *crfLearner {
	c := &crfLearner{
		weights: make([]float32, features*int(roles)), squares: make([]float32, features*int(roles)),
		rate: 0.02, decay: 1e-2, random: rand.New(rand.NewPCG(8, 9)),
	}
	return c
}

// follows reports whether role b may come after role a.
func follows(a, b role) bool {
	switch b {
	case contentMore:
		return a == contentFirst || a == contentMore
	case sourceMore:
		return a == sourceFirst || a == sourceMore
	case cueMore:
		return a == cueFirst || a == cueMore
	}
	return true
}

func (c *crfLearner) exp() (out [roles][roles]float64) {
	for a := range out {
		for b := range out[a] {
			if follows(role(a), role(b)) {
				out[a][b] = math.Exp(c.transitions[a][b])
			}
		}
	}
	return out
}

// learn makes one step on ch and returns its loss.
func (c *crfLearner) learn(ch chain) float64 {
	n := len(ch.gold)
	l := &c.lattice
	l.fit(n)
	gold := 0.0
	c.hide(ch)
	for i := range ch.features {
		row := l.score[i*int(roles) : (i+1)*int(roles)]
		clear(row)
		for _, f := range c.seen(i) {
			w := c.weights[int(f)*int(roles) : (int(f)+1)*int(roles)]
			for r, v := range w {
				row[r] += float64(v)
			}
		}
		gold += row[ch.gold[i]]
	}
	t := c.exp()
	l.solve(&t)
	gold += c.stepTransitions(ch, t)
	for i := range ch.features {
		c.step(c.seen(i), l.marginal[i*int(roles):(i+1)*int(roles)], ch.gold[i])
	}
	return l.logZ - gold
}

// hide chooses the features that the next step sees.
func (c *crfLearner) hide(ch chain) {
	c.kept, c.ends = c.kept[:0], c.ends[:0]
	for _, fs := range ch.features {
		for _, f := range fs {
			if c.random.Float64() >= hidden {
				c.kept = append(c.kept, f)
			}
		}
		c.ends = append(c.ends, len(c.kept))
	}
}

// seen are the features of token i that are not hidden.
func (c *crfLearner) seen(i int) []int32 {
	if i == 0 {
		return c.kept[:c.ends[0]]
	}
	return c.kept[c.ends[i-1]:c.ends[i]]
}

func (c *crfLearner) step(fs []int32, p []float64, gold role) {
	for r := range p {
		g := p[r]
		if role(r) == gold {
			g--
		}
		if math.Abs(g) < 1e-4 {
			continue
		}
		for _, f := range fs {
			k := int(f)*int(roles) + r
			d := g + c.decay*float64(c.weights[k])
			c.squares[k] += float32(d * d)
			c.weights[k] -= float32(c.rate * d / math.Sqrt(float64(c.squares[k])+1e-6))
		}
	}
}

// stepTransitions moves the transition weights and returns their share of the
// gold sequence's score.
func (c *crfLearner) stepTransitions(ch chain, t [roles][roles]float64) float64 {
	l, n := &c.lattice, len(ch.gold)
	var expected [roles][roles]float64
	gold := c.transitions[0][ch.gold[0]] + c.transitions[ch.gold[n-1]][0]
	for r := range int(roles) {
		expected[0][r] += l.marginal[r]
		expected[r][0] += l.marginal[(n-1)*int(roles)+r]
	}
	expected[0][ch.gold[0]]--
	expected[ch.gold[n-1]][0]--
	for i := 1; i < n; i++ {
		gold += c.transitions[ch.gold[i-1]][ch.gold[i]]
		expected[ch.gold[i-1]][ch.gold[i]]--
		total := 0.0
		var pair [roles][roles]float64
		for a := range pair {
			fa := l.forward[(i-1)*int(roles)+a]
			for b := range pair[a] {
				pair[a][b] = fa * t[a][b] * l.score[i*int(roles)+b] * l.back[i*int(roles)+b]
				total += pair[a][b]
			}
		}
		for a := range pair {
			for b := range pair[a] {
				expected[a][b] += pair[a][b] / total
			}
		}
	}
	for a := range expected {
		for b, g := range expected[a] {
			if follows(role(a), role(b)) {
				c.tsquares[a][b] += g * g
				c.transitions[a][b] -= c.rate * g / math.Sqrt(c.tsquares[a][b]+1e-6)
			}
		}
	}
	return gold
}

// fit runs over the chains a number of times, in an order that depends on
// nothing but their number.
func (c *crfLearner) fit(chains []chain, epochs int, log io.Writer) {
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(chains))
	for e := range epochs {
		loss, tokens := 0.0, 0
		rand.New(rand.NewPCG(3, uint64(e))).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for n, k := range order {
			if e >= epochs/2 && n%(len(order)/4+1) == 0 {
				c.average()
			}
			if len(chains[k].gold) > 0 {
				loss += c.learn(chains[k])
				tokens += len(chains[k].gold)
			}
		}
		fmt.Fprintf(log, "tagger: pass %d, loss %.4f a token\n", e+1, loss/float64(tokens))
	}
}

// average adds the weights to their sum: their mean over the later passes, four
// times in each, is steadier than the last ones.
func (c *crfLearner) average() {
	if c.sum == nil {
		c.sum = make([]float32, len(c.weights))
	}
	for i, w := range c.weights {
		c.sum[i] += w
	}
	c.sums++
}

// export gives the weights by feature.
func (c *crfLearner) export(x *index) linear.Weights {
	w := linear.Weights{Classes: int(roles), Rows: map[linear.Feature][]float64{}}
	for a := range c.transitions {
		for b, v := range c.transitions[a] {
			if !follows(role(a), role(b)) {
				v = linear.Forbidden / linear.Scale
			}
			w.Transitions = append(w.Transitions, v)
		}
	}
	for id, f := range x.names {
		row := make([]float64, roles)
		for r := range row {
			row[r] = float64(c.sum[id*int(roles)+r]) / float64(c.sums) * (1 - hidden)
		}
		w.Rows[f] = row
	}
	return w
}
