package engine

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"lede/model/library"
)

// watchShared has the folders watched in which others write what this program
// keeps: state, "" for none, and those of the corrections.
func (e *Engine) watchShared(state string) []Work {
	if !e.options.Watch {
		return nil
	}
	if state != "" {
		e.keeper.folder = state
	}
	return e.watcher.watch(e.sharedFolders()...)
}

// sharedFolders are where others write what this program keeps.
func (e *Engine) sharedFolders() (all []string) {
	if e.keeper.folder != "" {
		all = append(all, filepath.Clean(e.keeper.folder))
	}
	for _, file := range e.options.Corrections.Names() {
		all = append(all, filepath.Dir(file))
	}
	return all
}

// ofListed are those of changed paths that are not only of what is kept: all of them each
// time the program saves something.
func (e *Engine) ofListed(paths []string) []string {
	shared := e.sharedFolders()
	named := func(path string) bool {
		return slices.ContainsFunc(e.options.Args, func(arg string) bool { return filepath.Clean(arg) == path })
	}
	return slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
		return slices.Contains(shared, filepath.Dir(path)) && !e.watcher.folders[path] && !wanted(e.options.Args, path) && !named(path)
	})
}

// shared takes up what others wrote where c says that something changed. What
// this program wrote itself costs a look.
func (e *Engine) shared(c Changed) (work []Work) {
	in := func(folder string) bool {
		return slices.ContainsFunc(c.Paths, func(path string) bool { return filepath.Dir(path) == filepath.Clean(folder) })
	}
	if dir := e.keeper.folder; dir != "" && in(dir) {
		work = append(work, e.theirs())
	}
	for _, file := range e.options.Corrections.Names() {
		if in(filepath.Dir(file)) {
			return append(work, e.refreshCorrections())
		}
	}
	return work
}

// theirs asks what others marked.
func (e *Engine) theirs() Work {
	s := e.options.Store
	return func(context.Context) Event {
		if paths, err := s.Theirs(); err == nil && len(paths) > 0 { // else the next Save says why
			return theirs(paths)
		}
		return nil
	}
}

// theirs are files with articles that others marked or wrote notes on.
type theirs []string

// seen is an item with its marks as the list shows them.
type seen struct {
	id            library.ID
	read, starred bool
	notes         int
}

func (e *Engine) seen(id library.ID) seen {
	it := e.reader.Library().Item(id)
	return seen{id, it.Read, it.Starred, it.Notes}
}

// ending is the last two names of a path; "" where they may be others in the full path.
func ending(path string) string {
	last := strings.LastIndexByte(path, filepath.Separator)
	if last < 0 {
		return ""
	}
	up := strings.LastIndexByte(path[:last], filepath.Separator)
	switch path[up+1 : last] {
	case "", ".", "..":
		return ""
	}
	return path[up+1:]
}

// apply compares the marks of what is listed with those that are kept, and finds
// the notes of the open article again.
func (t theirs) apply(e *Engine) []Work {
	full, ends := map[string]bool{}, map[string]bool{}
	for _, path := range t {
		full[path], ends[ending(path)] = true, true
	}
	ids := e.reader.Library().In(func(file string) bool {
		end := ending(file)
		return (end == "" || ends[end]) && full[fileKey(e.folder, file).Path]
	})
	var were []seen
	var who []identity
	for _, id := range ids {
		were, who = append(were, e.seen(id)), append(who, e.identity(id))
	}
	k := &e.keeper
	work := []Work{func(context.Context) Event {
		k.queue.run(k.store)
		var now remarked
		for i, was := range were {
			key := who[i].key()
			record := k.store.Article(key)
			is := seen{was.id, record.Read, record.Starred, len(k.store.Notes(key))}
			if is != was {
				now = append(now, remark{was, is})
			}
		}
		return now
	}}
	if o := e.reader.Open(); o != nil && slices.Contains(ids, o.ID()) {
		work = append(work, e.locate()...)
	}
	return work
}

// remark is what the marks of an item were and are.
type remark struct{ was, is seen }

// remarked are items whose marks others changed.
type remarked []remark

// apply shows them, but for what the reader marked meanwhile.
func (r remarked) apply(e *Engine) []Work {
	for _, c := range r {
		if e.seen(c.was.id) == c.was {
			e.reader.TakeMarks(c.is.id, c.is.read, c.is.starred, c.is.notes)
		}
	}
	return nil
}

// refreshCorrections reads the corrections again where their files changed.
func (e *Engine) refreshCorrections() Work {
	files := e.options.Corrections
	return func(context.Context) Event {
		changed, err := files.Refresh()
		if !changed {
			return nil
		}
		return recorrected{err}
	}
}

// recorrected says that others changed the corrections, and what of them cannot be
// read.
type recorrected struct{ err error }

func (r recorrected) apply(e *Engine) []Work {
	e.reader.Say("the corrections were changed outside, and are in force")
	e.warnOf(r.err)
	return keptCorrections{}.apply(e)
}
