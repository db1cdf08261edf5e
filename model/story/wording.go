package story

import (
	"lede/model/text"
)

// mostCells bounds the work of comparing word by word; longer texts are told as
// one change.
const mostCells = 4_000_000

// Wording compares a and b word by word: runs of words in their order that are
// the same, only in a (removed), only in b (added), or that stand for each other
// (changed). Case, accents and marks do not count. Spans are into a and b.
func Wording(a, b string) (out []Pair) {
	x, y := keyed(a), keyed(b)
	if len(x)*len(y) > mostCells {
		return []Pair{{Changed, text.Span{End: len(a)}, text.Span{End: len(b)}}}
	}
	common := longest(x, y)
	for i, j := 0, 0; i < len(x) || j < len(y); {
		i0, j0 := i, j
		for i < len(x) && j < len(y) && x[i].key == y[j].key {
			i, j = i+1, j+1
		}
		if i > i0 {
			out = append(out, Pair{Same, over(x[i0:i]), over(y[j0:j])})
			continue
		}
		for (i < len(x) || j < len(y)) && !(i < len(x) && j < len(y) && x[i].key == y[j].key) {
			if j == len(y) || i < len(x) && common[i+1][j] >= common[i][j+1] {
				i++
			} else {
				j++
			}
		}
		out = append(out, Pair{changeOf(i > i0, j > j0), over(x[i0:i]), over(y[j0:j])})
	}
	return out
}

func changeOf(gone, come bool) Change {
	switch {
	case gone && come:
		return Changed
	case gone:
		return Removed
	}
	return Added
}

// word is one of a text, folded.
type word struct {
	span text.Span
	key  string
}

// keyed are the words of s.
func keyed(s string) (out []word) {
	for _, span := range text.WordSpans(s) {
		out = append(out, word{span, text.Fold(span.Of(s))})
	}
	return out
}

func over(words []word) text.Span {
	if len(words) == 0 {
		return text.Span{}
	}
	return text.Span{Start: words[0].span.Start, End: words[len(words)-1].span.End}
}

// longest is for each pair of ends of x and y how many words they have in common
// in one order.
func longest(x, y []word) [][]int32 {
	table := make([][]int32, len(x)+1)
	table[len(x)] = make([]int32, len(y)+1)
	for i := len(x) - 1; i >= 0; i-- {
		table[i] = make([]int32, len(y)+1)
		for j := len(y) - 1; j >= 0; j-- {
			switch {
			case x[i].key == y[j].key:
				table[i][j] = table[i+1][j+1] + 1
			default:
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}
