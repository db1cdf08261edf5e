package engine

import (
	"context"
	"iter"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"lede/model/library"
	"lede/model/load"
	"lede/model/parallel"
	"lede/model/state"
	"lede/model/text"
)

// Rows are handed over in batches, so that a library of 100,000 files costs some
// hundred events.
const (
	batchSize  = 512
	batchPause = 50 * time.Millisecond
)

// settleTime is how long after the start the list may show its top, whatever
// arrives there; afterwards what is on the screen stays.
const settleTime = time.Second

// Sizes of the reading of heads: how many files a worker takes at a time, how
// many such chunks are begun before the first is handed over, and how many pieces
// of the listing wait to be read: those of two million files.
const (
	chunkSize  = 16
	chunkAhead = 8
	foundAhead = 1 << 11
)

// listed is a step of reading what was named: files found, or what was read of
// some of them.
type listed struct {
	found   load.Batch
	rows    []row
	settled bool // what is on the screen is to stay there from now on
	rate    int  // articles a second so far; 0 in the first moment
	done    bool
	only    *row // with done: the one article of a file named alone
}

// list lists and reads what was named, step by step.
func (e *Engine) list() Work {
	s := &scan{rows: newRows(e.options, e.indexer.get), priority: e.priority, start: time.Now(), begun: make(chan struct{})}
	s.visit = e.visited
	return e.listing.stream(s.run)
}

// scan finds the files and reads the head of each article, on every processor,
// and hands them over in order.
type scan struct {
	*rows
	priority *priority
	emit     func(Event) bool
	start    time.Time
	begun    chan struct{} // closed when rows are handed over
	count    atomic.Int64  // articles handed over
}

// run hands over everything. When the context ends, so do all its goroutines.
func (s *scan) run(ctx context.Context, emit func(Event) bool) {
	s.emit = emit
	found, read := make(chan load.Batch, foundAhead), make(chan []row)
	var group sync.WaitGroup
	defer group.Wait()
	group.Go(func() { s.discover(ctx, found) })
	group.Go(func() {
		defer close(read)
		for rows := range parallel.Ordered(ctx, chunks(found), s.read, parallel.Options{Ahead: chunkAhead, Waiting: 2}) {
			if !pass(ctx, read, rows) {
				return
			}
		}
	})
	s.deliver(ctx, read)
}

// discover finds the files: they are shown first, then read.
func (s *scan) discover(ctx context.Context, found chan<- load.Batch) {
	defer close(found)
	for f := range load.Discover(ctx, s.options.Args) {
		if !s.send(listed{found: f}) || !pass(ctx, found, f) {
			return
		}
		select { // the first screen goes before the names of all others
		case <-s.begun:
		case <-time.After(batchPause):
		case <-ctx.Done():
		}
	}
}

// chunk is some files, of which first is the number of the first.
type chunk struct {
	first   int
	sources []load.Source
}

// chunks cuts what was found.
func chunks(found <-chan load.Batch) parallel.Source[chunk] {
	return func(context.Context) iter.Seq[chunk] {
		return func(yield func(chunk) bool) {
			first := 0
			for f := range found {
				for len(f.Sources) > 0 {
					n := min(chunkSize, len(f.Sources))
					if !yield(chunk{first, f.Sources[:n]}) {
						return
					}
					f.Sources, first = f.Sources[n:], first+n
				}
			}
		}
	}
}

// read reads the heads of a chunk, in order.
func (s *scan) read(ctx context.Context, c chunk, emit func([]row) bool) {
	var ready []row
	last := time.Now()
	flush := func() bool {
		rows := ready
		ready, last = nil, time.Now()
		return len(rows) == 0 || emit(rows)
	}
	for i, source := range c.sources {
		if known := s.indexed(ctx, c.first+i, source); known != nil {
			ready = append(ready, known...)
			if len(ready) >= batchSize/4 && !flush() {
				return
			}
			s.priority.giveWay()
			continue
		}
		since := s.historyOf(source)
		since.remember(ctx, s.known, source)
		options := s.options.heads()
		if s.options.Single {
			options = s.options.firstScreen(source)
		}
		for a, err := range load.Open(ctx, source, options) {
			ready = append(ready, s.of(c.first+i, source, a, err, since))
			if (len(ready) >= batchSize/4 || time.Since(last) > batchPause) && !flush() {
				return
			}
			s.priority.giveWay()
		}
		if len(ready) > 0 {
			ready[len(ready)-1].read = source.Size
		}
	}
	flush()
}

