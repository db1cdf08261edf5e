package linear

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"
)

// Dict maps features to numbers other than 0. It is read where it lies: opening
// one costs nothing. It knows a feature by 40 of its bits: a feature that was
// never put in is taken for one that was about once in 10^5 questions.
//
// It is an open-addressed hash table with a byte of each slot's feature apart
// from the rest, eight of them looked at together, as in Abseil's Swiss tables:
// nearly all questions for what is not there end in those bytes.
type Dict struct {
	homes uint64 // slots at which a search can begin; some more follow
	marks string // a byte a slot, 0 where it is empty, as are the last eight
	slots string // bytes of a slot: two of check, those of the value
	width int    // bytes of a slot
	mask  uint64 // those of the value, shifted to the low end
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
	for at := d.home(f); ; at += groupSize {
		hits, behind := f.among(d.group(at))
		for ; hits != 0; hits &= hits - 1 {
			i := at + first(hits)
			if slot := d.slot(i); uint16(slot) == f.check() && d.marks[i] == f.mark() {
				return uint32(slot >> 16 & d.mask)
			}
		}
		if behind == 0 {
			return 0
		}
	}
}

// groupSize is how many marks are looked at together.
const groupSize = 8

// home is the slot at which the search for f begins.
func (d *Dict) home(f Feature) int { return int(uint64(uint32(f)) * d.homes >> 32) }

// group are the marks of the slots from at on.
func (d *Dict) group(at int) uint64 { return le64(d.marks[at : at+groupSize]) }

// among finds in a group which slots may hold f: the high bits of their bytes are
// in hits. behind is 1 where f may be behind the group as well, else 0.
func (f Feature) among(group uint64) (hits, behind uint64) {
	free := zeroBytes(group)
	before := free&-free - 1
	return zeroBytes(group^everyByte*uint64(f.mark())) & before, before >> 63
}

// slot is the check of slot i and, above it, the value and some bytes more.
func (d *Dict) slot(i int) uint64 { return le64(d.slots[i*d.width : i*d.width+8]) }

// mark is the byte by which a slot that may hold f is told from others.
func (f Feature) mark() byte { return max(1, byte(f)) }

// check are two bytes more that tell f from others.
func (f Feature) check() uint16 { return uint16(f)>>8 | uint16(f>>48)&0xff00 }

const everyByte = 0x0101010101010101

// zeroBytes has the high bit of the lowest byte that is 0 in x. Above it, it has
// those of all such bytes and may have those of bytes that are 1 (Mycroft's test).
func zeroBytes(x uint64) uint64 { return (x - everyByte) &^ x & (everyByte << 7) }

// first is the place of the first byte of which bits has the high bit.
func first(hits uint64) int { return bits.TrailingZeros64(hits) / 8 }

func le64(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// EncodeDict lays entries out in the form that OpenDict reads, the homes four
// fifths full. Entries of 0 are left out.
func EncodeDict(entries map[Feature]uint32) []byte {
	entries = maps.Clone(entries)
	maps.DeleteFunc(entries, func(_ Feature, value uint32) bool { return value == 0 })
	d := Dict{homes: uint64(len(entries)*5/4 + 1)}
	width := checkSize + max(1, (bits.Len32(slices.Max(append(slices.Collect(maps.Values(entries)), 0)))+7)/8)
	byHome := slices.SortedFunc(maps.Keys(entries), func(a, b Feature) int {
		return cmp.Or(cmp.Compare(d.home(a), d.home(b)), cmp.Compare(a, b))
	})
	marks, slots, end := make([]byte, d.homes), make([]byte, int(d.homes)*width), 0
	for _, f := range byHome {
		at := max(d.home(f), end)
		end = at + 1
		if at == len(marks) {
			marks, slots = append(marks, 0), append(slots, make([]byte, width)...)
		}
		marks[at] = f.mark()
		slot := binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint16(nil, f.check()), entries[f])
		copy(slots[at*width:(at+1)*width], slot)
	}
	data := binary.LittleEndian.AppendUint32(nil, uint32(d.homes))
	data = binary.LittleEndian.AppendUint32(data, uint32(len(marks)))
	data = append(data, byte(width))
	return slices.Concat(data, marks, make([]byte, groupSize), slots, make([]byte, slotRead))
}

const (
	checkSize = 2
	slotRead  = 8 // bytes that are read of a slot, some of the next among them
	mostSlots = 1 << 29
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
	return uint32(field[0]) | uint32(field[1])<<8 | uint32(field[2])<<16 | uint32(field[3])<<24
}

func (r *reader) byte() byte {
	field := r.take(1)
	if field == "" {
		return 0
	}
	return field[0]
}

func (r *reader) dict() *Dict {
	homes, slots, width := int(r.uint32()), int(r.uint32()), int(r.byte())
	if homes < 1 || homes > slots || slots > mostSlots || width <= checkSize || width > checkSize+4 {
		r.bad = true
		return nil
	}
	d := &Dict{
		homes: uint64(homes), marks: r.take(slots + groupSize), slots: r.take(slots*width + slotRead),
		width: width, mask: 1<<(8*(width-checkSize)) - 1,
	}
	// A search ends at an empty slot.
	if !r.bad && strings.Trim(d.marks[slots:], "\x00") != "" {
		r.bad = true
	}
	return d
}
