package linear

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestDict(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	entries := map[Feature]uint32{}
	for range 5000 {
		entries[Feature(r.Uint64())] = r.Uint32() | 1
	}
	d, err := OpenDict(string(EncodeDict(entries)))
	if err != nil {
		t.Fatal(err)
	}
	for f, want := range entries {
		if got := d.Get(f); got != want {
			t.Fatalf("%x: got %d, want %d", f, got, want)
		}
	}
	for range 5000 {
		if f := Feature(r.Uint64()); entries[f] == 0 && d.Get(f) != 0 {
			t.Errorf("%x was never put in", f)
		}
	}
}

func TestModel(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	w := Weights{Classes: 5, Transitions: make([]float64, 25), Rows: map[Feature][]float64{}}
	for range 300 {
		row := make([]float64, 5)
		for c := range row {
			if r.IntN(2) == 0 {
				row[c] = r.NormFloat64() * 4
			}
		}
		w.Rows[Feature(r.Uint64())] = row
	}
	m, err := Open(string(Encode(w, 0.5)))
	if err != nil {
		t.Fatal(err)
	}
	for f, row := range w.Rows {
		scores := make([]int32, 5)
		m.Add(scores, f)
		for c, v := range row {
			got := float64(scores[c]) / Scale
			if math.Abs(v) < 0.5 && got != 0 || math.Abs(v) >= 0.5 && math.Abs(got-v) > 0.12 {
				t.Errorf("%x, class %d: %g became %g", f, c, v, got)
			}
		}
	}
}

// TestAddAll compares with one feature after another.
func TestAddAll(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	w := Weights{Classes: 9, Rows: map[Feature][]float64{}}
	var known []Feature
	for range 3000 {
		row := make([]float64, 9)
		for c := range row {
			row[c] = r.NormFloat64() * float64(r.IntN(2))
		}
		f := Feature(r.Uint64())
		known = append(known, f)
		w.Rows[f] = row
	}
	m, err := Open(string(Encode(w, 0.1)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range 300 {
		var features []Feature
		for range n {
			f := Feature(r.Uint64())
			switch r.IntN(3) {
			case 0:
				f = known[r.IntN(len(known))]
			case 1:
				f = known[r.IntN(len(known))] ^ 1 // a neighbour in the table
			}
			features = append(features, f)
		}
		var one, all [9]int32
		for _, f := range features {
			m.Add(one[:], f)
		}
		if m.AddAll(all[:], features); one != all {
			t.Fatalf("%d features: one by one %v, together %v", n, one, all)
		}
	}
}

// TestDictSizes: a dictionary is full at five eighths of the least that holds it,
// and one with another number of slots, or cut short, is none.
func TestDictSizes(t *testing.T) {
	for entries, want := range map[int]int{0: 8, 5: 8, 6: 16, 10: 16, 11: 32} {
		all := map[Feature]uint32{}
		for k := range entries {
			all[Hash(string(rune('a'+k)))] = 1
		}
		data := string(EncodeDict(all))
		if got := int(le32(data)); got != want || len(data) != 4+9*want {
			t.Errorf("%d entries: %d slots in %d bytes, want %d", entries, got, len(data), want)
		}
		for _, bad := range []string{data[:len(data)-1], data + "x", "\x04" + data[1:37+4], "\x09" + data[1:], "\x00" + data[1:], ""} {
			if _, err := OpenDict(bad); err == nil {
				t.Errorf("%q is taken for a dictionary", bad)
			}
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	whole := string(Encode(Weights{Classes: 2, Rows: map[Feature][]float64{1: {1, -1}}}, 0))
	for n := range len(whole) {
		if _, err := Open(whole[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are taken for a model", n, len(whole))
		}
	}
}

// TestDecode compares with every sequence there is.
func TestDecode(t *testing.T) {
	const classes, length = 3, 5
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		transitions, emissions := make([]int32, classes*classes), make([]int32, classes*length)
		for i := range transitions {
			transitions[i] = int32(r.IntN(200) - 100)
		}
		transitions[1*classes+2] = Forbidden
		for i := range emissions {
			emissions[i] = int32(r.IntN(200) - 100)
		}
		score := func(path []uint8) int64 {
			sum, before := int64(0), uint8(0)
			for i, c := range path {
				sum += int64(transitions[int(before)*classes+int(c)]) + int64(emissions[i*classes+int(c)])
				before = c
			}
			return sum + int64(transitions[int(before)*classes])
		}
		best := int64(math.MinInt64)
		for k := range 243 {
			path := make([]uint8, length)
			for i := range path {
				path[i] = uint8(k % 3)
				k /= 3
			}
			best = max(best, score(path))
		}
		if got := score(Decode(emissions, transitions, classes, nil)); got != best {
			t.Fatalf("score %d, the best is %d", got, best)
		}
	}
}

func TestChance(t *testing.T) {
	t.Parallel()
	data := Encode(Weights{Classes: 1, Rows: map[Feature][]float64{1: {2}, 2: {-3}}}, 0)
	m, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		features []Feature
		score    float64
	}{{nil, 0}, {[]Feature{1}, 2}, {[]Feature{1, 2, 3}, -1}} {
		if got := m.Score(c.features); math.Abs(got-c.score) > 0.05 {
			t.Errorf("%v: score %v, want %v", c.features, got, c.score)
		}
		if got, want := m.Chance(c.features), 1/(1+math.Exp(-m.Score(c.features))); got != want {
			t.Errorf("%v: chance %v, want %v", c.features, got, want)
		}
	}
}
