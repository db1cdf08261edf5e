package index

import (
	"context"
	"runtime"
	"sync"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/correct"
	"lede/model/load"
	"lede/model/search"
	"lede/model/store"
)

// Scan answers q by reading sources, with no index: for where nothing may be
// kept. Each gets the results as they are found, in any order, until it says
// no. failed gets the reasons of what cannot be read; it may be nil.
func Scan(ctx context.Context, q *search.Query, sources []load.Source, o load.Options, ask Ask, each func(search.Found) bool, failed func(error)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := scanner{q: q, o: o, Ask: ask, deep: q.Analysed(), queue: make(chan load.Source), out: make(chan scanned)}
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() { s.work(ctx) })
	}
	go func() {
		defer close(s.queue)
		for _, source := range sources {
			select {
			case s.queue <- source:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() { wait.Wait(); close(s.out) }()
	more := true
	for r := range s.out {
		switch {
		case r.err != nil && failed != nil:
			failed(r.err)
		case r.err == nil && more:
			if more = each(r.found); !more {
				cancel()
			}
		}
	}
	if !more {
		return nil
	}
	return ctx.Err()
}

type scanner struct {
	q *search.Query
	o load.Options
	Ask
	deep  bool // names or quotations are asked for
	queue chan load.Source
	out   chan scanned
}

type scanned struct {
	found search.Found
	err   error
}

func (s *scanner) work(ctx context.Context) {
	for source := range s.queue {
		for a, err := range load.Open(ctx, source, s.o) {
			r := scanned{err: err}
			if err == nil {
				found, ok := s.answer(ctx, a)
				if !ok {
					continue
				}
				found.Path = Path(source)
				r.found = *found
			}
			select {
			case s.out <- r:
			case <-ctx.Done():
				return
			}
		}
	}
}

// answer is how a answers. What needs no analysis is looked at first.
func (s *scanner) answer(ctx context.Context, a *article.Article) (*search.Found, bool) {
	subject := search.SubjectOf(a)
	if s.deep {
		d, err := analysis.Analyze(ctx, a)
		if err != nil {
			return nil, false
		}
		subject.Analysed(correct.Apply(d, s.Corrections))
	}
	var marked search.Marked
	if s.Marked != nil && s.q.Marks() {
		marked = s.Marked(store.KeyOf(a))
	}
	answer, ok := s.q.Answer(subject, marked, nil)
	if !ok {
		return nil, false
	}
	found := &search.Found{Origin: a.Origin, Meta: a.Meta, Score: answer.Score, Hits: answer.Hits}
	found.Cut(a.Text)
	return found, true
}
