package engine

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/library"
	"lede/model/load"
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
		"megabytes":       {[]int{3 << 20, 3 << 20}, []library.ID{1}},
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

// TestFirstScreen: of what is large, or may be, the head is read first.
func TestFirstScreen(t *testing.T) {
	t.Parallel()
	ended := NewSpool(strings.NewReader("short"))
	ended.pull(0)
	ended.pull(5)
	for name, c := range map[string]struct {
		stdin *Spool
		from  load.Source
		heads bool
	}{
		"small":        {nil, load.Source{Path: "a", Size: headFrom - 1}, false},
		"large":        {nil, load.Source{Path: "a", Size: headFrom}, true},
		"open pipe":    {NewSpool(strings.NewReader("")), load.Source{Path: "-"}, true},
		"ended pipe":   {ended, load.Source{Path: "-"}, false},
		"no pipe":      {nil, load.Source{Path: "-"}, false},
		"never a head": {nil, load.Source{Path: "a"}, false},
	} {
		if got := (Options{Stdin: c.stdin}).firstScreen(c.from).Heads; got != c.heads {
			t.Errorf("%s: heads %v", name, got)
		}
	}
}

// TestReloadReadsTheWhole: the reader may be far behind the head.
func TestReloadReadsTheWhole(t *testing.T) {
	t.Parallel()
	path := put(t, t.TempDir(), "long.txt", "The bridge\n\n"+strings.Repeat("It has stood for many years in this town.\n\n", 9000))
	d := drive(t, Options{Args: []string{path}, Single: true})
	if d.e.article() == nil || d.e.article().Head != nil {
		t.Fatal("the whole was not read")
	}
	if got := d.e.Reload()[0](context.Background()).(latest).Event.(opened); got.err != nil || got.article.Head != nil {
		t.Fatalf("read again as a head: %v", got.err)
	}
}

// TestSeveralArticlesInOneFile are listed; one alone opens.
func TestSeveralArticlesInOneFile(t *testing.T) {
	t.Parallel()
	line := `{"title": "TITLE", "text": "All about it at some length, in the harbour of the town."}` + "\n"
	for n, opens := range map[int]bool{1: true, 2: false} {
		path := put(t, t.TempDir(), "a.jsonl", strings.Repeat(line, n))
		d := drive(t, Options{Args: []string{path}, Single: true})
		if got := d.e.article() != nil; got != opens || d.r.Library().Total() != n {
			t.Errorf("%d articles: opens %v, %d listed", n, got, d.r.Library().Total())
		}
	}
}

// TestStaleCorrectionsAreDropped: corrections that were laid over another
// analysis than the one that is shown change nothing.
func TestStaleCorrectionsAreDropped(t *testing.T) {
	t.Parallel()
	d := drive(t, Options{Args: []string{put(t, t.TempDir(), "a.txt", prose("Alpha harbour"))}, Single: true})
	shown := d.r.Open().Doc()
	stale := &analysis.Document{Article: d.e.article()}
	d.apply(corrected{found: stale, set: d.r.Corrections(), doc: stale})
	if d.r.Open().Doc() != shown {
		t.Fatal("a stale analysis is shown")
	}
	d.apply(corrected{found: d.e.doc, set: d.r.Corrections(), doc: stale})
	if d.r.Open().Doc() != stale {
		t.Fatal("a corrected analysis is not shown")
	}
}
