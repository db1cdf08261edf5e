package main

import (
	"math/rand/v2"

	"lede/model/entity/tagger"
	"lede/model/linear"
)

// perceptron is the averaged structured perceptron (Collins 2002). Where the
// annotation leaves more than one reading, the best of them under the current
// weights is the one to be learned. A share of the features is hidden in each
// step, others each time, so that no name is learned by one of them alone.
type perceptron struct {
	weights, sums []float32 // [feature*Labels+label]; sums by the step they were made in
	pairs, psums  []float32 // [from*Labels+to]
	step          float32
	hide          uint64 // share of features hidden, of 256
	emissions     []float32
	guess, target []tagger.Label
	seen          example
	kept          []int32
	viterbi       viterbi
}

func newPerceptron(features int) *perceptron {
	const l = tagger.Labels
	return &perceptron{
		weights: make([]float32, features*l), sums: make([]float32, features*l),
		pairs: make([]float32, l*l), psums: make([]float32, l*l), viterbi: newViterbi(), hide: hidden,
	}
}

// train makes epochs over the samples, in an order drawn from seed, and reports
// the share of stretches that were wrong in each.
func (p *perceptron) train(samples []*sample, epochs int, seed uint64, report func(epoch int, wrong float64)) {
	var order [][2]int
	for i, s := range samples {
		for range s.gold.corpus.copies {
			for k := range s.examples {
				order = append(order, [2]int{i, k})
			}
		}
	}
	random := rand.New(rand.NewPCG(seed, 0))
	for epoch := range epochs {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		wrong := 0
		for _, o := range order {
			s := samples[o[0]]
			if p.learn(s, &s.examples[o[1]]) {
				wrong++
			}
		}
		report(epoch+1, float64(wrong)/float64(max(1, len(order))))
	}
}

// learn makes one step and reports whether the weights had to change.
func (p *perceptron) learn(s *sample, e *example) bool {
	p.step++
	p.emit(p.visible(e))
	e = &p.seen
	allowed := s.allowed[e.first : e.first+len(e.features)]
	p.guess = p.viterbi.decode(p.emissions, p.pairs, nil, p.guess)
	right := true
	for i, l := range p.guess {
		right = right && allowed[i].has(l)
	}
	if right {
		return false
	}
	p.target = p.viterbi.decode(p.emissions, p.pairs, allowed, p.target)
	if p.target == nil {
		return false
	}
	before, wanted := tagger.Outside, tagger.Outside
	for i, g := range p.guess {
		t := p.target[i]
		if g != t {
			for _, f := range e.features[i] {
				p.add(p.weights, p.sums, int(f)*tagger.Labels+int(t), 1)
				p.add(p.weights, p.sums, int(f)*tagger.Labels+int(g), -1)
			}
		}
		if g != t || before != wanted {
			p.add(p.pairs, p.psums, int(wanted)*tagger.Labels+int(t), 1)
			p.add(p.pairs, p.psums, int(before)*tagger.Labels+int(g), -1)
		}
		before, wanted = g, t
	}
	p.add(p.pairs, p.psums, int(wanted)*tagger.Labels, 1)
	p.add(p.pairs, p.psums, int(before)*tagger.Labels, -1)
	return true
}

// visible is e without the features that are hidden in this step.
func (p *perceptron) visible(e *example) *example {
	p.seen.first = e.first
	p.seen.features = p.seen.features[:0]
	p.kept = p.kept[:0]
	for _, fs := range e.features {
		from := len(p.kept)
		for _, f := range fs {
			h := (uint64(f)<<32 | uint64(p.step)) * 0x9E3779B97F4A7C15
			if (h^h>>29)*0xBF58476D1CE4E5B9>>56 >= p.hide {
				p.kept = append(p.kept, f)
			}
		}
		p.seen.features = append(p.seen.features, p.kept[from:len(p.kept):len(p.kept)])
	}
	return &p.seen
}

func (p *perceptron) add(weights, sums []float32, i int, v float32) {
	weights[i] += v
	sums[i] += v * p.step
}

func (p *perceptron) emit(e *example) {
	p.emissions = append(p.emissions[:0], make([]float32, len(e.features)*tagger.Labels)...)
	for i, fs := range e.features {
		out := p.emissions[i*tagger.Labels : (i+1)*tagger.Labels]
		for _, f := range fs {
			row := p.weights[int(f)*tagger.Labels : (int(f)+1)*tagger.Labels]
			for l, w := range row {
				out[l] += w
			}
		}
	}
}

// average replaces the weights by their mean over all steps.
func (p *perceptron) average() {
	n := p.step + 1
	for i, s := range p.sums {
		p.weights[i] -= s / n
	}
	for i, s := range p.psums {
		p.pairs[i] -= s / n
	}
}

// model is the weights under the features' names.
func (p *perceptron) model(names []linear.Feature) linear.Weights {
	w := linear.Weights{Classes: tagger.Labels, Rows: make(map[linear.Feature][]float64, len(names))}
	for _, v := range p.pairs {
		w.Transitions = append(w.Transitions, float64(v))
	}
	for id, f := range names {
		row := make([]float64, tagger.Labels)
		weighs := false
		for l := range row {
			row[l] = float64(p.weights[id*tagger.Labels+l])
			weighs = weighs || row[l] != 0
		}
		if weighs {
			w.Rows[f] = row
		}
	}
	return w
}

// label decodes every stretch of s.
func (p *perceptron) label(s *sample) []tagger.Label {
	labels := make([]tagger.Label, len(s.doc.Tokens))
	for k := range s.examples {
		e := &s.examples[k]
		p.emit(e)
		p.guess = p.viterbi.decode(p.emissions, p.pairs, nil, p.guess)
		copy(labels[e.first:], p.guess)
	}
	return labels
}
