package html

import "golang.org/x/net/html"

// Second returns what is known of each line once all have a first score: the
// rows of First, and more behind.
func (c *Candidates) Second(first [][]float32, scores []float32) [][]float32 {
	runs := c.found.whole
	parents, kinds := map[*html.Node]*mean{}, map[*cell]*mean{}
	grand := map[*html.Node]*mean{}
	total := 0.0
	for i, r := range runs {
		s := float64(scores[i]) * float64(r.words)
		total += s
		into(parents, r.block.Parent).add(scores[i], r.words)
		into(kinds, r.alike).add(scores[i], r.words)
		if r.block.Parent != nil {
			into(grand, r.block.Parent.Parent).add(scores[i], r.words)
		}
	}
	out := make([][]float32, len(runs))
	passed, last := 0.0, 99
	next := distances(scores)
	head := float32(-1)
	for i, r := range runs {
		f := &row{values: first[i]}
		f.add(float64(scores[i]))
		for _, d := range []int{-4, -3, -2, -1, 1, 2, 3, 4} {
			if j := i + d; j >= 0 && j < len(scores) {
				f.values = append(f.values, scores[j])
			} else {
				f.add(-1)
			}
		}
		f.add(parents[r.block.Parent].mean(), kinds[r.alike].mean(), passed/(total+1), total, float64(last), float64(next[i]), float64(head))
		if r.block.Parent != nil {
			f.add(grand[r.block.Parent.Parent].mean(), parents[r.block.Parent].share(total))
		} else {
			f.add(-1, -1)
		}
		f.add(blur(scores, runs, i, 10))
		passed += float64(scores[i]) * float64(r.words)
		last++
		if scores[i] > .5 {
			last = 0
		}
		if r.heading() {
			head = scores[i]
		}
		out[i] = f.values
	}
	return out
}

// mean is a mean of scores, weighted by words.
type mean struct{ sum, words float64 }

func (m *mean) add(score float32, words int) {
	m.sum += float64(score) * float64(words)
	m.words += float64(words)
}

func (m *mean) mean() float64 { return m.sum / (m.words + 1) }

func (m *mean) share(total float64) float64 { return m.sum / (total + 1) }

func into[K comparable](m map[K]*mean, key K) *mean {
	if m[key] == nil {
		m[key] = &mean{}
	}
	return m[key]
}

// distances tells how many lines it is to the next one that scores over a half.
func distances(scores []float32) []int {
	out := make([]int, len(scores))
	d := 99
	for i := len(scores) - 1; i >= 0; i-- {
		out[i] = d
		d++
		if scores[i] > .5 {
			d = 0
		}
	}
	return out
}

// blur is the mean score of the words within so many lines.
func blur(scores []float32, runs []*run, i, reach int) float64 {
	m := &mean{}
	for j := max(0, i-reach); j < min(len(scores), i+reach+1); j++ {
		m.add(scores[j], runs[j].words)
	}
	return m.mean()
}
