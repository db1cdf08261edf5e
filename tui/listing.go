package tui

import (
	"encoding/hex"
	"errors"
	"path/filepath"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/article"
	"lede/model/library"
	"lede/model/load"
	"lede/model/state"
	"lede/model/store"
)

// begin lists and reads what was named, in the background, and hands it over
// step by step.
func (j *jobs) begin(o Options, c *cabinet) tea.Cmd {
	j.stop()
	ctx, stop := background()
	j.stop = stop
	j.listing++
	stream := make(chan listedMsg, 1)
	j.stream = stream
	s := &scanner{ctx: ctx, job: j.listing, options: o, memory: o.memory(), gate: j.gate, cabinet: c, out: stream, start: time.Now(), begun: make(chan struct{})}
	go s.run()
	return j.next()
}

// next waits for the next step of the listing.
func (j *jobs) next() tea.Cmd {
	stream := j.stream
	return func() tea.Msg {
		if msg, ok := <-stream; ok {
			return msg
		}
		return nil
	}
}

// item is the row of an article, or of a file that gave none.
func item(s load.Source, a *article.Article, err error) library.Item {
	it := library.Item{
		Origin: article.Origin{File: s.Name}, Size: s.Size, Modified: s.Modified, Loaded: true,
	}
	if err != nil {
		it.Err = reason(err)
		return it
	}
	it.Origin, it.Meta = a.Origin, a.Meta
	it.Words, it.Minutes, it.Guessed = a.Head.Scale(a.Words()), a.Head.Scale(article.Minutes(a.Text)), a.Head != nil
	for _, n := range a.Notices {
		it.Cut = it.Cut || n.Kind == article.Cut
	}
	return it
}

// reason is an error without the file's name, which stands beside it.
func reason(err error) error {
	var e *load.Error
	if errors.As(err, &e) && e.Err != nil {
		return e.Err
	}
	return err
}

// manyItems is how many articles make a library whose reading leaves behind
// memory that is worth giving back at once.
const manyItems = 5000

// listed takes a step of the listing into the library.
func (m *Model) listed(msg listedMsg) tea.Cmd {
	if msg.job != m.jobs.listing {
		return nil
	}
	if msg.settled {
		m.reader.HoldList()
	}
	m.reader.ChangeLibrary(func(l *library.Library) { m.jobs.take(l, msg) })
	m.reader.ShowLoading(m.jobs.progress(msg))
	if !msg.done {
		return tea.Batch(m.jobs.next(), m.preview())
	}
	m.jobs.done = true
	if m.reader.Library().Total() >= manyItems {
		go debug.FreeOSMemory() // what reading needed besides the heads
	}
	watch := m.watchAll()
	if m.options.Single && m.reader.Focus() == state.OnList && m.reader.Library().Total() == 1 {
		return tea.Batch(watch, m.readAlone(msg))
	}
	return tea.Batch(watch, m.preview(), m.fillIndex())
}

// readAlone shows the one article of a file that was named alone.
func (m *Model) readAlone(msg listedMsg) tea.Cmd {
	switch {
	case m.reader.Library().Failed(0):
		return m.preview()
	case msg.only == nil:
		return m.open(0, true)
	}
	m.jobs.stopOpen()
	m.jobs.opening++
	m.reader.Start(0, state.Top)
	return m.showArticle(articleMsg{id: 0, job: m.jobs.opening, article: msg.only, key: m.keyOf(0), place: msg.place})
}

// take adds the rows of new files and fills in those that were read. The first
// article of a file takes the row of the file, others get rows of their own.
func (j *jobs) take(l *library.Library, msg listedMsg) {
	j.find(l, msg.found)
	var changed []library.Change
	var more []library.Item
	for _, h := range msg.heads {
		s := &j.sources[h.source]
		h.item.Rank = int(s.rank)
		j.bytes += max(0, h.read-s.read)
		s.read = max(s.read, h.read)
		if id := s.first; id != library.None {
			changed = append(changed, library.Change{ID: id, Item: h.item})
			j.hashes[id] = hashOf(h.key)
			s.first = library.None
			continue
		}
		more = append(more, h.item)
		j.of = append(j.of, int32(h.source))
		j.hashes = append(j.hashes, hashOf(h.key))
	}
	j.read += len(msg.heads)
	l.Update(changed...)
	l.Add(more...)
}

// find adds the rows of files that were found, and orders what was found out of
// order.
func (j *jobs) find(l *library.Library, found load.Found) {
	rows := make([]library.Item, len(found.Sources))
	for i, s := range found.Sources {
		number := len(j.sources)
		rows[i] = library.Item{Origin: article.Origin{File: s.Name}, Size: s.Size, Modified: s.Modified, Rank: number}
		j.sources = append(j.sources, source{
			path: filepath.Clean(s.Path), name: s.Name, size: s.Size, modified: s.Modified.UnixNano(),
			rank: int32(number), first: library.ID(l.Total() + i),
		})
		j.of = append(j.of, int32(number))
		j.hashes = append(j.hashes, hash{})
		j.size += s.Size
	}
	l.Add(rows...)
	if len(found.Ranks) == 0 {
		return
	}
	for i, rank := range found.Ranks {
		j.sources[found.First+i].rank = int32(rank)
	}
	l.Rerank(func(id library.ID) int { return int(j.sources[j.of[id]].rank) })
}

// progress is how far the listing has come.
func (j *jobs) progress(msg listedMsg) state.Progress {
	p := state.Progress{Busy: !msg.done, Count: j.read, Rate: msg.rate}
	if j.size > 0 {
		p.Share = min(1, float64(j.bytes)/float64(j.size))
	}
	return p
}

// source is a file that was listed.
type source struct {
	path, name string
	size       int64
	modified   int64 // nanoseconds of Unix time
	read       int64 // bytes that were read
	rank       int32
	gone       bool
	first      library.ID // its row while it is not read; then None
}

// source is the file that item id is in.
func (j *jobs) source(id library.ID) load.Source {
	return j.sources[j.of[id]].loaded()
}

// hash is that of an article's text, as the store has it; zero where it is
// unknown.
type hash [12]byte

func hashOf(k store.Key) (h hash) {
	hex.Decode(h[:], []byte(k.Hash))
	return h
}

// keyOf is what the store knows item id by.
func (m *Model) keyOf(id library.ID) store.Key {
	it := m.reader.Library().Item(id)
	k := store.FileKey(it.Origin.File)
	k.Index, k.Title = it.Origin.Index, it.Meta.Title
	if h := m.jobs.hashes[id]; h != (hash{}) {
		k.Hash = hex.EncodeToString(h[:])
	}
	return k
}
