package search

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/text"
)

const body = `Kim Jong-un said “we will not cross any red line” on Monday.

Mr Putin told reporters that sanctions were “a red herring”. KIM left Pyongyang for 北京市. The naïve plan failed.`

// subject is a small story about two speakers, analysed by hand.
func subject(title string) *Subject {
	find := func(part string) text.Span {
		i := strings.Index(body, part)
		return text.Span{Start: i, End: i + len(part)}
	}
	day, _ := time.Parse("2006-01-02", "2025-04-28")
	return &Subject{
		Origin: article.Origin{File: "News/2025/kim.txt"},
		Meta: article.Meta{
			Title: title, Summary: "A summary of talks", Outlet: "Tidewater Post", Authors: []string{"Amina Okoro"},
			Section: "World", Language: "en-GB", Published: article.Date{Time: day, Precision: article.Day},
		},
		Text: body,
		Names: []NameOf{
			{entity.Person, []string{"Kim Jong-un", "Kim"}, []text.Span{find("Kim Jong-un"), find("KIM")}},
			{entity.Person, []string{"Putin"}, []text.Span{find("Putin")}},
			{entity.Place, []string{"Pyongyang"}, []text.Span{find("Pyongyang")}},
		},
		Quotes: []QuoteOf{
			{find("“we will not cross any red line”"), find("we will not cross any red line"), []string{"Kim Jong-un", "Kim"}},
			{find("“a red herring”"), find("a red herring"), []string{"Putin"}},
		},
	}
}

func TestMatch(t *testing.T) {
	tests := []struct {
		query string
		want  bool
		hits  string // joined by "|"
	}{
		{"", true, ""},
		{"sanctions", true, "sanctions"},
		{"SANCTIONS", true, "sanctions"},
		{"sanction", false, ""},
		{"sanction*", true, "sanctions"},
		{"kim", true, "Kim|KIM"},
		{`"kim jong un"`, true, "Kim Jong-un"},
		{`"jong kim"`, false, ""},
		{"naive", true, "naïve"},
		{"naïve", true, "naïve"},
		{"北京", true, "北京"},
		{"京市", true, "京市"},
		{"京北", false, ""},
		{"harbour", true, ""},
		{"title:harbour", true, ""},
		{"title:kim", false, ""},
		{"summary", true, ""},
		{"kim -sport", true, "Kim|KIM"},
		{"kim -red", false, "Kim|KIM"},
		{"sport OR monday", true, "Monday"},
		{`person:"kim jong-un"`, true, "Kim Jong-un|KIM"},
		{"person:pyongyang", false, ""},
		{"place:pyong*", true, "Pyongyang"},
		{"name:pyongyang", true, "Pyongyang"},
		{"said:putin", true, "“a red herring”"},
		{"quote:red", true, "red|red"},
		{"quote:sanctions", false, ""},
		{"said:kim quote:red", true, "red"},
		{`said:putin quote:"red line"`, false, ""},
		{`said:kim quote:"red line"`, true, "red line"},
		{"said:kim said:putin", false, ""},
		{"outlet:tidewater author:okoro section:world lang:en", true, ""},
		{"outlet:reuters", false, ""},
		{"file:news/2025", true, ""},
		{"file:sport", false, ""},
		{"on:2025-04", true, ""},
		{"on:2025-04-28", true, ""},
		{"before:2025-04-28", false, ""},
		{"after:2025-04-28", true, ""},
		{"after:2025-05", false, ""},
		{"is:unread", true, ""},
		{"is:starred", false, ""},
		{"-is:starred", true, ""},
	}
	s := subject("Harbour pact")
	for _, tt := range tests {
		q, err := Parse(tt.query)
		if err != nil {
			t.Errorf("%s: %v", tt.query, err)
			continue
		}
		if got := q.Match(s, Marked{}); got != tt.want {
			t.Errorf("%s: %v", tt.query, got)
		}
		var hits []string
		for _, h := range q.Hits(s) {
			hits = append(hits, h.Of(s.Text))
		}
		if got := strings.Join(hits, "|"); got != tt.hits {
			t.Errorf("%s: hits %q, want %q", tt.query, got, tt.hits)
		}
	}
}

