package search

import (
	"testing"

	"lede/model/text"
)

// A piece says whether its paragraph goes on before it and behind it.
func TestMore(t *testing.T) {
	t.Parallel()
	const s = "one two\nthree four"
	for span, want := range map[text.Span][2]bool{
		{Start: 0, End: 7}: {}, {Start: 0, End: 6}: {false, true}, {Start: 1, End: 7}: {true, false},
		{Start: 8, End: 18}: {}, {Start: 9, End: 17}: {true, true},
	} {
		if got := (Snippet{Span: span}).more(s); got != want {
			t.Errorf("%q: %v, want %v", span.Of(s), got, want)
		}
	}
}
