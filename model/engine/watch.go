package engine

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Files come to rest before they are read again: editors and downloads write
// in several steps, and a copy of a folder makes many changes.
const (
	quietFor  = 150 * time.Millisecond // without another change
	quietMost = 2 * time.Second        // what goes on longer is read in between
)

// watcher tells of changes in the folders of what is open. It watches folders,
// for editors replace files rather than write into them.
type watcher struct {
	notify  *fsnotify.Watcher
	folders map[string]bool

	mu   sync.Mutex
	only map[string][]string // of these folders what has these paths alone
}

// watchFor has what comes and goes at path told, and nothing else in its folder.
func (w *watcher) watchFor(path string) []Work {
	path = filepath.Clean(path)
	folder := filepath.Dir(path)
	if folder == path || w.folders[folder] && w.only[folder] == nil {
		return nil
	}
	w.mu.Lock()
	if w.only == nil {
		w.only = map[string][]string{}
	}
	w.only[folder] = append(w.only[folder], path)
	w.mu.Unlock()
	return w.add(folder)
}

// of reports whether a change at path is asked for.
func (w *watcher) of(path string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	only, part := w.only[filepath.Dir(path)]
	return w.only[path] == nil && (!part || slices.Contains(only, path))
}

// watch has folders watched too. Where the system can watch no more, that is
// said, and r still reads again.
func (w *watcher) watch(folders ...string) []Work {
	w.mu.Lock()
	for _, folder := range folders {
		delete(w.only, filepath.Clean(folder))
	}
	w.mu.Unlock()
	return w.add(folders...)
}

func (w *watcher) add(folders ...string) []Work {
	var fresh []string
	for _, folder := range folders {
		if folder = filepath.Clean(folder); !w.folders[folder] {
			if w.folders == nil {
				w.folders = map[string]bool{}
			}
			w.folders[folder] = true
			fresh = append(fresh, folder)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	var work []Work
	if w.notify == nil {
		notify, err := fsnotify.NewWatcher()
		if err != nil {
			return nil
		}
		w.notify = notify
		work = append(work, w.next())
	}
	notify := w.notify
	return append(work, func(context.Context) Event {
		var missing unwatched
		for _, folder := range fresh {
			switch err := notify.Add(folder); {
			case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE):
				return said{text: "the system watches no more folders: r reads an article again, and new files show at the next start"}
			case err != nil:
				missing = append(missing, folder)
			}
		}
		if missing == nil {
			return nil
		}
		return missing
	})
}

// unwatched are folders that are not there.
type unwatched []string

func (u unwatched) apply(e *Engine) []Work {
	e.watcher.forget(u...)
	return nil
}

// forget says of folders that they are not there, or others by now, with all below
// them: they are watched when they are asked for again.
func (w *watcher) forget(paths ...string) {
	for _, path := range paths {
		for folder := range w.folders {
			if folder == path || under(path, folder) {
				delete(w.folders, folder)
			}
		}
	}
}

// Changed says which paths in the watched folders changed, and have come to
// rest. Where the system lost count, All may have.
type Changed struct {
	Paths []string
	All   bool

	asked bool  // for by the reader: that nothing changed is told, too
	then  Event // that comes after, and tells of it in the place of a count; nil for none
}

// watched is a change that the watcher saw, after which it goes on.
type watched struct{ Changed }

func (c watched) apply(e *Engine) []Work {
	return append([]Work{e.watcher.next()}, c.Changed.apply(e)...)
}

// next waits for changes that have come to rest; its event is nil where nothing
// is watched any more.
func (w *watcher) next() Work {
	notify := w.notify
	return func(ctx context.Context) Event {
		c := Changed{}
		changed := map[string]bool{}
		var quiet, enough <-chan time.Time
		for {
			select {
			case e, ok := <-notify.Events:
				if !ok {
					return nil
				}
				name := filepath.Clean(e.Name)
				if e.Op == fsnotify.Chmod || !w.of(name) {
					continue
				}
				if changed[name] = true; enough == nil {
					enough = time.After(quietMost)
				}
				quiet = time.After(quietFor)
				continue
			case err, ok := <-notify.Errors:
				if !ok {
					return nil
				}
				if c.All = c.All || errors.Is(err, fsnotify.ErrEventOverflow); c.All && quiet == nil {
					quiet = time.After(quietFor)
				}
				continue
			case <-ctx.Done():
				return nil
			case <-quiet:
			case <-enough:
			}
			c.Paths = slices.Collect(maps.Keys(changed))
			return watched{c}
		}
	}
}

func (w *watcher) close() {
	if w.notify != nil {
		_ = w.notify.Close() // nothing can be lost with it
	}
}
