package engine

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/library"
)

func document(bytes int) *analysis.Document {
	return &analysis.Document{Article: &article.Article{Text: strings.Repeat("x", bytes)}}
}

// TestCacheBounds: few articles are kept, the latest always, and no more text
// than cacheBytes.
func TestCacheBounds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		sizes []int
		kept  []library.ID
	}{
		"few":             {[]int{1, 1, 1}, []library.ID{0, 1, 2}},
		"as many as fit":  {[]int{1, 1, 1, 1, 1, 1, 1, 1}, []library.ID{0, 1, 2, 3, 4, 5, 6, 7}},
		"one too many":    {[]int{1, 1, 1, 1, 1, 1, 1, 1, 1}, []library.ID{1, 2, 3, 4, 5, 6, 7, 8}},
		"just as large":   {[]int{cacheBytes / 2, cacheBytes / 2}, []library.ID{0, 1}},
		"a byte too much": {[]int{cacheBytes / 2, cacheBytes/2 + 1}, []library.ID{1}},
		"one too large":   {[]int{1, cacheBytes + 1}, []library.ID{1}},
	} {
		var kept cache
		for id, n := range c.sizes {
			kept.keep(library.ID(id), document(n))
		}
		var ids []library.ID
		for _, a := range kept {
			ids = append(ids, a.id)
		}
		if !slices.Equal(ids, c.kept) {
			t.Errorf("%s: %v are kept, want %v", name, ids, c.kept)
		}
	}
}

func TestCacheForgets(t *testing.T) {
	t.Parallel()
	var c cache
	for id := range library.ID(3) {
		c.keep(id, document(1))
	}
	if c.forget(1); c.find(1) != nil || c.find(0) == nil || c.find(2) == nil {
		t.Fatalf("%v", c)
	}
	if c.forget(7); len(c) != 2 {
		t.Fatal("forgot what it does not have")
	}
}

// TestFarthestPartGoes: of a large text the parts nearest to the reader are
// kept.
func TestFarthestPartGoes(t *testing.T) {
	t.Parallel()
	p := parts{known: map[int]*analysis.Document{}}
	for i := range maxParts {
		p.put(i, document(1), i)
	}
	if len(p.known) != maxParts {
		t.Fatalf("%d parts of %d", len(p.known), maxParts)
	}
	p.put(maxParts, document(1), maxParts)
	if want := []int{1, 2, 3, 4, 5, 6}; !slices.Equal(slices.Sorted(maps.Keys(p.known)), want) {
		t.Fatalf("parts %v are kept", slices.Sorted(maps.Keys(p.known)))
	}
	p.put(0, document(1), 0)
	if _, far := p.known[maxParts]; far || p.known[0] == nil {
		t.Fatalf("parts %v are kept by a reader in part 0", slices.Sorted(maps.Keys(p.known)))
	}
}

// TestWantedPart: the part the reader is in goes first, then the next, then the
// one before.
func TestWantedPart(t *testing.T) {
	t.Parallel()
	a := &article.Article{Text: strings.Repeat("A long line of a very long story.\n", 40_000)}
	for at := 0; at < len(a.Text); at += 34 {
		b := article.Block{}
		b.Start, b.End = at, at+33
		a.Blocks = append(a.Blocks, b)
	}
	p := parts{cut: analysis.Cut(a), known: map[int]*analysis.Document{}}
	last := p.cut.Len() - 1
	if last < 3 {
		t.Fatalf("%d parts", last+1)
	}
	for _, want := range []int{1, 2, 0, -1} {
		got := p.want(1)
		if got != want {
			t.Fatalf("part %d is wanted, not %d", got, want)
		}
		if got >= 0 {
			p.known[got] = document(1)
		}
	}
	if got := p.around(1); len(got) != 3 {
		t.Fatalf("%d parts around", len(got))
	}
	p.known = map[int]*analysis.Document{last: document(1)}
	if got := p.want(last); got != last-1 {
		t.Fatalf("part %d is wanted at the end", got)
	}
}
