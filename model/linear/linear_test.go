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

// TestDictForms: the bytes of a slot follow the largest value, and what is cut
// short, too long or of impossible numbers is no dictionary.
func TestDictForms(t *testing.T) {
	for largest, width := range map[uint32]int{1: 3, 255: 3, 256: 4, 1<<16 - 1: 4, 1 << 16: 5, 1<<24 - 1: 5, 1 << 24: 6, math.MaxUint32: 6} {
		all := map[Feature]uint32{Hash("none"): 0}
		for k := range 12 {
			all[Hash(string(rune('a'+k)))] = max(1, largest>>k)
		}
		data := string(EncodeDict(all))
		d, err := OpenDict(data)
		if err != nil || int(data[8]) != width {
			t.Fatalf("largest %d: %d bytes a slot, want %d: %v", largest, data[8], width, err)
		}
		for f, want := range all {
			if got := d.Get(f); got != want {
				t.Errorf("largest %d: %x is %d, want %d", largest, f, got, want)
			}
		}
		for _, bad := range []string{data[:len(data)-1], data + "x", "", "\x00" + data[1:], "\xff" + data[1:], data[:4] + "\x00" + data[5:], data[:8] + "\x02" + data[9:], data[:8] + "\x07" + data[9:]} {
			if _, err := OpenDict(bad); err == nil {
				t.Errorf("%q is taken for a dictionary", bad)
			}
		}
	}
}

// TestDictCrowded: features of one home, more than are looked at together, some of
// one mark, and the last homes' overflow.
func TestDictCrowded(t *testing.T) {
	entries := map[Feature]uint32{}
	for k := range uint64(40) {
		entries[Feature(math.MaxUint32-k)|Feature(k%3)<<56] = uint32(k + 1)
		entries[Feature(5|k/4<<8|k%4<<57)] = uint32(k + 100)
	}
	d, err := OpenDict(string(EncodeDict(entries)))
	if err != nil {
		t.Fatal(err)
	}
	for f, want := range entries {
		if got := d.Get(f); got != want {
			t.Errorf("%x is %d, want %d", f, got, want)
		}
		if got := d.Get(f ^ 1<<62); got != 0 {
			t.Errorf("%x was never put in and is %d", f^1<<62, got)
		}
	}
	var values [batch]uint32
	for f, want := range entries {
		if n := d.getAll([]Feature{f ^ 1<<62, f}, &values); n != 1 || values[0] != want {
			t.Errorf("%x together is %v, want %d", f, values[:n], want)
		}
	}
}

// TestDictWithoutEnd: marks of which none says that a search may end are refused.
func TestDictWithoutEnd(t *testing.T) {
	data := EncodeDict(map[Feature]uint32{1: 1})
	data[len(data)-slotRead-int(data[4])*int(data[8])-1] = 1
	if _, err := OpenDict(string(data)); err == nil {
		t.Error("a dictionary whose last marks are full is opened")
	}
}

func TestAmong(t *testing.T) {
	const f = Feature(0x42)
	for _, c := range []struct{ group, hits, behind uint64 }{
		{0, 0, 0},
		{0x0101010101010101, 0, 1},
		{0x4201420101010101, 0x8000800000000000, 1},
		{0x4200420101010142, 0x0000800000000080, 0},
		{0x0042010101010101, 0x0080000000000000, 0},
		{0x4201010101010100, 0, 0},
	} {
		if hits, behind := f.among(c.group); hits != c.hits || behind != c.behind {
			t.Errorf("%016x: %016x, %d, want %016x, %d", c.group, hits, behind, c.hits, c.behind)
		}
	}
}

// BenchmarkAddAll asks a model of many features for batches of which a third is
// known, as texts do.
func BenchmarkAddAll(b *testing.B) {
	r := rand.New(rand.NewPCG(11, 12))
	w := Weights{Classes: 7, Rows: map[Feature][]float64{}}
	var asked []Feature
	for range 190_000 {
		f := Feature(r.Uint64())
		w.Rows[f] = []float64{1, 0, float64(r.IntN(9)), 0, -1, 0, 2}
		asked = append(asked, f, Feature(r.Uint64()), Feature(r.Uint64()))
	}
	m, err := Open(string(Encode(w, 0)))
	if err != nil {
		b.Fatal(err)
	}
	r.Shuffle(len(asked), func(i, j int) { asked[i], asked[j] = asked[j], asked[i] })
	var scores [7]int32
	for i := 0; b.Loop(); i++ {
		at := i * 40 % (len(asked) - 40)
		m.AddAll(scores[:], asked[at:at+40])
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
