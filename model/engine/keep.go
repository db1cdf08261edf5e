package engine

import (
	"context"
	"encoding/hex"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"lede/model/anchor"
	"lede/model/article"
	"lede/model/database"
	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
)

// keeper puts what outlives the program into the store and has it written: in
// order, one write at a time, and in the background, for the store reads its
// file to do so.
type keeper struct {
	store   *store.Store
	queue   queue
	again   bool // there may be something unsaved in the store
	busy    bool // a write is under way
	failed  bool // the last one was in vain: not again after every key
	pausing bool // a pause of reading will end
}

// queue is changes of the store that were not made yet.
type queue struct {
	mu      sync.Mutex
	todo    []func(*store.Store)
	running sync.Mutex // held while changes are made, so that they are in order
}

func (q *queue) add(change func(*store.Store)) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.todo = append(q.todo, change)
}

func (q *queue) empty() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.todo) == 0
}

// run makes all changes, also those that are added meanwhile.
func (q *queue) run(s *store.Store) {
	q.running.Lock()
	defer q.running.Unlock()
	for {
		q.mu.Lock()
		todo := q.todo
		q.todo = nil
		q.mu.Unlock()
		if len(todo) == 0 {
			return
		}
		for _, change := range todo {
			change(s)
		}
	}
}

// saveTime bounds the wait for another program that writes.
const saveTime = 5 * time.Second

func saveNow(s *store.Store) error {
	ctx, stop := context.WithTimeout(context.Background(), saveTime)
	defer stop()
	return s.Save(ctx)
}

// save has what changed written, one write after the other.
func (k *keeper) save() []Work {
	try := !k.failed
	if k.busy || k.queue.empty() && !(k.again && try) {
		return nil
	}
	k.busy, k.again = true, !try
	return []Work{func(context.Context) Event {
		k.queue.run(k.store)
		if try && k.store.Unsaved() {
			return saved{try, saveNow(k.store)}
		}
		return saved{tried: try}
	}}
}

// saved is the outcome of a write.
type saved struct {
	tried bool
	err   error
}

func (s saved) apply(e *Engine) []Work {
	k := &e.keeper
	k.busy = false
	if !s.tried {
		return k.save()
	}
	k.failed, k.again = s.err != nil, s.err != nil
	if aside := (*database.AsideError)(nil); errors.As(s.err, &aside) {
		k.failed = false
	}
	if s.err != nil && !errors.Is(s.err, store.ErrRepeated) {
		e.reader.Warn(s.err.Error())
	}
	return k.save()
}

// finish writes everything when the program ends.
func (k *keeper) finish() error {
	k.queue.run(k.store)
	if err := saveNow(k.store); err != nil && !errors.Is(err, store.ErrRepeated) {
		return err
	}
	return nil
}

// identity is what tells an item from others: its key is made of it, in the
// background, for that asks where the program was started.
type identity struct {
	origin article.Origin
	title  string
	hash   hash
}

func (e *Engine) identity(id library.ID) identity {
	it := e.reader.Library().Item(id)
	return identity{it.Origin, it.Meta.Title, e.catalog.hashes[id]}
}

// key is what the store knows the item by.
func (i identity) key() store.Key {
	k := store.FileKey(i.origin.File)
	k.Index, k.Title = i.origin.Index, i.title
	if i.hash != (hash{}) {
		k.Hash = hex.EncodeToString(i.hash[:])
	}
	return k
}

// keepMarks keeps the marks of item id.
func (e *Engine) keepMarks(id library.ID) {
	it := e.reader.Library().Item(id)
	if it == nil {
		return
	}
	who, read, starred := e.identity(id), it.Read, it.Starred
	e.keeper.queue.add(func(s *store.Store) {
		key := who.key()
		record := s.Article(key)
		record.Read, record.Starred = read, starred
		s.Put(key, record)
	})
}

// keepPlace keeps the place where an article is left.
func (e *Engine) keepPlace(left state.Leaving) {
	it := e.reader.Library().Item(left.ID)
	if left.Article == nil || left.Article.Head != nil || it == nil {
		return
	}
	who, read, starred := e.identity(left.ID), it.Read, it.Starred
	e.keeper.queue.add(func(s *store.Store) {
		key := who.key()
		record := s.Article(key)
		record.Read, record.Starred = read, starred
		record.Place = anchor.At(left.Article, left.Place)
		s.Put(key, record)
	})
}

// here is where the reader is.
func (e *Engine) here() state.Leaving {
	if o := e.reader.Open(); o != nil {
		return state.Leaving{ID: o.ID(), Article: o.Article(), Place: o.Place()}
	}
	return state.Leaving{ID: library.None}
}

// pause waits until the reader has stayed for a while, so that little is lost
// when the program is killed in the middle of an article.
func (e *Engine) pause() []Work {
	if e.options.Pause == 0 || e.keeper.pausing || e.article() == nil {
		return nil
	}
	e.keeper.pausing = true
	return []Work{after(e.options.Pause, paused{})}
}

// paused is the end of a pause of reading.
type paused struct{}

func (paused) apply(e *Engine) []Work {
	e.keeper.pausing = false
	e.keepPlace(e.here())
	return nil
}

// choose keeps a setting that the reader chose.
func (e *Engine) choose(what state.Setting) {
	r := e.reader
	measure, theme, lines, side, low := r.Measure(), r.Theme(), r.Lines().String(), r.Side(), r.Low()
	e.keeper.queue.add(func(s *store.Store) {
		kept := s.Settings()
		switch what {
		case state.MeasureSetting:
			kept.Measure = measure
		case state.DefaultMeasureSetting:
			kept.Measure = 0
		case state.ThemeSetting:
			kept.Theme = theme
		case state.LinesSetting:
			kept.Lines = lines
		case state.SizesSetting:
			kept.Panel, kept.Low = side, low
		case state.TourSetting:
			kept.Toured = true
		}
		s.Set(kept)
	})
}

// listingName is what the store knows the way of listing by, "" where several
// names or standard input were opened.
func (e *Engine) listingName() string {
	if len(e.options.Args) != 1 || e.options.Args[0] == "-" {
		return ""
	}
	abs, err := filepath.Abs(e.options.Args[0])
	if err != nil {
		return ""
	}
	return abs
}

// restoreListing shows the list as it was shown when the folder was left.
func (e *Engine) restoreListing() {
	name := e.listingName()
	if name == "" {
		return
	}
	kept, now := e.options.Store.View(name), e.reader.Listing()
	if by, ok := library.SortNamed(kept.Sort); ok {
		now.Sort, now.Reverse = by, kept.Reverse
	}
	now.Query = kept.Filter
	e.reader.ShowListing(now)
}

// keepListing keeps how the list is shown.
func (e *Engine) keepListing() {
	name := e.listingName()
	if name == "" {
		return
	}
	now := e.reader.Listing()
	e.keeper.queue.add(func(s *store.Store) {
		s.SetView(name, store.View{Sort: now.Sort.String(), Reverse: now.Reverse, Filter: now.Query})
	})
}

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
