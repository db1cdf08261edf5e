package engine

import (
	"cmp"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lede/model/article"
	"lede/model/index"
	"lede/model/library"
	"lede/model/load"
	"lede/model/search"
	"lede/model/state"
	"lede/model/store"
)

// catalog is what is known of the files behind the rows of the library: which
// file a row is of, and how far each was read.
type catalog struct {
	files  []file
	of     []int32 // file of each item of the library, by its ID
	hashes []hash  // likewise, of its text
	loaded []load.Source
	read   int   // articles that were read
	bytes  int64 // of the files, that were read
	size   int64 // of the files

	shelves func(path string) (feeds, tags []string) // nil where nothing is subscribed
}

// file is a file that was listed.
type file struct {
	path, name string
	size       int64
	modified   int64 // nanoseconds of Unix time
	read       int64 // bytes that were read
	rank       int32
	gone       bool
	shut       bool       // no regular file, which is not opened unless it is named
	first      library.ID // its row while it is not read; then None
}

// source is f as load knows it.
func (f *file) source() load.Source {
	s := load.Source{Name: f.name, Path: f.path, Size: f.size, Modified: time.Unix(0, f.modified)}
	if f.shut {
		s.Err = load.ErrNotRegular
	}
	return s
}

// same reports whether s is f as it was listed.
func (f *file) same(s load.Source) bool {
	return f.size == s.Size && f.modified == s.Modified.UnixNano() && !f.gone
}

// source is the file that item id is in.
func (c *catalog) source(id library.ID) load.Source { return c.files[c.of[id]].source() }

// sources are all files. They are made once, unless more are found.
func (c *catalog) sources() []load.Source {
	for i := len(c.loaded); i < len(c.files); i++ {
		c.loaded = append(c.loaded, c.files[i].source())
	}
	return c.loaded[:len(c.files):len(c.files)]
}

// hash is that of an article's text, as the store has it; zero where it is
// unknown.
type hash [12]byte

func hashOf(k store.Key) (h hash) {
	_, _ = hex.Decode(h[:], []byte(k.Hash)) // what is no hash stays zero
	return h
}

// add notes one more item, of file number.
func (c *catalog) add(number int, k store.Key) {
	c.of = append(c.of, int32(number))
	c.hashes = append(c.hashes, hashOf(k))
}

// find adds the rows of files that were found, and orders what was found out of
// order.
func (c *catalog) find(l *library.Library, found load.Batch) {
	rows := make([]library.Item, len(found.Sources))
	for i, s := range found.Sources {
		number := len(c.files)
		rows[i] = library.Item{Origin: article.Origin{File: s.Name}, Size: s.Size, Modified: s.Modified, Rank: number}
		c.files = append(c.files, file{
			path: filepath.Clean(s.Path), name: s.Name, size: s.Size, modified: s.Modified.UnixNano(),
			rank: int32(number), first: library.ID(l.Total() + i), shut: errors.Is(s.Err, load.ErrNotRegular),
		})
		c.add(number, store.Key{})
		c.size += s.Size
	}
	l.Add(rows...)
	if len(found.Ranks) == 0 {
		return
	}
	for i, rank := range found.Ranks {
		c.files[found.First+i].rank = int32(rank)
	}
	l.Rerank(func(id library.ID) int { return int(c.files[c.of[id]].rank) })
}

// fill fills in the rows of files that were read. The first article of a file
// takes the row of the file, others get rows of their own.
func (c *catalog) fill(l *library.Library, rows []row) {
	var changed []library.Change
	var more []library.Item
	for _, r := range rows {
		f := &c.files[r.file]
		r.item.Rank = int(f.rank)
		r.item.Feeds, r.item.Tags = c.shelf(r.file)
		c.bytes += max(0, r.read-f.read)
		f.read = max(f.read, r.read)
		f.gone = f.gone || r.item.Gone
		if id := f.first; id != library.None {
			changed = append(changed, library.Change{ID: id, Item: r.item})
			c.hashes[id] = hashOf(r.key)
			f.first = library.None
			continue
		}
		more = append(more, r.item)
		c.add(r.file, r.key)
	}
	c.read += len(rows)
	l.Update(changed...)
	l.Add(more...)
}

// progress is how far the listing has come; rate is in articles a second.
func (c *catalog) progress(busy bool, rate int) state.Progress {
	p := state.Progress{Busy: busy, Count: c.read, Rate: rate}
	if c.size > 0 {
		p.Share = min(1, float64(c.bytes)/float64(c.size))
	}
	return p
}

// below are the numbers of the files at paths and below them, or of all, by
// their path.
func (c *catalog) below(paths []string, all bool) map[string]int {
	changed := map[string]bool{} // paths, and folders with whether they lie in one
	for _, path := range paths {
		changed[path] = true
	}
	var within func(dir string) bool
	within = func(dir string) bool {
		in, seen := changed[dir]
		if up := filepath.Dir(dir); !seen && up != dir {
			in = within(up)
			changed[dir] = in
		}
		return in
	}
	out := map[string]int{}
	for n := range c.files {
		if path := c.files[n].path; all || changed[path] || within(filepath.Dir(path)) {
			out[path] = n
		}
	}
	return out
}

// items are those of each of the files, in the order in which they were read.
func (c *catalog) items(item func(library.ID) *library.Item, files map[string]int) map[int][]library.ID {
	out := map[int][]library.ID{}
	for _, n := range files {
		out[n] = nil
	}
	for id, n := range c.of {
		if ids, ok := out[int(n)]; ok {
			out[int(n)] = append(ids, library.ID(id))
		}
	}
	for _, ids := range out {
		slices.SortFunc(ids, func(a, b library.ID) int {
			return cmp.Compare(item(a).Origin.Index, item(b).Origin.Index)
		})
	}
	return out
}

// itemOf is the item that a result of a search is, None where it is none.
func (c *catalog) itemOf(item func(library.ID) *library.Item, r *search.Result) library.ID {
	name := r.Path[strings.LastIndexByte(r.Path, filepath.Separator)+1:]
	for n := range c.files {
		f := &c.files[n]
		if !strings.HasSuffix(f.path, name) || index.Path(f.source()) != r.Path {
			continue
		}
		for id, of := range c.of {
			if int(of) != n {
				continue
			}
			o := item(library.ID(id)).Origin
			inside := strings.TrimPrefix(strings.TrimPrefix(r.Origin.File, r.Path), f.name)
			if o.Index == r.Origin.Index && strings.TrimPrefix(o.File, f.name) == inside {
				return library.ID(id)
			}
		}
	}
	return library.None
}

// places are where each item of l stands.
func (c *catalog) places(l *library.View) []index.Place {
	all := make([]index.Place, len(c.of))
	for id, n := range c.of {
		file, at := l.Place(library.ID(id))
		all[id] = index.Place{Source: int(n), Inside: strings.TrimPrefix(file, c.files[n].name), Index: at}
	}
	return all
}
