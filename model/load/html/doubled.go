package html

// Limits of what is said twice: the words of a paragraph that is no refrain, and the
// share of the text that a second copy of it is at least. Less may be said twice with
// intent, as the terms of each of several offers.
const (
	minDoubled = 15
	copyShare  = .4
)

// once leaves out a second copy of the text, as pages have one for wide and one for
// narrow screens, with the headings between its paragraphs.
func (b *body) once() {
	said := map[*wording]bool{}
	var doubled, between []int
	words, all, inCopy := 0, 0, false
	for i, r := range b.runs {
		if !b.keep[i] || figure(r) {
			continue
		}
		again := said[r.wording]
		said[r.wording] = true
		switch {
		case !r.prose():
			if again && inCopy {
				between = append(between, i)
			}
			continue
		case again && r.words >= minDoubled:
			words += r.words
			doubled, inCopy = append(append(doubled, between...), i), true
		default:
			inCopy = false
		}
		all += r.words
		between = nil
	}
	if float64(words) < copyShare*float64(all) {
		return
	}
	for _, i := range append(doubled, between...) {
		b.keep[i] = false
	}
}
