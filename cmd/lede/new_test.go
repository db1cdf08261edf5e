package main

import (
	"slices"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/load"
	"lede/model/story"
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

// TestBatch: stories are taken together up to so many articles, and one at least.
func TestBatch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ articles, want []int }{
		{nil, nil}, {[]int{9}, []int{1}}, {[]int{2, 3, 1, 9, 9}, []int{2, 1, 1, 1}}, {[]int{9, 2, 3}, []int{1, 2}}, {[]int{5}, []int{1}},
	} {
		var all []story.Story
		for _, n := range c.articles {
			all = append(all, story.Story{Articles: make([]int, n)})
		}
		var got []int
		for len(all) > 0 {
			var some []story.Story
			some, all = batch(all, 5)
			got = append(got, len(some))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: batches of %v, want %v", c.articles, got, c.want)
		}
	}
}

// TestContains: an article of an archive is looked for in the archive.
func TestContains(t *testing.T) {
	t.Parallel()
	n := newsroom{}
	n.expect([]story.Story{{Articles: []int{0, 1}}}, map[int]gist{0: {source: source{File: "a.zip!b/c!d.txt", Index: 2}}, 1: {source: source{File: "e.txt"}}})
	for name, want := range map[string]bool{"a.zip": true, "a.zip!b/c!d.txt": true, "e.txt": true, "a": false, "e": false, "f.txt": false} {
		if n.lacks(load.Source{Name: name}) == want {
			t.Errorf("%s: %v", name, !want)
		}
	}
	if n.waiting[0] != 2 || !n.member(&article.Article{Origin: article.Origin{File: "e.txt"}}) || n.member(&article.Article{Origin: article.Origin{File: "e.txt", Index: 1}}) {
		t.Errorf("%+v", n)
	}
}
