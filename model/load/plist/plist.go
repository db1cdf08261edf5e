// Package plist reads the property lists of macOS, binary and XML, as far as other
// formats are written in them.
package plist

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"lede/model/load/xmltree"
)

// Magic is what a binary list begins with.
const Magic = "bplist00"

// Limits of a list: how deep its values nest, and how many are read.
const (
	maxDepth  = 50
	maxValues = 1_000_000
)

// Parse reads a list: a map[string]any, a []any, a string, a []byte; other values,
// and what is damaged, are nil.
func Parse(raw []byte) any {
	if strings.HasPrefix(string(raw[:min(len(raw), len(Magic))]), Magic) {
		return parseBinary(raw)
	}
	root := xmltree.Parse(string(raw)).Root.First("plist")
	if root == nil || len(root.Children) == 0 {
		return nil
	}
	return value(root.Children[0], 0)
}

// value is an element of a list in XML.
func value(n *xmltree.Node, depth int) any {
	if depth > maxDepth {
		return nil
	}
	switch n.Name {
	case "string":
		return n.Own()
	case "data":
		raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(n.Own()), ""))
		if err != nil {
			return nil
		}
		return raw
	case "array":
		list := []any{}
		for _, c := range n.Children {
			list = append(list, value(c, depth+1))
		}
		return list
	case "dict":
		dict, key := map[string]any{}, ""
		for _, c := range n.Children {
			if c.Name == "key" {
				key = c.Own()
				continue
			}
			dict[key] = value(c, depth+1)
		}
		return dict
	}
	return nil
}

// trailer is the length of what a binary list ends with.
const trailer = 32

// file is a binary list: its objects, where they lie, and how wide the numbers are
// that say so.
type file struct {
	raw           []byte
	table, count  int
	offsets, refs int
	left          int            // how many values may still be read
	texts         map[int]string // that were read, by where they lie: many values may be one
	room          int            // bytes of texts that may still be read: each lies once in the list
}

func parseBinary(raw []byte) any {
	if len(raw) < len(Magic)+trailer {
		return nil
	}
	t := raw[len(raw)-trailer:]
	f := &file{raw: raw, offsets: int(t[6]), refs: int(t[7]), left: maxValues, texts: map[int]string{}, room: len(raw)}
	count, top, table := binary.BigEndian.Uint64(t[8:]), binary.BigEndian.Uint64(t[16:]), binary.BigEndian.Uint64(t[24:])
	size := uint64(len(raw))
	if f.offsets < 1 || f.offsets > 8 || f.refs < 1 || f.refs > 8 || count > size || top >= count || table > size || count*uint64(f.offsets) > size-table {
		return nil
	}
	f.count, f.table = int(count), int(table)
	return f.object(int(top), 0)
}

// number reads n bytes at a place, -1 where they are none.
func (f *file) number(at, n int) int {
	if at < 0 || at+n > len(f.raw) {
		return -1
	}
	v := uint64(0)
	for _, b := range f.raw[at : at+n] {
		v = v<<8 | uint64(b)
	}
	if v > uint64(len(f.raw)) {
		return -1
	}
	return int(v)
}

// object reads the object of that number.
func (f *file) object(i, depth int) any {
	if f.left--; f.left < 0 || i < 0 || i >= f.count || depth > maxDepth {
		return nil
	}
	at := f.number(f.table+i*f.offsets, f.offsets)
	if at < 0 || at >= len(f.raw) {
		return nil
	}
	kind, size := f.raw[at]>>4, int(f.raw[at]&0xf)
	at++
	if size == 0xf && kind >= 4 {
		if at >= len(f.raw) {
			return nil
		}
		width := 1 << (f.raw[at] & 3)
		size = f.number(at+1, width)
		at += 1 + width
	}
	if size < 0 {
		return nil
	}
	return f.content(kind, at, size, depth)
}

func (f *file) content(kind byte, at, size, depth int) any {
	switch kind {
	case 4, 5:
		if at+size > len(f.raw) {
			return nil
		}
		if kind == 4 {
			return f.raw[at : at+size]
		}
		return f.text(at, size, func(raw []byte) string { return string(raw) })
	case 6:
		if at+2*size > len(f.raw) {
			return nil
		}
		return f.text(at, 2*size, fromUTF16)
	case 0xA:
		list := []any{}
		for i := 0; i < size && f.left > 0; i++ {
			list = append(list, f.object(f.number(at+i*f.refs, f.refs), depth+1))
		}
		return list
	case 0xD:
		dict := map[string]any{}
		for i := 0; i < size && f.left > 0; i++ {
			key, _ := f.object(f.number(at+i*f.refs, f.refs), depth+1).(string)
			dict[key] = f.object(f.number(at+(size+i)*f.refs, f.refs), depth+1)
		}
		return dict
	}
	return nil
}

// text reads a text of size bytes, nil where those of all texts are more than the list
// has: they lie in each other.
func (f *file) text(at, size int, decode func([]byte) string) any {
	if s, known := f.texts[at]; known {
		return s
	}
	if f.room -= size; f.room < 0 {
		return nil
	}
	f.texts[at] = decode(f.raw[at : at+size])
	return f.texts[at]
}

func fromUTF16(raw []byte) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units))
}
