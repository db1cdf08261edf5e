package trees_test

import (
	"math"
	"testing"

	"lede/model/load/html/trees"
)

func leaf(v float32) *trees.Tree { return &trees.Tree{Value: v} }

// forest asks the first feature twice and the third once.
func forest() *trees.Forest {
	return &trees.Forest{Base: -.5, Trees: []*trees.Tree{
		{Feature: 0, Below: 2, Left: leaf(1), Right: &trees.Tree{Feature: 2, Below: .5, Left: leaf(-2), Right: leaf(.25)}},
		{Feature: 0, Below: 7, Left: leaf(0), Right: leaf(3)},
		leaf(.5),
	}}
}

func TestChance(t *testing.T) {
	nan := float32(math.NaN())
	for _, c := range []struct {
		features []float32
		sum      float64
	}{
		{[]float32{1.99, 0, 0}, 1},
		{[]float32{2, 0, .49}, -2},
		{[]float32{2, 0, .5}, .25},
		{[]float32{7, 0, .5}, 3.25},
		{[]float32{nan, 0, nan}, 3.25},
	} {
		want := float32(1 / (1 + math.Exp(-c.sum)))
		if got := forest().Chance(c.features); got != want {
			t.Errorf("%v: %v, want %v", c.features, got, want)
		}
	}
}

func TestEncode(t *testing.T) {
	data := forest().Encode()
	f, err := trees.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, features := range [][]float32{{1, 0, 0}, {2, 0, 0}, {2, 0, 1}, {9, 0, 1}} {
		if got, want := f.Chance(features), forest().Chance(features); got != want {
			t.Errorf("%v: %v after reading, %v before", features, got, want)
		}
	}
	for n := range data {
		if _, err := trees.Decode(data[:n]); err == nil {
			t.Errorf("%d of %d bytes are read as a forest", n, len(data))
		}
	}
	if _, err := trees.Decode(append(data, 0)); err == nil {
		t.Error("a byte too many is read")
	}
}

// FuzzDecode: whatever the bytes, an error or a forest that answers.
func FuzzDecode(f *testing.F) {
	f.Add(forest().Encode())
	f.Fuzz(func(t *testing.T, data []byte) {
		if forest, err := trees.Decode(data); err == nil {
			forest.Chance(make([]float32, 255))
		}
	})
}
