// Package boost grows forests of decision trees by gradient boosting.
package boost

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"lede/model/linear"
	"lede/model/load/html/trees"
)

// Settings are those of gradient boosting with log loss, over histograms: trees
// grow at the leaf that gains most.
type Settings struct {
	Trees   int
	Leaves  int     // of a tree
	Rate    float64 // how much of each tree is believed
	Shrink  float64 // what is added to the weight of a leaf
	Least   float64 // the weight that each answer of a question has
	Columns float64 // share of the features that a tree may ask
	Rows    float64 // share of the groups that a tree sees
}

// Sample are the rows that are learned from.
type Sample struct {
	Features [][]float32
	Label    []float32 // 0 or 1
	Weight   []float32
	Group    []int // rows of one group are drawn together
}

// maxBins is how many values of a feature are told apart.
const maxBins = 192

// maxCut is of about how many rows the values say where a feature is cut.
const maxCut = 20_000

// columns is a sample by features, each value as the number of its bin.
type columns struct {
	bins [][]uint8
	cuts [][]float32 // bin b holds values under cuts[b], the last all others
}

func binned(s *Sample) *columns {
	width := len(s.Features[0])
	c := &columns{bins: make([][]uint8, width), cuts: make([][]float32, width)}
	Split(width, func(j int) {
		var values []float32
		for i := 0; i < len(s.Features); i += 1 + len(s.Features)/maxCut {
			values = append(values, s.Features[i][j])
		}
		c.cuts[j] = quantiles(values)
		c.bins[j] = make([]uint8, len(s.Features))
		for i, row := range s.Features {
			c.bins[j][i] = uint8(under(c.cuts[j], row[j]))
		}
	})
	return c
}

// under is the number of cuts that v is not under.
func under(cuts []float32, v float32) int {
	at, exact := slices.BinarySearch(cuts, v)
	if exact {
		at++
	}
	return at
}

// quantiles returns where values are cut: between all that differ, where they
// are few.
func quantiles(values []float32) []float32 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	unique := slices.Compact(slices.Clone(sorted))
	if len(unique) <= maxBins {
		return unique[1:]
	}
	var cuts []float32
	for i := 1; i < maxBins; i++ {
		if v := sorted[i*len(sorted)/maxBins]; v > sorted[0] && (len(cuts) == 0 || v > cuts[len(cuts)-1]) {
			cuts = append(cuts, v)
		}
	}
	return cuts
}

// Split calls f for 0 … n-1 on a few goroutines.
func Split(n int, f func(int)) {
	const workers = 2
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wg.Wait()
}

// Learn returns the forest that tells label 1 from 0.
func (b Settings) Learn(s *Sample, seed uint64) *trees.Forest {
	g := &grower{Settings: b, Sample: s, columns: binned(s), random: rand.New(rand.NewPCG(seed, 1))}
	sum, all := 0.0, 0.0
	for i, w := range s.Weight {
		sum += float64(w) * float64(s.Label[i])
		all += float64(w)
	}
	p := min(max(sum/all, .001), .999)
	f := &trees.Forest{Base: float32(math.Log(p / (1 - p)))}
	g.score = make([]float64, len(s.Label))
	for i := range g.score {
		g.score[i] = float64(f.Base)
	}
	g.slope, g.curve = make([]float32, len(s.Label)), make([]float32, len(s.Label))
	for range b.Trees {
		f.Trees = append(f.Trees, g.tree())
	}
	return f
}

// grower grows the trees of one forest.
type grower struct {
	Settings
	*Sample
	*columns
	random       *rand.Rand
	score        []float64
	slope, curve []float32 // of the loss
	asked        []int     // features that this tree may ask
}

// bin is what the rows in one bin of a feature add up to.
type bin struct{ slope, curve float64 }

// growing is a leaf that may still become a question.
type growing struct {
	node    *trees.Tree
	rows    []int32
	sums    [][]bin // by the features asked
	gain    float64
	feature int
	cut     int
}

