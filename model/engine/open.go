package engine

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/library"
	"lede/model/load"
	"lede/model/state"
	"lede/model/store"
)

// opened is an article that was read, or why it could not be.
type opened struct {
	id      library.ID
	article *article.Article
	err     error
	key     store.Key
	place   state.Place   // where it was left
	whole   *library.Item // the row of the whole article, where its head was shown first; else nil
}

// open reads item id, unless it is kept; what was being opened before is given
// up.
func (e *Engine) open(id library.ID) []Work {
	if doc := e.cache.find(id); doc != nil {
		e.opening.stop()
		e.reader.Show(id, doc.Article, nil)
		e.arrive(id, doc.Article)
		return append(e.found(doc), e.locate()...)
	}
	source := e.catalog.source(id)
	options := e.options.firstScreen(source)
	o := e.reader.Open()
	again := o != nil && o.ID() == id && o.Article() != nil
	if again && o.Article().Head == nil {
		options.Heads = false // the reader may be far behind the head
	}
	origin := e.reader.Library().Item(id).Origin
	return []Work{e.opening.begin(func(ctx context.Context) (out Event) {
		if again {
			if _, err := fileSize(source.Path); err != nil {
				return said{err: err}
			}
		}
		e.priority.urgent(func() { out = e.read(ctx, id, source, origin, options) })
		return out
	})}
}

// fileSize is the size in bytes of the file at path, or of standard input, which
// is kept, 0. A pipe can be read once alone: that is its error.
func fileSize(path string) (int64, error) {
	if path == "-" {
		return 0, nil
	}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no file: what was read from it is gone", path)
	}
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// read reads an article. It is for the background.
func (e *Engine) read(ctx context.Context, id library.ID, from load.Source, origin article.Origin, o load.Options) opened {
	a, err := load.OpenAt(ctx, from, origin, o)
	out := opened{id: id, article: a}
	if err != nil {
		out.err = reason(err)
	}
	if a != nil {
		out.key, _, out.place = recall(e.options.Store, a)
	}
	return out
}

// apply puts an opened article on the page and has it analysed.
func (o opened) apply(e *Engine) []Work {
	before := e.article() // the head, or what is read again
	if o.err != nil {
		e.rest.failed = true // of the rest, where the head is shown
	}
	if !e.reader.Show(o.id, o.article, o.err) || o.article == nil {
		return nil
	}
	e.catalog.hashes[o.id] = hashOf(o.key)
	if e.arrive(o.id, o.article); before == nil || before.Head != nil {
		e.reader.Resume(o.place)
	}
	if before != nil && before.Head != nil {
		e.showRest(o)
	}
	work := e.locate()
	if e.options.Watch {
		work = append(work, e.watcher.watch(filepath.Dir(e.catalog.source(o.id).Path))...)
	}
	if analysis.Large(o.article) {
		return work // it is analysed in parts
	}
	done := make(chan struct{})
	work = append(work, e.opening.also(e.analyze(o, done)))
	if o.article.Head != nil {
		work = append(work, e.readRest(o, done)...)
	}
	return work
}

// article is the open article; nil while there is none.
func (e *Engine) article() *article.Article {
	if o := e.reader.Open(); o != nil {
		return o.Article()
	}
	return nil
}

// analyze analyses an opened article, and closes done then.
func (e *Engine) analyze(o opened, done chan<- struct{}) Work {
	return func(ctx context.Context) (out Event) {
		defer close(done)
		e.priority.urgent(func() {
			if doc, err := analysis.Analyze(ctx, o.article); err == nil { // else another was opened
				out = analysed{o.id, doc}
			}
		})
		return out
	}
}

// analysed is an analysed article.
type analysed struct {
	id  library.ID
	doc *analysis.Document
}

func (a analysed) apply(e *Engine) []Work {
	if o := e.reader.Open(); o == nil || o.ID() != a.id || o.Article() != a.doc.Article {
		return nil
	}
	if a.doc.Article.Head == nil {
		e.cache.keep(a.id, a.doc)
	}
	return e.found(a.doc)
}

// Reload reads the open article's file again.
func (e *Engine) Reload() []Work {
	o := e.reader.Open()
	if o == nil {
		return nil
	}
	e.cache.forget(o.ID())
	e.reader.Say("read again")
	return e.open(o.ID())
}

// ReloadAsIs reads the open article again with its letters as they came, where
// they were restored, and back.
func (e *Engine) ReloadAsIs() []Work {
	if e.reader.Open() == nil {
		return nil
	}
	e.options.Load.AsIs = !e.options.Load.AsIs
	again := e.Reload()
	if e.options.Load.AsIs {
		e.reader.Say("read again as it came: wrong letters are not restored")
	}
	return again
}

// The cache keeps few analysed articles, so that going back costs nothing. Large
// ones are read again: what is kept has no more text than cacheBytes.
const (
	cacheSize  = 8
	cacheBytes = 4 << 20
)

// cache is the articles analysed last, the latest at the end.
type cache []analysed

func (c cache) find(id library.ID) *analysis.Document {
	for _, a := range c {
		if a.id == id {
			return a.doc
		}
	}
	return nil
}

func (c *cache) keep(id library.ID, doc *analysis.Document) {
	*c = append(*c, analysed{id, doc})
	for len(*c) > cacheSize || len(*c) > 1 && c.bytes() > cacheBytes {
		*c = (*c)[1:]
	}
}

// bytes is the length of the texts that are kept.
func (c cache) bytes() (n int) {
	for _, a := range c {
		n += len(a.doc.Article.Text)
	}
	return n
}

// forget drops what is kept of item id, so that its file is read again.
func (c *cache) forget(id library.ID) {
	for i, a := range *c {
		if a.id == id {
			*c = append((*c)[:i:i], (*c)[i+1:]...)
			return
		}
	}
}
