package library

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lede/model/article"
)

func made(title, outlet string, day int) Item {
	it := Item{Loaded: true, Meta: article.Meta{Title: title, Outlet: outlet}}
	if day > 0 {
		it.Meta.Published = article.Date{Time: time.Date(2025, 1, day, 0, 0, 0, 0, time.UTC), Precision: article.Day}
	}
	return it
}

func titles(l *Library) (out []string) {
	for i := range l.Len() {
		out = append(out, l.Item(l.At(i)).Title())
	}
	return out
}

func TestOrders(t *testing.T) {
	var l Library
	broken := made("Broken", "", 0)
	broken.Err = errors.New("empty")
	l.Add(made("“The end”", "Post", 2), broken, made("Élan", "Ångström", 9), made("Beginning", "Post", 5), made("undated", "", 0))
	for _, c := range []struct {
		by      Sort
		reverse bool
		want    []string
	}{
		{ByDate, false, []string{"Élan", "Beginning", "“The end”", "undated", "Broken"}},
		{ByDate, true, []string{"undated", "“The end”", "Beginning", "Élan", "Broken"}},
		{ByTitle, false, []string{"Beginning", "Élan", "“The end”", "undated", "Broken"}},
		{ByOutlet, false, []string{"undated", "Élan", "Beginning", "“The end”", "Broken"}},
		{ByFile, false, []string{"“The end”", "Broken", "Élan", "Beginning", "undated"}},
	} {
		l.SortBy(c.by, c.reverse)
		if got := titles(&l); !slices.Equal(got, c.want) {
			t.Errorf("%s, reverse %v: %q, want %q", c.by, c.reverse, got, c.want)
		}
	}
}

// TestGoneUnread: a file that was gone before it was read is no row and no failure, and is
// one again when it comes back.
func TestGoneUnread(t *testing.T) {
	var l Library
	l.Add(made("Storm", "", 2), made("", "", 0))
	gone := Item{Loaded: true, Gone: true, Err: errors.New("no such file")}
	l.Update(Change{ID: 1, Item: gone})
	if got := titles(&l); !slices.Equal(got, []string{"Storm"}) || l.Failures() != 0 || l.Unread() != 1 || l.Beneath() != 0 {
		t.Errorf("%q, %d unreadable, %d unread, %d copies", got, l.Failures(), l.Unread(), l.Beneath())
	}
	l.SortBy(ByTitle, false)
	l.Update(Change{ID: 1, Item: made("Back", "", 1)})
	if got := titles(&l); !slices.Equal(got, []string{"Back", "Storm"}) || l.Unread() != 2 {
		t.Errorf("%q, %d unread", got, l.Unread())
	}
}

// TestByLength: the shortest first, those of one length as they came, and what
// could not be read last, whichever way the list is turned.
func TestByLength(t *testing.T) {
	var l Library
	for _, it := range []struct {
		title string
		words int
	}{{"long", 900}, {"Broken", 0}, {"short", 20}, {"middle", 300}, {"as short", 20}} {
		item := made(it.title, "", 0)
		if item.Words = it.words; it.words == 0 {
			item.Err = errors.New("empty")
		}
		l.Add(item)
	}
	for reverse, want := range map[bool][]string{
		false: {"short", "as short", "middle", "long", "Broken"},
		true:  {"long", "middle", "short", "as short", "Broken"},
	} {
		l.SortBy(ByLength, reverse)
		if got := titles(&l); !slices.Equal(got, want) {
			t.Errorf("reverse %v: %q, want %q", reverse, got, want)
		}
	}
}

func TestFilter(t *testing.T) {
	var l Library
	l.Add(made("Café closes in Zürich", "Post", 1), made("Harbour opens", "Zurich Times", 2), made("Rain", "Post", 3))
	for query, want := range map[string]int{"": 3, "zurich": 2, "zurich cafe": 1, "POST": 2, "nope": 0} {
		if l.Filter(query); l.Len() != want {
			t.Errorf("%q shows %d, want %d", query, l.Len(), want)
		}
	}
	l.Filter("zu")
	l.Filter("zur caf")
	if l.Len() != 1 {
		t.Errorf("narrowing shows %d", l.Len())
	}
	l.Add(made("Another café in Zürich", "", 4))
	if l.Len() != 2 {
		t.Errorf("an arrival that matches is not shown: %d", l.Len())
	}
}

