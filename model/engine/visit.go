package engine

import (
	"context"
	"slices"
	"time"

	"lede/model/index"
	"lede/model/load"
	"lede/model/store"
)

// What is new or changed is so since the last visit: the moment at which what is
// listed was left last. A file that was written later has articles that were not
// there, or are others, by what the index knows of it from before.

// history is what is known of a source from before the last visit; nil where that did
// not change since.
type history struct{ heads []*index.Head }

// historyOf is for the background.
func (s *scan) historyOf(ctx context.Context, from load.Source) *history {
	if s.visit.IsZero() || !from.Modified.After(s.visit) {
		return nil
	}
	var h history
	if ix := s.known(ctx); ix != nil {
		h.heads = ix.Earlier(from, s.options.Load)
	}
	return &h
}

// mark says of a row whether it is new or changed.
func (h *history) mark(r row, s *store.Store) row {
	if h == nil || r.item.Err != nil {
		return r
	}
	same := func(is func(*index.Head) bool) bool { return slices.ContainsFunc(h.heads, is) }
	switch {
	case r.key.Hash != "" && same(func(e *index.Head) bool { return e.Hash == r.key.Hash }):
	case same(func(e *index.Head) bool { return e.Meta.Title == r.key.Title || len(h.heads) == 1 && r.key.Index == 0 }),
		len(h.heads) == 0 && s.Article(r.key) != (store.Record{}):
		r.item.Changed = true
	default:
		r.item.New = true
	}
	return r
}

// leave notes that what is listed is left now.
func (e *Engine) leave(now time.Time) {
	if name := e.listingName(); name != "" && e.listed {
		e.keeper.queue.add(func(s *store.Store) { s.Visit(name, now) })
	}
}

// Look looks at all files again, and says what is new, changed and removed.
func (e *Engine) Look() []Work {
	if !e.listed {
		e.reader.Say("what was named is still being read")
		return nil
	}
	e.reader.Say("looking …")
	return Changed{All: true, asked: true}.apply(e)
}
