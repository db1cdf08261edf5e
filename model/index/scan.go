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

// Scan answers q by reading sources, with no index: for where there is none of
// them. Each gets the results in the order of the sources, as they are found,
// until it says no. read, which may be nil, hears how many sources were read.
func Scan(ctx context.Context, q *search.Query, sources []load.Source, o load.Options, ask Ask, each func(search.Result) bool, read func(n int)) error {
	s := scanner{q: q, o: o, Ask: ask, deep: q.Analysed(), needed: q.Needed()}
	n := 0
	for found := range parallel.Ordered(ctx, parallel.Values(sources), s.read, parallel.Options{Ahead: ahead}) {
		if found != nil {
			if !each(*found) {
				return nil
			}
			continue
		}
		if n++; read != nil {
			read(n)
		}
	}
	return ctx.Err()
}

type scanner struct {
	q *search.Query
	o load.Options
	Ask
	deep   bool     // names or quotations are asked for
	needed []string // words without which no article answers
}

// read emits how the articles of source answer, and nil at its end.
func (s *scanner) read(ctx context.Context, source load.Source, emit func(*search.Result) bool) {
	if load.Lacks(source, s.o, s.needed) {
		emit(nil)
		return
	}
	for a, err := range load.Open(ctx, source, s.o) {
		if err != nil {
			continue
		}
		if found, ok := s.answer(ctx, a); ok {
			found.Path = Path(source)
			if !emit(found) {
				return
			}
		}
	}
	emit(nil)
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
	found := &search.Result{Origin: a.Origin, Meta: a.Meta, Score: answer.Score, Hits: answer.Hits, Voices: answer.Voices}
	found.Cut(a.Text)
	return found, true
}
