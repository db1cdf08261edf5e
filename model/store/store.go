// Package store is what outlives the program: what was read and starred, where
// each article was left, and how the page was set.
//
// Files are touched in Open and Save alone; everything else is arithmetic in
// memory, safe from any goroutine. Every fact carries the time at which it was
// set, and the later one wins, so that merging is the same in any order: two
// programs that share a folder lose nothing of each other. How the facts lie on
// the disk is known to this package only.
package store

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/adrg/xdg"

	"lede/model/anchor"
)

// Record is what is known about one article. The zero Record is one that was
// never opened.
type Record struct {
	Read    bool
	Starred bool
	Place   anchor.Place // where it was left; the zero Place is its beginning
}

// Settings are the choices that hold for every article. Zero fields were never
// chosen.
type Settings struct {
	Folder  string // the folder read last, absolute
	Measure int    // in columns
	Theme   string // its name
	Toured  bool   // the tour of the first run was shown
}

// Store holds records and settings. Its methods may be called from any
// goroutine.
type Store struct {
	dir string // "" keeps nothing
	now func() time.Time

	mu    sync.Mutex
	known table
	edits int // changes since the last successful Save

	saving sync.Mutex // held over a whole Save
	said   string     // the failure that Save reported last
}

// Dir is the folder that lede keeps its state in: $XDG_STATE_HOME/lede, or the
// place that the system has for such files.
func Dir() string { return filepath.Join(xdg.StateHome, "lede") }

// Private returns a Store that forgets everything: Save does nothing.
func Private() *Store { return &Store{now: time.Now} }

// Open reads what was kept in dir, which need not exist. The Store is usable in
// any case; the error says what could not be read. A file that is damaged or
// of a newer lede is kept under another name, which the *AsideError names; one
// that may not be read stays where it is, and Save will not overwrite it.
func Open(dir string) (*Store, error) {
	s := &Store{dir: dir, now: time.Now}
	kept, err := read(s.file())
	if damaged(err) {
		ctx, cancel := context.WithTimeout(context.Background(), lockWait)
		defer cancel()
		kept, err = s.rescue(ctx)
	}
	s.known = kept
	return s, err
}

// Article is what is known about the article of key; see Key for how it is
// found again.
func (s *Store) Article(key Key) Record {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.known.find(key).record()
}

// Put sets what is known about the article of key.
func (s *Store) Put(key Key, r Record) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.known.find(key)
	if e.record() == r && (e.Key == key || e.at().IsZero()) {
		return
	}
	now := s.now()
	e.rekey(key, now)
	e.Read.set(r.Read, now)
	e.Starred.set(r.Starred, now)
	e.Place.set(r.Place, now)
	s.known.put(e)
	s.edits++
}

// Settings returns the choices that hold for every article.
func (s *Store) Settings() Settings {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.known.choices
	return Settings{Folder: c.Folder.Value, Measure: c.Measure.Value, Theme: c.Theme.Value, Toured: c.Toured.Value}
}

// Set changes the choices that hold for every article.
func (s *Store) Set(v Settings) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before, now := s.known.choices, s.now()
	c := &s.known.choices
	c.Folder.set(v.Folder, now)
	c.Measure.set(v.Measure, now)
	c.Theme.set(v.Theme, now)
	c.Toured.set(v.Toured, now)
	if *c != before {
		s.edits++
	}
}

// ErrRepeated is in the error of a Save that failed for the same reason as the
// one before it, which the reader need not be told again.
var ErrRepeated = errors.New("as before")

// Save joins what changed since the last Save with what other programs wrote
// meanwhile, on the disk and in memory. When it fails nothing is lost: the file
// is as it was, and the next Save tries again. It waits for another program
// that is saving until ctx is done. An *AsideError is no failure: all was saved,
// but into a new file, because the old one was of no use.
func (s *Store) Save(ctx context.Context) error {
	s.saving.Lock()
	defer s.saving.Unlock()
	err := s.save(ctx)
	aside := (*AsideError)(nil)
	if err == nil || errors.As(err, &aside) {
		s.said = ""
		return err
	}
	if err.Error() == s.said {
		return errors.Join(err, ErrRepeated)
	}
	s.said = err.Error()
	return err
}

func (s *Store) save(ctx context.Context) error {
	mine, edits := s.snapshot()
	if edits == 0 || s.dir == "" {
		return nil
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	theirs, aside, err := s.settle()
	if err != nil {
		return err
	}
	theirs.merge(mine)
	if err := write(s.file(), theirs); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known.merge(theirs)
	s.edits -= edits
	if aside != nil {
		return aside
	}
	return nil
}

// snapshot copies what is known, with the number of changes in it.
func (s *Store) snapshot() (table, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.known.clone(), s.edits
}
