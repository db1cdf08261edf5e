package tui

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/bmatcuk/doublestar/v4"

	"lede/model/library"
	"lede/model/load"
	"lede/model/store"
)

// lookedMsg is what became of files that changed.
type lookedMsg struct {
	listing int
	gone    []string
	files   []readFile
	folders []string // to be watched from now on
}

// readFile is a file that is new or changed, with what was read of it.
type readFile struct {
	source load.Source
	heads  []head
}

// watched are the folders of what is listed, and all on the way to them from
// those that were named.
func (m *Model) watched() []string {
	set := map[string]bool{}
	inside := func(dir string) bool {
		return slices.ContainsFunc(m.options.Args, func(arg string) bool { return under(filepath.Clean(arg), dir) })
	}
	for i := range m.jobs.sources {
		path := m.jobs.sources[i].path
		if path == "-" {
			continue
		}
		dir := filepath.Dir(path)
		for ; !set[dir] && inside(dir); dir = filepath.Dir(dir) {
			set[dir] = true
		}
		set[dir] = true
	}
	return keysOf(set)
}

// watchAll has all watched that was listed, and looks again where something
// changed meanwhile.
func (m *Model) watchAll() tea.Cmd {
	if !m.options.Watch {
		return nil
	}
	watch := m.watcher.watch(m.watched()...)
	if m.jobs.missed {
		return tea.Batch(watch, func() tea.Msg { return changedMsg{all: true} })
	}
	return watch
}

// under reports whether path lies below folder.
func under(folder, path string) bool {
	return folder == "." && !filepath.IsAbs(path) && !strings.HasPrefix(path, "..") ||
		strings.HasPrefix(path, strings.TrimSuffix(folder, string(filepath.Separator))+string(filepath.Separator))
}

// wanted reports whether a new file or folder at path belongs to what was named.
func wanted(args []string, path string) bool {
	for _, arg := range args {
		clean := filepath.Clean(arg)
		if rest, err := filepath.Rel(clean, path); err == nil && under(clean, path) {
			hidden := func(part string) bool { return strings.HasPrefix(part, ".") }
			return !slices.ContainsFunc(strings.Split(rest, string(filepath.Separator)), hidden)
		}
		if ok, err := doublestar.PathMatch(arg, path); ok && err == nil {
			return !strings.HasPrefix(filepath.Base(path), ".")
		}
	}
	return false
}

// changed looks, in the background, at what became of files that changed.
// Before all is listed that is left for later, but for the open article.
func (m *Model) changed(msg changedMsg) tea.Cmd {
	var next tea.Cmd
	if m.watcher.notify != nil {
		next = m.watcher.next
	}
	known := m.jobs.known(msg.paths, msg.all)
	if !m.jobs.done {
		m.jobs.missed = true
		if o := m.reader.Open(); o != nil && slices.Contains(msg.paths, m.jobs.source(o.ID()).Path) {
			return tea.Batch(next, m.reload())
		}
		return next
	}
	l := &looker{known: map[string]source{}, s: &scanner{options: m.options, memory: m.memory, gate: m.jobs.gate}}
	var paths []string
	for path, n := range known {
		l.known[path] = m.jobs.sources[n]
		paths = append(paths, path)
	}
	for _, path := range msg.paths {
		if m.watcher.folders[path] || wanted(m.options.Args, path) {
			paths = append(paths, path)
		}
	}
	if msg.all {
		paths = append(paths, m.options.Args...)
	}
	slices.Sort(paths)
	l.msg.listing = m.jobs.listing
	return tea.Batch(next, func() tea.Msg { return l.run(slices.Compact(paths)) })
}

// looker finds out what became of paths.
type looker struct {
	s     *scanner
	known map[string]source
	msg   lookedMsg
}

func (l *looker) run(paths []string) tea.Msg {
	ctx, stop := background()
	defer stop()
	l.s.ctx, l.s.noted = ctx, len(l.s.memory.AllNotes()) > 0
	for _, path := range paths {
		l.look(ctx, path)
	}
	return l.msg
}

func (l *looker) look(ctx context.Context, path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		l.gone(path)
	case info.IsDir():
		l.msg.folders = append(l.msg.folders, path)
		for _, source := range load.Sources(ctx, []string{path}) {
			if source.Err == nil {
				l.msg.folders = append(l.msg.folders, filepath.Dir(source.Path))
				l.read(source)
			}
		}
	case info.Mode().IsRegular():
		for _, source := range load.Sources(ctx, []string{path}) {
			l.read(source)
		}
	}
}

// gone notes that a file, or all below a folder, is there no more.
func (l *looker) gone(path string) {
	for known := range l.known {
		if known == path || under(path, known) {
			if _, err := os.Stat(known); err != nil {
				l.msg.gone = append(l.msg.gone, known)
			}
		}
	}
}

// read reads a file that is not as it was listed.
func (l *looker) read(s load.Source) {
	if old, ok := l.known[filepath.Clean(s.Path)]; ok && old.size == s.Size && old.modified == s.Modified.UnixNano() && !old.gone {
		return
	}
	f := readFile{source: s}
	for a, err := range load.Open(l.s.ctx, s, l.s.options.heads()) {
		f.heads = append(f.heads, l.s.head(0, s, a, err))
		l.s.gate.yield()
	}
	l.msg.files = append(l.msg.files, f)
}

