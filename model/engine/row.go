package engine

import (
	"context"
	"errors"
	"time"

	"lede/model/anchor"
	"lede/model/article"
	"lede/model/index"
	"lede/model/library"
	"lede/model/load"
	"lede/model/state"
	"lede/model/store"
)

// row is one article of a file, without its body, or why there is none.
type row struct {
	file  int   // its number
	read  int64 // bytes of the file up to this article, as far as is known
	item  library.Item
	key   store.Key
	alone *article.Article // of a file named alone
	place state.Place      // where that was left
}

// rows makes rows of the articles of files, with what the reader did with them.
// It is for the background.
type rows struct {
	options Options
	known   func(context.Context) *index.Index // nil where nothing was read before
	noted   bool                               // there are notes on some article
	visit   time.Time                          // what was written later is new or changed
}

func newRows(o Options, known func(context.Context) *index.Index) *rows {
	return &rows{options: o, known: known, noted: len(o.Store.AllNotes()) > 0}
}

// indexed are the rows of a file that did not change since it was indexed.
func (r *rows) indexed(ctx context.Context, number int, from load.Source) (out []row) {
	if r.options.Single || r.known == nil {
		return nil
	}
	ix := r.known(ctx)
	if ix == nil {
		return nil
	}
	since := r.historyOf(from)
	for _, h := range ix.Heads(from, r.options.Load) {
		key := store.FileKey(h.Origin.File)
		key.Index, key.Title, key.Hash = h.Origin.Index, h.Meta.Title, h.Hash
		out = append(out, row{file: number, read: from.Size, key: key, item: library.Item{
			Origin: h.Origin, Meta: h.Meta, Words: h.Words, Minutes: h.Minutes, Cut: h.Cut, Print: h.Print,
			Size: from.Size, Modified: from.Modified, Loaded: true,
		}})
		record := r.options.Store.Article(key)
		r.mark(&out[len(out)-1], record)
		since.mark(&out[len(out)-1], h.Times, record)
	}
	return out
}

// of is the row of an article, or of a file that gave none. since is that of the file.
func (r *rows) of(number int, from load.Source, a *article.Article, err error, since *history) row {
	out := row{file: number, item: item(from, a, err)}
	if a == nil {
		return out
	}
	out.read = a.Origin.Offset
	var record store.Record
	out.key, record, out.place = recall(r.options.Store, a)
	r.mark(&out, record)
	since.mark(&out, since.times(out.key), record)
	out.item.Print = fingerprint(a)
	if r.options.Single && a.Text != "" {
		out.alone = a
	}
	return out
}

// mark gives a row what the reader did with its article.
func (r *rows) mark(out *row, record store.Record) {
	out.item.Read, out.item.Starred = record.Read, record.Starred
	if r.noted {
		out.item.Notes = len(r.options.Store.Notes(out.key))
	}
}

// item is what the list shows of an article, or of a file that gave none.
func item(s load.Source, a *article.Article, err error) library.Item {
	it := library.Item{
		Origin: article.Origin{File: s.Name}, Size: s.Size, Modified: s.Modified, Loaded: true,
	}
	if err != nil {
		it.Err = reason(err)
		it.Gone = s.Err == nil && errors.Is(err, load.ErrNoFile) // it was there when it was listed
		return it
	}
	it.Origin, it.Meta = a.Origin, a.Meta
	it.Words, it.Minutes, it.Guessed = a.Head.Scale(a.Words()), a.Head.Scale(article.Minutes(a.Text)), a.Head != nil
	for _, n := range a.Notices {
		it.Cut = it.Cut || n.Kind == article.Cut
	}
	return it
}

// reason is an error without the file's name, which stands beside it.
func reason(err error) error {
	var e *load.Error
	if errors.As(err, &e) && e.Err != nil {
		return e.Err
	}
	return err
}

// leastHead is how much text of a head tells an article from others, in bytes.
const leastHead = 8 << 10

// fingerprint is that of a; of a short head, that of its metadata.
func fingerprint(a *article.Article) *article.Fingerprint {
	if a.Head != nil && len(a.Text) < leastHead {
		a = &article.Article{Meta: a.Meta}
	}
	f := a.Fingerprint()
	return &f
}

// recall is what is known of an article, and the place it was left at.
func recall(s *store.Store, a *article.Article) (key store.Key, record store.Record, place state.Place) {
	place = state.Top
	if a.Head != nil { // the hash is that of the whole
		key = store.FileKey(a.Origin.File)
		key.Index, key.Title = a.Origin.Index, a.Meta.Title
		return key, s.Article(key), place
	}
	key = store.KeyOf(a)
	record = s.Article(key)
	if record.Place != (anchor.Place{}) {
		place, _ = record.Place.Find(a)
	}
	return key, record, place
}
