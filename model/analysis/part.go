package analysis

import (
	"context"
	"sort"
	"strings"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/parallel"
	"lede/model/text"
)

// Lengths in bytes. A part takes a quarter of a second on one processor and 5 MB
// while it is analysed; an article of up to four is analysed whole.
const (
	partSize = 128 << 10
	large    = 4 * partSize
	window   = 4 << 10 // how far behind its length a part may end to end well
)

// Large reports whether a is analysed in parts.
func Large(a *article.Article) bool { return len(a.Text) > large }

// Parts is an article cut into parts to be analysed by themselves: at the end of
// a block, and inside one that is longer than a part after a sentence.
type Parts struct {
	article *article.Article
	cuts    []int // part i is [cuts[i], cuts[i+1])
}

// Cut cuts a into parts. It costs a search a part, not a pass over the text.
func Cut(a *article.Article) *Parts {
	p := &Parts{a, []int{0}}
	for at := 0; len(a.Text)-at > partSize*3/2; {
		at = cut(a, at+partSize)
		p.cuts = append(p.cuts, at)
	}
	p.cuts = append(p.cuts, len(a.Text))
	return p
}

// cut is a good place at or after at to begin a part.
func cut(a *article.Article, at int) int {
	next := sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].Start >= at })
	if next < len(a.Blocks) && a.Blocks[next].Start < at+window {
		return a.Blocks[next].Start
	}
	return seam(a.Text, at)
}

// seam is a place near behind at where a sentence ends, else a word, else a rune.
func seam(s string, at int) int {
	near := s[at:min(len(s), at+window)]
	for _, end := range [...]string{"\n", ". ", "? ", "! ", ".” ", ".\" ", "。", " "} {
		if i := strings.Index(near, end); i >= 0 {
			return at + i + len(end)
		}
	}
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return at
}

// Len is the number of parts, at least 1.
func (p *Parts) Len() int { return len(p.cuts) - 1 }

// Article is what was cut.
func (p *Parts) Article() *article.Article { return p.article }

// Span is what part i covers.
func (p *Parts) Span(i int) text.Span { return text.Span{Start: p.cuts[i], End: p.cuts[i+1]} }

// At is the part that offset lies in, the nearest where it lies in none.
func (p *Parts) At(offset int) int {
	next := sort.Search(len(p.cuts), func(i int) bool { return p.cuts[i] > offset })
	return max(0, min(next-1, p.Len()-1))
}

// all analyses every part, one on each processor at a time, and joins them.
func (p *Parts) all(ctx context.Context) (*Document, error) {
	j := newJoiner(p.article)
	analyze := func(ctx context.Context, i int, emit func(*Document) bool) {
		if d, err := p.Analyze(ctx, i); err == nil { // else ctx is done
			emit(d)
		}
	}
	for d := range parallel.Ordered(ctx, parallel.Count(p.Len()), analyze, parallel.Options{}) {
		j.take(d)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return j.joined(), nil
}

// Analyze analyses part i. It fails only when ctx is done; the error is ctx's.
func (p *Parts) Analyze(ctx context.Context, i int) (*Document, error) {
	return analyze(ctx, p.article, p.Span(i))
}
