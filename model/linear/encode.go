package linear

import (
	"bytes"
	"encoding/binary"
	"maps"
	"math"
	"slices"
)

// Weights are a model as training leaves it.
type Weights struct {
	Classes     int
	Transitions []float64 // [from*Classes+to], or nil
	Rows        map[Feature][]float64
}

// Scale is how many steps of a quantised score make 1.0.
const Scale = 256

// Encode quantises w into the form that Open reads. Weights smaller than drop
// are left out. The result depends on nothing but w and drop.
func Encode(w Weights, drop float64) []byte {
	codes := codebook(w)
	var b bytes.Buffer
	b.WriteString(magic)
	put := func(v uint32) { b.Write(binary.LittleEndian.AppendUint32(nil, v)) }
	put(uint32(w.Classes))
	put(uint32(len(w.Transitions)))
	for _, t := range w.Transitions {
		put(uint32(int32(math.Round(t * Scale))))
	}
	for _, c := range codes {
		put(uint32(int32(math.Round(c * Scale))))
	}
	offsets, rows := table(w, codes, drop)
	b.Write(EncodeDict(offsets))
	put(uint32(len(rows)))
	b.Write(rows)
	b.Write(make([]byte, setRead))
	return b.Bytes()
}

// codebook spreads the 256 values a byte can stand for, finer near zero: code
// c stands for top·sign·(|c-128|/127)².
func codebook(w Weights) [256]float64 {
	top := 0.0
	for _, row := range w.Rows {
		for _, v := range row {
			top = max(top, math.Abs(v))
		}
	}
	var codes [256]float64
	for i := range codes {
		x := float64(i-128) / 127
		codes[i] = top * x * math.Abs(x)
	}
	return codes
}

func nearest(codes *[256]float64, v float64) byte {
	i, _ := slices.BinarySearch(codes[:], v)
	if i == 256 || i > 0 && v-codes[i-1] < codes[i]-v {
		i--
	}
	return byte(i)
}

// table lays the rows out one after another, equal rows once.
func table(w Weights, codes [256]float64, drop float64) (offsets map[Feature]uint32, rows []byte) {
	features := slices.Sorted(maps.Keys(w.Rows))
	offsets = map[Feature]uint32{}
	seen := map[string]uint32{}
	for _, f := range features {
		encoded := encodeRow(w.Rows[f], &codes, drop)
		if encoded == "" {
			continue
		}
		offset, ok := seen[encoded]
		if !ok {
			offset = uint32(len(rows)) + 1
			seen[encoded] = offset
			rows = append(rows, encoded...)
		}
		offsets[f] = offset
	}
	return offsets, rows
}

// encodeRow is the set of the classes that have weights, then their codes; empty
// where none has.
func encodeRow(row []float64, codes *[256]float64, drop float64) string {
	var set uint64
	var values []byte
	for c, v := range row {
		if math.Abs(v) >= drop {
			set |= 1 << c
			values = append(values, nearest(codes, v))
		}
	}
	if set == 0 {
		return ""
	}
	return string(append(binary.LittleEndian.AppendUint64(nil, set)[:setSize(len(row))], values...))
}
