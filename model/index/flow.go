package index

import (
	"cmp"
	"context"
	"iter"

	"lede/model/parallel"
	"lede/model/search"
	"lede/model/store"
)

// entryOf is what is stored of a candidate.
type entryOf struct {
	files       []file
	text, names []byte

	// How it answers.
	found *search.Result // nil where it does not answer
	body  string
	err   error
}

// load reads what is stored of article id; nil where it is not in scope, or was
// forgotten.
func (f *finder) load(id int) (*entryOf, error) {
	e := new(entryOf)
	var err error
	if e.files, err = f.files(id); err != nil || len(e.files) == 0 {
		return nil, err
	}
	for row, err := range f.d.Rows("SELECT text, found FROM body WHERE doc = ?", id) {
		if err != nil {
			return nil, err
		}
		e.text, e.names = row.Bytes(0), row.Bytes(1)
		return e, nil
	}
	return nil, nil
}

// answer says how e answers. It needs no database.
func (f *finder) answer(e *entryOf) {
	s, err := unpackText(e.text)
	if err == nil {
		err = unpackFound(s, e.names)
	}
	if err != nil {
		e.err = err
		return
	}
	e.body = s.Text
	for _, file := range e.files {
		s.Origin = file.head.Origin
		if e.found != nil && !f.apart {
			e.found.Also = append(e.found.Also, s.Origin.File)
			continue
		}
		a, ok := f.q.Answer(s, f.marked(file), f.weights)
		switch {
		case !ok && !f.apart:
			return
		case !ok:
		case e.found != nil:
			e.found.Also = append(e.found.Also, s.Origin.File)
		default:
			e.found = &search.Result{Path: file.path, Origin: s.Origin, Meta: s.Meta, Score: a.Score, Hits: a.Hits, Voices: a.Voices}
		}
	}
}

func (f *finder) marked(of file) search.Marked {
	if f.Marked == nil || !f.apart {
		return search.Marked{}
	}
	o := of.head.Origin
	return f.Marked(store.Key{Path: o.File, Index: o.Index, Title: of.head.Meta.Title, Hash: of.head.Hash})
}

// ahead is how many candidates are read before the first of them has answered.
const ahead = 32

// each hands what answers to take, in the order of the candidates, until it says
// no. One goroutine reads the database; every processor looks at what was read.
func (f *finder) each(take func(found *search.Result, body string) bool) error {
	var failed error
	candidates := func(context.Context) iter.Seq[*entryOf] {
		return func(yield func(*entryOf) bool) {
			failed = f.ids(f.c, func(id int) (bool, error) {
				e, err := f.load(id)
				return err == nil && (e == nil || yield(e)), err
			})
		}
	}
	answer := func(_ context.Context, e *entryOf, emit func(*entryOf) bool) {
		f.answer(e)
		emit(e)
	}
	for e := range parallel.Ordered(f.ctx, candidates, answer, parallel.Options{Ahead: ahead}) {
		if e.err != nil {
			return e.err
		}
		if e.found != nil && !take(e.found, e.body) {
			return nil
		}
	}
	return cmp.Or(failed, f.ctx.Err())
}

// inOrder finds by date, or everything.
func (f *finder) inOrder() (out Answers, err error) {
	err = f.each(func(found *search.Result, body string) bool {
		if out.Total++; f.Limit > 0 && out.Total > f.Limit {
			out.Total = -1
			return false
		}
		found.Cut(body)
		if f.Each != nil {
			return f.Each(*found)
		}
		out.Found = append(out.Found, *found)
		return true
	})
	f.Sort.Order(out.Found)
	return out, err
}
