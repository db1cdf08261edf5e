package engine

import (
	"context"

	"lede/model/state"
	"lede/model/text"
)

// find has the next piece of a long article searched. One piece is under way at
// a time; a search that was ended or replaced ends there.
func (e *Engine) find() []Work {
	o := e.reader.Open()
	if o == nil {
		return nil
	}
	s := o.Search()
	whole, within, ok := s.Piece()
	if !ok || e.searching == s {
		return nil
	}
	e.searching = s
	query := s.Query()
	return []Work{func(context.Context) Event {
		return foundPiece{s, within, text.FindIn(whole, query, within)}
	}}
}

// foundPiece is what a piece of a long article has of what is searched.
type foundPiece struct {
	search *state.Search
	within text.Span
	hits   []text.Span
}

func (f foundPiece) apply(e *Engine) []Work {
	if e.searching == f.search {
		e.searching = nil
	}
	e.reader.TakeHits(f.search, f.within, f.hits)
	return e.find()
}
