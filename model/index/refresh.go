package index

import (
	"context"
	"errors"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"lede/model/correct"
	"lede/model/database"
	"lede/model/load"
	"lede/model/parallel"
)

// Options say how an index is refreshed. The zero Options are ready.
type Options struct {
	Load        load.Options
	Roots       []string         // folders that were listed whole: what is no longer in them is forgotten
	Workers     int              // 0: one a processor
	Report      func(Progress)   // called now and then, from the goroutine of Refresh
	Pause       func()           // called before each piece of work; may wait, to let others go first
	Shallow     bool             // words only: names and quotations another time
	Corrections *correct.Set     // readers' rulings on names and speakers
	Now         func() time.Time // what is new came at that time; nil: time.Now
}

// Progress counts what a Refresh has done so far.
type Progress struct {
	Files, Read     int   // sources to look at; read, or found unchanged
	Bytes           int64 // read
	Articles        int   // read
	Failed          int   // sources of which something could not be read
	Unchanged, Gone int   // sources
	Pending, Learnt int   // articles to analyse; analysed
	Analysing       bool  // all is read, names and quotations are looked for
	Renewed         error // why the index began anew
}

// Limits of one transaction: what a kill can cost, and what memory holds.
const (
	batchArticles = 256
	batchBytes    = 4 << 20
	batchTime     = 500 * time.Millisecond
)

// Refresh brings the index up to date with sources, and reads only what changed.
// What is written is kept at any kill or cancellation; the next Refresh goes on
// from there. A source that cannot be read is counted, no error. When the file
// of the index turns out to be of no use it is made anew.
func (ix *Index) Refresh(ctx context.Context, sources []load.Source, o Options) (Progress, error) {
	p, err := ix.refresh(ctx, sources, o, nil)
	if spoilt(err) && ctx.Err() == nil {
		if renewed := ix.renew(ctx, err); renewed != nil {
			return p, renewed
		}
		p, err = ix.refresh(ctx, sources, o, err)
	}
	return p, err
}

func (ix *Index) refresh(ctx context.Context, sources []load.Source, o Options, renewed error) (Progress, error) {
	r := &refresher{ix: ix, Options: o, reader: ix.readerOf(o.Load)}
	r.p.Files, r.p.Renewed = len(sources), renewed
	stale, err := r.compare(ctx, sources)
	if err == nil {
		err = r.readAll(ctx, stale)
	}
	if err == nil && !o.Shallow {
		err = r.learn(ctx)
	}
	r.report()
	return r.p, err
}

// refresher is one Refresh. Its fields belong to one goroutine.
type refresher struct {
	Options
	ix      *Index
	reader  string
	p       Progress
	sources map[int]bool   // IDs of those that were named
	ruled   map[int]uint64 // articles that rulings concern, with a number that is these rulings'
}

func (r *refresher) report() {
	if r.Report != nil {
		r.Report(r.p)
	}
}

func (r *refresher) now() time.Time {
	if r.Now != nil {
		return r.Now()
	}
	return time.Now()
}

func (r *refresher) pause() {
	if r.Pause != nil {
		r.Pause()
	}
}

// chunk is how many sources are looked up at once.
const chunk = 512

// compare parts the sources that are to be read from those that are known, and
// forgets those that are gone.
func (r *refresher) compare(ctx context.Context, sources []load.Source) (stale []load.Source, err error) {
	r.sources = map[int]bool{}
	err = r.ix.each(ctx, sources, func(s load.Source, k known, there bool) {
		if there {
			r.sources[k.id] = true
		}
		switch {
		case s.Err != nil || r.ix.path(s) == "":
			r.p.Failed++
			r.p.Read++
		case there && k.fresh(s, r.reader):
			r.p.Unchanged++
			r.p.Read++
			if k.failed {
				r.p.Failed++
			}
		default:
			stale = append(stale, s)
		}
	}, r.report)
	if err != nil {
		return nil, err
	}
	return stale, r.sweep(ctx, sources)
}

