package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"lede/model/correct"
	"lede/model/library"
	"lede/model/load"
	"lede/model/store"
)

// folders are the folders of what is listed, and all on the way to them from
// those that were named.
func (e *Engine) folders() []string {
	set := map[string]bool{}
	inside := func(dir string) bool {
		return slices.ContainsFunc(e.options.Args, func(arg string) bool { return under(filepath.Clean(arg), dir) })
	}
	var all []string
	add := func(dir string) {
		if !set[dir] {
			set[dir] = true
			all = append(all, dir)
		}
	}
	for i := range e.catalog.files {
		path := e.catalog.files[i].path
		if path == "-" {
			continue
		}
		dir := filepath.Dir(path)
		for ; !set[dir] && inside(dir); dir = filepath.Dir(dir) {
			add(dir)
		}
		add(dir)
	}
	return all
}

// watchAll has all watched that was listed, and looks again where something
// changed meanwhile.
func (e *Engine) watchAll() []Work {
	if !e.options.Watch {
		return nil
	}
	work := e.watcher.watch(e.folders()...)
	for _, arg := range e.options.Args {
		if e.watcher.folders[filepath.Clean(arg)] {
			work = append(work, e.watcher.watchFor(arg)...) // another folder may take its name
		}
	}
	if e.missed {
		work = append(work, func(context.Context) Event { return Changed{All: true} })
	}
	return work
}

// under reports whether path lies below folder.
func under(folder, path string) bool {
	return folder == "." && !filepath.IsAbs(path) && !strings.HasPrefix(path, "..") ||
		strings.HasPrefix(path, strings.TrimSuffix(folder, string(filepath.Separator))+string(filepath.Separator))
}

// hidden reports whether a file or folder of that name is left out unless named.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || name == correct.FileName }

// wanted reports whether a new file or folder at path belongs to what was named.
func wanted(args []string, path string) bool {
	for _, arg := range args {
		clean := filepath.Clean(arg)
		if rest, err := filepath.Rel(clean, path); err == nil && under(clean, path) {
			return !slices.ContainsFunc(strings.Split(rest, string(filepath.Separator)), hidden)
		}
		if ok, err := doublestar.PathMatch(arg, path); ok && err == nil {
			return !hidden(filepath.Base(path))
		}
	}
	return false
}

// apply looks at what became of files that changed. Before all is listed that is
// left for later, but for the open article.
func (c Changed) apply(e *Engine) []Work {
	work := e.shared(c)
	told := len(c.Paths) > 0
	if c.Paths = e.ofListed(c.Paths); told && len(c.Paths) == 0 && !c.All && c.then == nil {
		return work
	}
	return append(work, e.changed(c)...)
}

func (e *Engine) changed(c Changed) []Work {
	if !e.listed {
		e.missed = true
		work := e.Apply(c.then)
		if o := e.reader.Open(); o != nil && slices.Contains(c.Paths, e.catalog.source(o.ID()).Path) {
			work = append(work, e.Reload()...)
		}
		return work
	}
	known := e.catalog.below(c.Paths, c.All)
	paths := slices.Collect(maps.Keys(known))
	for _, path := range c.Paths {
		if e.watcher.folders[path] || wanted(e.options.Args, path) {
			paths = append(paths, path)
		}
	}
	if c.All {
		paths = append(paths, e.options.Args...)
	}
	slices.Sort(paths)
	return e.survey(slices.Compact(paths), known, c)
}

// survey finds out what became of paths, of which some files are known; c says what
// comes after.
func (e *Engine) survey(paths []string, known map[string]int, c Changed) []Work {
	s := survey{rows: &rows{options: e.options}, priority: e.priority, known: map[string]file{}, found: surveyed{then: c.then, asked: c.asked}}
	for path, n := range known {
		s.known[path] = e.catalog.files[n]
	}
	return []Work{e.listing.also(func(ctx context.Context) Event { return s.run(ctx, paths) })}
}

// apply takes what became of files into the library, and says how many. What is
// on the screen stays there.
func (s surveyed) apply(e *Engine) []Work {
	paths := slices.Clone(s.gone)
	for _, f := range s.files {
		paths = append(paths, filepath.Clean(f.source.Path))
	}
	known := e.catalog.below(paths, false)
	e.reader.HoldList()
	c := changes{Engine: e, known: known, moved: map[hash]library.ID{}}
	e.reader.ChangeLibrary(func(l *library.Library) {
		c.items = e.catalog.items(l.Item, known)
		for _, path := range s.gone {
			c.remove(l, path)
		}
		for _, f := range s.files {
			c.take(l, f)
		}
	})
	if said := c.said(); s.then == nil && s.asked {
		e.reader.Say(cmp.Or(said, noMore(e.reader.Library().News())))
	} else if s.then == nil && said != "" {
		e.reader.Add(said)
	}
	var work []Work
	if e.watcher.forget(s.lost...); e.options.Watch {
		work = e.watcher.watch(s.folders...)
	}
	if c.reload {
		work = append(work, e.Reload()...)
	}
	return append(work, e.Apply(s.then)...)
}

