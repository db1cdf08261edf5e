package library

import (
	"testing"

	"lede/model/article"
)

// A row is called by its headline, else by its first words, else by its file, and is
// sorted and found by that; an item that comes back has what it was made with.
func TestCalled(t *testing.T) {
	t.Parallel()
	var l Library
	for _, c := range []struct {
		meta         article.Meta
		file, called string
		filters      map[string]int
	}{
		{article.Meta{Title: "Ferry sinks"}, "a/one.txt", "Ferry sinks", map[string]int{"title:ferry": 1, "file:one": 1}},
		{article.Meta{Opening: "The river rose"}, "a/two.txt", "The river rose", map[string]int{"title:river": 1, "file:two": 1, "title:two": 0}},
		{article.Meta{Opening: "Øresund rose"}, "three.txt", "Øresund rose", map[string]int{"title:øresund": 1, "file:three": 1}},
		{article.Meta{}, "a/four.txt", "four.txt", map[string]int{"title:four": 0, "file:four": 1}},
		{article.Meta{}, "-", "standard input", nil},
	} {
		id := l.Add(Item{Origin: article.Origin{File: c.file}, Meta: c.meta, Loaded: true})
		it := l.Item(id)
		if it.Title() != c.called || it.Meta.Title != c.meta.Title || it.Meta.Opening != c.meta.Opening {
			t.Errorf("%+v: %q, %+v", c.meta, it.Title(), it.Meta)
		}
		for filter, want := range c.filters {
			l.Filter(filter)
			if l.Len() != want {
				t.Errorf("%s: %d rows, want %d", filter, l.Len(), want)
			}
			l.Filter("")
		}
	}
}
