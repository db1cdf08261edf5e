// Package parquet writes tables as Apache Parquet files: one flat table a file, its
// columns of integers, numbers or text, plain values compressed with Zstandard.
//
// It follows the specification of the format: README.md, Encodings.md, LogicalTypes.md
// and src/main/thrift/parquet.thrift of https://github.com/apache/parquet-format, and
// for headers and footer the compact protocol of Apache Thrift
// (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md).
package parquet

import (
	"encoding/binary"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// magic begins and ends a file.
const magic = "PAR1"

// What a group of rows holds at most, but for its last row.
const (
	groupRows  = 1 << 17
	groupBytes = 32 << 20 // before they are packed
)

// window is how far back in a page a repetition is looked for, in bytes.
const window = 1 << 20

// Writer writes one table. Memory holds a group of rows, packed.
type Writer struct {
	out    io.Writer
	at     int64 // bytes written
	chunks []*chunk

	rows, bytes int64 // of the group that is not written yet
	total       int64 // rows of the table
	groups      []message
	err         error // the first of all
}

// NewWriter begins a table with these columns. Nothing is written before the first
// group is full.
func NewWriter(out io.Writer, columns []Column) *Writer {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true), zstd.WithWindowSize(window), zstd.WithEncoderCRC(false))
	if err != nil {
		panic(err) // options that cannot be: a mistake in this file
	}
	w := &Writer{out: out}
	for _, c := range columns {
		w.chunks = append(w.chunks, &chunk{Column: c, encoder: encoder.EncodeAll})
	}
	return w
}

// Write adds a row: for each column an int64, a float64 or a string, as it is, or nil
// where it is optional. After an error the table is of no more use.
func (w *Writer) Write(row []any) error {
	if w.err == nil && len(row) != len(w.chunks) {
		w.err = fmt.Errorf("parquet: %d values for %d columns", len(row), len(w.chunks))
	}
	for i, value := range row {
		if w.err != nil {
			return w.err
		}
		w.err = w.add(w.chunks[i], value)
	}
	w.rows++
	if w.rows >= groupRows || w.bytes >= groupBytes {
		w.endGroup()
	}
	return w.err
}

func (w *Writer) add(c *chunk, value any) error {
	before := len(c.values)
	if err := c.add(value); err != nil {
		return err
	}
	w.bytes += int64(len(c.values) - before)
	if c.full() {
		c.endPage()
	}
	return nil
}

// endGroup writes the group, column after column.
func (w *Writer) endGroup() {
	if w.rows == 0 || w.err != nil {
		return
	}
	w.begin()
	var columns []message
	var unpacked int64
	start := w.at
	for _, c := range w.chunks {
		c.endPage()
		columns = append(columns, c.meta(w.at))
		unpacked += c.unpacked
		w.write(c.pages)
		c.pages, c.total, c.unpacked = c.pages[:0], 0, 0
	}
	w.groups = append(w.groups, message{{1, columns}, {2, unpacked}, {3, w.rows}, {5, start}, {6, w.at - start}}) // RowGroup
	w.total += w.rows
	w.rows, w.bytes = 0, 0
}

// begin writes what a file begins with.
func (w *Writer) begin() {
	if w.at == 0 {
		w.write([]byte(magic))
	}
}

func (w *Writer) write(b []byte) {
	if w.err != nil {
		return
	}
	_, w.err = w.out.Write(b)
	w.at += int64(len(b))
}

// Close writes the rest and the footer. It does not close what is written to.
func (w *Writer) Close() error {
	w.endGroup()
	w.begin()
	footer := w.footer()
	w.write(append(binary.LittleEndian.AppendUint32(footer, uint32(len(footer))), magic...))
	return w.err
}

func (w *Writer) footer() []byte {
	schema := []message{{{4, "table"}, {5, int32(len(w.chunks))}}}
	for _, c := range w.chunks {
		schema = append(schema, c.element())
	}
	return message{ // FileMetaData
		{1, int32(1)},
		{2, schema},
		{3, w.total},
		{4, w.groups},
		{6, "lede"},
	}.append(nil)
}
