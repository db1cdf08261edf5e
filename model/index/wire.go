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
