package linear

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
)

// Pack packs a table of weights that is read once, with gzip.
func Pack(table []byte) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(table); err != nil {
		return nil, err
	}
	err = z.Close()
	return out.Bytes(), err
}

// Unpack is the table that Pack packed.
func Unpack(packed string) (string, error) {
	z, err := gzip.NewReader(strings.NewReader(packed))
	if err != nil {
		return "", err
	}
	var table strings.Builder
	_, err = io.Copy(&table, z)
	return table.String(), err
}
