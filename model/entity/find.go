package entity

import (
	"context"

	"lede/model/entity/tagger"
	"lede/model/nlp"
	"lede/model/text"
)

// Find returns the entities of doc by first mention, IDs ascending from 0. It
// fails only when ctx is done.
func Find(ctx context.Context, doc *nlp.Doc, about Context) ([]Entity, error) {
	t, err := names()
	if err != nil {
		return nil, err
	}
	spans, err := t.Tag(ctx, doc)
	if err != nil {
		return nil, err
	}
	var out []Entity
	for _, s := range spans {
		if s.Type == tagger.Other {
			continue
		}
		out = append(out, Entity{ID: len(out), Kind: Kind(s.Type), Mentions: []Mention{{Span: text.Span{Start: doc.Tokens[s.First].Start, End: doc.Tokens[s.Last-1].End}}}})
	}
	return out, nil
}
