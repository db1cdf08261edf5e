package plist

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unsafe"
)

// binaryList is a binary list of objects, the last of which holds the others: refs are
// the numbers of what lies in it.
func binaryList(objects [][]byte, refs []int) []byte {
	var out bytes.Buffer
	out.WriteString(Magic)
	var table []byte
	begin := func() { table = binary.BigEndian.AppendUint32(table, uint32(out.Len())) }
	for _, o := range objects {
		begin()
		out.Write(o)
	}
	begin()
	out.Write([]byte{0xAF, 0x12})
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(refs))))
	for _, r := range refs {
		out.Write(binary.BigEndian.AppendUint32(nil, uint32(r)))
	}
	return finish(&out, table)
}

// finish writes the table of where objects lie, and the trailer; the last is the top.
func finish(out *bytes.Buffer, table []byte) []byte {
	at := out.Len()
	out.Write(table)
	out.Write([]byte{0, 0, 0, 0, 0, 0, 4, 4})
	for _, n := range []int{len(table) / 4, len(table)/4 - 1, at} {
		out.Write(binary.BigEndian.AppendUint64(nil, uint64(n)))
	}
	return out.Bytes()
}

// ascii is a text as an object.
func ascii(s string) []byte {
	return append(binary.BigEndian.AppendUint32([]byte{0x5F, 0x12}, uint32(len(s))), s...)
}

func TestBinary(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 100)
	list := binaryList([][]byte{ascii(long), {0x62, 0, 'b', 0x20, 0x1d}, {0x42, 1, 2}, {0x09}}, []int{0, 1, 0, 2, 3, 1, 9})
	want := fmt.Sprint([]any{long, "b\u201d", long, []byte{1, 2}, nil, "b\u201d", nil})
	if got := fmt.Sprint(Parse(list)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestTexts: texts cost no more than the list is long, however often it names one, and
// however they lie in each other.
func TestTexts(t *testing.T) {
	t.Parallel()
	const size, times = 20_000, 5000
	text := ascii(strings.Repeat("a", size))
	once := make([]int, times)
	var inner bytes.Buffer // at every sixth byte a text begins that ends with all
	for left := size; left > 6; left -= 6 {
		inner.Write(ascii(strings.Repeat("a", left-6))[:6])
	}
	out, table, refs := bytes.NewBufferString(Magic), []byte(nil), []int(nil)
	for at := 0; at < inner.Len(); at += 6 {
		table = binary.BigEndian.AppendUint32(table, uint32(out.Len()+at))
		refs = append(refs, at/6)
	}
	out.Write(inner.Bytes())
	out.WriteString(strings.Repeat("a", 6))
	table = binary.BigEndian.AppendUint32(table, uint32(out.Len()))
	out.Write(binary.BigEndian.AppendUint32([]byte{0xAF, 0x12}, uint32(len(refs))))
	for _, r := range refs {
		out.Write(binary.BigEndian.AppendUint32(nil, uint32(r)))
	}
	for name, list := range map[string][]byte{"one text": binaryList([][]byte{text}, once), "in each other": finish(out, table)} {
		read := Parse(list).([]any)
		held := map[*byte]int{} // by where it lies
		for _, v := range read {
			if s, ok := v.(string); ok {
				held[unsafe.StringData(s)] = len(s)
			}
		}
		sum := 0
		for _, n := range held {
			sum += n
		}
		if len(read) == 0 || len(held) == 0 || sum > len(list) {
			t.Errorf("%s: %d values, texts of %d bytes in a list of %d", name, len(read), sum, len(list))
		}
	}
}