// changes takes changed files into the library.
type changes struct {
	*Engine
	known                     map[string]int
	items                     map[int][]library.ID
	moved                     map[hash]library.ID // what was removed, by its text
	added, removed, rewritten int
	reload                    bool // the open article was changed
}

// said is what there is to tell.
func (c *changes) said() string { return tally(c.added, c.rewritten, c.removed) }

// tally says how many articles are new, changed and removed, "" where none is.
func tally(added, rewritten, removed int) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{added, "new"}, {rewritten, "changed"}, {removed, "removed"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return strings.Join(parts, ", ")
}

// noMore says that nothing came since the last look, and what the marks in the list are
// about all the same.
func noMore(fresh, changed int) string {
	if marked := tally(fresh, changed, 0); marked != "" {
		return "nothing more; " + marked + " since your last visit"
	}
	return "nothing is new or changed"
}

func (c *changes) remove(l *library.Library, path string) {
	n, ok := c.known[path]
	if !ok || c.catalog.files[n].gone {
		return
	}
	c.catalog.files[n].gone = true
	was := false // an article: what never was there is not removed
	for _, id := range c.items[n] {
		was = was || !l.Failed(id)
		l.SetGone(id, true)
		if h := c.catalog.hashes[id]; h != (hash{}) {
			c.moved[h] = id
		}
	}
	if was {
		c.removed++
	}
}

// take takes a file that is new or changed, unless another look at the files
// brought it already. A file that has the text of one that was removed is that
// one, under another name.
func (c *changes) take(l *library.Library, f readFile) {
	if n, ok := c.known[filepath.Clean(f.source.Path)]; ok && c.catalog.files[n].same(f.source) {
		return
	}
	number, old := c.number(f)
	ids := c.items[number]
	for i, r := range f.rows {
		r.item.Rank = int(c.catalog.files[number].rank)
		if i >= len(ids) {
			c.catalog.add(number, r.key)
			r.item.New = r.item.Err == nil
			l.Add(r.item)
			continue
		}
		was := l.Item(ids[i])
		r.item.New, r.item.Changed = was.New, was.Changed
		if h := hashOf(r.key); h != (hash{}) && h != c.catalog.hashes[ids[i]] && !was.New {
			r.item.Changed = r.item.Err == nil
		}
		if hashOf(r.key) == c.catalog.hashes[ids[i]] || r.key == (store.Key{}) {
			r.item.Read, r.item.Starred = was.Read, was.Starred
		}
		c.catalog.hashes[ids[i]] = hashOf(r.key)
		l.Update(library.Change{ID: ids[i], Item: r.item})
		if o := c.reader.Open(); old && o != nil && o.ID() == ids[i] {
			c.reload = true
		}
		c.cache.forget(ids[i])
	}
	for _, id := range ids[min(len(f.rows), len(ids)):] {
		l.SetGone(id, true)
	}
}

// number is that of a file: its own, that of the file it was, or a new one.
func (c *changes) number(f readFile) (number int, old bool) {
	path := filepath.Clean(f.source.Path)
	now := file{
		path: path, name: f.source.Name, size: f.source.Size,
		modified: f.source.Modified.UnixNano(), first: library.None, read: f.source.Size, shut: errors.Is(f.source.Err, load.ErrNotRegular),
	}
	files := &c.catalog.files
	if n, ok := c.known[path]; ok {
		now.rank = (*files)[n].rank
		(*files)[n] = now
		c.rewritten++
		return n, true
	}
	if len(f.rows) > 0 {
		if id, ok := c.moved[hashOf(f.rows[0].key)]; ok {
			n := int(c.catalog.of[id])
			delete(c.moved, hashOf(f.rows[0].key))
			now.rank = (*files)[n].rank
			(*files)[n] = now
			c.known[path] = n
			c.removed--
			return n, true
		}
	}
	n := len(*files)
	now.rank = int32(n)
	*files = append(*files, now)
	c.known[path] = n
	c.added += len(f.rows)
	return n, false
}
