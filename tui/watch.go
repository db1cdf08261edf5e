package tui

import (
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/fsnotify/fsnotify"

	"lede/model/library"
)

// settled is how long a file must be quiet before it is read again: editors
// and downloads write in several steps.
const settled = 150 * time.Millisecond

// rereadMsg asks for the open article to be read again from its file.
type rereadMsg struct{ id library.ID }

// changedMsg says that the file at path was written.
type changedMsg struct{ path string }

// watcher tells of changes of one file, the open one. It watches the file's
// folder, for editors replace files rather than write into them.
type watcher struct {
	notify *fsnotify.Watcher
	folder string
	path   string
}

// watch makes path the watched file. Where the system cannot watch, r still
// reads again.
func (w *watcher) watch(path string) tea.Cmd {
	if path == "-" || path == w.path {
		return nil
	}
	started := w.notify != nil
	if !started {
		notify, err := fsnotify.NewWatcher()
		if err != nil {
			return nil
		}
		w.notify = notify
	}
	if folder := filepath.Dir(path); folder != w.folder {
		if w.folder != "" {
			w.notify.Remove(w.folder)
		}
		if w.notify.Add(folder) != nil {
			folder = ""
		}
		w.folder = folder
	}
	w.path = path
	if started {
		return nil
	}
	return w.next()
}

// next waits for a file of the watched folder to change and come to rest.
func (w *watcher) next() tea.Cmd {
	notify := w.notify
	return func() tea.Msg {
		for e := range notify.Events {
			if e.Has(fsnotify.Write) || e.Has(fsnotify.Create) || e.Has(fsnotify.Rename) {
				return changedMsg{rest(notify, e.Name)}
			}
		}
		return nil
	}
}

// rest waits until name has been quiet for a while. Events of other files in
// between are dropped: only one file is open.
func rest(notify *fsnotify.Watcher, name string) string {
	quiet := time.NewTimer(settled)
	defer quiet.Stop()
	for {
		select {
		case e, ok := <-notify.Events:
			if !ok {
				return name
			}
			if e.Name == name {
				quiet.Reset(settled)
			}
		case <-quiet.C:
			return name
		}
	}
}

func (w *watcher) close() {
	if w.notify != nil {
		w.notify.Close()
	}
}

// changed reads the open article again when its file was written; the reader
// stays at the words on the screen.
func (m *Model) changed(msg changedMsg) tea.Cmd {
	next := m.watcher.next()
	if o := m.reader.Open; o != nil && filepath.Clean(msg.path) == filepath.Clean(m.watcher.path) {
		return tea.Batch(next, m.reload())
	}
	return next
}

// reread reads the open article again after its file was edited.
func (m *Model) reread(msg rereadMsg) tea.Cmd {
	if m.reader.Open == nil || m.reader.Open.ID != msg.id {
		return nil
	}
	return m.reload()
}

// reload reads the open article's file again.
func (m *Model) reload() tea.Cmd {
	if m.reader.Open == nil {
		return nil
	}
	id := m.reader.Open.ID
	m.jobs.forget(id)
	m.reader.Say("read again")
	return m.openItem(id)
}

// reloadAsIs reads the open article again with its letters as they came, where
// they were restored, and back.
func (m *Model) reloadAsIs() tea.Cmd {
	if m.reader.Open == nil {
		return nil
	}
	m.options.Load.AsIs = !m.options.Load.AsIs
	again := m.reload()
	if m.options.Load.AsIs {
		m.reader.Say("read again as it came: wrong letters are not restored")
	}
	return again
}
