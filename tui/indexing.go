package tui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/index"
	"lede/model/load"
	"lede/model/state"
)

// cabinet is the index of what was read before. It is opened beside the screen
// when it is first asked for, and brought up to date when all files are listed.
type cabinet struct {
	open  func(context.Context) (*index.Index, error) // nil: there is none
	once  sync.Once
	ready chan struct{} // closed once it is open, or cannot be
	index *index.Index  // nil where there is none; after ready
	ctx   context.Context
	stop  context.CancelFunc
	work  sync.WaitGroup
}

func newCabinet(open func(context.Context) (*index.Index, error)) *cabinet {
	c := &cabinet{open: open, ready: make(chan struct{})}
	c.ctx, c.stop = background()
	return c
}

// get is the index, once it is open; nil where there is none, or ctx is done.
func (c *cabinet) get(ctx context.Context) *index.Index {
	if c.open == nil {
		return nil
	}
	c.once.Do(func() {
		c.work.Go(func() {
			defer close(c.ready)
			c.index, _ = c.open(c.ctx) // without it everything works, more slowly
		})
	})
	select {
	case <-c.ready:
		return c.index
	case <-ctx.Done():
		return nil
	}
}

// missing reports whether the index turned out not to be there.
func (c *cabinet) missing() bool {
	select {
	case <-c.ready:
		return c.index == nil
	default:
		return false
	}
}

// close ends the work on the index, which keeps what it has.
func (c *cabinet) close() {
	c.stop()
	go func() {
		c.work.Wait()
		if c.index != nil {
			_ = c.index.Close() // a cache: nothing is lost with it
		}
	}()
}

// indexedMsg is how far the index has come.
type indexedMsg struct {
	job  int
	now  state.Indexing
	next <-chan indexedMsg
	done bool
}

// indexes reports whether what is read goes into the index: folders and several
// files, but not standard input.
func (m *Model) indexes() bool {
	return m.options.Index != nil && !m.options.Single && !slices.Contains(m.options.Args, "-")
}

// fillIndex brings the index up to date with the files that were listed, one at a
// time, behind everything the reader waits for.
func (m *Model) fillIndex() tea.Cmd {
	if !m.indexes() {
		return nil
	}
	j := m.jobs
	sources := m.listedSources()
	steps := make(chan indexedMsg, 1)
	job, c, gate := j.listing, m.cabinet, j.gate
	o := index.Options{Load: m.options.Load, Roots: folders(m.options.Args), Workers: 1, Pause: gate.yield, Corrections: m.reader.Corrections()}
	o.Report = func(p index.Progress) {
		step := indexedMsg{job: job, next: steps, now: state.Indexing{Busy: true, Done: p.Read, Total: p.Files}}
		if p.Analysing {
			step.now = state.Indexing{Busy: true, Done: p.Learnt, Total: p.Pending, Deep: true}
		}
		select {
		case steps <- step:
		default: // the screen has not shown the one before yet
		}
	}
	c.work.Go(func() {
		defer close(steps)
		if ix := c.get(c.ctx); ix != nil {
			_, _ = ix.Refresh(c.ctx, sources, o) // a cache: the next start goes on
		}
	})
	return nextStep(job, steps)
}

// nextStep waits for the next step of the index.
func nextStep(job int, steps <-chan indexedMsg) tea.Cmd {
	return func() tea.Msg {
		if step, ok := <-steps; ok {
			return step
		}
		return indexedMsg{job: job, done: true}
	}
}

// indexed shows how far the index is. When all is in it, what is being asked is
// asked again, unless the reader is at the answers already.
func (m *Model) indexed(msg indexedMsg) tea.Cmd {
	if msg.job != m.jobs.listing {
		return nil
	}
	m.reader.ShowIndexing(msg.now)
	if !msg.done {
		return nextStep(msg.job, msg.next)
	}
	if f := m.reader.Finding(); f != nil && f.Row() == 0 && m.reader.Focus() == state.OnFindings {
		return m.askLibrary()
	}
	return nil
}

// folders are those of args that are read whole.
func folders(args []string) (all []string) {
	for _, arg := range args {
		if !strings.ContainsAny(arg, "*?[{") {
			all = append(all, arg)
		}
	}
	return all
}

// scope is where the articles of args lie.
func scope(args []string) (all []string) {
	for _, arg := range args {
		if i := strings.IndexAny(arg, "*?[{"); i >= 0 {
			arg = filepath.Dir(arg[:i] + "x")
		}
		if p, err := filepath.Abs(arg); err == nil {
			all = append(all, p)
		}
	}
	return all
}

// loaded is s as load knows it.
func (s *source) loaded() load.Source {
	return load.Source{Name: s.name, Path: s.path, Size: s.size, Modified: time.Unix(0, s.modified)}
}