func (g *grower) tree() *trees.Tree {
	for i, s := range g.score {
		p := linear.Logistic(s)
		g.slope[i] = float32(p-float64(g.Label[i])) * g.Weight[i]
		g.curve[i] = float32(max(p*(1-p), 1e-6)) * g.Weight[i]
	}
	g.asked = g.random.Perm(len(g.bins))[:max(1, int(float64(len(g.bins))*g.Columns))]
	root := &growing{node: &trees.Tree{}, rows: g.draw()}
	root.sums = g.histogram(root.rows)
	g.best(root)
	open := []*growing{root}
	for len(open) < g.Leaves {
		at := 0
		for i, l := range open {
			if l.gain > open[at].gain {
				at = i
			}
		}
		if open[at].gain <= 0 {
			break
		}
		left, right := g.ask(open[at])
		open[at] = left
		open = append(open, right)
	}
	for _, l := range open {
		l.node.Value = g.value(l.sums)
	}
	g.move(root.node)
	return root.node
}

// draw returns the rows of the groups that a tree sees.
func (g *grower) draw() []int32 {
	in := map[int]bool{}
	var rows []int32
	for i, group := range g.Group {
		is, known := in[group]
		if !known {
			is = g.random.Float64() < g.Rows
			in[group] = is
		}
		if is {
			rows = append(rows, int32(i))
		}
	}
	return rows
}

func (g *grower) histogram(rows []int32) [][]bin {
	sums := make([][]bin, len(g.asked))
	Split(len(g.asked), func(k int) {
		column := g.bins[g.asked[k]]
		out := make([]bin, len(g.cuts[g.asked[k]])+1)
		for _, r := range rows {
			b := &out[column[r]]
			b.slope += float64(g.slope[r])
			b.curve += float64(g.curve[r])
		}
		sums[k] = out
	})
	return sums
}

// best finds the question that gains most at a leaf.
func (g *grower) best(l *growing) {
	gains := make([]float64, len(l.sums))
	cuts := make([]int, len(l.sums))
	Split(len(l.sums), func(k int) {
		total := bin{}
		for _, b := range l.sums[k] {
			total.slope += b.slope
			total.curve += b.curve
		}
		left := bin{}
		for i, b := range l.sums[k][:len(l.sums[k])-1] {
			left.slope += b.slope
			left.curve += b.curve
			right := bin{total.slope - left.slope, total.curve - left.curve}
			if left.curve < g.Least || right.curve < g.Least {
				continue
			}
			if gain := g.worth(left) + g.worth(right) - g.worth(total); gain > gains[k] {
				gains[k], cuts[k] = gain, i
			}
		}
	})
	l.gain = 1e-4
	found := false
	for k, gain := range gains {
		if gain > l.gain {
			l.gain, l.feature, l.cut, found = gain, g.asked[k], cuts[k], true
		}
	}
	if !found {
		l.gain = 0
	}
}

func (g *grower) worth(b bin) float64 { return b.slope * b.slope / (b.curve + g.Shrink) }

// ask makes a leaf a question and returns its two answers.
func (g *grower) ask(l *growing) (left, right *growing) {
	left, right = &growing{node: &trees.Tree{}}, &growing{node: &trees.Tree{}}
	for _, r := range l.rows {
		if int(g.bins[l.feature][r]) <= l.cut {
			left.rows = append(left.rows, r)
		} else {
			right.rows = append(right.rows, r)
		}
	}
	small, large := left, right
	if len(small.rows) > len(large.rows) {
		small, large = large, small
	}
	small.sums = g.histogram(small.rows)
	large.sums = l.sums
	for k := range large.sums {
		for i := range large.sums[k] {
			large.sums[k][i].slope -= small.sums[k][i].slope
			large.sums[k][i].curve -= small.sums[k][i].curve
		}
	}
	l.node.Feature, l.node.Below = l.feature, g.cuts[l.feature][l.cut]
	l.node.Left, l.node.Right = left.node, right.node
	l.rows, l.sums = nil, nil
	g.best(left)
	g.best(right)
	return left, right
}

// value is what a leaf says.
func (g *grower) value(sums [][]bin) float32 {
	total := bin{}
	for _, b := range sums[0] {
		total.slope += b.slope
		total.curve += b.curve
	}
	v := -g.Rate * total.slope / (total.curve + g.Shrink)
	return float32(math.Round(min(max(v, -4), 4)/trees.Step)) * trees.Step
}

// move adds what a new tree says to the score of every row.
func (g *grower) move(root *trees.Tree) {
	Split(len(g.score), func(i int) {
		g.score[i] += float64(root.Leaf(g.Features[i]).Value)
	})
}
