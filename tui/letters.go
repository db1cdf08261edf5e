package tui

import (
	"encoding/hex"
	"path/filepath"
	"strings"

	"lede/model/anchor"
	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
)

// The letters that name places last: they are kept for what was opened, and the
// place is found again by its words.

// keepLetter keeps the reading place under a letter.
func (m *Model) keepLetter(letter rune) {
	o := m.reader.Open()
	if o == nil || o.Article() == nil {
		return
	}
	m.memory.SetLetter(m.options.Library, letter, store.Letter{Key: m.keyOf(o.ID()), Place: anchor.At(o.Article(), o.Place())})
}

// itemOf is the item that key is of, else None. Of a long list it looks at what
// has the file's name or the text alone.
func (m *Model) itemOf(key store.Key) library.ID {
	name := filepath.Base(key.Path)
	for id := range library.ID(m.reader.Library().Total()) {
		h := m.jobs.hashes[id]
		if !strings.HasSuffix(m.reader.Library().Item(id).Origin.File, name) && hex.EncodeToString(h[:]) != key.Hash {
			continue
		}
		if m.keyOf(id).Same(key) {
			return id
		}
	}
	return library.None
}

// recallLetter is the place that a letter was given to by an earlier program:
// other is the item to open when it is in another article, which then opens at
// that place, else None.
func (m *Model) recallLetter(letter rune) (place state.Place, other library.ID, ok bool) {
	l, ok := m.memory.Letters(m.options.Library)[letter]
	if !ok {
		return state.Top, library.None, false
	}
	id := m.itemOf(l.Key)
	if id == library.None {
		return state.Top, library.None, false
	}
	if o := m.reader.Open(); o != nil && o.ID() == id && o.Article() != nil {
		m.reader.Leave()
		place, _ = l.Place.Find(o.Article())
		m.reader.MoveTo(place)
		return place, library.None, true
	}
	key := m.keyOf(id)
	record := m.memory.Article(key)
	record.Place = l.Place
	m.memory.Put(key, record)
	m.reader.Leave()
	return state.Top, id, true
}
