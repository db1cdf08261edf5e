package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

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

// listedMsg is a step of reading what was named: the files found, or what was
// read of some of them.
type listedMsg struct {
	job   int
	found []load.Source // set once, first
	heads []head
	done  bool
	only  *article.Article // with done: the one article of a file named alone
	place state.Place      // where only was left
}

// head is one article of a source, without its body, or why there is none.
type head struct {
	source int // index in listedMsg.found
	item   library.Item
	key    store.Key
}

// begin lists and reads what was named, in the background, and hands it over
// step by step.
func (j *jobs) begin(o Options) tea.Cmd {
	j.stop()
	ctx, stop := background()
	j.stop = stop
	j.listing++
	j.stream = make(chan listedMsg, 1)
	go scan(ctx, j.listing, o, j.stream)
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

// scan finds the files and reads each in turn, sending what it has every
// batchPause or batchSize articles.
func scan(ctx context.Context, job int, o Options, out chan<- listedMsg) {
	defer close(out)
	sources := load.Sources(ctx, o.Args)
	send := func(msg listedMsg) bool {
		msg.job = job
		select {
		case out <- msg:
			return true
		case <-ctx.Done():
			return false
		}
	}
	if !send(listedMsg{found: sources}) {
		return
	}
	var heads []head
	var only *article.Article
	last, read, place := time.Now(), 0, state.Top
	for i, source := range sources {
		reading := o.reading()
		if o.Single {
			reading = o.firstScreen(source)
		}
		for a, err := range load.Open(ctx, source, reading) {
			h, at := newHead(o.memory(), i, source, a, err)
			heads = append(heads, h)
			place = at
			if read++; read == 1 && o.Single {
				only = a
			} else {
				only = nil
			}
			if len(heads) < batchSize && time.Since(last) < batchPause {
				continue
			}
			if !send(listedMsg{heads: heads}) {
				return
			}
			heads, last = nil, time.Now()
		}
	}
	send(listedMsg{heads: heads, done: true, only: only, place: place})
}

// newHead is the row of an article with its marks, and the place it was left at.
func newHead(memory *store.Store, source int, s load.Source, a *article.Article, err error) (head, state.Place) {
	h := head{source: source, item: item(s, a, err)}
	if a == nil {
		return h, state.Top
	}
	key, record, place := recall(memory, a)
	h.key, h.item.Read, h.item.Starred = key, record.Read, record.Starred
	same := a.Fingerprint()
	h.item.Print = &same
	return h, place
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
	it.Origin, it.Meta, it.Words, it.Minutes = a.Origin, a.Meta, a.Head.Scale(a.Words()), a.Head.Scale(article.Minutes(a.Text))
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

// listed takes a step of the listing into the library.
func (m *Model) listed(msg listedMsg) tea.Cmd {
	if msg.job != m.jobs.listing {
		return nil
	}
	m.reader.Arrive(func(l *library.Library) { m.jobs.take(l, msg) })
	if msg.found != nil {
		m.reader.Loading = state.Progress{Total: len(msg.found)}
	}
	if n := len(msg.heads); n > 0 {
		m.reader.Loading.Done = msg.heads[n-1].source
	}
	if msg.done {
		m.reader.Loading = state.Progress{}
		if msg.only != nil && m.reader.Focus == state.OnList {
			return m.readAlone(msg)
		}
		return m.preview()
	}
	return tea.Batch(m.jobs.next(), m.preview())
}

// readAlone shows the one article of a file that was named alone.
func (m *Model) readAlone(msg listedMsg) tea.Cmd {
	m.jobs.stopOpen()
	m.jobs.opening++
	m.reader.Start(0, state.Top)
	return m.showArticle(articleMsg{id: 0, job: m.jobs.opening, article: msg.only, key: m.jobs.keys[0], place: msg.place})
}

// take adds the rows of new files and fills in those that were read. The first
// article of a file takes the row of the file, others get rows of their own.
func (j *jobs) take(l *library.Library, msg listedMsg) {
	if msg.found != nil {
		j.sources = msg.found
		rows := make([]library.Item, len(msg.found))
		for i, s := range msg.found {
			rows[i] = library.Item{Origin: article.Origin{File: s.Name}, Size: s.Size, Modified: s.Modified}
			j.of = append(j.of, i)
			j.keys = append(j.keys, store.FileKey(s.Path))
			j.first = append(j.first, library.ID(i))
		}
		l.Add(rows...)
	}
	changed := map[library.ID]library.Item{}
	var more []library.Item
	for _, h := range msg.heads {
		if id := j.first[h.source]; id != library.None {
			changed[id] = h.item
			j.keys[id] = h.key
			j.first[h.source] = library.None
			continue
		}
		more = append(more, h.item)
		j.of = append(j.of, h.source)
		j.keys = append(j.keys, h.key)
	}
	l.Update(changed)
	l.Add(more...)
}
