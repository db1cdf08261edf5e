package engine

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"lede/model/index"
	"lede/model/state"
)

// indexer holds the index of what was read before. It is opened beside the
// screen when it is first asked for, and brought up to date when all files are
// listed.
type indexer struct {
	open  func(context.Context) (*index.Index, error) // nil: there is none
	once  sync.Once
	ready chan struct{} // closed once it is open, or cannot be
	index *index.Index  // nil where there is none; after ready
	ctx   context.Context
	stop  context.CancelFunc
	fill  job

	mu     sync.Mutex
	closed bool
	work   sync.WaitGroup // on the index
}

func newIndexer(open func(context.Context) (*index.Index, error)) *indexer {
	ix := &indexer{open: open, ready: make(chan struct{})}
	ix.ctx, ix.stop = context.WithCancel(context.Background())
	return ix
}

// get is the index, once it is open; nil where there is none, or ctx is done.
func (ix *indexer) get(ctx context.Context) *index.Index {
	if ix.open == nil {
		return nil
	}
	ix.once.Do(func() {
		go func() {
			defer close(ix.ready)
			if ix.enter() {
				defer ix.work.Done()
				ix.index, _ = ix.open(ix.ctx) // without it everything works, more slowly
			}
		}()
	})
	select {
	case <-ix.ready:
		return ix.index
	case <-ctx.Done():
		return nil
	}
}

// missing reports whether the index turned out not to be there.
func (ix *indexer) missing() bool {
	select {
	case <-ix.ready:
		return ix.index == nil
	default:
		return false
	}
}

// enter begins work on the index, which ends with work.Done. It reports false
// where the index is closed.
func (ix *indexer) enter() bool {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if !ix.closed {
		ix.work.Add(1)
	}
	return !ix.closed
}

// closeTime is how long the end of the program waits for the index.
const closeTime = 500 * time.Millisecond

// close ends the work on the index, which keeps what it has. What takes longer is
// cut off with the program: the index is a cache, and whole at any moment.
func (ix *indexer) close() {
	ix.mu.Lock()
	ix.closed = true
	ix.mu.Unlock()
	ix.fill.stop()
	ix.stop()
	done := make(chan struct{})
	go func() {
		defer close(done)
		ix.work.Wait()
		if ix.index != nil {
			_ = ix.index.Close() // nothing is lost with it
		}
	}()
	select {
	case <-done:
	case <-time.After(closeTime):
	}
}

// indexes reports whether what is read goes into the index: folders and several
// files, but not standard input.
func (o Options) indexes() bool {
	return o.Index != nil && !o.Single && !slices.Contains(o.Args, "-")
}

// fillIndex brings the index up to date with the files that were listed, one at a
// time, behind everything the reader waits for.
func (e *Engine) fillIndex() []Work {
	if !e.options.indexes() {
		return nil
	}
	sources, ix := e.catalog.sources(), e.indexer
	o := index.Options{
		Load: e.options.Load, Roots: named(e.options.Args), Workers: 1,
		Pause: e.priority.giveWay, Corrections: e.reader.Corrections(), Now: e.now,
	}
	return []Work{ix.fill.stream(func(ctx context.Context, emit func(Event) bool) {
		if !ix.enter() {
			return
		}
		defer ix.work.Done()
		ctx, release := both(ctx, ix.ctx)
		defer release()
		steps := make(chan state.Indexing, 1)
		filled := make(chan struct{})
		o.Report = func(p index.Progress) { offer(steps, indexing(p)) }
		go func() {
			defer close(filled)
			if in := ix.get(ctx); in != nil {
				_, _ = in.Refresh(ctx, sources, o) // a cache: the next start goes on
			}
		}()
		for done := false; !done; {
			select {
			case now := <-steps:
				emit(indexed{now: now})
			case <-filled:
				done = true
			}
		}
		emit(indexed{done: true})
	})}
}

// offer puts v into to unless the one before was not taken yet.
func offer[T any](to chan<- T, v T) {
	select {
	case to <- v:
	default:
	}
}

func indexing(p index.Progress) state.Indexing {
	if p.Analysing {
		return state.Indexing{Busy: true, Done: p.Learnt, Total: p.Pending, Deep: true}
	}
	return state.Indexing{Busy: true, Done: p.Read, Total: p.Files}
}

// indexed is how far the index has come.
type indexed struct {
	now  state.Indexing
	done bool
}

// apply shows it. When all is in the index, what is being asked is asked again,
// unless the reader is at the answers already.
func (i indexed) apply(e *Engine) []Work {
	e.reader.ShowIndexing(i.now)
	var work []Work
	if i.done {
		e.edition++
	}
	if i.done && e.reader.Library().ByStory() {
		work = e.findStories()
	}
	if f := e.reader.Finding(); i.done && f != nil && (f.Row() == 0 || e.outdated()) && e.reader.Focus() == state.OnFindings {
		work = append(append(work, e.ask()...), e.account()...)
	}
	return work
}

// named are those of args that are read whole.
func named(args []string) (all []string) {
	for _, arg := range args {
		if !strings.ContainsAny(arg, "*?[{") {
			all = append(all, arg)
		}
	}
	return all
}
