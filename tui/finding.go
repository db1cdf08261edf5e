package tui

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/index"
	"lede/model/library"
	"lede/model/load"
	"lede/model/search"
	"lede/model/state"
	"lede/model/store"
	"lede/tui/keymap"
	"lede/tui/layout"
	"lede/tui/pane"
)

// foundLimit is how many articles a search of the library shows.
const foundLimit = 100

// onFindings is what keys do in the results of a search of the library.
func onFindings() actions {
	move := func(n func(m *Model) int) func(*Model) tea.Cmd {
		return act(func(m *Model) { m.reader.MoveResults(n(m)) })
	}
	page := func(m *Model) int { return max(1, m.height/6) }
	const all = foundLimit * 2
	return actions{
		keymap.Accept:    func(m *Model) tea.Cmd { return m.openFound(m.reader.Finding().Row(), false) },
		keymap.Down:      move(func(*Model) int { return 1 }),
		keymap.Up:        move(func(*Model) int { return -1 }),
		keymap.PageDown:  move(page),
		keymap.PageUp:    move(func(m *Model) int { return -page(m) }),
		keymap.First:     move(func(*Model) int { return -all }),
		keymap.Last:      move(func(*Model) int { return all }),
		keymap.Filter:    act(func(m *Model) { m.reader.FindAll() }),
		keymap.SearchAll: act(func(m *Model) { m.reader.FindAll() }),
		keymap.NextSort:  (*Model).sortFound,
	}
}

// sortFound asks again for the other order.
func (m *Model) sortFound() tea.Cmd {
	if m.reader.SortResults() == search.ByDate {
		m.reader.Say("the newest first")
	} else {
		m.reader.Say("the best first")
	}
	return m.askLibrary()
}

// answersMsg is results of a question.
type answersMsg struct {
	job   int
	asked *search.Query
	found []search.Found
	total int
	err   error
	after bool // after those that came already
	done  bool
	next  <-chan answersMsg
}

// askLibrary has answered what stands in the search of the library. The question
// before it is given up: keys never wait for it.
func (m *Model) askLibrary() tea.Cmd {
	f, j := m.reader.Finding(), m.jobs
	if f == nil {
		return nil
	}
	j.stopAsking()
	j.asking++
	q, ok := m.reader.Ask()
	if !ok {
		return nil
	}
	ctx, stop := background()
	j.stopAsking = stop
	a := asking{ctx: ctx, job: j.asking, q: q, gate: j.gate, load: m.options.reading()}
	a.Ask = index.Ask{Scope: scope(m.options.Args), Sort: f.Sort(), Limit: foundLimit, Corrections: m.reader.Corrections()}
	memory := m.memory
	a.Marked = func(k store.Key) search.Marked {
		r := memory.Article(k)
		return search.Marked{Read: r.Read, Starred: r.Starred}
	}
	if !m.indexes() || m.cabinet.missing() {
		return a.read(m.listedSources())
	}
	cabinet := m.cabinet
	return func() tea.Msg { return a.lookUp(cabinet.get(ctx)) }
}

// asking is a question on its way.
type asking struct {
	index.Ask
	ctx  context.Context
	job  int
	q    *search.Query
	gate *gate
	load load.Options
}

// lookUp asks the index.
func (a asking) lookUp(ix *index.Index) tea.Msg {
	msg := answersMsg{job: a.job, asked: a.q, done: true}
	if ix == nil {
		return msg
	}
	a.gate.first(func() {
		var out index.Answers
		out, msg.err = ix.Search(a.ctx, a.q, a.Ask)
		msg.found, msg.total = out.Found, out.Total
	})
	if a.ctx.Err() != nil {
		return nil
	}
	return msg
}

// readPause is the time between two steps of a search that reads the files.
const readPause = 100 * time.Millisecond

