package people

import (
	"encoding/binary"
	"iter"

	"lede/model/entity"
	"lede/model/text"
)

// pack appends places to b, in some bytes each.
func pack(b []byte, places []Place) []byte {
	b = binary.AppendUvarint(b, uint64(len(places)))
	last := Place{}
	for _, p := range places {
		b = binary.AppendVarint(b, int64(p.Span.Start-last.Span.Start))
		b = binary.AppendVarint(b, int64(p.Span.Len()))
		b = binary.AppendVarint(b, int64(p.Runes.Start-last.Runes.Start))
		b = binary.AppendVarint(b, int64(p.Runes.Len()))
		b = append(b, byte(p.Form))
		last = p
	}
	return b
}

// unpack are the places that b begins with.
func unpack(b []byte) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		count, n := binary.Uvarint(b)
		b := b[n:]
		next := func() int {
			x, n := binary.Varint(b)
			b = b[n:]
			return int(x)
		}
		span := func(last text.Span) text.Span {
			start := last.Start + next()
			return text.Span{Start: start, End: start + next()}
		}
		var p Place
		for range count {
			p.Span = span(p.Span)
			p.Runes = span(p.Runes)
			p.Form, b = entity.Form(b[0]), b[1:]
			if !yield(p) {
				return
			}
		}
	}
}
