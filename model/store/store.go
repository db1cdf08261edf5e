// Package store is what outlives the program: what was read and starred, where
// each article was left, its notes, and how page and list were set.
//
// What is set is in memory at once and on the disk after the next Save, which is
// for the background: what a Save that returned nil was given is confirmed, and
// no end of the program or loss of power loses it. What is read comes from the
// database, which holds any number of records and costs the start nothing; a
// look-up takes some ten microseconds, waits for no writer, and sees what other
// programs saved. Every fact carries the time at which it was set, and the later
// one wins, so that merging is the same in any order: two programs that share a
// folder lose nothing of each other.
package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/adrg/xdg"

	"lede/model/anchor"
	"lede/model/database"
)

// Record is what is known about one article. The zero Record is one that was
// never opened.
type Record struct {
	Read    bool
	Starred bool
	Place   anchor.Place // where it was left; the zero Place is its beginning
}

// Store holds records, notes and settings. Its methods may be called from any
// goroutine.
type Store struct {
	dir string // "" keeps nothing
	now func() time.Time

	mu      sync.Mutex
	reader  *database.DB // nil: there is no file yet, or it cannot be read
	fault   error        // of reading since the last Save
	pending layer        // set since the last Save
	writing *layer       // what the Save under way was given

	saving sync.Mutex   // held over a whole Save
	writer *database.DB // nil before the first Save
	others others       // what is known of the writes of other programs
}

// layer is what was set and is not in the database yet.
type layer struct {
	records table
	facts   facts
	notes   map[string]kept
}

func newLayer() layer { return layer{facts: facts{}, notes: map[string]kept{}} }

func (l *layer) empty() bool {
	return len(l.records.entries)+len(l.facts)+len(l.notes) == 0
}

// merge takes from o what was set later.
func (l *layer) merge(o layer) {
	l.records.merge(o.records)
	l.facts.merge(o.facts)
	for id, k := range o.notes {
		if k.at.After(l.notes[id].at) {
			l.notes[id] = k
		}
	}
}

// Dir is the folder that lede keeps its state in: $XDG_STATE_HOME/lede, or the
// place that the system has for such files.
func Dir() string { return filepath.Join(xdg.StateHome, "lede") }

// fileName is of the database in that folder.
const fileName = "state.db"

func (s *Store) file() string { return filepath.Join(s.dir, fileName) }

// Private returns a Store that forgets everything: Save does nothing.
func Private() *Store { return &Store{now: time.Now, pending: newLayer()} }

// openWait bounds how long Open waits for another program that makes the file.
const openWait = 2 * time.Second

// Open opens what was kept in dir, which need not exist. The Store is usable in
// any case; the error says what could not be read or will not be kept, as a
// *database.AsideError or a *database.ReadOnlyError does.
func Open(dir string) (*Store, error) {
	s := &Store{dir: dir, now: time.Now, pending: newLayer(), others: others{since: time.Now()}}
	if _, missing := os.Lstat(s.file()); missing != nil && errors.Is(missing, os.ErrNotExist) {
		return s, nil
	}
	ctx, stop := context.WithTimeout(context.Background(), openWait)
	defer stop()
	d, err := database.Open(ctx, s.file(), schema)
	if d == nil {
		d, err = database.ReadOnly(s.file(), schema, err)
	}
	s.reader = d
	return s, err
}

// Close ends the use of the files. What was set since the last Save stays in
// memory alone.
func (s *Store) Close() error {
	s.saving.Lock()
	defer s.saving.Unlock()
	return s.letGo()
}

// letGo closes both connections. The caller holds saving.
func (s *Store) letGo() error {
	var err error
	if s.writer != nil {
		err = s.writer.Close()
		s.writer = nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader != nil {
		err = errors.Join(err, s.reader.Close())
		s.reader = nil
	}
	return err
}

// layers are what is not in the database yet, older before newer.
func (s *Store) layers() []*layer {
	if s.writing != nil {
		return []*layer{s.writing, &s.pending}
	}
	return []*layer{&s.pending}
}

// fail remembers that reading failed: the next Save mends what can be mended.
func (s *Store) fail(err error) {
	if err != nil && s.fault == nil {
		s.fault = err
	}
}

// find is what is known about key: the zero entry where that is nothing. The
// caller holds the mutex.
func (s *Store) find(key Key) entry {
	var t table
	if s.reader != nil {
		var err error
		t, err = candidates(s.reader, key)
		s.fail(err)
	}
	for _, layer := range s.layers() {
		t.about(key, layer.records)
	}
	return t.find(key)
}

// Article is what is known about the article of key; see Key for how it is
// found again.
func (s *Store) Article(key Key) Record {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.find(key).record()
}

// Put sets what is known about the article of key.
func (s *Store) Put(key Key, r Record) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.find(key)
	if e.record() == r && (e.Key == key || e.at().IsZero()) {
		return
	}
	now := s.now()
	e.rekey(key, now)
	e.Read.set(r.Read, now)
	e.Starred.set(r.Starred, now)
	e.Place.set(r.Place, now)
	s.pending.records.join(e)
}

// Unsaved reports whether there is something for Save to do.
func (s *Store) Unsaved() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dir != "" && (!s.pending.empty() || s.fault != nil)
}
