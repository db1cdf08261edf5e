package linear

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math/bits"
	"slices"
)

// Dict maps features to numbers other than 0. It is read where it lies: opening
// one costs nothing. It knows a feature by 32 bits and its place: a feature that
// was never put in is taken for one that was about once in 10^9 questions.
type Dict struct {
	slots  string // 8 bytes each: low half of the feature, value; value 0 is empty
	filter string // eight bits a slot, for the low half's first bits: whether any slot has them
	shift  uint   // 64 - log2(number of slots)
}

// OpenDict returns the dictionary encoded in data, which it keeps.
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
	if d.likely(f) == 0 {
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

// likely is 0 for nearly all features that were never put in, 1 for the others:
// most questions end there, in an eighth of the memory.
func (d *Dict) likely(f Feature) byte {
	bit := uint32(f) >> (d.shift - 35)
	return d.filter[bit>>3] >> (bit & 7) & 1
}

func le32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// EncodeDict lays entries out as an open-addressed hash table at most five
// eighths full, in the form that OpenDict reads. Entries of 0 are left out.
func EncodeDict(entries map[Feature]uint32) []byte {
	size, shift := leastSlots, uint(61)
	for size*5 < len(entries)*8 {
		size, shift = size*2, shift-1
	}
	slots, filter := make([]byte, size*8), make([]byte, size)
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
		bit := uint32(f) >> (shift - 35)
		filter[bit>>3] |= 1 << (bit & 7)
	}
	return slices.Concat(binary.LittleEndian.AppendUint32(nil, uint32(size)), slots, filter)
}

// Bounds of the number of slots: a byte of the filter for each, and as many of
// the low half's 32 bits as the filter has.
const (
	leastSlots = 1 << 3
	mostSlots  = 1 << 29
)

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
	if size < leastSlots || size > mostSlots || bits.OnesCount32(size) != 1 {
		r.bad = true
		return nil
	}
	return &Dict{slots: r.take(int(size) * 8), filter: r.take(int(size)), shift: uint(64 - bits.TrailingZeros32(size))}
}
