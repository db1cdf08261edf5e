// Package parquettest reads the Parquet files that lede writes, for tests: after the
// specification, with nothing of the writer.
package parquettest

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// reader reads the parts of a file.
type reader struct {
	t    testing.TB
	data []byte
	at   int
}

func (r *reader) byte() byte { r.at++; return r.data[r.at-1] }

func (r *reader) uvarint() int {
	v, n := binary.Uvarint(r.data[r.at:])
	r.at += n
	return int(v)
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.data[r.at:])
	r.at += n
	return v
}

func (r *reader) bytes(n int) []byte { r.at += n; return r.data[r.at-n : r.at] }

// fields reads a struct: its fields by their numbers.
func (r *reader) fields() map[int]any {
	all, last := map[int]any{}, 0
	for {
		b := r.byte()
		if b == 0 {
			return all
		}
		if b>>4 == 0 {
			r.t.Fatal("a field without a distance")
		}
		last += int(b >> 4)
		all[last] = r.value(b & 15)
	}
}

func (r *reader) value(kind byte) any {
	switch kind {
	case 5, 6:
		return r.varint()
	case 8:
		return string(r.bytes(r.uvarint()))
	case 9:
		b := r.byte()
		n := int(b >> 4)
		if n == 15 {
			n = r.uvarint()
		}
		list := make([]any, n)
		for i := range list {
			list[i] = r.value(b & 15)
		}
		return list
	case 12:
		return r.fields()
	}
	r.t.Fatalf("type %d", kind)
	return nil
}

// Table is a file that was read. A value is an int64, a float64, a string or nil.
type Table struct {
	Columns []Column
	Rows    [][]any
	Groups  []int64 // how many rows each has
}

// Column is a column of a file.
type Column struct {
	Name     string
	Kind     int64 // as the format numbers them
	Optional bool
}

// Kinds of columns.
const (
	int64s  = 2
	doubles = 5
	strings = 6
)

// Read reads a file. The test fails where what stands in it does not agree.
func Read(t testing.TB, data []byte) (out Table) {
	t.Helper()
	n := len(data)
	if n < 12 || string(data[:4]) != "PAR1" || string(data[n-4:]) != "PAR1" {
		t.Fatalf("no file: %q", data)
	}
	length := int(binary.LittleEndian.Uint32(data[n-8:]))
	footer := (&reader{t: t, data: data[n-8-length : n-8]}).fields()
	for _, e := range footer[2].([]any)[1:] {
		e := e.(map[int]any)
		if (e[10] != nil) != (e[1] == int64(strings)) {
			t.Errorf("%v: text or not?", e)
		}
		out.Columns = append(out.Columns, Column{e[4].(string), e[1].(int64), e[3].(int64) == 1})
	}
	for _, g := range footer[4].([]any) {
		group := g.(map[int]any)
		count := group[3].(int64)
		out.Groups = append(out.Groups, count)
		rows := make([][]any, count)
		for i, c := range group[1].([]any) {
			for k, v := range chunkOf(t, data, c.(map[int]any)[3].(map[int]any), out.Columns[i]) {
				rows[k] = append(rows[k], v)
			}
		}
		out.Rows = append(out.Rows, rows...)
	}
	if footer[3].(int64) != int64(len(out.Rows)) {
		t.Errorf("%d rows, and %d in the footer", len(out.Rows), footer[3])
	}
	return out
}

// chunkOf reads the pages of a column within a group.
func chunkOf(t testing.TB, data []byte, meta map[int]any, c Column) (values []any) {
	start, size := meta[9].(int64), meta[7].(int64)
	r := &reader{t: t, data: data[start : start+size]}
	unpacked := int64(0)
	decoder, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer decoder.Close()
	for r.at < len(r.data) {
		from := r.at
		header := r.fields()
		unpacked += int64(r.at-from) + header[2].(int64)
		page, err := decoder.DecodeAll(r.bytes(int(header[3].(int64))), nil)
		if err != nil || len(page) != int(header[2].(int64)) {
			t.Fatalf("%s: a page of %d bytes, %v", c.Name, len(page), err)
		}
		values = append(values, pageOf(t, page, int(header[5].(map[int]any)[1].(int64)), c)...)
	}
	if meta[5].(int64) != int64(len(values)) || meta[6].(int64) != unpacked {
		t.Errorf("%s: %d values in %d bytes, told %d in %d", c.Name, len(values), unpacked, meta[5], meta[6])
	}
	return values
}

func pageOf(t testing.TB, page []byte, count int, c Column) (values []any) {
	r := &reader{t: t, data: page}
	known := make([]bool, 0, count)
	if c.Optional {
		end := 4 + int(binary.LittleEndian.Uint32(r.bytes(4)))
		for r.at < end {
			run := r.uvarint()
			if run&1 != 0 {
				t.Fatal("a packed run")
			}
			is := r.byte() == 1
			for range run >> 1 {
				known = append(known, is)
			}
		}
	}
	for i := range count {
		switch {
		case c.Optional && !known[i]:
			values = append(values, nil)
		case c.Kind == int64s:
			values = append(values, int64(binary.LittleEndian.Uint64(r.bytes(8))))
		case c.Kind == doubles:
			values = append(values, math.Float64frombits(binary.LittleEndian.Uint64(r.bytes(8))))
		default:
			values = append(values, string(r.bytes(int(binary.LittleEndian.Uint32(r.bytes(4))))))
		}
	}
	if r.at != len(page) {
		t.Errorf("%s: %d bytes behind the values", c.Name, len(page)-r.at)
	}
	return values
}
