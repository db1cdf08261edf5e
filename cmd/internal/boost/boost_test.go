package boost

import (
	"math/rand/v2"
	"testing"
)

// TestLearn: a forest tells apart what no single question does, and leaves what
// is noise alone.
func TestLearn(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	s := &Sample{}
	for i := range 4000 {
		x, y, noise := random.Float32(), random.Float32(), random.Float32()
		label := float32(0)
		if (x < .5) != (y < .25) {
			label = 1
		}
		s.Features = append(s.Features, []float32{x, y, noise})
		s.Label, s.Weight, s.Group = append(s.Label, label), append(s.Weight, 1), append(s.Group, i/10)
	}
	f := Settings{Trees: 40, Leaves: 8, Rate: .3, Shrink: 1, Least: 1, Columns: 1, Rows: .8}.Learn(s, 1)
	for _, c := range []struct {
		x, y float32
		yes  bool
	}{{.2, .1, false}, {.2, .6, true}, {.8, .1, true}, {.8, .6, false}, {.45, .3, true}, {.55, .3, false}} {
		for _, noise := range []float32{0, .5, 1} {
			if p := f.Chance([]float32{c.x, c.y, noise}); (p > .9) != c.yes || (p < .1) == c.yes {
				t.Errorf("%v, %v beside %v: %.3f, want %v", c.x, c.y, noise, p, c.yes)
			}
		}
	}
	if again := (Settings{Trees: 40, Leaves: 8, Rate: .3, Shrink: 1, Least: 1, Columns: 1, Rows: .8}).Learn(s, 1); string(again.Encode()) != string(f.Encode()) {
		t.Error("learning twice gives two forests")
	}
}

// TestWeight: rows that weigh more are believed.
func TestWeight(t *testing.T) {
	s := &Sample{}
	for i := range 100 {
		s.Features, s.Group = append(s.Features, []float32{1}), append(s.Group, i)
		s.Label, s.Weight = append(s.Label, float32(i%2)), append(s.Weight, float32(1+2*(i%2)))
	}
	f := Settings{Trees: 1, Leaves: 2, Rate: 1, Shrink: 1, Least: 1, Columns: 1, Rows: 1}.Learn(s, 1)
	if p := f.Chance([]float32{1}); p < .74 || p > .76 {
		t.Errorf("three of four by weight: %.3f", p)
	}
}

func TestQuantiles(t *testing.T) {
	if got := quantiles([]float32{3, 1, 1, 2, 3}); len(got) != 2 || got[0] != 2 || got[1] != 3 {
		t.Errorf("few values: %v", got)
	}
	var many []float32
	for i := range 10 * maxBins {
		many = append(many, float32(i))
	}
	got := quantiles(many)
	if len(got) != maxBins-1 || got[0] != 10 {
		t.Errorf("many values: %d cuts from %v", len(got), got[0])
	}
	for _, c := range []struct {
		v    float32
		want int
	}{{9, 0}, {10, 1}, {19, 1}, {20, 2}, {1e9, maxBins - 1}} {
		if n := under(got, c.v); n != c.want {
			t.Errorf("%v is in bin %d, want %d", c.v, n, c.want)
		}
	}
}
