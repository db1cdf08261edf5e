package engine

import (
	"context"
	"slices"
	"strings"
	"sync"

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
	work  sync.WaitGroup
	fill  job
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
		ix.work.Go(func() {
			defer close(ix.ready)
			ix.index, _ = ix.open(ix.ctx) // without it everything works, more slowly
		})
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

// close ends the work on the index, which keeps what it has.
func (ix *indexer) close() {
	ix.fill.stop()
	ix.stop()
	go func() {
		ix.work.Wait()
		if ix.index != nil {
			_ = ix.index.Close() // a cache: nothing is lost with it
		}
	}()
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
		Pause: e.priority.giveWay, Corrections: e.reader.Corrections(),
	}
	return []Work{ix.fill.stream(func(ctx context.Context, emit func(Event) bool) {
		ix.work.Add(1)
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
	if f := e.reader.Finding(); i.done && f != nil && f.Row() == 0 && e.reader.Focus() == state.OnFindings {
		return e.ask()
	}
	return nil
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
