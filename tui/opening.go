package tui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/library"
	"lede/model/load"
	"lede/model/state"
	"lede/model/store"
)

// cacheSize is how many analysed articles are kept, so that going back costs nothing.
// Large ones are read again: what is kept has no more text than cacheBytes.
const (
	cacheSize  = 8
	cacheBytes = 4 << 20
)

// articleMsg is an opened article, or why it could not be opened.
type articleMsg struct {
	id      library.ID
	job     int
	article *article.Article
	err     error
	key     store.Key
	place   state.Place   // where it was left
	row     *library.Item // of the whole article, where its head was shown first; else nil
}

// documentMsg is an analysed article.
type documentMsg struct {
	id  library.ID
	job int
	doc *analysis.Document
}

// opened is an analysed article kept for going back.
type opened struct {
	id  library.ID
	doc *analysis.Document
}

// openItem reads item id, unless it is kept; what was being opened before is given
// up.
func (m *Model) openItem(id library.ID) tea.Cmd {
	j := m.jobs
	j.stopOpen()
	j.opening++
	if doc := j.kept(id); doc != nil {
		m.reader.Show(id, doc.Article, nil)
		return tea.Batch(m.understand(doc), m.locate())
	}
	ctx, stop := background()
	j.stopOpen = stop
	job, source := j.opening, j.source(id)
	options := m.options.firstScreen(source)
	if o := m.reader.Open(); o != nil && o.ID() == id && o.Article() != nil && o.Article().Head == nil {
		options.Heads = false // read again: the reader may be far behind the head
	}
	memory := m.memory
	origin := m.reader.Library().Item(id).Origin
	return func() (msg tea.Msg) {
		j.gate.first(func() {
			a, err := load.OpenAt(ctx, source, origin, options)
			opened := articleMsg{id: id, job: job, article: a}
			if err != nil {
				opened.err = reason(err)
			}
			if a != nil {
				opened.key, _, opened.place = recall(memory, a)
			}
			msg = opened
		})
		return msg
	}
}

// showArticle puts an opened article on the page and has it analysed.
func (m *Model) showArticle(msg articleMsg) tea.Cmd {
	before := (*article.Article)(nil) // the head, or what is read again
	if o := m.reader.Open(); o != nil {
		before = o.Article()
	}
	if msg.job == m.jobs.opening && msg.err != nil {
		m.jobs.whole.failed = true // of the rest, where the head is shown
	}
	if msg.job != m.jobs.opening || !m.reader.Show(msg.id, msg.article, msg.err) || msg.article == nil {
		return nil
	}
	m.jobs.hashes[msg.id] = hashOf(msg.key)
	if o := m.reader.Open(); o.Place() == state.Top && (before == nil || before.Head != nil) {
		m.reader.MoveTo(msg.place)
	}
	if before != nil && before.Head != nil {
		m.showRest(msg)
	}
	if m.reader.Focus() != state.OnList {
		m.markRead(msg.id)
	}
	var watch tea.Cmd
	if m.options.Watch {
		watch = m.watcher.watch(filepath.Dir(m.jobs.source(msg.id).Path))
	}
	if analysis.Large(msg.article) {
		return tea.Batch(watch, m.locate()) // followParts has it analysed
	}
	var rest tea.Cmd
	analysed := make(chan struct{})
	if msg.article.Head != nil {
		rest = m.readWhole(msg, analysed)
	}
	ctx, stop := background()
	previous := m.jobs.stopOpen
	m.jobs.stopOpen = func() { previous(); stop() }
	gate := m.jobs.gate
	return tea.Batch(watch, m.locate(), func() (found tea.Msg) {
		defer close(analysed)
		gate.first(func() {
			if doc, err := analysis.Analyze(ctx, msg.article); err == nil { // else another was opened
				found = documentMsg{msg.id, msg.job, doc}
			}
		})
		return found
	}, rest)
}

func (m *Model) showDocument(msg documentMsg) tea.Cmd {
	if o := m.reader.Open(); msg.job != m.jobs.opening || o == nil || o.ID() != msg.id || o.Article() != msg.doc.Article {
		return nil
	}
	if msg.doc.Article.Head == nil {
		m.jobs.keep(msg.id, msg.doc)
	}
	return m.understand(msg.doc)
}

func (j *jobs) kept(id library.ID) *analysis.Document {
	for _, o := range j.cache {
		if o.id == id {
			return o.doc
		}
	}
	return nil
}

func (j *jobs) keep(id library.ID, doc *analysis.Document) {
	j.cache = append(j.cache, &opened{id, doc})
	for len(j.cache) > cacheSize || len(j.cache) > 1 && j.cached() > cacheBytes {
		j.cache = j.cache[1:]
	}
}

// cached is the length of the texts that are kept, in bytes.
func (j *jobs) cached() int {
	n := 0
	for _, o := range j.cache {
		n += len(o.doc.Article.Text)
	}
	return n
}

// forget drops what is kept of item id, so that its file is read again.
func (j *jobs) forget(id library.ID) {
	for i, o := range j.cache {
		if o.id == id {
			j.cache = append(j.cache[:i:i], j.cache[i+1:]...)
			return
		}
	}
}
