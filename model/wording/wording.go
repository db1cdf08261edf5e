// Package wording compares the words of quotations: whether two are one, and how
// it was changed.
package wording

import (
	"slices"
	"strings"

	"lede/model/nlp"
	"lede/model/text"
)

// Change is how the words of a quotation stand in another place.
type Change uint8

// Changes.
const (
	Repeated   Change = iota // word for word
	Cut                      // the other has only a part
	Lengthened               // the other has more
	Altered                  // other words, or in another order
)

func (c Change) String() string {
	return [...]string{"repeated", "cut", "lengthened", "altered"}[c]
}

// MarshalText makes a Change its name in JSON.
func (c Change) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// Back is the change seen from the other place.
func (c Change) Back() Change {
	switch c {
	case Cut:
		return Lengthened
	case Lengthened:
		return Cut
	}
	return c
}

// Limits of what is one quotation.
const (
	Shortest     = 4   // words that prove it
	telling      = 2   // of them that many texts do not have
	alikeWords   = 0.6 // of the words of both, in one order, where they were altered
	alikeTelling = 0.5 // of the telling words of both more than this
)

// longest is how many words are compared: a speech is told by so many, and the
// work grows with their square.
const longest = 2000

// Of is the first words of s for comparing: case, accents and marks do not count.
func Of(s string) []string {
	words := text.Words(strings.Map(func(r rune) rune {
		if r == '’' || r == '\'' {
			return -1
		}
		return r
	}, s))
	return words[:min(len(words), longest)]
}

// Compare says how the words of b differ from those of a, which may be from
// anywhere; ok is false where nothing proves that they are one quotation.
func Compare(a, b []string) (c Change, ok bool) {
	c, both := relate(a, b)
	if c == Repeated {
		return c, true
	}
	x, y := telltale(a), telltale(b)
	if both < Shortest || min(len(x), len(y)) < telling {
		return 0, false
	}
	shared := inOrder(x, y)
	switch {
	case shared < telling:
		return 0, false
	case c == Altered:
		return c, Enough(both, len(a)+len(b)) && 2*float64(shared) > alikeTelling*float64(len(x)+len(y))
	}
	return c, true
}

// Versions is Compare for quotations of two versions of one article, where less
// proves it: their order may be another. both is how many words they have in common,
// in whatever order.
func Versions(a, b []string, both int) (c Change, ok bool) {
	c, inOrder := relate(a, b)
	switch c {
	case Repeated:
		return c, true
	case Altered:
		return c, Enough(both, len(a)+len(b))
	}
	return c, inOrder >= Shortest
}

// Alike is the share of words of x and y that both have, with how often.
func Alike(x, y []string) float64 {
	both := 0
	for _, n := range NewShared([][]string{x}).With(y) {
		both = n
	}
	return Share(both, len(x)+len(y))
}

// Share is Alike of two texts that have so many words in common, of so many that they
// have together.
func Share(both, together int) float64 {
	if together == 0 {
		return 0
	}
	return 2 * float64(both) / float64(together)
}

// Plausible reports whether texts of so many words that have so many of them in
// common, in whatever order, may be one quotation: it spares most comparisons.
func Plausible(both, a, b int) bool { return both == min(a, b) || Enough(both, a+b) }

// Enough reports whether so many words in common are enough for an altered
// quotation, of so many that the two have together.
func Enough(both, together int) bool { return 2*float64(both) >= alikeWords*float64(together) }

// relate is how b differs from a if they are one quotation, and how many words
// stand in both in one order.
func relate(a, b []string) (c Change, both int) {
	if slices.Equal(a, b) {
		return Repeated, len(a)
	}
	both = inOrder(a, b)
	switch {
	case both == len(b) && pieces(a, b):
		return Cut, both
	case both == len(a) && pieces(b, a):
		return Lengthened, both
	}
	return Altered, both
}

// telltale are the words that not any text has.
func telltale(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), nlp.Common)
}

// pieces reports whether part stands in whole in runs that each prove it, as
// where "…" was put for the words between. Without a "not" among a few words
// between it says something else.
func pieces(whole, part []string) bool {
	for at, first := 0, true; len(part) > 0; first = false {
		n, from := 0, at
		for ; at < len(whole); at++ {
			if n = run(whole[at:], part); n == len(part) || n >= Shortest && n > 0 {
				break
			}
		}
		if at == len(whole) || !first && at-from < Shortest && slices.ContainsFunc(whole[from:at], Denies) {
			return false
		}
		at, part = at+n, part[n:]
	}
	return true
}

// denials are words that turn what is said into its contrary.
const denials = " no not never nor neither none nobody nothing nowhere cannot " +
	"isnt arent wasnt werent aint dont doesnt didnt havent hasnt hadnt wont wouldnt cant couldnt shant shouldnt mustnt mightnt neednt "

// Denies reports whether a word as Of gives it turns what is said into its contrary.
func Denies(w string) bool { return strings.Contains(denials, " "+w+" ") }

// run is how many words a and b begin with alike.
func run(a, b []string) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// inOrder is the length of the longest common subsequence.
func inOrder(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		before := 0
		for j, o := range b {
			was := row[j+1]
			switch {
			case w == o:
				row[j+1] = before + 1
			default:
				row[j+1] = max(was, row[j])
			}
			before = was
		}
	}
	return row[len(b)]
}
