package engine

import (
	"path/filepath"

	"lede/model/library"
	"lede/model/search"
	"lede/model/store"
)

// recent is an article that is new or changed since the last visit.
type recent struct {
	file           string
	n              int // among the articles of the file
	fresh, changed bool
}

// recents are what is new or changed.
type recents struct {
	all    []recent
	folder string // where names of files begin
}

// newsFor is what is new or changed, for a question that asks for that.
func (e *Engine) newsFor(q *search.Query) recents {
	now := recents{folder: e.folder}
	if !q.News() {
		return now
	}
	l := e.reader.Library()
	for id := range library.ID(l.Total()) {
		if fresh, changed := l.Recent(id); fresh || changed {
			file, n := l.Place(id)
			now.all = append(now.all, recent{file, n, fresh, changed})
		}
	}
	return now
}

// byPlace has each by its path and place alone. It is for the background.
func (n recents) byPlace() map[store.Key]recent {
	of := make(map[store.Key]recent, len(n.all))
	for _, r := range n.all {
		k := fileKey(n.folder, r.file)
		k.Index = r.n
		of[k] = r
	}
	return of
}

// fileKey is store.FileKey, for many files: the folder that the program was started in is
// asked for once; "" where that is not known.
func fileKey(folder, file string) store.Key {
	if folder != "" && file != "" && file != "-" && !filepath.IsAbs(file) {
		file = filepath.Join(folder, file)
	}
	return store.FileKey(file)
}
