package html

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"lede/model/load/html/trees"
	"lede/model/load/html/weights"
)

// Chooser chooses the lines of pages that are their text: a first forest judges
// each line by itself and its place, a second one knows what the first says of
// the lines around it.
type Chooser struct {
	Odds          Odds
	First, Second *trees.Forest
}

// Scores returns how likely each line is the text's, in 0..1.
func (c *Chooser) Scores(lines *Candidates) []float32 {
	rows := lines.First(c.Odds)
	return c.Second.Chances(lines.Second(rows, c.First.Chances(rows)))
}

// chooser is the one that is shipped; nil where it is damaged, which a test rules out.
var chooser = sync.OnceValue(func() *Chooser {
	c, err := DecodeChooser(weights.Lines)
	if err != nil {
		return nil
	}
	return c
})

// Encode packs a chooser.
func (c *Chooser) Encode() ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	odds := binary.AppendUvarint(nil, uint64(len(c.Odds)))
	for _, key := range slices.Sorted(maps.Keys(c.Odds)) {
		odds = append(append(append(odds, byte(len(key))), key...), byte(c.Odds[key]))
	}
	for _, part := range [][]byte{odds, c.First.Encode(), c.Second.Encode()} {
		if _, err := z.Write(append(binary.LittleEndian.AppendUint32(nil, uint32(len(part))), part...)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

var errWeights = errors.New("html: damaged weights, or of other features")

// DecodeChooser reads what Encode packed.
func DecodeChooser(packed string) (*Chooser, error) {
	z, err := gzip.NewReader(strings.NewReader(packed))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	var parts [3][]byte
	for i := range parts {
		if len(data) < 4 || uint64(len(data)-4) < uint64(binary.LittleEndian.Uint32(data)) {
			return nil, errWeights
		}
		end := 4 + int(binary.LittleEndian.Uint32(data))
		parts[i], data = data[4:end], data[end:]
	}
	c := &Chooser{}
	if c.Odds, err = decodeOdds(string(parts[0])); err != nil {
		return nil, err
	}
	if c.First, err = trees.Decode(parts[1]); err != nil {
		return nil, err
	}
	if c.Second, err = trees.Decode(parts[2]); err != nil {
		return nil, err
	}
	if c.First.Width() > FirstWidth || c.Second.Width() > SecondWidth {
		return nil, errWeights
	}
	return c, nil
}

func decodeOdds(data string) (Odds, error) {
	count, n := binary.Uvarint([]byte(data[:min(len(data), binary.MaxVarintLen64)]))
	if n <= 0 || count > uint64(len(data)) {
		return nil, errWeights
	}
	data = data[n:]
	out := make(Odds, count)
	for range count {
		if len(data) < 2 || len(data) < int(data[0])+2 {
			return nil, errWeights
		}
		end := 1 + int(data[0])
		out[data[1:end]] = int8(data[end])
		data = data[end+1:]
	}
	return out, nil
}
