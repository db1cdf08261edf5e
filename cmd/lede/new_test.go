package main

import (
	"slices"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
)

// TestRest: of a story one of whose articles is gone when they are read again the
// others are told of, in the order of the stories.
func TestRest(t *testing.T) {
	t.Parallel()
	var got []string
	n := newsroom{
		story:   map[place]int{{"a", 0}: 1, {"b", 0}: 1, {"c", 0}: 0, {"d", 0}: 0, {"e", 0}: 2, {"f", 0}: 2},
		waiting: map[int]int{0: 2, 1: 2, 2: 2}, docs: map[int][]*analysis.Document{},
		write: func(r newsRecord) error {
			got = append(got, r.Article.File)
			return nil
		},
	}
	for _, file := range []string{"a", "c", "e", "f"} {
		if err := n.take(&analysis.Document{Article: &article.Article{Origin: article.Origin{File: file}}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.rest(); err != nil {
		t.Fatal(err)
	}
	if want := []string{"e", "f", "c", "a"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
