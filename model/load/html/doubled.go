package html

// Limits of what is said twice: the words of a paragraph that begins a copy, and the
// share of the text that a second copy of it is at least. Less may be said twice with
// intent, as the terms of each of several offers, or a refrain.
const (
	minDoubled = 15
	copyShare  = 2. / 3
)

// once leaves out a second copy of the text, as pages have one for wide and one for
// narrow screens, with the headings and short lines between its paragraphs. A paragraph
// counts once, however often it stands there: a song is not a copy of its refrain.
func (b *body) once() {
	times := map[*wording]int{}
	var doubled, between []int
	words, all, inCopy := 0, 0, false
	for i, r := range b.runs {
		if !b.keep[i] || figure(r) {
			continue
		}
		times[r.wording]++
		n := times[r.wording]
		switch {
		case n > 1 && r.prose() && r.words >= minDoubled:
			doubled, inCopy = append(append(doubled, between...), i), true
			between = nil
			if n == 2 {
				words += r.words
			}
		case n > 1 && inCopy:
			between = append(between, i)
		case r.prose():
			between, inCopy = nil, false
			if n == 1 {
				all += r.words
			}
		}
	}
	if words == 0 || float64(words) < copyShare*float64(all) {
		return
	}
	for _, i := range append(doubled, between...) {
		b.keep[i] = false
	}
}
