package parquet

import "encoding/binary"

// message is a struct of Thrift's compact protocol: its fields by ascending number.
type message []field

// field is a field of a message. Its value is an int32, int64, string or message, or
// a list of int32s, strings or messages.
type field struct {
	number int
	value  any
}

// Types of the compact protocol.
const (
	typeInt32   = 5
	typeInt64   = 6
	typeBinary  = 8
	typeList    = 9
	typeMessage = 12
)

// append adds m to b, as the compact protocol writes it: every field's type beside its
// distance from the one before it.
func (m message) append(b []byte) []byte {
	last := 0
	for _, f := range m {
		at := len(b)
		b = append(b, 0)
		var kind byte
		kind, b = appendValue(b, f.value)
		b[at] = byte(f.number-last)<<4 | kind
		last = f.number
	}
	return append(b, 0)
}

// appendValue adds a value to b, and says of which type it is.
func appendValue(b []byte, value any) (kind byte, _ []byte) {
	switch v := value.(type) {
	case int32:
		return typeInt32, binary.AppendVarint(b, int64(v))
	case int64:
		return typeInt64, binary.AppendVarint(b, v)
	case string:
		return typeBinary, append(binary.AppendUvarint(b, uint64(len(v))), v...)
	case message:
		return typeMessage, v.append(b)
	case []int32:
		return typeList, appendList(b, typeInt32, v)
	case []string:
		return typeList, appendList(b, typeBinary, v)
	case []message:
		return typeList, appendList(b, typeMessage, v)
	}
	panic("parquet: no such type in a message") // a mistake in this package
}

// appendList adds the values of a list, all of one type, behind their number.
func appendList[T any](b []byte, kind byte, values []T) []byte {
	const short = 15 // from this number on, it has bytes of its own
	if n := len(values); n < short {
		b = append(b, byte(n)<<4|kind)
	} else {
		b = binary.AppendUvarint(append(b, short<<4|kind), uint64(n))
	}
	for _, v := range values {
		_, b = appendValue(b, v)
	}
	return b
}
