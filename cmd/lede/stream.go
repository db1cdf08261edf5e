package main

import (
	"context"
	"iter"
	"runtime"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/load"
	"lede/model/parallel"
)

// input is what a command reads, and how far it has to understand it.
type input struct {
	names   []string
	options load.Options
	analyze analyzer
	shard   shard
	sources []load.Source          // that are read of what is named; nil is all
	lacks   func(load.Source) bool // files that need not be read; nil is none
}

type analyzer = func(context.Context, *article.Article) (*analysis.Document, error)

// unread is the analyzer of those who need the words only.
func unread(_ context.Context, a *article.Article) (*analysis.Document, error) {
	return &analysis.Document{Article: a, Language: a.Meta.Language}, nil
}

// result is one article of a source, analysed, or why there is none; neither, for a
// file that was not read.
type result struct {
	doc *analysis.Document
	err error
}

// each hands every article of in to write, in order, and says of the
// others on standard error why they are missing. Where there is none at all it
// returns errNothing, unless all that is named is in other shards.
func each(ctx context.Context, s streams, in input, write func(*analysis.Document) error) error {
	none, failed := true, false
	for r := range documents(ctx, in) {
		if r.err != nil {
			failed = true
			complain(s.err, r.err)
			continue
		}
		none = false
		if r.doc == nil {
			continue
		}
		if err := write(r.doc); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if none && (failed || in.shard.of == 0) {
		return errNothing
	}
	return nil
}

// lookahead is how many articles of one file wait to be analysed.
const lookahead = 4

// documents reads and analyses articles on every processor and yields the
// results in the order of the sources. Memory holds a few articles a
// processor, however many there are, and one large one that is understood, beside
// one of each source that is read. It ends early when ctx is done or the consumer
// stops.
func documents(ctx context.Context, in input) iter.Seq[result] {
	return func(yield func(result) bool) {
		large := make(chan struct{}, 1) // holds one while a large article is understood
		articles := func(ctx context.Context) iter.Seq[decoded] { return in.articles(ctx, large) }
		for r := range parallel.Ordered(ctx, articles, in.understand, parallel.Options{}) {
			more := yield(r)
			if r.doc != nil && isLarge(r.doc.Article) {
				runtime.GC() // all that it took is free
				<-large
			}
			if !more {
				return
			}
		}
	}
}

// articles reads the sources; before each large article it waits for the one before to
// leave, which is handed over first.
func (in input) articles(ctx context.Context, large chan<- struct{}) iter.Seq[decoded] {
	return func(yield func(decoded) bool) {
		sources := in.sources
		if sources == nil {
			sources = in.shard.among(load.Sources(ctx, in.names))
		}
		for d := range parallel.Ordered(ctx, parallel.Values(sources), in.decode, parallel.Options{Waiting: lookahead}) {
			if d.taken != nil {
				collectOften(largeGrowth)
				select {
				case large <- struct{}{}:
				case <-ctx.Done():
					return
				}
				close(d.taken)
			}
			if !yield(d) {
				return
			}
		}
	}
}

// decoded is one article of a source, or why there is none; neither, for a file
// that was not read.
type decoded struct {
	article *article.Article
	err     error
	taken   chan struct{} // closed when a large article is on its way; nil for others
}

// isLarge reports whether an article takes so much memory, tens of megabytes while it is
// understood, that there should be one at a time.
func isLarge(a *article.Article) bool {
	const bytes, blocks = 1 << 20, 10_000
	return len(a.Text) > bytes || len(a.Blocks) > blocks
}

func (in input) decode(ctx context.Context, s load.Source, emit func(decoded) bool) {
	if in.lacks != nil && in.lacks(s) {
		emit(decoded{})
		return
	}
	for a, err := range load.Open(ctx, s, in.options) {
		d := decoded{article: a, err: err}
		if a != nil && isLarge(a) {
			d.taken = make(chan struct{})
		}
		if !emit(d) {
			return
		}
		if d.taken == nil {
			continue
		}
		select {
		case <-d.taken:
		case <-ctx.Done():
			return
		}
	}
}

func (in input) understand(ctx context.Context, d decoded, emit func(result) bool) {
	if d.err != nil || d.article == nil {
		emit(result{err: d.err})
		return
	}
	if doc, err := in.analyze(ctx, d.article); err == nil { // else ctx is done
		emit(result{doc: doc})
	}
}
