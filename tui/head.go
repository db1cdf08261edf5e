package tui

import (
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/article"
	"lede/model/library"
	"lede/model/load"
	"lede/model/state"
)

// headFrom is the size in bytes from which an article shows its head before it
// is read whole: what is smaller is decoded within a frame or two.
const headFrom = 256 << 10

// firstScreen is how a source is read when it is opened: the head of a large one.
func (o Options) firstScreen(s load.Source) load.Options {
	options := o.reading()
	size := s.Size
	if s.Path == "-" {
		size = int64(len(o.Stdin))
	}
	options.Heads = size >= headFrom
	return options
}

// whole is the reading of an article whose head is shown.
type whole struct {
	done   *atomic.Int64 // bytes decoded; nil before the first
	end    *state.Place  // the reader asked for the end, and was left here
	failed bool
}

// restMsg asks to show again how much of the article of a job was read.
type restMsg struct{ job int }

// restPause is how often that is shown.
const restPause = 150 * time.Millisecond

func tick(job int) tea.Cmd {
	return tea.Tick(restPause, func(time.Time) tea.Msg { return restMsg{job} })
}

// tellRest goes on telling as long as a head is shown.
func (m *Model) tellRest(msg restMsg) tea.Cmd {
	if o := m.reader.Open(); msg.job != m.jobs.opening || o == nil || o.Article() == nil || o.Article().Head == nil || m.jobs.whole.failed {
		return nil
	}
	return tick(msg.job)
}

// said is how much of the article was read, in words.
func (w *whole) said(head *article.Head) string {
	const megabyte = 1_000_000
	if w.failed {
		return "only the beginning was read"
	}
	if w.done == nil || head.Size < 2*megabyte {
		return "reading …"
	}
	return fmt.Sprintf("reading %d of %d MB", min(w.done.Load(), head.Size)/megabyte, head.Size/megabyte)
}

// toEnd remembers that the reader of a head wants to be at the end of the article.
func (w *whole) toEnd(o *state.Open) {
	if o.Article().Head != nil {
		place := o.Place()
		w.end = &place
	}
}

// readWhole reads the article whose head was shown, once before is closed: one
// thing at a time leaves a processor to the keys.
func (m *Model) readWhole(msg articleMsg, before <-chan struct{}) tea.Cmd {
	ctx, stop := background()
	previous := m.jobs.stopOpen
	m.jobs.stopOpen = func() { previous(); stop() }
	source, options, memory := m.jobs.source(msg.id), m.options.reading(), m.memory
	done := new(atomic.Int64)
	m.jobs.whole = whole{done: done}
	options.Progress = func(n int) { done.Store(int64(n)) }
	read := func() tea.Msg {
		select {
		case <-before:
		case <-ctx.Done():
			return nil
		}
		spareMemory(msg.article.Head.Size)
		a, err := load.OpenAt(ctx, source, msg.article.Origin, options)
		if ctx.Err() != nil {
			return nil
		}
		out := articleMsg{id: msg.id, job: msg.job, article: a}
		if err != nil {
			out.err = reason(err)
			return out
		}
		row := item(source, a, nil)
		same := a.Fingerprint()
		row.Print = &same
		out.row = &row
		out.key, _, out.place = recall(memory, a)
		if len(a.Text) > largeText {
			debug.FreeOSMemory() // several times the text was in use
		}
		return out
	}
	if msg.article.Head.Size < largeText {
		return read
	}
	return tea.Batch(read, tick(msg.job))
}

// spareMemory lets the collector run the more often the larger the text is that
// is read: it may leave as much garbage as there is in use, and of a text of
// 100 MB that is too much.
func spareMemory(size int64) {
	percent := growth
	if size > largeText {
		percent /= 2
	}
	debug.SetGCPercent(percent)
}

// largeText is the length in bytes from which reading a text leaves behind so
// much memory that it is given back at once.
const largeText = 4 << 20

// showRest takes what is known of an article only when it is read whole: the row
// of the list, and the end that the reader asked for.
func (m *Model) showRest(msg articleMsg) {
	o, end := m.reader.Open(), m.jobs.whole.end
	m.jobs.whole = whole{}
	if row := m.reader.Library().Item(msg.id); row != nil && msg.row != nil {
		msg.row.Read, msg.row.Starred, msg.row.Rank = row.Read, row.Starred, row.Rank
		m.reader.ChangeLibrary(func(l *library.Library) { l.Update(library.Change{ID: msg.id, Item: *msg.row}) })
	}
	if m.rebuild(); end != nil && *end == o.Place() && m.shown() != nil {
		m.scrollTo(m.shown().End())
	}
}
