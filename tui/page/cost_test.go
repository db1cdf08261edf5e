package page

import (
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

// Opening an article and looking at it anywhere lays out what is looked at,
// however long the article is, and however it is cut.
func TestCostFollowsTheScreen(t *testing.T) {
	t.Parallel()
	th, err := theme.Named("dark")
	if err != nil {
		t.Fatal(err)
	}
	const size = 2 << 20
	sentence := "The authority’s director called the pact a beginning — and left it there. "
	for name, a := range map[string]*article.Article{
		"paragraphs":   build(size, sentence, "\n"),
		"one line":     build(size, sentence, ""),
		"no spaces":    build(size, "港湾", ""),
		"one cluster":  build(size, "\u0301", ""),
		"many links":   links(size / 8),
		"a long table": table(20_000, "a cell"),
		"a huge cell":  table(2, strings.Repeat("word ", size/20)),
	} {
		p := New(a, Options{Width: 80, Theme: th})
		for _, place := range []int{-100, 0, len(a.Text) / 2, len(a.Text)} {
			rows := p.Rows(p.Move(p.At(place), -39), 40)
			if len(rows) != 40 {
				t.Errorf("%s: %d rows at %d", name, len(rows), place)
			}
		}
		p.Rows(p.Bottom(40), 40)
		laid := 0
		for u := range p.laid.young {
			laid += p.units[u].Len()
		}
		if limit := 5 * 40 * piece; laid > limit { // a row costs a piece at most
			t.Errorf("%s: %d bytes laid out for five screens", name, laid)
		}
	}
}

// build is an article of n bytes of s; each ends a paragraph with sep.
func build(n int, s, sep string) *article.Article {
	return article.Raw(strings.Repeat(s+sep, n/len(s+sep)), article.Origin{})
}

// links is one paragraph of nothing but n nested and following links.
func links(n int) *article.Article {
	a := build(n, "link ", "")
	for i := 0; i+4 < n; i += 5 {
		a.Inlines = append(a.Inlines, article.Inline{Kind: article.Link, Span: text.Span{Start: i, End: i + 4}, URL: "https://example.org"})
	}
	return a
}

func table(rows int, cell string) *article.Article {
	var b article.Builder
	all := make([][]string, rows)
	for i := range all {
		all[i] = []string{cell, cell, "12.5"}
	}
	b.Table(all)
	return b.Build(article.Origin{})
}

// The cache keeps what is in use and forgets the rest.
func TestCache(t *testing.T) {
	var c cache[int, int]
	for i := range 10 * generation {
		c.put(i, i)
		if v, ok := c.get(0); !ok || v != 0 {
			t.Fatalf("after %d entries the one in use is gone", i)
		}
		if n := len(c.young) + len(c.old); n > 2*generation {
			t.Fatalf("%d entries kept", n)
		}
	}
	if _, ok := c.get(5); ok {
		t.Error("an entry not asked for is still there")
	}
}
