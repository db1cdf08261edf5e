package engine

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"lede/model/article"
	"lede/model/library"
	"lede/model/load"
)

// headFrom is the size in bytes from which an article shows its head before it
// is read whole: what is smaller is decoded within a frame or two.
const headFrom = 256 << 10

// firstScreen is how a source is read when it is opened: the head of one that is
// large, or may be.
func (o Options) firstScreen(s load.Source) load.Options {
	options := o.reading()
	size, known := s.Size, true
	if s.Path == "-" {
		size, known = o.Stdin.size()
	}
	options.Heads = !known || size >= headFrom
	return options
}

// rest is the reading of an article whose head is shown.
type rest struct {
	done   *atomic.Int64 // bytes decoded; nil before the first
	failed bool
}

// restPause is how often it is shown how much of a large article was read.
const restPause = 150 * time.Millisecond

// restRead asks to show again how much of the open article was read.
type restRead struct{}

// apply goes on telling as long as a head is shown.
func (restRead) apply(e *Engine) []Work {
	if a := e.article(); a == nil || a.Head == nil || e.rest.failed {
		return nil
	}
	return []Work{e.opening.also(after(restPause, restRead{}))}
}

// Reading says how much was read of the open article, whose head is shown.
func (e *Engine) Reading(head *article.Head) string {
	const megabyte = 1_000_000
	if e.rest.failed {
		return "only the beginning was read"
	}
	if e.rest.done == nil || head.Size < 2*megabyte {
		return "reading …"
	}
	return fmt.Sprintf("reading %d of %d MB", min(e.rest.done.Load(), head.Size)/megabyte, head.Size/megabyte)
}

// readRest reads the article whose head was shown, once before is closed: one
// thing at a time leaves a processor to the keys.
func (e *Engine) readRest(head opened, before <-chan struct{}) []Work {
	source, options := e.catalog.source(head.id), e.options.reading()
	read := new(atomic.Int64)
	e.rest = rest{done: read}
	options.Progress = func(n int) { read.Store(int64(n)) }
	work := []Work{e.opening.also(func(ctx context.Context) Event {
		select {
		case <-before:
		case <-ctx.Done():
			return nil
		}
		spareMemory(head.article.Head.Size)
		out := e.read(ctx, head.id, source, head.article.Origin, options)
		if ctx.Err() != nil {
			return nil
		}
		if a := out.article; a != nil && out.err == nil {
			row, same := item(source, a, nil), a.Fingerprint()
			row.Print = &same
			out.whole = &row
			if len(a.Text) > largeText {
				debug.FreeOSMemory() // several times the text was in use
			}
		}
		return out
	})}
	if head.article.Head.Size >= largeText {
		work = append(work, e.opening.also(after(restPause, restRead{})))
	}
	return work
}

// heapGrowth is how far a heap in which much lives may grow before it is collected,
// in percent of that. Of 100,000 heads 70 MB live: they are listed within 150.
const heapGrowth = 50

// spareMemory lets the collector run the more often the larger the text is that
// is read: it may leave as much garbage as there is in use, and of a text of
// 100 MB that is too much.
func spareMemory(size int64) {
	percent := heapGrowth
	if size > largeText {
		percent /= 2
	}
	debug.SetGCPercent(percent)
}

// largeText is the length in bytes from which reading a text leaves behind so
// much memory that it is given back at once.
const largeText = 4 << 20

// showRest takes what is known of an article only when it is read whole: the row
// of the list.
func (e *Engine) showRest(o opened) {
	e.rest = rest{}
	row := e.reader.Library().Item(o.id)
	if row == nil || o.whole == nil {
		return
	}
	o.whole.Read, o.whole.Starred, o.whole.Rank = row.Read, row.Starred, row.Rank
	e.reader.ChangeLibrary(func(l *library.Library) { l.Update(library.Change{ID: o.id, Item: *o.whole}) })
}
