package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/anchor"
	"lede/model/article"
	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
)

// What outlives the program: marks and places are put into the store, which is
// arithmetic, as they change; a command writes them when an article is left,
// and Run does when the program ends.

// reading is the open article as the last message left it.
type reading struct {
	id      library.ID
	article *article.Article
	place   state.Place
}

// memory is the store, or one that forgets.
func (o Options) memory() *store.Store {
	if o.Store == nil {
		return store.Private()
	}
	return o.Store
}

// recall is what is known of an article, and the place it was left at.
func recall(s *store.Store, a *article.Article) (key store.Key, record store.Record, place state.Place) {
	place = state.Top
	if a.Head != nil { // the hash is that of the whole
		key = store.FileKey(a.Origin.File)
		key.Index, key.Title = a.Origin.Index, a.Meta.Title
		return key, s.Article(key), place
	}
	key = store.KeyOf(a)
	record = s.Article(key)
	if record.Place != (anchor.Place{}) {
		place, _ = record.Place.Find(a)
	}
	return key, record, place
}

// keepMarks puts the marks of item id into the store.
func (m *Model) keepMarks(id library.ID) {
	it := m.reader.Library.Item(id)
	if it == nil {
		return
	}
	key := m.keyOf(id)
	record := m.memory.Article(key)
	record.Read, record.Starred = it.Read, it.Starred
	m.memory.Put(key, record)
}

// keepPlace puts the place of an article that is left into the store.
func (m *Model) keepPlace(r reading) {
	it := m.reader.Library.Item(r.id)
	if r.article == nil || r.article.Head != nil || it == nil {
		return
	}
	key := m.keyOf(r.id)
	record := m.memory.Article(key)
	record.Read, record.Starred = it.Read, it.Starred
	record.Place = anchor.At(r.article, r.place)
	m.memory.Put(key, record)
}

// follow notices that the reader left an article, keeps its place, and has the
// store written.
func (m *Model) follow() tea.Cmd {
	now := reading{id: library.None}
	if o := m.reader.Open; o != nil {
		now = reading{o.ID, o.Article, o.Place}
	}
	left := m.reading
	m.reading = now
	if left.article == nil || left.id == now.id {
		return nil
	}
	m.keepPlace(left)
	return m.save()
}

// saveTime bounds the wait for another program that writes.
const saveTime = 5 * time.Second

// save writes the store in the background.
func (m *Model) save() tea.Cmd {
	memory := m.memory
	return func() tea.Msg {
		ctx, stop := context.WithTimeout(context.Background(), saveTime)
		defer stop()
		if err := memory.Save(ctx); err != nil && !errors.Is(err, store.ErrRepeated) {
			return saidMsg{err: err}
		}
		return nil
	}
}

// keepSettings puts the measure and the theme the reader chose into the store.
func (m *Model) keepSettings(change func(*store.Settings)) {
	s := m.memory.Settings()
	change(&s)
	m.memory.Set(s)
}

// remember keeps everything when the program ends.
func (m *Model) remember() error {
	m.keepPlace(m.reading)
	ctx, stop := context.WithTimeout(context.Background(), saveTime)
	defer stop()
	if err := m.memory.Save(ctx); err != nil && !errors.Is(err, store.ErrRepeated) {
		return err
	}
	return nil
}
