// Package analysis runs every stage over an article: it is the only package
// that knows them all. The result is immutable and safe to share.
package analysis

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/quote"
	"lede/model/text"
)

// Document is an article and what was found in it. Every span in it points
// into Article.Text.
type Document struct {
	Article  *article.Article
	Language string          // BCP 47, detected or declared; "" where unknown
	Words    int             // of the body, by tokens with a letter or digit
	Entities []entity.Entity // by first mention; Entities[i].ID == i
	Quotes   []quote.Quote   // ascending
	Mentions []Mention       // of all entities, by text.Compare
	// Sentences are those of what was analysed, ascending and disjoint.
	Sentences []text.Span

	// Part is the span that was analysed, where it is not the whole text; empty
	// where it is.
	Part text.Span
}

// Partial reports whether only a part of the article was analysed.
func (d *Document) Partial() bool { return !d.Part.Empty() }

// Covers reports whether the text at offset was analysed.
func (d *Document) Covers(offset int) bool {
	return !d.Partial() || d.Part.Contains(offset) || offset >= d.Part.End && d.Part.End == len(d.Article.Text)
}

// Mention is a mention with the entity it names.
type Mention struct {
	*entity.Mention
	Entity int // index in Document.Entities
}

// Again reports whether m names its entity when another mention before it did.
func (d *Document) Again(m *Mention) bool {
	for _, first := range d.Entities[m.Entity].Mentions {
		if first.Form == entity.Name {
			return first.Start < m.Start
		}
	}
	return false
}

// mentions lists the mentions of all entities in the order of the text.
func mentions(entities []entity.Entity) []Mention {
	n := 0
	for _, e := range entities {
		n += len(e.Mentions)
	}
	all := make([]Mention, 0, n)
	for _, e := range entities {
		for i := range e.Mentions {
			all = append(all, Mention{&e.Mentions[i], e.ID})
		}
	}
	slices.SortStableFunc(all, func(a, b Mention) int { return text.Compare(a.Span, b.Span) })
	return all
}

// Analyze finds the entities and quotations of a; those of a large article part
// by part, so that memory holds one part a processor and what was found. It fails only when
// ctx is done; the error is ctx's.
func Analyze(ctx context.Context, a *article.Article) (*Document, error) {
	if !Large(a) {
		return analyze(ctx, a, text.Span{Start: 0, End: len(a.Text)})
	}
	return Cut(a).all(ctx)
}

// analyze runs every stage over the text of a within span.
func analyze(ctx context.Context, a *article.Article, span text.Span) (*Document, error) {
	if a.Dense {
		return unread(ctx, a, span)
	}
	doc, err := nlp.Parse(ctx, a.Text, zones(a, span))
	if err != nil {
		return nil, err
	}
	language := cmp.Or(doc.Language, a.Meta.Language)
	about := entity.Context{Published: a.Meta.Published, Language: language}
	entities, err := entity.Find(ctx, doc, about)
	if err != nil {
		return nil, err
	}
	quotes, err := quote.Find(ctx, doc, entities)
	if err != nil {
		return nil, err
	}
	d := &Document{
		Article: a, Language: language, Words: doc.Words(),
		Entities: entities, Quotes: quotes, Mentions: mentions(entities),
	}
	for _, s := range doc.Sentences {
		d.Sentences = append(d.Sentences, s.Span)
	}
	return d.of(span), nil
}

// unread is what is said of a text in which nothing is looked for.
func unread(ctx context.Context, a *article.Article, span text.Span) (*Document, error) {
	words := article.Article{Text: span.Of(a.Text)}
	d := &Document{Article: a, Language: a.Meta.Language, Words: words.Words()}
	return d.of(span), ctx.Err()
}

// of is d, which is of that span of its article.
func (d *Document) of(span text.Span) *Document {
	if span.Len() < len(d.Article.Text) {
		d.Part = span
	}
	return d
}

// zones are what is analysed of a within span: the blocks, but for code and rules.
func zones(a *article.Article, span text.Span) []text.Span {
	first := sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].End > span.Start })
	var out []text.Span
	for _, b := range a.Blocks[first:] {
		if b.Start >= span.End {
			break
		}
		if b.Kind != article.Code && b.Kind != article.Rule {
			out = append(out, text.Span{Start: max(b.Start, span.Start), End: min(b.End, span.End)})
		}
	}
	return out
}
