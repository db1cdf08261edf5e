package pdf

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/ascii85"
	"io"
)

// decode undoes a stream's filters (7.4); what cannot be undone gives nothing.
// Data that breaks off gives what came before.
func (f *file) decode(s stream) []byte {
	data := s.raw
	filters := f.array(s.dict["Filter"])
	if one := f.nameOf(s.dict["Filter"]); one != "" {
		filters = []object{one}
	}
	if len(filters) > 4 {
		return nil
	}
	for i, filter := range filters {
		parms := f.dict(s.dict["DecodeParms"])
		if list := f.array(s.dict["DecodeParms"]); i < len(list) {
			parms = f.dict(list[i])
		}
		switch f.nameOf(filter) {
		case "FlateDecode", "Fl":
			data = predicted(f.inflate(data), int(num(f.resolve(parms["Predictor"]))), int(num(f.resolve(parms["Columns"]))))
		case "ASCIIHexDecode", "AHx":
			data = []byte((&lexer{src: data}).hex())
		case "ASCII85Decode", "A85":
			data = f.ascii85(data)
		default:
			return nil // pictures, and LZW of the nineties
		}
	}
	return data
}

// inflate unpacks zlib data within the limits.
func (f *file) inflate(data []byte) []byte {
	var r io.Reader
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil && len(data) > 2 {
		r = flate.NewReader(bytes.NewReader(data[2:])) // a broken header
	} else if err != nil {
		return nil
	}
	most := min(maxStream, maxInflated-f.inflated)
	if most <= 0 {
		f.full = true
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(r, most))
	f.inflated += int64(len(out))
	f.full = f.full || int64(len(out)) == most
	return out
}

func (f *file) ascii85(data []byte) []byte {
	if i := bytes.Index(data, []byte("~>")); i >= 0 {
		data = data[:i]
	}
	out, _ := io.ReadAll(io.LimitReader(ascii85.NewDecoder(bytes.NewReader(data)), maxStream))
	return out
}

// predicted undoes the predictors of PNG, of one byte a pixel, as object
// streams have them; others are left.
func predicted(data []byte, predictor, columns int) []byte {
	if predictor < 10 || columns <= 0 || columns > 1<<16 {
		return data
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, columns)
	for len(data) > 1 {
		kind, row := data[0], data[1:min(len(data), columns+1)]
		data = data[1+len(row):]
		start := len(out)
		for i, c := range row {
			left, up, corner := byte(0), above[i], byte(0)
			if i > 0 {
				left, corner = out[start+i-1], above[i-1]
			}
			out = append(out, c+guess(kind, left, up, corner))
		}
		copy(above, out[start:])
	}
	return out
}

// guess is what a PNG filter expects a byte to be (PNG, 9.2).
func guess(kind, left, up, corner byte) byte {
	switch kind {
	case 1:
		return left
	case 2:
		return up
	case 3:
		return byte((int(left) + int(up)) / 2)
	case 4:
		p := int(left) + int(up) - int(corner)
		a, b, c := abs(p-int(left)), abs(p-int(up)), abs(p-int(corner))
		if a <= b && a <= c {
			return left
		}
		if b <= c {
			return up
		}
		return corner
	}
	return 0
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
