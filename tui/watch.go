package tui

import (
	"errors"
	"path/filepath"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/fsnotify/fsnotify"

	"lede/model/library"
)

// Files come to rest before they are read again: editors and downloads write
// in several steps, and a copy of a folder makes many changes.
const (
	settled  = 150 * time.Millisecond // without another change
	unrested = 2 * time.Second        // what goes on longer is read in between
)

// rereadMsg asks for the open article to be read again from its file.
type rereadMsg struct{ id library.ID }

// changedMsg says which paths in the watched folders changed, and have come to
// rest. Where the system lost count, all may have.
type changedMsg struct {
	paths []string
	all   bool
}

// watcher tells of changes in the folders of what is open. It watches folders,
// for editors replace files rather than write into them.
type watcher struct {
	notify  *fsnotify.Watcher
	folders map[string]bool
}

// watch has folders watched too. Where the system can watch no more, that is
// said, and r still reads again.
func (w *watcher) watch(folders ...string) tea.Cmd {
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
	var next tea.Cmd
	if w.notify == nil {
		notify, err := fsnotify.NewWatcher()
		if err != nil {
			return nil
		}
		w.notify, next = notify, w.next
	}
	notify := w.notify
	return tea.Batch(next, func() tea.Msg {
		for _, folder := range fresh {
			if err := notify.Add(folder); errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
				return saidMsg{text: "the system watches no more folders: r reads an article again, and new files show at the next start"}
			}
		}
		return nil
	})
}

// next waits for changes that have come to rest; nil where nothing is watched any
// more.
func (w *watcher) next() tea.Msg {
	changed := map[string]bool{}
	all := false
	var quiet, enough <-chan time.Time
	for {
		select {
		case e, ok := <-w.notify.Events:
			if !ok {
				return nil
			}
			if e.Op == fsnotify.Chmod {
				continue
			}
			if changed[filepath.Clean(e.Name)] = true; enough == nil {
				enough = time.After(unrested)
			}
			quiet = time.After(settled)
		case err, ok := <-w.notify.Errors:
			if !ok {
				return nil
			}
			if all = all || errors.Is(err, fsnotify.ErrEventOverflow); all && quiet == nil {
				quiet = time.After(settled)
			}
		case <-quiet:
			return changedMsg{keysOf(changed), all}
		case <-enough:
			return changedMsg{keysOf(changed), all}
		}
	}
}

func (w *watcher) close() {
	if w.notify != nil {
		w.notify.Close()
	}
}

func keysOf(set map[string]bool) (out []string) {
	for k := range set {
		out = append(out, k)
	}
	return out
}

// reread reads the open article again after its file was edited.
func (m *Model) reread(msg rereadMsg) tea.Cmd {
	if m.reader.Open() == nil || m.reader.Open().ID() != msg.id {
		return nil
	}
	return m.reload()
}

// reload reads the open article's file again.
func (m *Model) reload() tea.Cmd {
	if m.reader.Open() == nil {
		return nil
	}
	id := m.reader.Open().ID()
	m.jobs.forget(id)
	m.reader.Say("read again")
	return m.openItem(id)
}

// reloadAsIs reads the open article again with its letters as they came, where
// they were restored, and back.
func (m *Model) reloadAsIs() tea.Cmd {
	if m.reader.Open() == nil {
		return nil
	}
	m.options.Load.AsIs = !m.options.Load.AsIs
	again := m.reload()
	if m.options.Load.AsIs {
		m.reader.Say("read again as it came: wrong letters are not restored")
	}
	return again
}
