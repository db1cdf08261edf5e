package main

import (
	"context"
	"iter"
	"runtime"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/load"
)

// input is what a command reads, and how far it has to understand it.
type input struct {
	names   []string
	options load.Options
	analyze analyzer
}

type analyzer = func(context.Context, *article.Article) (*analysis.Document, error)

// unread is the analyzer of those who need the words only.
func unread(_ context.Context, a *article.Article) (*analysis.Document, error) {
	return &analysis.Document{Article: a, Language: a.Meta.Language}, nil
}

// result is one article of a source, analysed, or why there is none.
type result struct {
	doc *analysis.Document
	err error
}

// each hands every article of in to write, in order, and says of the
// others on standard error why they are missing. Where there is none at all it
// returns errNothing.
func each(ctx context.Context, s streams, in input, write func(*analysis.Document) error) error {
	none := true
	for r := range documents(ctx, in) {
		if r.err != nil {
			complain(s.err, r.err)
			continue
		}
		none = false
		if err := write(r.doc); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if none {
		return errNothing
	}
	return nil
}

// lookahead is how many articles of one file wait, analysed or about to be.
const lookahead = 4

// documents reads and analyses articles on every processor and yields the
// results in the order of the sources. Memory holds a few articles a
// processor, however many there are. It ends early when ctx is done or the
// consumer stops.
func documents(ctx context.Context, in input) iter.Seq[result] {
	return func(yield func(result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		p := pipeline{input: in, slots: make(chan struct{}, runtime.GOMAXPROCS(0))}
		for file := range p.files(ctx, load.Sources(ctx, in.names)) {
			for next := range file {
				r, ok := <-next
				if !ok || !yield(r) {
					return
				}
			}
		}
	}
}

// pipeline runs one goroutine a file that decodes, and one an article that
// analyses. A slot is held only while computing an analysis, never while
// waiting, so nothing can block for ever.
type pipeline struct {
	input
	slots chan struct{}
}

// promise gives one result, or is closed without one when the work was cancelled.
type promise chan result

// files gives, in order, a channel of promises for each source.
func (p pipeline) files(ctx context.Context, sources []load.Source) <-chan chan promise {
	files := make(chan chan promise, cap(p.slots))
	go func() {
		defer close(files)
		for _, s := range sources {
			file := make(chan promise, lookahead)
			select {
			case files <- file:
				go p.decode(ctx, s, file)
			case <-ctx.Done():
				return
			}
		}
	}()
	return files
}

// decode makes a promise for every article and error of s.
func (p pipeline) decode(ctx context.Context, s load.Source, file chan<- promise) {
	defer close(file)
	for a, err := range load.Open(ctx, s, p.options) {
		next := make(promise, 1)
		if err != nil {
			next <- result{err: err}
		}
		select {
		case file <- next:
		case <-ctx.Done():
			return
		}
		if err == nil {
			go p.keep(ctx, a, next)
		}
	}
}

// keep keeps a promise.
func (p pipeline) keep(ctx context.Context, a *article.Article, next promise) {
	defer close(next)
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return
	}
	if doc, err := p.analyze(ctx, a); err == nil {
		next <- result{doc: doc}
	}
}
