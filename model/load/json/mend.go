package json

import (
	"bytes"
	"encoding/json"

	"lede/model/load/charset"
)

// Mend is the value at the beginning of raw as the standard writes it: what is no
// JSON is read as what was meant.
func Mend(raw []byte) []byte {
	p := parser{s: charset.Decode(raw, "").Text}
	var b bytes.Buffer
	write(&b, p.parse(0))
	return b.Bytes()
}

func write(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case *object:
		b.WriteByte('{')
		for i, key := range v.keys {
			if i > 0 {
				b.WriteByte(',')
			}
			write(b, key)
			b.WriteByte(':')
			write(b, v.values[key])
		}
		b.WriteByte('}')
	case []any:
		b.WriteByte('[')
		for i, inner := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			write(b, inner)
		}
		b.WriteByte(']')
	case number:
		if !json.Valid([]byte(v)) {
			v = "null"
		}
		b.WriteString(string(v))
	default: // a string, a bool or nothing: none of them can fail
		s, _ := json.Marshal(v)
		b.Write(s)
	}
}
