package index

import (
	"encoding/binary"
	"fmt"
	"time"

	"lede/model/article"
	"lede/model/database"
	"lede/model/text"
)

// errWire says that stored bytes are not what was written.
var errWire = fmt.Errorf("%w: an entry cannot be read", database.ErrDamaged)

// packer appends values to bytes; unpacker reads them back in the same order.
type packer []byte

func (p *packer) int(n int) { *p = binary.AppendVarint(*p, int64(n)) }

func (p *packer) bool(b bool) {
	n := 0
	if b {
		n = 1
	}
	p.int(n)
}

func (p *packer) string(s string) {
	p.int(len(s))
	*p = append(*p, s...)
}

func (p *packer) strings(all []string) {
	p.int(len(all))
	for _, s := range all {
		p.string(s)
	}
}

// ints packs numbers that lie close to the ones before them in few bytes.
func (p *packer) ints(all []int) {
	p.int(len(all))
	last := 0
	for _, n := range all {
		p.int(n - last)
		last = n
	}
}

func (p *packer) span(s text.Span) {
	p.int(s.Start)
	p.int(s.Len())
}

// date packs a moment with its zone as an offset; names of zones are not kept.
func (p *packer) date(d article.Date) {
	p.int(int(d.Precision))
	if !d.Known() {
		return
	}
	_, zone := d.Time.Zone()
	p.int(int(d.Time.Unix()))
	p.int(zone)
	p.bool(d.Zoned)
}

// unpacker reads what a packer wrote. After a fault everything is zero and bad
// is true.
type unpacker struct {
	b   []byte
	bad bool
}

func (u *unpacker) int() int {
	n, size := binary.Varint(u.b)
	if size <= 0 {
		u.b, u.bad = nil, true
		return 0
	}
	u.b = u.b[size:]
	return int(n)
}

// below is a number from 0 to n-1.
func (u *unpacker) below(n int) int { return u.within(u.int(), n) }

func (u *unpacker) within(i, n int) int {
	if i < 0 || i >= n {
		u.b, u.bad = nil, true
		return 0
	}
	return i
}

// ints are numbers from 0 to n-1.
func (u *unpacker) ints(n int) []int {
	all := make([]int, u.count())
	last := 0
	for i := range all {
		last = u.within(last+u.int(), n)
		all[i] = last
	}
	if u.bad {
		return nil
	}
	return all
}

func (u *unpacker) uint64() uint64 {
	if len(u.b) < 8 {
		u.b, u.bad = nil, true
		return 0
	}
	n := binary.LittleEndian.Uint64(u.b)
	u.b = u.b[8:]
	return n
}

func (u *unpacker) bool() bool { return u.int() != 0 }

func (u *unpacker) string() string {
	n := u.int()
	if n < 0 || n > len(u.b) {
		u.b, u.bad = nil, true
		return ""
	}
	s := string(u.b[:n])
	u.b = u.b[n:]
	return s
}

// count is a number of things of at least one byte each that follow.
func (u *unpacker) count() int {
	n := u.int()
	if n < 0 || n > len(u.b) {
		u.b, u.bad = nil, true
		return 0
	}
	return n
}

func (u *unpacker) strings() []string {
	n := u.count()
	if n == 0 {
		return nil
	}
	all := make([]string, n)
	for i := range all {
		all[i] = u.string()
	}
	return all
}

// span reads a span of a text of size bytes.
func (u *unpacker) span(size int) text.Span {
	start, length := u.int(), u.int()
	if start < 0 || length < 0 || start > size || length > size-start {
		u.b, u.bad = nil, true
		return text.Span{}
	}
	return text.Span{Start: start, End: start + length}
}

func (u *unpacker) date() article.Date {
	d := article.Date{Precision: article.Precision(u.int())}
	if !d.Known() {
		return d
	}
	at, zone := int64(u.int()), u.int()
	d.Time, d.Zoned = time.Unix(at, 0).UTC(), u.bool()
	if zone != 0 {
		d.Time = d.Time.In(time.FixedZone("", zone))
	}
	return d
}

// done is the fault there was, if any.
func (u *unpacker) done() error {
	if u.bad || len(u.b) > 0 {
		return errWire
	}
	return nil
}
