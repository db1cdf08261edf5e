package linear

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math/bits"
	"slices"
)

// Dict maps features to numbers other than 0. It is read where it lies;
// opening one costs a millisecond a megabyte. It knows a feature by 32 bits and its place: a feature
// that was never put in is taken for one that was about once in 10^9 questions.
type Dict struct {
	slots  string   // 8 bytes each: low half of the feature, value; value 0 is empty
	shift  uint     // 64 - log2(number of slots)
	filter []uint64 // a bit for each value of the low half's first bits: whether any slot has it
	cut    uint     // 32 - log2(bits of filter)
}

// OpenDict returns the dictionary encoded in data, which it keeps. It reads all
// of it once, to know most of what is not in it without looking there again.
func OpenDict(data string) (*Dict, error) {
	r := reader{data: data}
	d := r.dict()
	if r.bad || r.data != "" {
		return nil, fmt.Errorf("not a dictionary")
	}
	return d, nil
}

// Get returns the value of f, 0 where there is none.
func (d *Dict) Get(f Feature) uint32 {
	if bit := uint32(f) >> d.cut; d.filter[bit>>6]>>(bit&63)&1 == 0 {
		return 0
	}
	mask := len(d.slots)/8 - 1
	for i := int(uint64(f) >> d.shift); ; i = (i + 1) & mask {
		slot := d.slots[i*8 : i*8+8]
		value := le32(slot[4:])
		if value == 0 || le32(slot) == uint32(f) {
			return value
		}
	}
}

func le32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// EncodeDict lays entries out as an open-addressed hash table at most five
// eighths full, in the form that OpenDict reads. Entries of 0 are left out.
func EncodeDict(entries map[Feature]uint32) []byte {
	size, shift := 8, uint(61)
	for size*5 < len(entries)*8 {
		size, shift = size*2, shift-1
	}
	slots := make([]byte, size*8)
	for _, f := range slices.Sorted(maps.Keys(entries)) {
		if entries[f] == 0 {
			continue
		}
		i := int(uint64(f) >> shift)
		for binary.LittleEndian.Uint32(slots[i*8+4:]) != 0 {
			i = (i + 1) & (size - 1)
		}
		binary.LittleEndian.PutUint32(slots[i*8:], uint32(f))
		binary.LittleEndian.PutUint32(slots[i*8+4:], entries[f])
	}
	return append(binary.LittleEndian.AppendUint32(nil, uint32(size)), slots...)
}

// reader cuts a string into fields; bad says that it ended too soon or held
// what it cannot.
type reader struct {
	data string
	bad  bool
}

func (r *reader) take(n int) string {
	if n < 0 || n > len(r.data) {
		r.bad, r.data = true, ""
		return ""
	}
	field := r.data[:n]
	r.data = r.data[n:]
	return field
}

func (r *reader) uint32() uint32 {
	field := r.take(4)
	if field == "" {
		return 0
	}
	return le32(field)
}

func (r *reader) dict() *Dict {
	size := r.uint32()
	if size < 2 || bits.OnesCount32(size) != 1 {
		r.bad = true
		return &Dict{slots: string(make([]byte, 16)), shift: 63, filter: make([]uint64, 1), cut: 26}
	}
	d := &Dict{slots: r.take(int(size) * 8), shift: uint(64 - bits.TrailingZeros32(size))}
	d.sift()
	return d
}

// sift makes the filter, with eight bits a slot.
func (d *Dict) sift() {
	width := max(6, min(32, 3+64-int(d.shift)))
	d.filter, d.cut = make([]uint64, 1<<(width-6)), uint(32-width)
	for i := 0; i < len(d.slots); i += 8 {
		if le32(d.slots[i+4:]) != 0 {
			bit := le32(d.slots[i:]) >> d.cut
			d.filter[bit>>6] |= 1 << (bit & 63)
		}
	}
}
