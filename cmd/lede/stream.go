package main

import (
	"context"
	"iter"

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
// returns errNothing.
func each(ctx context.Context, s streams, in input, write func(*analysis.Document) error) error {
	none := true
	for r := range documents(ctx, in) {
		if r.err != nil {
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
	if none {
		return errNothing
	}
	return nil
}

// lookahead is how many articles of one file wait to be analysed.
const lookahead = 4

// documents reads and analyses articles on every processor and yields the
// results in the order of the sources. Memory holds a few articles a
// processor, however many there are. It ends early when ctx is done or the
// consumer stops.
func documents(ctx context.Context, in input) iter.Seq[result] {
	articles := func(ctx context.Context) iter.Seq[decoded] {
		sources := in.sources
		if sources == nil {
			sources = in.shard.among(load.Sources(ctx, in.names))
		}
		return parallel.Ordered(ctx, parallel.Values(sources), in.decode, parallel.Options{Waiting: lookahead})
	}
	return parallel.Ordered(ctx, articles, in.understand, parallel.Options{})
}

// decoded is one article of a source, or why there is none; neither, for a file
// that was not read.
type decoded struct {
	article *article.Article
	err     error
}

func (in input) decode(ctx context.Context, s load.Source, emit func(decoded) bool) {
	if in.lacks != nil && in.lacks(s) {
		emit(decoded{})
		return
	}
	for a, err := range load.Open(ctx, s, in.options) {
		if !emit(decoded{a, err}) {
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
