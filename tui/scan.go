package tui

import (
	"context"
	"runtime"
	"sync"
	"time"

	"lede/model/article"
	"lede/model/library"
	"lede/model/load"
	"lede/model/state"
	"lede/model/store"
)

// Arrivals are handed over in batches, so that a library of 100,000 files
// costs some hundred messages.
const (
	batchSize  = 512
	batchPause = 50 * time.Millisecond
)

// settleTime is how long after the start the list may show its top, whatever
// arrives there; afterwards what is on the screen stays.
const settleTime = time.Second

// listedMsg is a step of reading what was named: files found, or what was read
// of some of them.
type listedMsg struct {
	job     int
	found   load.Found
	heads   []head
	settled bool // what is on the screen is to stay there from now on
	rate    int  // articles a second so far; 0 in the first moment
	done    bool
	only    *article.Article // with done: the one article of a file named alone
	place   state.Place      // where only was left
}

// head is one article of a source, without its body, or why there is none.
type head struct {
	source int   // its number
	read   int64 // bytes of the source up to this article, as far as is known
	item   library.Item
	key    store.Key
	alone  *article.Article // of a file named alone
	place  state.Place
}

// scanner finds the files and reads the head of each article, on every
// processor, and hands them over in order.
type scanner struct {
	ctx     context.Context
	job     int
	options Options
	memory  *store.Store
	gate    *gate
	cabinet *cabinet
	out     chan<- listedMsg
	start   time.Time
	begun   chan struct{} // closed when heads are handed over
	noted   bool          // there are notes on some article
}

// Work of the scanner: how many files a worker takes at a time, how many such
// chunks are begun before the first is handed over, and how many pieces of the
// listing wait to be read; there is always room for those.
const (
	chunkSize  = 16
	chunkAhead = 8
	foundAhead = 1 << 14
)

// chunk is some sources with what is read of them.
type chunk struct {
	first   int // number of the first source
	sources []load.Source
	heads   chan []head
}

// run hands over everything and then closes out. When the context ends, so
// do all its goroutines.
func (s *scanner) run() {
	defer close(s.out)
	s.noted = len(s.memory.AllNotes()) > 0
	found := make(chan load.Found)
	listed := make(chan load.Found, foundAhead)
	todo, inOrder := make(chan *chunk), make(chan *chunk, chunkAhead)
	var group sync.WaitGroup
	defer group.Wait()
	group.Go(func() { s.discover(found, listed) })
	group.Go(func() { s.cut(listed, todo, inOrder) })
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for c := range todo {
				s.read(c)
			}
		})
	}
	s.deliver(found, inOrder)
}