// deliver hands over rows in batches: the first ones at once.
func (s *scan) deliver(ctx context.Context, read <-chan []row) {
	var waiting []row
	var last row
	begin := sync.OnceFunc(func() { close(s.begun) })
	defer begin()
	pause := time.NewTicker(batchPause)
	defer pause.Stop()
	flush := func() bool {
		if len(waiting) == 0 {
			return true
		}
		rows := waiting
		waiting = nil
		defer begin()
		return s.send(listed{rows: rows})
	}
	for first := true; read != nil; {
		ok := true
		select {
		case some, more := <-read:
			if !more {
				read = nil
				break
			}
			waiting, last = append(waiting, some...), some[len(some)-1]
			s.count.Add(int64(len(some)))
			if len(waiting) >= batchSize || first {
				ok, first = flush(), false
			}
		case <-pause.C:
			ok = flush()
		case <-ctx.Done():
			ok = false
		}
		if !ok {
			return
		}
	}
	done := listed{rows: waiting, done: true}
	if s.count.Load() == 1 && last.alone != nil {
		done.only = &last
	}
	s.send(done)
}

func (s *scan) send(l listed) bool {
	since := time.Since(s.start)
	l.settled = since > s.options.settleTime()
	if since > settleTime/2 {
		l.rate = int(float64(s.count.Load()) / since.Seconds())
	}
	return s.emit(l)
}

// manyItems is how many articles make a library whose memory is spared: garbage
// is collected early, and what reading left behind is given back at once.
const manyItems = 5000

// apply takes a step of the listing into the library.
func (l listed) apply(e *Engine) []Work {
	if l.settled {
		e.reader.HoldList()
	}
	few, row := e.reader.Library().Total() < manyItems, e.reader.Row()
	e.reader.ChangeLibrary(func(lib *library.Library) {
		e.catalog.find(lib, l.found)
		e.catalog.fill(lib, l.rows)
	})
	e.above += e.reader.Row() - max(0, row)
	if few && e.reader.Library().Total() >= manyItems {
		debug.SetGCPercent(heapGrowth)
	}
	e.reader.ShowLoading(e.catalog.progress(!l.done, l.rate))
	if !l.done {
		return nil
	}
	if e.listed = true; e.above > 0 {
		e.reader.Say(text.Count(e.above, "row") + " came above: g goes to the first")
	}
	work := e.watchAll()
	for _, f := range e.early {
		work = append(work, f.apply(e)...)
	}
	e.early = nil
	if e.reader.Library().Total() >= manyItems {
		work = append(work, func(context.Context) Event {
			debug.FreeOSMemory() // what reading needed besides the heads
			return nil
		})
	}
	if e.options.Single && e.reader.Focus() == state.OnList && e.reader.Library().Total() == 1 {
		return append(work, e.readAlone(l)...)
	}
	return append(work, e.fillIndex()...)
}

// readAlone shows the one article of a file that was named alone.
func (e *Engine) readAlone(l listed) []Work {
	switch {
	case e.reader.Library().Failed(0):
		return nil
	case l.only == nil:
		e.reader.Enter(0)
		return nil
	}
	e.opening.renew()
	e.reader.Start(0, state.Top)
	return opened{id: 0, article: l.only.alone, key: e.identity(0).key(), place: l.only.place}.apply(e)
}

// Listed reports whether all that was named is listed.
func (e *Engine) Listed() bool { return e.listed }
