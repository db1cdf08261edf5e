package engine

import (
	"cmp"
	"context"

	"lede/model/article"
	"lede/model/library"
	"lede/model/note"
	"lede/model/state"
	"lede/model/store"
)

// locate finds the notes of the open article in its text.
func (e *Engine) locate() []Work {
	a := e.article()
	if a == nil {
		return nil
	}
	id := e.reader.Open().ID()
	who, k := e.identity(id), &e.keeper
	return []Work{func(context.Context) Event {
		k.queue.run(k.store) // those written last are among them
		return located{id, a, note.Locate(a, k.store.Notes(who.key()))}
	}}
}

// located are the notes of an article, found in its text.
type located struct {
	id      library.ID
	article *article.Article
	notes   []note.Located
}

// apply puts the notes beside the text they were found in.
func (l located) apply(e *Engine) []Work {
	if e.article() == l.article && e.reader.Open().ID() == l.id {
		e.reader.SetNotes(l.id, l.notes)
	}
	return nil
}

// keepNote keeps a change of a note.
func (e *Engine) keepNote(n state.NoteChanged) {
	if e.reader.Library().Item(n.ID) == nil {
		return
	}
	who := e.identity(n.ID)
	e.keeper.noted, e.keeper.failed = true, false // what became of it is said each time
	e.keeper.queue.add(func(s *store.Store) {
		key := who.key()
		if n.Put != nil {
			kept := *n.Put
			kept.From.File = cmp.Or(key.Path, kept.From.File) // in full, wherever lede is started
			s.PutNote(key, kept)
		}
		if n.Drop != nil {
			s.DropNote(key, n.Drop.ID)
		}
	})
}