// read answers by reading the files: for where nothing is kept. Results are
// shown as they are found.
func (a asking) read(sources []load.Source) tea.Cmd {
	steps := make(chan answersMsg, 1)
	go func() {
		defer close(steps)
		var found []search.Found
		last, count := time.Now(), 0
		send := func(done bool) bool {
			msg := answersMsg{job: a.job, asked: a.q, found: found, total: count, after: count > len(found), done: done, next: steps}
			found, last = nil, time.Now()
			return pass(a.ctx, (chan<- answersMsg)(steps), msg)
		}
		_ = index.Scan(a.ctx, a.q, sources, a.load, a.Ask, func(f search.Found) bool {
			found = append(found, f)
			count++
			if time.Since(last) > readPause && !send(false) {
				return false
			}
			return count < foundLimit
		}, nil)
		send(true)
	}()
	return nextAnswers(steps)
}

func nextAnswers(steps <-chan answersMsg) tea.Cmd {
	return func() tea.Msg {
		if msg, ok := <-steps; ok {
			return msg
		}
		return nil
	}
}

// answered shows results, unless something else was asked meanwhile.
func (m *Model) answered(msg answersMsg) tea.Cmd {
	f := m.reader.Finding()
	if f == nil || msg.job != m.jobs.asking {
		return nil
	}
	if msg.err != nil {
		m.reader.RefuseAnswer(msg.err)
		return nil
	}
	m.reader.Answer(state.Answer{Asked: msg.asked, Found: msg.found, Total: msg.total, After: msg.after, Done: msg.done})
	if !msg.done {
		return nextAnswers(msg.next)
	}
	return nil
}

// openFound opens result row at its first hit, or its last.
func (m *Model) openFound(row int, last bool) tea.Cmd {
	m.reader.SelectResult(row)
	found := m.reader.Finding().Selected()
	if found == nil {
		return nil
	}
	id := m.foundItem(found)
	if id == library.None {
		m.reader.Warn(found.Origin.File + " is not in this list any more")
		return nil
	}
	m.reader.Leave()
	m.jobs.arriving = &arriving{id, last}
	cmd := m.open(id, true)
	m.arrive()
	return cmd
}

// arriving is a result that is opened: its hit is shown when its text is there.
type arriving struct {
	id   library.ID
	last bool
}

// arrive goes to the hit of the result that was opened, once it is there.
func (m *Model) arrive() {
	to, o := m.jobs.arriving, m.reader.Open()
	if to == nil || o == nil || o.ID() != to.id || o.Article() == nil {
		return
	}
	if o.Article().Head == nil {
		m.jobs.arriving = nil
	}
	if hit, ok := m.reader.ShowHits(to.last); ok {
		m.rebuild()
		m.reveal(hit)
	}
}

// nextResult goes to the next result when the reader walks on from the last hit
// of the open one. It reports whether it did.
func (m *Model) nextResult(step int) (tea.Cmd, bool) {
	row, ok := m.reader.NextResult(step)
	if !ok {
		return nil, false
	}
	return m.openFound(row, step < 0), true
}

// foundItem is the item of the library that a result is, None where it is none.
func (m *Model) foundItem(f *search.Found) library.ID {
	j := m.jobs
	name := f.Path[strings.LastIndexByte(f.Path, filepath.Separator)+1:]
	for n := range j.sources {
		s := &j.sources[n]
		if !strings.HasSuffix(s.path, name) || index.Path(s.loaded()) != f.Path {
			continue
		}
		for id, of := range j.of {
			if int(of) != n {
				continue
			}
			o := m.reader.Library().Item(library.ID(id)).Origin
			if o.Index == f.Origin.Index && strings.TrimPrefix(o.File, s.name) == strings.TrimPrefix(strings.TrimPrefix(f.Origin.File, f.Path), s.name) {
				return library.ID(id)
			}
		}
	}
	return library.None
}

// listedSources are the files of the library. They are made once, unless more
// are found.
func (m *Model) listedSources() []load.Source {
	j := m.jobs
	for i := len(j.listed); i < len(j.sources); i++ {
		j.listed = append(j.listed, j.sources[i].loaded())
	}
	return j.listed[:len(j.sources):len(j.sources)]
}

// keepFound keeps the selected result on the screen.
func (m *Model) keepFound(found layout.Rect) {
	if f := m.reader.Finding(); f != nil && found.Width > 0 {
		m.reader.KeepResultVisible(pane.FoundRoom(found.Height), func(i int) int { return m.canvas.FoundHeight(f, i) })
	}
}
