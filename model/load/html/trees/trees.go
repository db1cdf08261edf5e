// Package trees evaluates forests of decision trees that gradient boosting made:
// each tree asks one feature a node and ends in a value; the values add up.
package trees

import (
	"encoding/binary"
	"errors"
	"math"
)

// Forest is a sum of trees. The zero Forest says 0 of everything.
type Forest struct {
	Base  float32
	Trees []*Tree
}

// Tree is a node: a question with two answers, or a leaf.
type Tree struct {
	Feature int     // that is asked, of a node with answers
	Below   float32 // values under it take Left, others and NaN Right
	Left    *Tree
	Right   *Tree
	Value   float32 // of a leaf, a multiple of Step
}

// Step is the grain in which the values of leaves are kept.
const Step = 1.0 / 4096

// Chance returns how likely what has these features is, in 0..1.
func (f *Forest) Chance(features []float32) float32 {
	sum := float64(f.Base)
	for _, t := range f.Trees {
		sum += float64(t.Leaf(features).Value)
	}
	return float32(1 / (1 + math.Exp(-sum)))
}

// Chances returns the chance of each row of features.
func (f *Forest) Chances(rows [][]float32) []float32 {
	out := make([]float32, len(rows))
	for i, row := range rows {
		out[i] = f.Chance(row)
	}
	return out
}

// Leaf returns where a tree ends for what has these features.
func (t *Tree) Leaf(features []float32) *Tree {
	for t.Left != nil {
		if features[t.Feature] < t.Below {
			t = t.Left
		} else {
			t = t.Right
		}
	}
	return t
}

// Width is how many features a forest knows: it asks none from there on.
func (f *Forest) Width() int {
	width := 0
	var walk func(t *Tree)
	walk = func(t *Tree) {
		if t.Left != nil {
			width = max(width, t.Feature+1)
			walk(t.Left)
			walk(t.Right)
		}
	}
	for _, t := range f.Trees {
		walk(t)
	}
	return width
}

// leaf stands where a node's feature would.
const leaf = 255

// Encode writes a forest over fewer than 255 features: the places where each
// feature is cut, then the trees, nodes before what is below them.
func (f *Forest) Encode() []byte {
	cuts, at := f.cuts()
	out := binary.LittleEndian.AppendUint32(nil, math.Float32bits(f.Base))
	out = append(out, byte(len(cuts)))
	for _, c := range cuts {
		out = binary.LittleEndian.AppendUint16(out, uint16(len(c)))
		for _, v := range c {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
		}
	}
	out = binary.LittleEndian.AppendUint16(out, uint16(len(f.Trees)))
	for _, t := range f.Trees {
		out = t.encode(out, at)
	}
	return out
}

// cuts returns the values at which each feature is cut, and their places.
func (f *Forest) cuts() (cuts [][]float32, at []map[float32]int) {
	var walk func(t *Tree)
	walk = func(t *Tree) {
		if t.Left == nil {
			return
		}
		for len(cuts) <= t.Feature {
			cuts, at = append(cuts, nil), append(at, map[float32]int{})
		}
		if _, known := at[t.Feature][t.Below]; !known {
			at[t.Feature][t.Below] = len(cuts[t.Feature])
			cuts[t.Feature] = append(cuts[t.Feature], t.Below)
		}
		walk(t.Left)
		walk(t.Right)
	}
	for _, t := range f.Trees {
		walk(t)
	}
	return cuts, at
}

func (t *Tree) encode(out []byte, at []map[float32]int) []byte {
	if t.Left == nil {
		return binary.LittleEndian.AppendUint16(append(out, leaf), uint16(int16(math.Round(float64(t.Value)/Step))))
	}
	out = binary.LittleEndian.AppendUint16(append(out, byte(t.Feature)), uint16(at[t.Feature][t.Below]))
	return t.Right.encode(t.Left.encode(out, at), at)
}

// ErrDamaged is the error of data that are no forest.
var ErrDamaged = errors.New("trees: damaged")

// maxDepth is how deep a tree may be.
const maxDepth = 64

// Decode reads what Encode wrote.
func Decode(data []byte) (*Forest, error) {
	r := reader{data: data}
	f := &Forest{Base: r.float()}
	cuts := make([][]float32, r.byte())
	for i := range cuts {
		for range r.short() {
			if r.bad {
				return nil, ErrDamaged
			}
			cuts[i] = append(cuts[i], r.float())
		}
	}
	count := r.short()
	r.nodes = make([]Tree, 0, len(r.data)/nodeSize)
	f.Trees = make([]*Tree, 0, min(int(count), cap(r.nodes)))
	for range count {
		f.Trees = append(f.Trees, r.tree(cuts, 0))
		if r.bad {
			return nil, ErrDamaged
		}
	}
	if r.bad || len(r.data) > 0 {
		return nil, ErrDamaged
	}
	return f, nil
}

// nodeSize is how many bytes a node is written in.
const nodeSize = 3

// reader takes numbers off data; bad is set where there are too few.
type reader struct {
	data  []byte
	nodes []Tree // room for all
	bad   bool
}

func (r *reader) take(n int) []byte {
	if len(r.data) < n {
		r.bad = true
		return make([]byte, n)
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) byte() byte     { return r.take(1)[0] }
func (r *reader) short() uint16  { return binary.LittleEndian.Uint16(r.take(2)) }
func (r *reader) float() float32 { return math.Float32frombits(binary.LittleEndian.Uint32(r.take(4))) }

func (r *reader) tree(cuts [][]float32, depth int) *Tree {
	feature, n := r.byte(), r.short()
	if r.bad || depth > maxDepth || feature != leaf && (int(feature) >= len(cuts) || int(n) >= len(cuts[feature])) {
		r.bad = true
		return nil
	}
	r.nodes = append(r.nodes, Tree{})
	t := &r.nodes[len(r.nodes)-1]
	if feature == leaf {
		t.Value = float32(int16(n)) * Step
		return t
	}
	t.Feature, t.Below = int(feature), cuts[feature][n]
	t.Left = r.tree(cuts, depth+1)
	t.Right = r.tree(cuts, depth+1)
	return t
}