// TestShelves: a subscription is named by words of its name, or of its tags.
func TestShelves(t *testing.T) {
	t.Parallel()
	m := Marked{Feeds: []string{"The Coast", "Long Reads"}, Tags: []string{"news", "sea and sky"}}
	for query, want := range map[string]bool{
		"feed:coast": true, `feed:"long reads"`: true, "feed:coas": false, "feed:coas*": true, "feed:news": false, "-feed:coast": false,
		"tag:news": true, "tag:new": false, "tag:sky": true, "tag:coast": false, "harbour tag:news": true, "is:unread feed:long": true,
	} {
		q, err := Parse(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if !q.Marks() || !q.Shelves() || q.News() || q.Match(subject("Harbour pact"), m) != want {
			t.Errorf("%s: %v", query, !want)
		}
	}
	if q, err := Parse("is:unread harbour"); err != nil || q.Shelves() {
		t.Errorf("a mark asks for subscriptions: %v", err)
	}
}

func TestUndatedIsInNoPeriod(t *testing.T) {
	s := subject("")
	s.Meta.Published = article.Date{}
	for _, query := range []string{"after:1900", "before:2100", "on:2025"} {
		q, _ := Parse(query)
		if q.Match(s, Marked{}) {
			t.Errorf("an article without a date answers %s", query)
		}
	}
}

// TestDayOfTheSource: the day counts that stands in the article, whatever it is
// in another zone.
func TestDayOfTheSource(t *testing.T) {
	s := subject("")
	s.Meta.Published.Time = time.Date(2025, 4, 28, 23, 30, 0, 0, time.FixedZone("", -5*3600))
	q, _ := Parse("on:2025-04-28")
	if !q.Match(s, Marked{}) {
		t.Error("half past eleven in the evening is another day")
	}
}

func TestSnippets(t *testing.T) {
	long := strings.Repeat("word ", 100) + "needle " + strings.Repeat("after ", 100)
	s := "First line.\n" + long + "\nLast needle line."
	q, _ := Parse("needle")
	hits := q.Hits(&Subject{Text: s})
	got := Snippets(s, hits, 80, 3)
	if len(got) != 2 {
		t.Fatalf("%d snippets", len(got))
	}
	if p := got[0].Of(s); len(p) > 80 || !strings.HasPrefix(p, "word ") || !strings.Contains(p, "needle after") {
		t.Errorf("%q", p)
	}
	if p := got[1].Of(s); p != "Last needle line." {
		t.Errorf("%q", p)
	}
	if p := Snippets(s, nil, 80, 3); len(p) != 1 || p[0].Of(s) != "First line." {
		t.Errorf("without hits: %v", p)
	}
}

func FuzzSnippets(f *testing.F) {
	f.Add("one two three\nfour äöü five", "two", 12)
	f.Add("北京市北京市北京市", "京", 7)
	f.Add("", "a", 1)
	f.Fuzz(func(t *testing.T, s, query string, size int) {
		if !utf8.ValidString(s) || size < 4 || size > 1<<10 {
			return
		}
		q, err := ParseTyped(query)
		if err != nil {
			return
		}
		hits := q.Hits(&Subject{Text: s})
		last := 0
		for _, h := range hits {
			if h.Start < last || h.Empty() || h.End > len(s) || text.Snap(s, h) != h {
				t.Fatalf("%q in %q: hit %v", query, s, h)
			}
			last = h.End
		}
		for _, p := range Snippets(s, hits, size, 4) {
			if p.Empty() || p.End > len(s) || text.Snap(s, p.Span) != p.Span || p.Len() > max(size, 4*4) || strings.Contains(p.Of(s), "\n") {
				t.Fatalf("%q in %q: piece %v", query, s, p)
			}
			for _, h := range p.Hits {
				if !p.Covers(h) || h.Empty() {
					t.Fatalf("%q in %q: hit %v outside %v", query, s, h, p.Span)
				}
			}
		}
	})
}

// FuzzTokens: words are where they are said to be, and none crosses another.
func FuzzTokens(f *testing.F) {
	f.Add("Kim Jong-un, é\u0301 北京 ที่ \u212a Ⅻ ﬁ")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		tokens := Tokenize(s)
		last := 0
		for i := range tokens.Len() {
			span := tokens.Span(i)
			if span.Start < last || span.Empty() || len(tokens.Word(i)) == 0 {
				t.Fatalf("%q: word %d at %v", s, i, span)
			}
			last = span.End
			for _, b := range tokens.Word(i) {
				if b < utf8.RuneSelf && classOf(rune(b)) == parts || 'A' <= b && b <= 'Z' {
					t.Fatalf("%q: word %q", s, tokens.Word(i))
				}
			}
		}
	})
}

// Spans that overlap are one, those that touch are two.
func TestDisjoint(t *testing.T) {
	at := func(start, end int) text.Span { return text.Span{Start: start, End: end} }
	for _, c := range []struct{ in, want []text.Span }{
		{nil, nil},
		{[]text.Span{at(3, 5), at(0, 3)}, []text.Span{at(0, 3), at(3, 5)}},
		{[]text.Span{at(2, 5), at(0, 3)}, []text.Span{at(0, 5)}},
		{[]text.Span{at(0, 9), at(2, 5)}, []text.Span{at(0, 9)}},
	} {
		if got := disjoint(slices.Clone(c.in)); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.in, got, c.want)
		}
	}
}

// A word of the headline is worth the same, asked for there or anywhere.
func TestHeadlineBoost(t *testing.T) {
	for query, want := range map[string]float64{"title:summit": titleBoost, "summit": titleBoost, "talks": summaryBoost, "title:talks": 0, "outlet:tidewater": 0} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		m := matcher{s: subject("A summit")}
		if got := m.boost(q.Root); got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}
