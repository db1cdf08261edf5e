package engine

import (
	"context"
	"time"

	"lede/model/index"
	"lede/model/load"
	"lede/model/store"
)

// What is new or changed is so since the last visit: the moment at which what is
// listed was left last. A file that was written later has articles that were not
// there, or have another text, by what the index knows of it from before, whoever
// read it into the index, and when.

// history tells what is new or changed in a source that was written since the last
// visit; nil for one that was not.
type history struct {
	visit, written time.Time
	earlier        index.Earlier
}

// historyOf is for the background.
func (r *rows) historyOf(from load.Source) *history {
	if r.visit.IsZero() || !from.Modified.After(r.visit) {
		return nil
	}
	return &history{visit: r.visit, written: from.Modified}
}

// remember finds out what the index knows of the source from before.
func (h *history) remember(ctx context.Context, known func(context.Context) *index.Index, from load.Source) {
	if h == nil {
		return
	}
	if ix := known(ctx); ix != nil {
		h.earlier = ix.Earlier(from)
	}
}

// times are when an article that is read now came, and its text.
func (h *history) times(k store.Key) (t index.Times) {
	if h != nil {
		t = h.earlier.Of(k.Hash, k.Title, k.Index, h.written)
	}
	return t
}

// mark says of a row whether it is new or changed. What the reader met before is not
// new, whatever the index knows.
func (h *history) mark(out *row, t index.Times, record store.Record) {
	if h == nil {
		return
	}
	came, met := t.First.After(h.visit), record != store.Record{}
	out.item.New = came && !met
	out.item.Changed = came && met || !came && t.Text.After(h.visit)
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
