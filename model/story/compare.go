package story

import (
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/text"
)

// Change is how a piece of one article differs from its like in another.
type Change uint8

// Changes. Small edits alter a paragraph without touching its figures, its names
// or what is quoted.
const (
	Same Change = iota
	Edited
	Changed
	Added
	Removed
	Reattributed // a quotation whose speaker is another one
)

func (c Change) String() string {
	return [...]string{"same", "edited", "changed", "added", "removed", "reattributed"}[c]
}

// MarshalText makes a Change its name in JSON.
func (c Change) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// Difference is what differs between an article and another, or a later version
// of it. Spans are into the texts of both; an added piece has no Old, a removed
// one no New.
type Difference struct {
	Headline   bool // differs, in more than case and marks
	Quotes     []Quoted
	Figures    []Pair
	Names      []Pair
	Paragraphs []Paragraph // of the new article in its order, removed ones where they stood
}

// Pair is a piece that differs.
type Pair struct {
	Change   Change
	Old, New text.Span
}

// Quoted is a quotation that differs, with its numbers in both articles: -1 where there
// is none.
type Quoted struct {
	Pair
	OldQuote, NewQuote int
}

// Paragraph is one paragraph of either article. It may be moved and changed at
// once.
type Paragraph struct {
	Pair
	Moved bool // it stands before or after others that it stood on the other side of
}

// Compare says what differs in b from a.
func Compare(a, b *analysis.Document) Difference {
	c := newComparison(a, b)
	d := Difference{
		Headline:   strings.Join(text.Words(a.Article.Meta.Title), " ") != strings.Join(text.Words(b.Article.Meta.Title), " "),
		Paragraphs: c.paragraphs(),
	}
	d.Quotes = c.quotes()
	d.Figures = c.figures(d.Paragraphs)
	d.Names = c.names()
	return d
}

// comparison is two articles, cut into paragraphs.
type comparison struct {
	a, b       *analysis.Document
	old, fresh []piece
}

// piece is a paragraph and its words for comparing.
type piece struct {
	span  text.Span
	words []string
	key   string
}

func newComparison(a, b *analysis.Document) *comparison {
	return &comparison{a: a, b: b, old: pieces(a.Article), fresh: pieces(b.Article)}
}

// pieces are the paragraphs of a that are part of the story.
func pieces(a *article.Article) (out []piece) {
	for _, b := range a.Blocks {
		words := text.Words(b.Of(a.Text))
		if b.Aside || b.Kind == article.Rule || len(words) == 0 {
			continue
		}
		out = append(out, piece{b.Span, words, strings.Join(words, " ")})
	}
	return out
}

// mentions are those of d that begin in a span.
func mentions(d *analysis.Document, within text.Span) []analysis.Mention {
	return starting(d.Mentions, within, func(m analysis.Mention) int { return m.Start })
}

// starting are those of some ascending pieces that begin in a span.
func starting[P any](all []P, within text.Span, start func(P) int) []P {
	until := func(end int) int {
		at, _ := slices.BinarySearchFunc(all, end, func(p P, end int) int { return start(p) - end })
		return at
	}
	return all[until(within.Start):until(within.End)]
}

// Likeness of paragraphs, twice the words they share by the words of both.
const (
	sameParagraph = 0.5  // from here they are versions of one
	smallEdit     = 0.85 // from here a change may be small
)
