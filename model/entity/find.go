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
	if err := r.names(ctx); err != nil {
		return nil, err
	}
	l := newLinker(r)
	l.linkNames()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.linkReferences()
	return l.entities(), nil
}

// names finds the names, dates and figures of an English text.
func (r *reading) names(ctx context.Context) error {
	if err := r.tagNames(ctx); err != nil {
		return err
	}
	r.known = r.persons()
	r.merge(r.grammarNames(), longer)
	r.merge(r.quotedTitles(), longer)
	r.merge(r.storms(), noShorter)
	r.trim()
	if err := r.repair(); err != nil {
		return err
	}
	r.merge(r.dates(), longer)
	if err := ctx.Err(); err != nil {
		return err
	}
	r.merge(r.figures(), measured)
	return nil
}
