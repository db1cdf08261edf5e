package library

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lede/model/article"
)

// TestShelves: articles are counted and found by the feeds that brought them and the tags
// of these; a name that there is means itself alone.
func TestShelves(t *testing.T) {
	t.Parallel()
	var l Library
	for _, title := range []string{"One", "Two", "Three", "Four"} {
		l.Add(made(title, "Wire", 1))
	}
	feeds := [][]string{{"Coast"}, {"Coast", "Long Reads"}, {"Coast Guard"}, nil}
	tags := [][]string{{"news"}, {"news", "sunday"}, {"newsletters"}, nil}
	l.Filter("feed:coast")
	l.Shelve(func(id ID) ([]string, []string) { return feeds[id], tags[id] })
	l.Mark(0, true, false)
	for filter, want := range map[string][]string{
		"feed:coast": {"One", "Two"}, "feed:coas": {"One", "Three", "Two"}, "feed:": {"Four", "One", "Three", "Two"},
		`feed:"Long Reads"`: {"Two"}, "tag:news": {"One", "Two"}, "tag:new": {"One", "Three", "Two"}, "-tag:news": {"Four", "Three"},
		"tag:news unread": {"Two"}, "feed:guard": {"Three"}, "tag:coast": nil,
	} {
		l.Filter(filter)
		got := titles(&l)
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s: %q", filter, got)
		}
	}
	gotFeeds, gotTags := l.Shelves()
	if !reflect.DeepEqual(gotFeeds, map[string]Shelf{"Coast": {2, 1}, "Long Reads": {1, 1}, "Coast Guard": {1, 1}}) {
		t.Errorf("feeds: %v", gotFeeds)
	}
	if !reflect.DeepEqual(gotTags, map[string]Shelf{"news": {2, 1}, "sunday": {1, 1}, "newsletters": {1, 1}}) {
		t.Errorf("tags: %v", gotTags)
	}
	if it := l.Item(1); !slices.Equal(it.Feeds, feeds[1]) || !slices.Equal(it.Tags, tags[1]) {
		t.Errorf("an item: %q, %q", it.Feeds, it.Tags)
	}
	if _, ways := l.Complete("feed:co"); !slices.Equal(ways, []string{"feed:\"Coast Guard\"", "feed:Coast"}) {
		t.Errorf("completions: %q", ways)
	}
}

// TestShelvesOfCopies: an article is of the feeds that brought its copies too, whichever
// comes first.
func TestShelvesOfCopies(t *testing.T) {
	t.Parallel()
	var words strings.Builder
	for i := range 200 {
		fmt.Fprint(&words, "word", i, " ")
	}
	f := (&article.Article{Text: words.String()}).Fingerprint()
	of := func(title, feed, tag string) Item {
		it := made(title, feed, 1)
		it.Print, it.Feeds, it.Tags = &f, []string{feed}, []string{tag}
		return it
	}
	first, copied := of("Wire story", "Wire", "fast"), of("The same", "Coast", "slow")
	var l Library
	l.Add(first, copied)
	for range 2 {
		for _, filter := range []string{"feed:wire", "feed:coast", "tag:fast", "tag:slow"} {
			if l.Filter(filter); !slices.Equal(titles(&l), []string{"Wire story"}) {
				t.Errorf("%s: %q", filter, titles(&l))
			}
		}
		if feeds, _ := l.Shelves(); !reflect.DeepEqual(feeds, map[string]Shelf{"Wire": {1, 1}, "Coast": {1, 1}}) {
			t.Errorf("%v", feeds)
		}
		l.Shelve(func(id ID) (feeds, tags []string) {
			it := []Item{first, copied}[id]
			return it.Feeds, it.Tags
		})
	}
}

// TestPart: what names a feed or a tag is taken out of a filter, and the rest means what it
// meant.
func TestPart(t *testing.T) {
	t.Parallel()
	for filter, want := range map[string][2]string{
		"":                                       {"", ""},
		"flood dam":                              {"", "flood dam"},
		"unread tag:world flood":                 {"tag:world", "unread flood"},
		`feed:"Long Reads"`:                      {`feed:"Long Reads"`, ""},
		`"tag:world" -tag:x outlet:"A b" is:new`: {"", `"tag:world" -tag:x outlet:"A b" is:new`},
		"tag: a:b":                               {"", "tag: a:b"},
	} {
		if of, rest := Part(filter, "feed", "tag"); of != want[0] || rest != want[1] {
			t.Errorf("%s: %q and %q", filter, of, rest)
		}
	}
	if got := FilterBy("feed", `The "Coast"`); got != `feed:"The "` {
		t.Errorf("quotation marks: %s", got)
	}
}
