package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/anchor"
	"lede/model/article"
	"lede/model/database"
	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
)

// What outlives the program: marks and places are put into the store as they
// change; a command writes them then, and Run when the program ends.

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
	it := m.reader.Library().Item(id)
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
	it := m.reader.Library().Item(r.id)
	if r.article == nil || r.article.Head != nil || it == nil {
		return
	}
	key := m.keyOf(r.id)
	record := m.memory.Article(key)
	record.Read, record.Starred = it.Read, it.Starred
	record.Place = anchor.At(r.article, r.place)
	m.memory.Put(key, record)
}

// follow keeps the place of an article that is left, and has written what
// changed: marks at once, the place of the article being read after a pause.
func (m *Model) follow() tea.Cmd {
	now := reading{id: library.None}
	if o := m.reader.Open(); o != nil {
		now = reading{o.ID(), o.Article(), o.Place()}
	}
	left := m.reading
	m.reading = now
	if left.article != nil && left.id != now.id {
		m.keepPlace(left)
		m.saves.failed = false // a good time to try again
	}
	return tea.Batch(m.save(), m.pause(left))
}

// saves is what is under way of writing.
type saves struct {
	busy    bool // a Save is under way
	failed  bool // the last one was in vain: not again after every key
	pausing bool // a pausedMsg will come
}

// savedMsg is the outcome of a Save, pausedMsg the end of a pause of reading.
type (
	savedMsg  struct{ err error }
	pausedMsg struct{}
)

// save has what changed written, one Save after the other.
func (m *Model) save() tea.Cmd {
	if m.saves.busy || m.saves.failed || !m.memory.Unsaved() {
		return nil
	}
	m.saves.busy = true
	memory := m.memory
	return func() tea.Msg { return savedMsg{saveNow(memory)} }
}

// saved takes the outcome of a Save.
func (m *Model) saved(msg savedMsg) {
	m.saves.busy, m.saves.failed = false, msg.err != nil
	aside := (*database.AsideError)(nil)
	if errors.As(msg.err, &aside) {
		m.saves.failed = false
	}
	if msg.err != nil && !errors.Is(msg.err, store.ErrRepeated) {
		m.say(saidMsg{err: msg.err})
	}
}

// pause waits until the reader has stayed for a while where a message left him,
// so that little is lost when the program is killed in the middle of an article.
func (m *Model) pause(before reading) tea.Cmd {
	if m.options.Pause == 0 || m.saves.pausing || m.reading.article == nil || m.reading == before {
		return nil
	}
	m.saves.pausing = true
	return tea.Tick(m.options.Pause, func(time.Time) tea.Msg { return pausedMsg{} })
}

// paused keeps the place where the reader is.
func (m *Model) paused() {
	m.saves.pausing = false
	m.keepPlace(m.reading)
}

// saveTime bounds the wait for another program that writes.
const saveTime = 5 * time.Second

// saveNow writes the store.
func saveNow(memory *store.Store) error {
	ctx, stop := context.WithTimeout(context.Background(), saveTime)
	defer stop()
	return memory.Save(ctx)
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
	if err := saveNow(m.memory); err != nil && !errors.Is(err, store.ErrRepeated) {
		return err
	}
	return nil
}
