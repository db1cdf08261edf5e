package parquet

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Kind is the type of a column's values. It is the number that the format gives it.
type Kind int32

// The kinds of columns.
const (
	Int64  Kind = 2
	Double Kind = 5
	String Kind = 6 // UTF-8, which the caller sees to
)

// Column is a column of a table.
type Column struct {
	Name     string
	Kind     Kind
	Optional bool // may have no value
}

// Numbers that the format gives.
const (
	encodingPlain int32 = 0
	encodingRLE   int32 = 3
	codecZstd     int32 = 6
)

// chunk is the part of a column that a group of rows has: packed pages, and the values
// of the page that is not full yet.
type chunk struct {
	Column
	known  levels // of an optional column
	values []byte
	count  int // of the page, those without a value too

	pages    []byte
	total    int64 // values on the pages
	unpacked int64 // bytes that the pages would have unpacked
	encoder  packer
}

// packer compresses a page behind what b holds.
type packer func(page, b []byte) []byte

// add adds a value: nil, an int64, a float64 or a string, as the column is.
func (c *chunk) add(value any) error {
	if c.Optional {
		c.known.add(value != nil)
	}
	c.count++
	switch v := value.(type) {
	case nil:
		if c.Optional {
			return nil
		}
	case int64:
		if c.Kind == Int64 {
			c.values = binary.LittleEndian.AppendUint64(c.values, uint64(v))
			return nil
		}
	case float64:
		if c.Kind == Double {
			c.values = binary.LittleEndian.AppendUint64(c.values, math.Float64bits(v))
			return nil
		}
	case string:
		if c.Kind == String && len(v) < maxPage-pageBytes {
			c.values = append(binary.LittleEndian.AppendUint32(c.values, uint32(len(v))), v...)
			return nil
		}
	}
	return fmt.Errorf("parquet: column %s takes no such %T", c.Name, value)
}

// Sizes of pages before they are packed.
const (
	pageBytes = 1 << 20           // at which one is full
	maxPage   = math.MaxInt32 / 2 // that a page and all that says so can have
)

// full reports whether the page should be ended.
func (c *chunk) full() bool { return len(c.values) >= pageBytes }

// endPage packs the values of the page, and begins another.
func (c *chunk) endPage() {
	if c.count == 0 {
		return
	}
	page := c.values
	if c.Optional {
		c.known.end()
		page = append(binary.LittleEndian.AppendUint32(nil, uint32(len(c.known.runs))), c.known.runs...)
		page = append(page, c.values...)
	}
	packed := c.encoder(page, nil)
	header := message{ // PageHeader
		{1, int32(0)}, // a data page
		{2, int32(len(page))},
		{3, int32(len(packed))},
		{5, message{{1, int32(c.count)}, {2, encodingPlain}, {3, encodingRLE}, {4, encodingRLE}}},
	}.append(nil)
	c.pages = append(append(c.pages, header...), packed...)
	c.unpacked += int64(len(header) + len(page))
	c.total += int64(c.count)
	c.values, c.count = c.values[:0], 0
	c.known.clear()
}

// meta is what the footer says of the chunk, whose pages begin at byte offset at.
func (c *chunk) meta(at int64) message {
	return message{ // ColumnChunk
		{2, at},
		{3, message{ // ColumnMetaData
			{1, int32(c.Kind)},
			{2, []int32{encodingPlain, encodingRLE}},
			{3, []string{c.Name}},
			{4, codecZstd},
			{5, c.total},
			{6, c.unpacked},
			{7, int64(len(c.pages))},
			{9, at},
		}},
	}
}

// element is the column in the footer's schema.
func (c *chunk) element() message {
	repetition := int32(0) // required
	if c.Optional {
		repetition = 1
	}
	m := message{{1, int32(c.Kind)}, {3, repetition}, {4, c.Name}}
	if c.Kind == String {
		m = append(m, field{6, int32(0)}, field{10, message{{1, message{}}}}) // UTF8 of older readers, STRING
	}
	return m
}