// each looks up what is known of sources, some at once; after those it calls step.
func (ix *Index) each(ctx context.Context, sources []load.Source, look func(s load.Source, k known, there bool), step func()) error {
	for at := 0; at < len(sources); at += chunk {
		part := sources[at:min(at+chunk, len(sources))]
		var of map[string]known
		err := ix.read(func(d *database.DB) (err error) { of, err = ix.lookup(d, part); return err })
		if err != nil {
			return err
		}
		for _, s := range part {
			k, there := of[ix.path(s)]
			look(s, k, there)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		step()
	}
	return nil
}

// Stale is how many of sources a Refresh would read.
func (ix *Index) Stale(ctx context.Context, sources []load.Source, o load.Options) (n int, err error) {
	reader := ix.readerOf(o)
	err = ix.each(ctx, sources, func(s load.Source, k known, there bool) {
		if s.Err == nil && ix.path(s) != "" && !(there && k.fresh(s, reader)) {
			n++
		}
	}, func() {})
	return n, err
}

// sweep forgets the sources below the roots that were not listed. What lies in
// a folder that could not be listed stays.
func (r *refresher) sweep(ctx context.Context, sources []load.Source) error {
	if len(r.Roots) == 0 {
		return nil
	}
	listed := make(map[string]bool, len(sources))
	var closed []string
	for _, s := range sources {
		listed[r.ix.path(s)] = true
		if s.Err != nil && !errors.Is(s.Err, load.ErrNoFile) {
			closed = append(closed, below(r.ix.path(s)))
		}
	}
	gone := map[string]int{}
	err := r.ix.read(func(d *database.DB) error {
		for _, root := range r.Roots {
			from := below(r.ix.path(load.Source{Path: root}))
			for row, err := range d.Rows("SELECT path, id FROM source WHERE path BETWEEN ? AND ?", from, from+"\U0010FFFF") {
				if err != nil {
					return err
				}
				p := row.Text(0)
				if !listed[p] && strings.HasPrefix(p, from) && !within(p, closed) {
					gone[p] = row.Int(1)
				}
			}
		}
		return nil
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	r.p.Gone = len(gone)
	return r.ix.removeAll(ctx, gone)
}

// below is the beginning of the paths of what lies in a folder.
func below(dir string) string {
	return strings.TrimSuffix(dir, string(filepath.Separator)) + string(filepath.Separator)
}

func within(p string, folders []string) bool {
	for _, f := range folders {
		if strings.HasPrefix(p, f) {
			return true
		}
	}
	return false
}

// removeAll forgets sources, some in each transaction.
func (ix *Index) removeAll(ctx context.Context, gone map[string]int) error {
	var ids []int
	for _, id := range gone {
		ids = append(ids, id)
	}
	for at := 0; at < len(ids); at += batchArticles {
		err := ix.write(ctx, func(d *database.DB) error {
			for _, id := range ids[at:min(at+batchArticles, len(ids))] {
				if err := remove(d, id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// piece is a step of reading: an article of a source, or its end.
type piece struct {
	source int // in the list of those that are read
	n      int // of the article; at the end, how many there were
	entry  *entry
	end    bool
	failed bool
}

// readAll reads sources on all workers and writes what they give.
func (r *refresher) readAll(ctx context.Context, sources []load.Source) error {
	read := func(ctx context.Context, i int, emit func(piece) bool) { r.read(ctx, i, sources[i], emit) }
	work := parallel.Options{Workers: r.Workers, Waiting: 2}
	w := writer{refresher: r, of: sources, begun: map[int]reading{}}
	return w.run(ctx, parallel.Unordered(ctx, parallel.Count(len(sources)), read, work))
}

// read reads source s, which is number i.
func (r *refresher) read(ctx context.Context, i int, s load.Source, emit func(piece) bool) {
	end := piece{source: i, end: true}
	for a, err := range load.Open(ctx, s, r.Load) {
		if err != nil {
			end.failed = true
			continue
		}
		r.pause()
		if !emit(piece{source: i, n: end.n, entry: r.ix.newEntry(a, s.Name)}) {
			return
		}
		end.n++
	}
	if ctx.Err() == nil { // it was read whole
		emit(end)
	}
}

// has reports whether this program analysed an article of that content.
func (ix *Index) has(hash []byte) (there bool) {
	_ = ix.read(func(d *database.DB) (err error) {
		_, there, err = one(d, "SELECT 1 FROM doc WHERE hash = ?2 AND "+ofVersion, ix.version, hash)
		return err
	})
	return there
}

// writer gathers pieces into transactions.
type writer struct {
	*refresher
	of     []load.Source
	begun  map[int]reading
	batch  []piece
	bytes  int
	opened time.Time
}

func (w *writer) run(ctx context.Context, pieces iter.Seq[piece]) error {
	for p := range pieces {
		if err := w.take(ctx, p); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return w.flush(ctx)
}

func (w *writer) take(ctx context.Context, p piece) error {
	if len(w.batch) == 0 {
		w.opened = time.Now()
	}
	w.batch = append(w.batch, p)
	if p.entry != nil {
		w.bytes += len(p.entry.article.Text)
	}
	if len(w.batch) < batchArticles && w.bytes < batchBytes && time.Since(w.opened) < batchTime {
		return nil
	}
	return w.flush(ctx)
}

// flush writes what was gathered, all or nothing.
func (w *writer) flush(ctx context.Context) error {
	if len(w.batch) == 0 {
		return nil
	}
	err := w.ix.write(ctx, func(d *database.DB) error {
		for _, p := range w.batch {
			if err := w.put(d, p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, p := range w.batch {
		w.count(p)
	}
	clear(w.batch) // let go of the articles
	w.batch, w.bytes = w.batch[:0], 0
	w.report()
	return nil
}

func (w *writer) put(d *database.DB, p piece) (err error) {
	of, begun := w.begun[p.source]
	if !begun {
		if of, err = w.ix.begin(d, w.of[p.source], w.now()); err != nil {
			return err
		}
		w.begun[p.source] = of
	}
	if p.end {
		return finish(d, of.id, w.of[p.source], w.reader, p.n, p.failed)
	}
	return p.entry.put(d, of, p.n)
}

func (w *writer) count(p piece) {
	w.sources[w.begun[p.source].id] = true
	if !p.end {
		w.p.Articles++
		return
	}
	delete(w.begun, p.source)
	w.p.Read++
	w.p.Bytes += w.of[p.source].Size
	if p.failed {
		w.p.Failed++
	}
}
