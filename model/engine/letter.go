package engine

import (
	"context"
	"encoding/hex"
	"path/filepath"
	"strings"

	"lede/model/anchor"
	"lede/model/article"
	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
)

// keepLetter keeps the reading place under a letter.
func (e *Engine) keepLetter(letter rune) {
	here := e.here()
	if here.Article == nil {
		return
	}
	who, where := e.identity(here.ID), e.options.Library
	e.keeper.queue.add(func(s *store.Store) {
		s.SetLetter(where, letter, store.Letter{Key: who.key(), Place: anchor.At(here.Article, here.Place)})
	})
}

// GoToLetter goes to the place that a letter was given to, by this program or
// an earlier one.
func (e *Engine) GoToLetter(letter rune) []Work {
	if e.reader.GoToLetter(letter) {
		return nil
	}
	s, where := e.options.Store, e.options.Library
	return []Work{func(context.Context) Event {
		l, ok := s.Letters(where)[letter]
		return lettered{letter, l, ok}
	}}
}

// lettered is what an earlier program kept under a letter.
type lettered struct {
	letter rune
	store.Letter
	ok bool
}

func (l lettered) apply(e *Engine) []Work {
	id := library.None
	if l.ok {
		id = e.itemOf(l.Key)
	}
	if id == library.None {
		e.reader.Say("no place is called " + string(l.letter))
		return nil
	}
	e.reader.Leave()
	if a := e.article(); a != nil && e.reader.Open().ID() == id {
		place, _ := l.Place.Find(a)
		e.reader.MoveTo(place)
		return nil
	}
	e.bound = &bound{id, l.Place}
	e.reader.GoTo(id, state.Top)
	return nil
}

// bound is a place that the reader is on the way to: in an article that is being
// opened.
type bound struct {
	id    library.ID
	place anchor.Place
}

// arrive goes to the place that the reader is bound for, once the text is there.
func (e *Engine) arrive(id library.ID, a *article.Article) {
	if b := e.bound; b != nil && b.id == id && a.Head == nil {
		place, _ := b.place.Find(a)
		e.reader.Resume(place)
		e.bound = nil
	}
}

// itemOf is the item that key is of, else None. Of a long list it looks at what
// has the file's name or the text alone.
func (e *Engine) itemOf(key store.Key) library.ID {
	name := filepath.Base(key.Path)
	for id := range library.ID(e.reader.Library().Total()) {
		h := e.catalog.hashes[id]
		if !strings.HasSuffix(e.reader.Library().Item(id).Origin.File, name) && hex.EncodeToString(h[:]) != key.Hash {
			continue
		}
		if e.identity(id).key().Same(key) {
			return id
		}
	}
	return library.None
}
