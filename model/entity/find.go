package entity

import (
	"context"

	"lede/model/nlp"
)

// Find returns the entities of doc by first mention, IDs ascending from 0. It
// fails only when ctx is done.
func Find(ctx context.Context, doc *nlp.Doc, about Context) ([]Entity, error) {
	r := newReading(doc, about)
	if !english(doc, about) {
		return findAbroad(ctx, r)
	}
	if err := r.tagNames(ctx); err != nil {
		return nil, err
	}
	r.known = r.persons()
	r.merge(r.grammarNames(), longer)
	r.merge(r.quotedTitles(), longer)
	r.merge(r.storms(), noShorter)
	r.trim()
	if err := r.repair(); err != nil {
		return nil, err
	}
	r.merge(r.dates(), longer)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.merge(r.figures(), measured)
	l := newLinker(r)
	l.linkNames()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.linkReferences()
	return l.entities(), nil
}
