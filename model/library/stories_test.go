package library

import (
	"slices"
	"strings"
	"testing"
)

// told is a library of six articles, a day apart, the newest first in the list:
// F E D C B A. A, C and E are about one event, C the fullest; B and F about another.
func told() *Library {
	var l Library
	for i, title := range []string{"A", "B", "C", "D", "E", "F"} {
		l.Add(made(title, []string{"Post", "Wire", "Post"}[i%3], i+1))
	}
	l.SetStories([]Story{{Articles: []ID{2, 0, 4}, Copies: 1}, {Articles: []ID{5, 1}}})
	return &l
}

// TestStories: a story is the row of its first article, in that one's place; open
// it shows all, in their order, whatever the list is sorted by.
func TestStories(t *testing.T) {
	l := told()
	for _, c := range []struct {
		name string
		do   func()
		want string
	}{
		{"apart", func() {}, "F E D C B A"},
		{"together", func() { l.ShowStories(true) }, "F D C"},
		{"open", func() { l.OpenStory(4) }, "F D C A E"},
		{"another", func() { l.OpenStory(5) }, "F B D C"},
		{"what has none closes", func() { l.OpenStory(3) }, "F D C"},
		{"again", func() { l.OpenStory(2); l.OpenStory(0) }, "F D C A E"},
		{"sorted", func() { l.SortBy(ByTitle, false) }, "C A E D F"},
		{"reversed", func() { l.SortBy(ByTitle, true) }, "F D C A E"},
		{"filtered", func() { l.Filter("-d") }, "F B C A E"},
		{"narrower", func() { l.Filter("-d -f") }, "B C A E"},
		{"all", func() { l.Filter("") }, "F D C A E"},
		{"one goes", func() { l.SetGone(0, true); l.SetStories(l.stories.all) }, "F D C E A"},
		{"apart again", func() { l.ShowStories(false) }, "F E D C B A"},
		{"closed", func() { l.ShowStories(true) }, "F D C A"},
		{"none", func() { l.SetStories(nil) }, "F E D C B A"},
	} {
		c.do()
		got := titles(l)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		for i := range got {
			if l.Row(l.At(i)) != i {
				t.Errorf("%s: row %d is not found", c.name, i)
			}
		}
	}
}

// TestListed: what the rows stand for, a folded story for all of its articles.
func TestListed(t *testing.T) {
	l := told()
	for _, c := range []struct {
		do   func()
		want string
	}{
		{func() {}, "F E D C B A"},
		{func() { l.ShowStories(true) }, "F B D C A E"},
		{func() { l.OpenStory(4) }, "F B D C A E"},
		{func() { l.Filter("-d") }, "F B C A E"},
		{func() { l.Filter("d") }, "D"},
	} {
		c.do()
		var got []string
		for id := range l.Listed() {
			got = append(got, l.Item(id).Title())
		}
		if strings.Join(got, " ") != c.want || l.ListedLen() != len(got) {
			t.Errorf("%d: %q, want %q", l.ListedLen(), got, c.want)
		}
	}
}

// TestStoryOf: what is told of a row.
func TestStoryOf(t *testing.T) {
	l := told()
	if _, ok := l.StoryOf(2); ok {
		t.Error("a story while they are apart")
	}
	l.ShowStories(true)
	p, ok := l.StoryOf(2)
	if !ok || len(p.Articles) != 3 || p.Copies != 1 || l.Outlets(&p.Story) != 2 || !p.First || p.Open {
		t.Errorf("%+v %v", p, ok)
	}
	l.OpenStory(2)
	if p, ok = l.StoryOf(4); !ok || p.First || !p.Open {
		t.Errorf("%+v %v", p, ok)
	}
	if _, ok = l.StoryOf(3); ok {
		t.Error("a story of one article")
	}
	l.Filter("a")
	if _, ok = l.StoryOf(2); ok {
		t.Error("a story while a filter shows articles")
	}
}

// TestStoryChanges: an article that changes leaves its story, with the first all
// do; nothing is lost and nothing is twice.
func TestStoryChanges(t *testing.T) {
	for _, c := range []struct {
		id   ID
		want string
	}{{2, "F E D A X"}, {0, "F D C E X"}, {4, "X F D C A"}, {3, "F C A E X"}} {
		l := told()
		l.ShowStories(true)
		l.OpenStory(2)
		day := 0
		if c.id == 4 {
			day = 9
		}
		l.Update(Change{c.id, made("X", "Post", day)})
		want := strings.Fields(c.want)
		got := titles(l)
		slices.Sort(want)
		sorted := slices.Sorted(slices.Values(got))
		if !slices.Equal(sorted, want) {
			t.Errorf("%d becomes X: %q, want those of %q", c.id, got, c.want)
		}
		for i := range got {
			if l.Row(l.At(i)) != i {
				t.Errorf("%d: row %d is not found", c.id, i)
			}
		}
	}
}
