package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"

	"lede/model/linear"
)

// clusterWords is how many of the commonest words get a cluster.
const clusterWords = 150_000

// dimensions of the vectors that are used.
const dimensions = 100

type vector struct {
	word   string
	rank   int
	values [dimensions]float32
}

// readVectors reads the first n words of an embedding file of wink-nlp:
// {"words": [...], "vectors": {word: [values..., norm, rank]}}, by rank.
func readVectors(path string, n int) ([]vector, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	if err := seekKey(d, "vectors"); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []vector
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		var values []float64
		if err := d.Decode(&values); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if len(values) < dimensions+2 || int(values[dimensions+1]) >= n {
			continue
		}
		v := vector{word: key.(string), rank: int(values[dimensions+1])}
		for i := range v.values {
			v.values[i] = float32(values[i])
		}
		v.normalise()
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b vector) int { return a.rank - b.rank })
	return out, nil
}

// seekKey moves d into the object that is the value of a key at the top level.
func seekKey(d *json.Decoder, key string) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if t == key {
			_, err := d.Token()
			return err
		}
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			return err
		}
	}
	return fmt.Errorf("no key %q", key)
}

func (v *vector) normalise() {
	sum := 0.0
	for _, x := range v.values {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	f := float32(1 / math.Sqrt(sum))
	for i := range v.values {
		v.values[i] *= f
	}
}

// clusters gives each word 16 bits by splitting the vocabulary in two, again
// and again, at the median along the main direction of what is left.
func clusters(vectors []vector) map[string]uint16 {
	out := make(map[string]uint16, len(vectors))
	all := make([]*vector, len(vectors))
	for i := range vectors {
		all[i] = &vectors[i]
	}
	split(all, 0, 0, out)
	return out
}

func encodeClusters(clusters map[string]uint16) []byte {
	entries := make(map[linear.Feature]uint32, len(clusters))
	for w, c := range clusters {
		entries[linear.Hash(w)] = 1<<16 | uint32(c)
	}
	return linear.EncodeDict(entries)
}

func split(vs []*vector, depth int, bits uint16, out map[string]uint16) {
	if depth == 16 || len(vs) < 2 {
		for _, v := range vs {
			out[v.word] = bits << (16 - depth)
		}
		return
	}
	low, high := halves(vs)
	split(low, depth+1, bits<<1, out)
	split(high, depth+1, bits<<1|1, out)
}

// halves is 2-means from a start along the first principal direction. Where
// one half would have less than a fifth it cuts at the median instead.
func halves(vs []*vector) (low, high []*vector) {
	mean := centre(vs)
	direction := principal(vs, mean)
	scores := make([]float64, len(vs))
	project := func() {
		for i, v := range vs {
			scores[i] = dot(v, &direction) - dotF(&mean, &direction)
		}
	}
	project()
	for range 8 {
		low, high = cutAt(vs, scores, 0)
		if min(len(low), len(high)) == 0 {
			break
		}
		a, b := centre(low), centre(high)
		for k := range direction {
			direction[k] = b[k] - a[k]
			mean[k] = (a[k] + b[k]) / 2
		}
		project()
	}
	low, high = cutAt(vs, scores, 0)
	if 5*min(len(low), len(high)) < len(vs) {
		sorted := slices.Sorted(slices.Values(scores))
		low, high = cutAt(vs, scores, sorted[len(sorted)/2])
		if min(len(low), len(high)) == 0 {
			low, high = vs[:len(vs)/2], vs[len(vs)/2:]
		}
	}
	return low, high
}

func cutAt(vs []*vector, scores []float64, at float64) (low, high []*vector) {
	for i, v := range vs {
		if scores[i] < at {
			low = append(low, v)
		} else {
			high = append(high, v)
		}
	}
	return low, high
}

func centre(vs []*vector) (c [dimensions]float64) {
	for _, v := range vs {
		for k, x := range v.values {
			c[k] += float64(x)
		}
	}
	for k := range c {
		c[k] /= float64(max(1, len(vs)))
	}
	return c
}

// principal is the first principal direction, by power iteration on at most
// 2,000 of the vectors.
func principal(vs []*vector, mean [dimensions]float64) [dimensions]float64 {
	var direction [dimensions]float64
	for k := range direction {
		direction[k] = 1 / float64(k+1)
	}
	stride := max(1, len(vs)/2000)
	for range 12 {
		var next [dimensions]float64
		for i := 0; i < len(vs); i += stride {
			p := dot(vs[i], &direction) - dotF(&mean, &direction)
			for k, x := range vs[i].values {
				next[k] += p * (float64(x) - mean[k])
			}
		}
		norm := math.Sqrt(dotF(&next, &next))
		if norm == 0 {
			return direction
		}
		for k := range next {
			direction[k] = next[k] / norm
		}
	}
	return direction
}

func dot(v *vector, d *[dimensions]float64) (sum float64) {
	for k, x := range v.values {
		sum += float64(x) * d[k]
	}
	return sum
}

func dotF(a, b *[dimensions]float64) (sum float64) {
	for k, x := range a {
		sum += x * b[k]
	}
	return sum
}