// known are the numbers of the sources at paths and below them, or of all.
func (j *jobs) known(paths []string, all bool) map[string]int {
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
	for n := range j.sources {
		if path := j.sources[n].path; all || changed[path] || within(filepath.Dir(path)) {
			out[path] = n
		}
	}
	return out
}

// looked takes what became of files into the library, and says how many. What is
// on the screen stays there.
func (m *Model) looked(msg lookedMsg) tea.Cmd {
	if msg.listing != m.jobs.listing {
		return nil
	}
	m.reader.HoldList()
	paths := slices.Clone(msg.gone)
	for _, f := range msg.files {
		paths = append(paths, filepath.Clean(f.source.Path))
	}
	known := m.jobs.known(paths, false)
	c := changes{Model: m, known: known, items: m.items(known), moved: map[hash]library.ID{}}
	m.reader.ChangeLibrary(func(l *library.Library) {
		for _, path := range msg.gone {
			c.remove(l, path)
		}
		for _, f := range msg.files {
			c.take(l, f)
		}
	})
	if said := c.said(); said != "" {
		m.reader.Say(said)
	}
	var cmds []tea.Cmd
	if m.options.Watch {
		cmds = append(cmds, m.watcher.watch(msg.folders...))
	}
	if c.reload {
		cmds = append(cmds, m.reload())
	}
	return tea.Batch(cmds...)
}

// changes takes changed files into the library.
type changes struct {
	*Model
	known                     map[string]int
	items                     map[int][]library.ID
	moved                     map[hash]library.ID // what was removed, by its text
	added, removed, rewritten int
	reload                    bool // the open article was changed
}

// said is what there is to tell.
func (c *changes) said() string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{c.added, "new"}, {c.rewritten, "changed"}, {c.removed, "removed"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return strings.Join(parts, ", ")
}

// items are those of each known source, in the order in which they were read.
func (m *Model) items(known map[string]int) map[int][]library.ID {
	out := map[int][]library.ID{}
	for _, n := range known {
		out[n] = nil
	}
	for id, n := range m.jobs.of {
		if ids, ok := out[int(n)]; ok {
			out[int(n)] = append(ids, library.ID(id))
		}
	}
	for _, ids := range out {
		slices.SortFunc(ids, func(a, b library.ID) int {
			return cmp.Compare(m.reader.Library().Item(a).Origin.Index, m.reader.Library().Item(b).Origin.Index)
		})
	}
	return out
}

func (c *changes) remove(l *library.Library, path string) {
	n, ok := c.known[path]
	if !ok || c.jobs.sources[n].gone {
		return
	}
	c.jobs.sources[n].gone = true
	c.removed++
	for _, id := range c.items[n] {
		l.SetGone(id, true)
		if h := c.jobs.hashes[id]; h != (hash{}) {
			c.moved[h] = id
		}
	}
}

// take takes a file that is new or changed. A file that has the text of one
// that was removed is that one, under another name.
func (c *changes) take(l *library.Library, f readFile) {
	number, old := c.number(f)
	ids := c.items[number]
	for i, h := range f.heads {
		h.item.Rank = int(c.jobs.sources[number].rank)
		if i >= len(ids) {
			c.jobs.of = append(c.jobs.of, int32(number))
			c.jobs.hashes = append(c.jobs.hashes, hashOf(h.key))
			l.Add(h.item)
			continue
		}
		was := l.Item(ids[i])
		if hashOf(h.key) == c.jobs.hashes[ids[i]] || h.key == (store.Key{}) {
			h.item.Read, h.item.Starred = was.Read, was.Starred
		}
		c.jobs.hashes[ids[i]] = hashOf(h.key)
		l.Update(library.Change{ID: ids[i], Item: h.item})
		if o := c.reader.Open(); old && o != nil && o.ID() == ids[i] {
			c.reload = true
		}
		c.jobs.forget(ids[i])
	}
	for _, id := range ids[min(len(f.heads), len(ids)):] {
		l.SetGone(id, true)
	}
}

// number is that of a file's source: its own, that of the file it was, or a new
// one.
func (c *changes) number(f readFile) (number int, old bool) {
	path := filepath.Clean(f.source.Path)
	s := source{
		path: path, name: f.source.Name, size: f.source.Size,
		modified: f.source.Modified.UnixNano(), first: library.None, read: f.source.Size,
	}
	if n, ok := c.known[path]; ok {
		s.rank = c.jobs.sources[n].rank
		c.jobs.sources[n] = s
		c.rewritten++
		return n, true
	}
	if len(f.heads) > 0 {
		if id, ok := c.moved[hashOf(f.heads[0].key)]; ok {
			n := int(c.jobs.of[id])
			delete(c.moved, hashOf(f.heads[0].key))
			s.rank = c.jobs.sources[n].rank
			c.jobs.sources[n] = s
			c.known[path] = n
			c.removed--
			return n, true
		}
	}
	n := len(c.jobs.sources)
	s.rank = int32(n)
	c.jobs.sources = append(c.jobs.sources, s)
	c.known[path] = n
	c.added += len(f.heads)
	return n, false
}
