package engine

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"lede/model/index"
	"lede/model/library"
	"lede/model/search"
	"lede/model/state"
	"lede/model/store"
)

// answerLimit is how many articles a search of the library shows.
const answerLimit = 100

// ask has answered what stands in the search of the library. The question before
// it is given up: keys never wait for it.
func (e *Engine) ask() []Work {
	e.asking.stop()
	q, ok := e.reader.Ask()
	if !ok {
		return nil
	}
	a := e.newAsking(q)
	a.Sort = e.reader.Finding().Sort()
	if about, ok := e.reader.Finding().Dossier(); ok && !about.Known {
		a.about = &dossier{query: e.reader.Finding().Query(), want: about}
	}
	return []Work{e.answering(&e.asking, a.lookUp, a.read)}
}

// answering begins a job that looks up an answer in the index, or reads the files for
// it where nothing is kept.
func (e *Engine) answering(j *job, lookUp func(context.Context, *index.Index) Event, read func(context.Context, func(Event) bool)) Work {
	if !e.options.indexes() {
		return j.stream(read)
	}
	ix := e.indexer
	return j.stream(func(ctx context.Context, emit func(Event) bool) {
		open := ix.get(ctx)
		switch {
		case ctx.Err() != nil:
		case open == nil:
			read(ctx, emit)
		default:
			if out := lookUp(ctx, open); out != nil {
				emit(out)
			}
		}
	})
}

// newAsking is a question about all that was named.
func (e *Engine) newAsking(q *search.Query) asking {
	memory, shelves, news := e.options.Store, e.catalog.shelves, sync.OnceValue(e.newsFor(q).byPlace)
	return asking{query: q, priority: e.priority, rereading: e.rereading(), Ask: index.Ask{
		Scope: scope(e.options.Args), Limit: answerLimit, Corrections: e.reader.Corrections(),
		Marked: func(k store.Key) search.Marked {
			r, at := memory.Article(k), news()[store.Key{Path: k.Path, Index: k.Index}]
			m := search.Marked{Read: r.Read, Starred: r.Starred, New: at.fresh, Changed: at.changed}
			if shelves != nil {
				m.Feeds, m.Tags = shelves(k.Path)
			}
			return m
		},
	}}
}

// asking is a question on its way.
type asking struct {
	index.Ask
	query    *search.Query
	priority *priority
	rereading
	about *dossier // to be made of what is found; nil for none
}

// answered is what was found for a question, or why nothing can be, and what is
// to be made of it.
type answered struct {
	state.Answer
	err  error
	next Work
}

// lookUp asks the index.
func (a asking) lookUp(ctx context.Context, ix *index.Index) Event {
	out := answered{Answer: state.Answer{Asked: a.query, Done: true}}
	a.priority.urgent(func() {
		var found index.Answers
		found, out.err = ix.Search(ctx, a.query, a.Ask)
		out.Found, out.Total = found.Found, found.Total
	})
	if ctx.Err() != nil {
		return nil
	}
	if a.about != nil {
		out.next = func(ctx context.Context) Event { return a.about.of(ctx, ix, out.Found, a.short(ctx, ix, out.Found)) }
	}
	return out
}

// short are the articles that may call the name of the dossier by less than that, and
// are not among those found; none where there are more than an answer has.
func (a asking) short(ctx context.Context, ix *index.Index, found []search.Result) []search.Result {
	q, err := search.Parse(a.about.want.Short())
	if err != nil || q.Root == nil {
		return nil
	}
	all, err := ix.Search(ctx, q, a.Ask)
	if err != nil || len(all.Found) >= answerLimit {
		return nil
	}
	return slices.DeleteFunc(all.Found, func(s search.Result) bool {
		return slices.ContainsFunc(found, func(f search.Result) bool { return f.Path == s.Path && f.Origin.Index == s.Origin.Index })
	})
}

// readPause is the time between two steps of a search that reads the files.
const readPause = 100 * time.Millisecond

// read answers by reading the files: for where nothing is kept. Results are
// shown as they are found.
func (a asking) read(ctx context.Context, emit func(Event) bool) {
	var found []search.Result
	last, sent := time.Now(), 0
	send := func(done bool) bool {
		out := state.Answer{Asked: a.query, Found: slices.Clip(found[sent:]), Total: len(found), After: sent > 0, Done: done}
		last, sent = time.Now(), len(found)
		return emit(answered{Answer: out})
	}
	_ = index.Scan(ctx, a.query, a.sources, a.load, a.Ask, func(f search.Result) bool {
		found = append(found, f)
		if time.Since(last) > readPause && !send(false) {
			return false
		}
		return len(found) < answerLimit
	}, nil) // what could not be read is in the list, with its reason
	if !send(true) || a.about == nil {
		return
	}
	if out := a.about.read(ctx, a.rereading, found); out != nil {
		emit(out)
	}
}

// apply shows results.
func (a answered) apply(e *Engine) []Work {
	if a.err != nil {
		e.reader.RefuseAnswer(a.err)
		return nil
	}
	e.reader.Answer(a.Answer)
	if a.next == nil {
		return nil
	}
	return []Work{e.asking.also(a.next)}
}

// OpenResult opens result row of the search at its first hit, or its last.
func (e *Engine) OpenResult(row int, last bool) {
	e.reader.SelectResult(row)
	found := e.reader.Finding().Selected()
	if found == nil {
		return
	}
	id := e.catalog.itemOf(e.reader.Library().Item, found)
	if id == library.None {
		e.reader.Warn(found.Origin.File + " is not in this list any more")
		return
	}
	e.reader.OpenResult(id, last)
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
