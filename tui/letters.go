package tui

import (
	"slices"

	"lede/model/anchor"
	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
)

// The letters that name places last: they are kept for what was opened, and the
// place is found again by its words.

// keepLetter keeps the reading place under a letter.
func (m *Model) keepLetter(letter rune) {
	o := m.reader.Open
	if o == nil || o.Article == nil || int(o.ID) >= len(m.jobs.keys) {
		return
	}
	m.memory.SetLetter(m.options.Library, letter, store.Letter{Key: m.jobs.keys[o.ID], Place: anchor.At(o.Article, o.Place)})
}

// recallLetter is the place that a letter was given to by an earlier program:
// other is the item to open when it is in another article, which then opens at
// that place, else None.
func (m *Model) recallLetter(letter rune) (place state.Place, other library.ID, ok bool) {
	l, ok := m.memory.Letters(m.options.Library)[letter]
	id := library.ID(slices.IndexFunc(m.jobs.keys, l.Key.Same))
	if !ok || id < 0 {
		return state.Top, library.None, false
	}
	if o := m.reader.Open; o != nil && o.ID == id && o.Article != nil {
		m.reader.Leave()
		o.Place, _ = l.Place.Find(o.Article)
		return o.Place, library.None, true
	}
	record := m.memory.Article(m.jobs.keys[id])
	record.Place = l.Place
	m.memory.Put(m.jobs.keys[id], record)
	m.reader.Leave()
	return state.Top, id, true
}
