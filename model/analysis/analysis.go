// Package analysis runs every stage over an article: it is the only package
// that knows them all. The result is immutable and safe to share.
package analysis

import (
	"cmp"
	"context"
	"slices"

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
}

// Mention is a mention with the entity it names.
type Mention struct {
	entity.Mention
	Entity int // index in Document.Entities
}

// mentions lists the mentions of all entities in the order of the text.
func mentions(entities []entity.Entity) []Mention {
	var all []Mention
	for _, e := range entities {
		for _, m := range e.Mentions {
			all = append(all, Mention{m, e.ID})
		}
	}
	slices.SortStableFunc(all, func(a, b Mention) int { return text.Compare(a.Span, b.Span) })
	return all
}

// Analyze finds the entities and quotations of a. It fails only when ctx is
// done; the error is ctx's.
func Analyze(ctx context.Context, a *article.Article) (*Document, error) {
	zones := make([]text.Span, 0, len(a.Blocks))
	for _, b := range a.Blocks {
		if b.Kind != article.Code && b.Kind != article.Rule {
			zones = append(zones, b.Span)
		}
	}
	doc, err := nlp.Parse(ctx, a.Text, zones)
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
	return &Document{
		Article: a, Language: language, Words: doc.Words(),
		Entities: entities, Quotes: quotes, Mentions: mentions(entities),
	}, nil
}
