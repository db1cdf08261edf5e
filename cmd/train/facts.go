package main

import (
	"fmt"
	"math"
	"strings"

	"lede/model/entity"
	"lede/model/linear"
)

// Settings of the logistic model of facts: each weight is drawn to nothing, that of two
// facts at once the harder. That was chosen of 20, 80 and 300 by thirds of the texts
// learned from.
const (
	steps         = 600
	decay         = 0.993 // of a step's length
	stepLength    = 0.3
	shrinkage     = 2.0
	pairShrinkage = 80.0
)

// format writes a line for each fact, and for two at once that weigh something.
func format(weights [2][]float64) string {
	var b strings.Builder
	for k := range entity.FactCount {
		fmt.Fprintf(&b, "%.3f %.3f\n", weights[0][k], weights[1][k])
	}
	for a := range entity.FactCount {
		for c := a + 1; c < entity.FactCount; c++ {
			if p, t := weights[0][pairOf(a, c)], weights[1][pairOf(a, c)]; math.Abs(p) >= slight || math.Abs(t) >= slight {
				fmt.Fprintf(&b, "%d %d %.2f %.2f\n", a, c, p, t)
			}
		}
	}
	return b.String()
}

// slight is the weight of two facts at once below which they are left out.
const slight = 0.02

// pairOf is the place of the weight of facts a < b at once.
func pairOf(a, b int) int { return entity.FactCount*(a+1) + b }

// widths is how many weights a kind has.
const widths = entity.FactCount * (entity.FactCount + 1)

// active is a fact, or two at once, that holds.
type active struct {
	at    int32
	value float32
}

// activeOf are those of a candidate.
func activeOf(facts []float64) (out []active) {
	for k, v := range facts {
		if v == 0 {
			continue
		}
		for j := range k {
			if facts[j] != 0 {
				out = append(out, active{int32(pairOf(j, k)), float32(v * facts[j])})
			}
		}
		out = append(out, active{int32(k), float32(v)})
	}
	return out
}

// fit learns the weights of a logistic model of whether a candidate is meant.
func fit(seen []pronoun, kind entity.Kind) []float64 {
	type example struct {
		active []active
		p      *pronoun
	}
	var all []example
	total := 0.0
	for i := range seen {
		if p := &seen[i]; p.kind == kind {
			all = append(all, example{activeOf(p.facts), p})
			total += p.weight
		}
	}
	w, slope, squares := make([]float64, widths), make([]float64, widths), make([]float64, widths)
	length := stepLength
	for step := range steps {
		for k := range slope {
			slope[k] = shrinkage * w[k]
			if k >= entity.FactCount {
				slope[k] = pairShrinkage * w[k]
			}
		}
		for _, e := range all {
			z := 0.0
			for _, a := range e.active {
				z += w[a.at] * float64(a.value)
			}
			miss := e.p.weight * (linear.Logistic(z) - truth(e.p.meant))
			for _, a := range e.active {
				slope[a.at] += miss * float64(a.value)
			}
		}
		for k, s := range slope {
			if s == 0 {
				continue
			}
			g := s / total
			squares[k] += g * g
			w[k] -= length * g / (math.Sqrt(squares[k]/float64(step+1)) + 1e-8)
		}
		length *= decay
	}
	return w
}

// chance is the chance by these weights that a candidate with these facts is meant.
func chance(w, facts []float64) float64 {
	z := 0.0
	for _, a := range activeOf(facts) {
		z += w[a.at] * float64(a.value)
	}
	return linear.Logistic(z)
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
