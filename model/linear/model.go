package linear

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// Model maps features to a weight for each of a fixed set of classes. It reads
// its weights where they lie: opening one costs no more than its header. It is
// immutable and safe for concurrent use.
type Model struct {
	classes     int
	transitions []int32    // [from*classes+to]; nil where the model has none
	codes       [256]int32 // what a weight's byte stands for
	offsets     *Dict      // feature → 1 + offset into rows
	rows        string     // the set of classes, their codes; eight bytes more at the end
	setSize     int        // bytes of a set of classes, the first in the lowest bit
}

const magic = "linear3\n"

var errFormat = errors.New("not a linear model")

// Open returns the model encoded in data, which it keeps.
func Open(data string) (*Model, error) {
	r := reader{data: data}
	if r.take(len(magic)) != magic {
		return nil, errFormat
	}
	m := &Model{classes: int(r.uint32())}
	if m.classes == 0 || m.classes > maxClasses {
		return nil, fmt.Errorf("%w: %d classes", errFormat, m.classes)
	}
	m.transitions = make([]int32, r.uint32())
	for i := range m.transitions {
		m.transitions[i] = int32(r.uint32())
	}
	for i := range m.codes {
		m.codes[i] = int32(r.uint32())
	}
	m.offsets = r.dict()
	m.rows, m.setSize = r.take(int(r.uint32())+setRead), setSize(m.classes)
	if r.bad {
		return nil, fmt.Errorf("%w: cut short", errFormat)
	}
	return m, nil
}

// Classes is how many classes there are.
func (m *Model) Classes() int { return m.classes }

// Transitions are the weights of class pairs, [from*Classes()+to]; nil where
// the model has none.
func (m *Model) Transitions() []int32 { return m.transitions }

// Add adds the weights of f to scores, which has one entry a class. A feature
// the model does not know changes nothing.
func (m *Model) Add(scores []int32, f Feature) {
	if offset := m.offsets.Get(f); offset != 0 {
		row := int(offset) - 1
		m.addRow(scores, row, m.set(row))
	}
}

// addRow adds the weights of row, whose classes are set.
func (m *Model) addRow(scores []int32, row int, set uint64) {
	codes := m.rows[row+m.setSize:]
	for k := 0; set != 0 && k < len(codes); k++ {
		scores[bits.TrailingZeros64(set)] += m.codes[codes[k]]
		set &= set - 1
	}
}

// set is the set of classes for which row has weights.
func (m *Model) set(row int) uint64 {
	return le64(m.rows[row:row+setRead]) & (1<<(8*m.setSize) - 1)
}

const (
	maxClasses = 64
	setRead    = 8 // bytes that are read of a row's set, some of its codes among them
)

func setSize(classes int) int { return (classes + 7) / 8 }

// Score is the sum of the weights of features, of a model of one class, as they
// were before they were scaled.
func (m *Model) Score(features []Feature) float64 {
	sum := [1]int32{}
	m.AddAll(sum[:], features)
	return float64(sum[0]) / Scale
}

// Chance is the logistic function of Score: the chance that a model of one class,
// fitted against a score of 0, gives features.
func (m *Model) Chance(features []Feature) float64 {
	return Logistic(m.Score(features))
}

// Logistic is the chance that a score z stands for: 1/2 for 0, near 1 for large ones.
func Logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