// pass sends v unless the context ends first.
func pass[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// discover finds the files: they are shown first, then read.
func (s *scanner) discover(found, listed chan<- load.Found) {
	defer close(listed)
	defer close(found)
	for f := range load.Discover(s.ctx, s.options.Args) {
		if !pass(s.ctx, found, f) || !pass(s.ctx, listed, f) {
			return
		}
		select { // the first screen goes before the names of all others
		case <-s.begun:
		case <-time.After(batchPause):
		case <-s.ctx.Done():
		}
	}
}

// cut makes chunks of the files.
func (s *scanner) cut(listed <-chan load.Found, todo, inOrder chan<- *chunk) {
	defer close(inOrder)
	defer close(todo)
	first := 0
	for f := range listed {
		for len(f.Sources) > 0 {
			n := min(chunkSize, len(f.Sources))
			c := &chunk{first, f.Sources[:n], make(chan []head, 2)}
			if !pass(s.ctx, inOrder, c) || !pass(s.ctx, todo, c) {
				return
			}
			f.Sources, first = f.Sources[n:], first+n
		}
	}
}

// read reads the heads of a chunk, in order.
func (s *scanner) read(c *chunk) {
	defer close(c.heads)
	var heads []head
	last := time.Now()
	flush := func() bool {
		if len(heads) == 0 {
			return true
		}
		ready := heads
		heads, last = nil, time.Now()
		return pass(s.ctx, c.heads, ready)
	}
	for i, source := range c.sources {
		if known := s.known(c.first+i, source); known != nil {
			heads = append(heads, known...)
			if len(heads) >= batchSize/4 && !flush() {
				return
			}
			s.gate.yield()
			continue
		}
		options := s.options.heads()
		if s.options.Single {
			options = s.options.firstScreen(source)
		}
		for a, err := range load.Open(s.ctx, source, options) {
			heads = append(heads, s.head(c.first+i, source, a, err))
			if (len(heads) >= batchSize/4 || time.Since(last) > batchPause) && !flush() {
				return
			}
			s.gate.yield()
		}
		if len(heads) > 0 {
			heads[len(heads)-1].read = source.Size
		}
	}
	flush()
}

// deliver hands over files as they are found and heads in their order.
func (s *scanner) deliver(found <-chan load.Found, inOrder <-chan *chunk) {
	var current *chunk
	var waiting []head
	first := true
	count, done := 0, listedMsg{done: true, place: state.Top}
	pause := time.NewTicker(batchPause)
	defer pause.Stop()
	flush := func() bool {
		if len(waiting) == 0 {
			return true
		}
		msg := listedMsg{heads: waiting}
		waiting = nil
		if first {
			first = false
			defer close(s.begun)
		}
		return s.send(msg, count)
	}
	for found != nil || inOrder != nil || current != nil {
		next, heads := inOrder, chan []head(nil)
		if current != nil {
			next, heads = nil, current.heads
		}
		ok := true
		select {
		case f, more := <-found:
			if !more {
				found = nil
			} else {
				ok = s.send(listedMsg{found: f}, count)
			}
		case c, more := <-next:
			if current = c; !more {
				inOrder = nil
			}
		case some, more := <-heads:
			if !more {
				current = nil
				break
			}
			waiting = append(waiting, some...)
			done.only, done.place = some[len(some)-1].alone, some[len(some)-1].place
			if count += len(some); len(waiting) >= batchSize || first {
				ok = flush()
			}
		case <-pause.C:
			ok = flush()
		case <-s.ctx.Done():
			ok = false
		}
		if !ok {
			return
		}
	}
	if count != 1 {
		done.only = nil
	}
	done.heads = waiting
	s.send(done, count)
}

func (s *scanner) send(msg listedMsg, count int) bool {
	since := time.Since(s.start)
	msg.job, msg.settled = s.job, since > s.options.settleTime()
	if since > settleTime/2 {
		msg.rate = int(float64(count) / since.Seconds())
	}
	return pass(s.ctx, s.out, msg)
}

// known are the rows of a file that did not change since it was indexed.
func (s *scanner) known(number int, from load.Source) (heads []head) {
	if s.options.Single {
		return nil
	}
	ix := s.cabinet.get(s.ctx)
	if ix == nil {
		return nil
	}
	for _, h := range ix.Heads(from, s.options.Load) {
		key := store.FileKey(h.Origin.File)
		key.Index, key.Title, key.Hash = h.Origin.Index, h.Meta.Title, h.Hash
		heads = append(heads, head{source: number, read: from.Size, key: key, item: library.Item{
			Origin: h.Origin, Meta: h.Meta, Words: h.Words, Minutes: h.Minutes, Cut: h.Cut, Print: h.Print,
			Size: from.Size, Modified: from.Modified, Loaded: true,
		}})
		s.mark(&heads[len(heads)-1], s.memory.Article(key))
	}
	return heads
}

// mark gives h what the reader did with its article.
func (s *scanner) mark(h *head, record store.Record) {
	h.item.Read, h.item.Starred = record.Read, record.Starred
	if s.noted {
		h.item.Notes = len(s.memory.Notes(h.key))
	}
}

// head is the row of an article with its marks.
func (s *scanner) head(source int, from load.Source, a *article.Article, err error) head {
	h := head{source: source, item: item(from, a, err)}
	if a == nil {
		return h
	}
	h.read = a.Origin.Offset
	var record store.Record
	h.key, record, h.place = recall(s.memory, a)
	s.mark(&h, record)
	h.item.Print = fingerprint(a)
	if s.options.Single && a.Text != "" {
		h.alone = a
	}
	return h
}

// leastHead is how much text of a head tells an article from others, in bytes.
const leastHead = 8 << 10

// fingerprint is that of a; of a short head, that of its metadata.
func fingerprint(a *article.Article) *article.Fingerprint {
	if a.Head != nil && len(a.Text) < leastHead {
		a = &article.Article{Meta: a.Meta}
	}
	f := a.Fingerprint()
	return &f
}

// gate lets what the reader waits for go before what can wait.
type gate struct {
	mu    sync.Mutex
	free  *sync.Cond
	ahead int // jobs that go first
}

func newGate() *gate {
	g := new(gate)
	g.free = sync.NewCond(&g.mu)
	return g
}

// first does a job that goes first.
func (g *gate) first(do func()) {
	g.mu.Lock()
	g.ahead++
	g.mu.Unlock()
	defer func() {
		g.mu.Lock()
		g.ahead--
		g.mu.Unlock()
		g.free.Broadcast()
	}()
	do()
}

// yield waits until no job goes first, and lets the screen have its turn.
func (g *gate) yield() {
	g.mu.Lock()
	for g.ahead > 0 {
		g.free.Wait()
	}
	g.mu.Unlock()
	runtime.Gosched()
}
