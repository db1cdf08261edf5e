package index

import (
	"context"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/correct"
	"lede/model/load"
	"lede/model/parallel"
	"lede/model/search"
	"lede/model/store"
)

// Scan answers q by reading sources, with no index: for where nothing may be
// kept. Each gets the results as they are found, in any order, until it says
// no. failed gets the reasons of what cannot be read; it may be nil.
func Scan(ctx context.Context, q *search.Query, sources []load.Source, o load.Options, ask Ask, each func(search.Result) bool, failed func(error)) error {
	s := scanner{q: q, o: o, Ask: ask, deep: q.Analysed()}
	for r := range parallel.Unordered(ctx, parallel.Values(sources), s.read, parallel.Options{}) {
		switch {
		case r.err == nil && !each(r.found):
			return nil
		case r.err != nil && failed != nil:
			failed(r.err)
		}
	}
	return ctx.Err()
}

type scanner struct {
	q *search.Query
	o load.Options
	Ask
	deep bool // names or quotations are asked for
}

type scanned struct {
	found search.Result
	err   error
}

// read emits how the articles of source answer.
func (s *scanner) read(ctx context.Context, source load.Source, emit func(scanned) bool) {
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
		if !emit(r) {
			return
		}
	}
}

// answer is how a answers. What needs no analysis is looked at first.
func (s *scanner) answer(ctx context.Context, a *article.Article) (*search.Result, bool) {
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
	found := &search.Result{Origin: a.Origin, Meta: a.Meta, Score: answer.Score, Hits: answer.Hits}
	found.Cut(a.Text)
	return found, true
}