// TestMergeIsASort: whatever arrives and changes in whatever order, the shown
// order is the sorted one.
func TestMergeIsASort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var l Library
		l.SortBy(Sort(r.IntN(int(numSorts))), r.IntN(2) == 0)
		for range 20 {
			var items []Item
			for range r.IntN(6) {
				items = append(items, made(fmt.Sprint("title ", r.IntN(9)), fmt.Sprint("outlet ", r.IntN(3)), r.IntN(5)))
			}
			l.Add(items...)
			if n := l.Total(); n > 0 && r.IntN(2) == 0 {
				id := ID(r.IntN(n))
				l.Update(Change{id, made(fmt.Sprint("changed ", r.IntN(9)), "", r.IntN(5))})
			}
			if !slices.IsSortedFunc(slices.Collect(l.whole.all()), l.compare) || l.Len() != l.Total() {
				t.Fatalf("out of order: %q", titles(&l))
			}
		}
	}
}

func TestTitleOfAFile(t *testing.T) {
	it := Item{Origin: article.Origin{File: "news/2025/story.txt"}}
	if got := it.Title(); got != "story.txt" {
		t.Error(got)
	}
}

func BenchmarkFilter100k(b *testing.B) {
	var l Library
	items := make([]Item, 100_000)
	for i := range items {
		items[i] = made(fmt.Sprint("A headline about something number ", i), "Tidewater Post", i%28+1)
	}
	l.Add(items...)
	for b.Loop() {
		l.Filter("number 77")
		l.Filter("")
	}
}

func TestCopiesAreStacked(t *testing.T) {
	printOf := func(text, url string) *article.Fingerprint {
		f := (&article.Article{Text: text, Meta: article.Meta{URL: url}}).Fingerprint()
		return &f
	}
	words := func(n, from int) (s string) {
		for i := range n {
			s += fmt.Sprint("word", from+i, " ")
		}
		return s
	}
	var l Library
	a, b, c, d := made("Wire", "One", 1), made("Wire, again", "Two", 2), made("Other", "Three", 3), made("Feed", "Four", 4)
	a.Print, b.Print = printOf(words(200, 0), ""), printOf(words(200, 0)+"and a tail of its own", "")
	c.Print, d.Print = printOf(words(200, 5000), "https://example.org/c"), printOf("an excerpt", "https://www.example.org/c?utm_source=x")
	l.Add(a, b, c, d)
	if l.Len() != 2 || l.Copies(0) != 1 || l.Copies(2) != 1 || l.CopyOf(1) != 0 || l.CopyOf(2) != None || l.Total() != 4 {
		t.Fatalf("%q: copies %d and %d", titles(&l), l.Copies(0), l.Copies(2))
	}
	l.Stack(false)
	if l.Len() != 4 {
		t.Fatalf("apart: %q", titles(&l))
	}
	l.Stack(true)
	l.Filter("again")
	if l.Len() != 0 {
		t.Fatalf("a hidden copy matches: %q", titles(&l))
	}
}

// TestBesides: an outlet's articles in the same words are copies of one, unless it tells
// them apart by headline and by address.
func TestBesides(t *testing.T) {
	var text strings.Builder
	for i := range 200 {
		fmt.Fprint(&text, "word", i, " ")
	}
	f := (&article.Article{Text: text.String()}).Fingerprint()
	of := func(title, outlet, url string) Item {
		it := made(title, outlet, 1)
		it.Print, it.Meta.URL = &f, url
		return it
	}
	first := of("Episode 1", "Quay", "https://a.example/1")
	for _, c := range []struct {
		item Item
		copy bool
	}{
		{of("Episode 2", "Quay", "https://a.example/2"), false},
		{of("Episode 2", "Quay", "https://a.example/1"), true},
		{of("Episode 1", "Quay", "https://a.example/2"), true},
		{of("Episode 2", "Quay", ""), true},
		{of("Episode 2", "Harbour", "https://a.example/2"), true},
	} {
		var l Library
		if l.Add(first, c.item); (l.CopyOf(1) == 0) != c.copy {
			t.Errorf("%q of %s at %q: a copy is %v", c.item.Meta.Title, c.item.Meta.Outlet, c.item.Meta.URL, !c.copy)
		}
	}
}
