package engine

import (
	"context"
	"errors"
	"sync"
	"time"

	"lede/model/database"
	"lede/model/store"
)

// keeper puts what outlives the program into the store and has it written: in
// order, one write at a time, and in the background, for the store reads its
// file to do so.
type keeper struct {
	store   *store.Store
	queue   queue
	again   bool   // there may be something unsaved in the store
	busy    bool   // a write is under way
	failed  bool   // the last one was in vain: not again after every key
	said    string // why the last one was in vain, "" where it was not: said once
	pausing bool   // a pause of reading will end
	folder  string // of the store, once it is watched; else ""
	noted   bool   // a note was changed and it is not known yet whether it is kept
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
			err := saveNow(k.store)
			return saved{try, err, k.store.Folder()}
		}
		return saved{tried: try}
	}}
}

// saved is the outcome of a write.
type saved struct {
	tried bool
	err   error
	into  string // the folder that is written to, "" for none
}

func (s saved) apply(e *Engine) []Work {
	k := &e.keeper
	k.busy = false
	if !s.tried {
		return k.save()
	}
	written := k.noted && k.queue.empty()
	k.noted = k.noted && !written
	aside := (*database.AsideError)(nil)
	if errors.As(s.err, &aside) {
		e.reader.Warn(s.err.Error())
		s.err = nil
	}
	news := k.news(s.err)
	k.failed, k.again = s.err != nil && !k.noted, s.err != nil
	switch {
	case s.err != nil && written:
		e.reader.Warn(s.err.Error() + "; notes and highlights hold until you quit")
	case news:
		e.reader.Warn(s.err.Error())
	}
	return append(e.watchShared(s.into), k.save()...)
}

// news remembers the outcome of a write, and reports whether it failed as the one
// before did not.
func (k *keeper) news(err error) bool {
	before := k.said
	if k.said = ""; err != nil {
		k.said = err.Error()
	}
	return k.said != "" && k.said != before
}

// finish writes everything when the program ends.
func (k *keeper) finish() error {
	k.queue.run(k.store)
	if err := saveNow(k.store); k.news(err) {
		return err
	}
	return nil
}
