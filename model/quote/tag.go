package quote

import (
	"context"
	"math"
	"sync"

	"lede/model/linear"
)

// belief is what the tagger thinks of one token: the chance that it is of a
// content, a source, a cue, and the role it has in the best sequence.
type belief struct {
	content, source, cue float32
	role                 role
}

// longest is how many tokens are tagged at once; a longer paragraph is cut at
// the end of a sentence, or here.
const longest = 2000

// tag fills in the beliefs of the tokens [lo, hi), which are of one paragraph,
// or stops when ctx is done.
func (lay *layout) tag(ctx context.Context, m *models, lo, hi int, into []belief, w *workspace) {
	if ctx.Err() != nil {
		return
	}
	s := lay.sheet(m.cues, lo, hi)
	for from := 0; from < len(s.cells) && ctx.Err() == nil; {
		to := min(len(s.cells), from+longest)
		if to < len(s.cells) && int(s.starts[to]) > from {
			to = int(s.starts[to])
		}
		w.run(m.tagger, s, from, to, into[lo+from:lo+to])
		from = to
	}
}

// workspace holds what tagging needs, to be used again.
type workspace struct {
	features  collector
	emissions []int32
	path      linear.Path
	lattice   lattice
	steps     steps // of the model that was used last
}

// workspaces are those that nobody uses: a short text takes less to tag than
// a new one does to fill.
var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// steps are the transitions of a model, as they are used.
type steps struct {
	transitions []int32
	decoder     *linear.Decoder
	exp         [roles][roles]float64
}

func (w *workspace) run(m *linear.Model, s *sheet, from, to int, into []belief) {
	w.emit(m, s, from, to)
	w.conclude(m.Transitions(), into)
}

// emit computes the scores of every role for the cells [from, to).
func (w *workspace) emit(m *linear.Model, s *sheet, from, to int) {
	w.emissions = append(w.emissions[:0], make([]int32, (to-from)*int(roles))...)
	for i := range to - from {
		s.features(from+i, &w.features)
		row := w.emissions[i*int(roles) : (i+1)*int(roles)]
		m.AddAll(row, w.features.out)
	}
}

// conclude turns the scores into beliefs.
func (w *workspace) conclude(transitions []int32, into []belief) {
	if c := &w.steps; len(c.transitions) == 0 || &c.transitions[0] != &transitions[0] {
		*c = steps{transitions, linear.NewDecoder(transitions, int(roles)), expTransitions(transitions)}
	}
	w.steps.decoder.Decode(w.emissions, &w.path)
	w.lattice.fit(len(into))
	for i, e := range w.emissions {
		w.lattice.score[i] = float64(e) / linear.Scale
	}
	w.lattice.solve(&w.steps.exp)
	for i := range into {
		p := w.lattice.marginal[i*int(roles) : (i+1)*int(roles)]
		into[i] = belief{
			content: float32(p[contentFirst] + p[contentMore]),
			source:  float32(p[sourceFirst] + p[sourceMore]),
			cue:     float32(p[cueFirst] + p[cueMore]),
			role:    role(w.path.Classes[i]),
		}
	}
}

func expTransitions(t []int32) (out [roles][roles]float64) {
	for i := range out {
		for j := range out[i] {
			if v := t[i*int(roles)+j]; v > linear.Forbidden/2 {
				out[i][j] = math.Exp(float64(v) / linear.Scale)
			}
		}
	}
	return out
}

// lattice computes the marginals of a linear-chain conditional random field
// (Lafferty et al. 2001) by the forward-backward algorithm, scaled at every
// step. The sequence starts and ends as if beside role 0.
type lattice struct {
	score, marginal []float64 // [position*roles+role]
	forward, back   []float64
	scale           []float64
	logZ            float64
}

func (l *lattice) fit(n int) {
	size := n * int(roles)
	for _, p := range []*[]float64{&l.score, &l.marginal, &l.forward, &l.back} {
		if cap(*p) < size {
			*p = make([]float64, size)
		}
		*p = (*p)[:size]
	}
	if cap(l.scale) < n {
		l.scale = make([]float64, n)
	}
	l.scale = l.scale[:n]
}

// solve fills marginal from score, whose content it replaces by exponentials.
func (l *lattice) solve(t *[roles][roles]float64) {
	n := len(l.scale)
	l.logZ = 0
	for i := range n {
		row := l.score[i*int(roles) : (i+1)*int(roles)]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		for c := range row {
			row[c] = math.Exp(row[c] - top)
		}
		l.logZ += top
		l.advance(i, row, t)
	}
	l.finish(t)
}

func (l *lattice) advance(i int, row []float64, t *[roles][roles]float64) {
	f := l.forward[i*int(roles) : (i+1)*int(roles)]
	sum := 0.0
	for c := range f {
		in := t[0][c]
		if i > 0 {
			prev := l.forward[(i-1)*int(roles) : i*int(roles)]
			in = 0
			for b, v := range prev {
				in += v * t[b][c]
			}
		}
		f[c] = in * row[c]
		sum += f[c]
	}
	l.scale[i] = sum
	l.logZ += math.Log(sum)
	for c := range f {
		f[c] /= sum
	}
}

func (l *lattice) finish(t *[roles][roles]float64) {
	n := len(l.scale)
	for i := n - 1; i >= 0; i-- {
		b := l.back[i*int(roles) : (i+1)*int(roles)]
		f := l.forward[i*int(roles) : (i+1)*int(roles)]
		m := l.marginal[i*int(roles) : (i+1)*int(roles)]
		total := 0.0
		for c := range b {
			b[c] = t[c][0]
			if i+1 < n {
				b[c] = 0
				for d := range b {
					b[c] += t[c][d] * l.score[(i+1)*int(roles)+d] * l.back[(i+1)*int(roles)+d] / l.scale[i+1]
				}
			}
			m[c] = f[c] * b[c]
			total += m[c]
		}
		if i == n-1 {
			l.logZ += math.Log(total)
		}
		for c := range m {
			m[c] /= total
		}
	}
}
