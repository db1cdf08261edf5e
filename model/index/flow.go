package index

import (
	"runtime"
	"sync"
	"sync/atomic"

	"lede/model/search"
	"lede/model/store"
)

// entryOf is what is stored of a candidate, and then how it answers.
type entryOf struct {
	files       []file
	text, names []byte
	done        chan struct{} // closed when the rest is known

	found *search.Found // nil where it does not answer
	body  string
	err   error
}

// load reads what is stored of article id; nil where it is not in scope, or was
// forgotten.
func (f *finder) load(id int) (*entryOf, error) {
	e := &entryOf{done: make(chan struct{})}
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
	defer close(e.done)
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
			e.found = &search.Found{Path: file.path, Origin: s.Origin, Meta: s.Meta, Score: a.Score, Hits: a.Hits}
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
// no. The database is read here; every processor looks at what was read.
func (f *finder) each(take func(found *search.Found, body string) bool) error {
	todo, inOrder := make(chan *entryOf, ahead), make(chan *entryOf, ahead)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for e := range todo {
				f.answer(e)
			}
		})
	}
	var enough atomic.Bool
	var failed error
	group.Go(func() {
		for e := range inOrder {
			<-e.done
			switch {
			case enough.Load():
			case e.err != nil:
				failed = e.err
				enough.Store(true)
			case e.found != nil && !take(e.found, e.body):
				enough.Store(true)
			}
		}
	})
	err := f.ids(f.c, func(id int) (bool, error) {
		e, err := f.load(id)
		if err != nil || e == nil {
			return true, err
		}
		inOrder <- e
		todo <- e
		return !enough.Load(), nil
	})
	close(todo)
	close(inOrder)
	group.Wait()
	if failed != nil {
		return failed
	}
	return err
}

// inOrder finds by date, or everything.
func (f *finder) inOrder() (out Answers, err error) {
	err = f.each(func(found *search.Found, body string) bool {
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
