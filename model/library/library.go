// Package library is the articles that are open: what the list knows of each,
// in which order and through which filter they are shown. It holds heads, not
// bodies, so that its size follows the number of articles and not their length:
// about half a kilobyte each.
package library

import (
	"time"

	"lede/model/article"
)

// ID names an item for as long as the library lives. IDs ascend from 0 in the
// order of arrival.
type ID int

// None is no item.
const None ID = -1

// Item is one row: an article's head, or a file that is not read yet or could
// not be read. Of its metadata the summary, the number of comments and the words
// of the date are not kept.
type Item struct {
	Origin   article.Origin
	Meta     article.Meta
	Words    int
	Minutes  int       // reading time
	Guessed  bool      // Words and Minutes are estimated from the beginning
	Cut      bool      // something of the article is missing
	Size     int64     // of the file, in bytes
	Modified time.Time // of the file; orders what has no date, never shown as one
	Rank     int       // of the file among all: its place in the order of names
	Err      error     // why it could not be read
	Loaded   bool      // false while only the file's name is known
	Gone     bool      // the file was removed since
	New      bool      // it came since the last visit
	Changed  bool      // its text is another one since the last visit

	Feeds []string // that brought it, as the reader calls them
	Tags  []string // of these

	Read    bool
	Starred bool
	Notes   int // the reader's notes and highlights on it

	Print *article.Fingerprint // tells the same article in other files; nil where unknown
}

// Title is what the row is called: the headline, else the first words, else the file's name.
func (i *Item) Title() string { return (&row{title: i.Meta.Called(), file: i.Origin.File}).shown() }

// FileName is the name of its file, without folders.
func (i *Item) FileName() string { return (&row{file: i.Origin.File}).shown() }

// Change is what became of an item.
type Change struct {
	ID   ID
	Item Item
}

// Library is ordered and filtered items. The zero Library is empty and ready.
type Library struct{ View }

// View is what can be read of a Library: it changes as that does, but nothing
// can be changed through it.
type View struct {
	rows    chunked[row]
	errs    map[ID]error
	notes   map[ID]int // how many, where there are any
	strings sharedStrings
	shelved map[string]bool // names of feeds and tags, folded

	whole  order // all but copies under another item
	part   order // of these, what the query lets through and no story folds; empty where that is all
	query  query
	by     Sort
	back   bool // reversed
	stacks stacks

	stories stories

	unread, failures int
	news, changes    int // of the unread: since the last visit

	screen  screen
	waiting []ID        // not yet where they belong, for the sake of the screen
	late    map[ID]Item // of these, what they will become
}

// view is the rows that are shown.
func (l *View) view() *order {
	if l.parted() {
		return &l.part
	}
	return &l.whole
}

// parted reports whether fewer rows may be shown than there are.
func (l *View) parted() bool { return l.stories.on || !l.query.empty() }

// lets reports whether item id is shown as far as query and stories go.
func (l *View) lets(id ID) bool { return !l.folded(id) && l.matches(id) }

// Len is the number of rows shown.
func (l *View) Len() int { return l.view().n }

// Total is the number of items, shown or not.
func (l *View) Total() int { return l.rows.n }

// Rows is the number of rows without a filter and without stories: copies that lie
// under another article are none.
func (l *View) Rows() int { return l.whole.n }

// At returns the ID of row i.
func (l *View) At(i int) ID { return l.view().at(i) }

// rowOf is the row of id, which there must be.
func (l *View) rowOf(id ID) *row { return l.rows.at(int(id)) }

// Item returns a copy of the item of id, nil where there is none.
func (l *View) Item(id ID) *Item {
	if id < 0 || int(id) >= l.rows.n {
		return nil
	}
	return l.unpack(id)
}

// Failed reports whether item id could not be read.
func (l *View) Failed(id ID) bool { return l.rowOf(id).flags.has(failed) }

// In are the items in files whose names are accepted.
func (l *View) In(accept func(file string) bool) (ids []ID) {
	for id := range ID(l.rows.n) {
		if accept(l.rowOf(id).file) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Place is the file that item id is in, and where it stands among the articles of that,
// from 0.
func (l *View) Place(id ID) (file string, index int) {
	r := l.rowOf(id)
	return r.file, int(r.index)
}

// Recent reports whether item id came, or changed, since the last visit.
func (l *View) Recent(id ID) (came, changed bool) {
	f := l.rowOf(id).flags
	return f.has(fresh), f.has(altered)
}

// Row returns the row of id, -1 where it is not shown.
func (l *View) Row(id ID) int {
	if id < 0 || int(id) >= l.rows.n {
		return -1
	}
	return l.view().row(id, l.compare)
}

// Unread counts the loaded articles that were not read, copies under another one
// left out.
func (l *View) Unread() int { return l.unread }

// News counts those of the unread that came since the last visit, and those that
// changed.
func (l *View) News() (fresh, changed int) { return l.news, l.changes }

// Failures counts the items that could not be read.
func (l *View) Failures() int { return l.failures }

// hidden reports whether id is no row: it lies under another item, or its file was gone
// before it was read.
func (l *View) hidden(id ID) bool {
	return l.stacks.hidden(id) || l.rowOf(id).flags.has(failed) && l.rowOf(id).flags.has(gone)
}

// count takes the item of id into the counters, or with -1 out of them.
func (l *Library) count(id ID, n int) {
	f := l.rowOf(id).flags
	switch {
	case l.hidden(id):
	case f.has(failed):
		l.failures += n
	case f.has(loaded) && !f.has(read):
		l.unread += n
		if f.has(fresh) {
			l.news += n
		}
		if f.has(altered) {
			l.changes += n
		}
	}
}

// recount counts anew what is no longer hidden, or is now.
func (l *Library) recount() {
	l.unread, l.failures, l.news, l.changes = 0, 0, 0, 0
	for id := range ID(l.rows.n) {
		l.count(id, 1)
	}
}

// Mark sets the marks of item id. What is shown does not change before the
// query does: an article that is read stays in a list of the unread.
func (l *Library) Mark(id ID, isRead, isStarred bool) {
	if id < 0 || int(id) >= l.rows.n {
		return
	}
	l.count(id, -1)
	r := l.rowOf(id)
	r.flags = r.flags.set(read, isRead).set(starred, isStarred)
	l.count(id, 1)
}

// SetNotes sets how many notes of the reader item id has.
func (l *Library) SetNotes(id ID, n int) {
	if id < 0 || int(id) >= l.rows.n {
		return
	}
	if l.notes == nil {
		l.notes = map[ID]int{}
	}
	if l.notes[id] = n; n == 0 {
		delete(l.notes, id)
	}
	l.rowOf(id).flags = l.rowOf(id).flags.set(noted, n > 0)
}

// SetGone notes whether the file of item id is there.
func (l *Library) SetGone(id ID, isGone bool) {
	l.count(id, -1)
	l.rowOf(id).flags = l.rowOf(id).flags.set(gone, isGone)
	l.count(id, 1)
}

// Add appends items and puts them in their places among the shown ones.
func (l *Library) Add(items ...Item) (first ID) {
	first = ID(l.rows.n)
	for i := range items {
		id := ID(l.rows.n)
		l.rows.add(row{})
		l.set(id, &items[i])
		l.count(id, 1)
		l.reposition(id)
	}
	return first
}

// Update replaces items and moves them to their places.
func (l *Library) Update(changes ...Change) {
	for i := range changes {
		id := changes[i].ID
		l.count(id, -1)
		l.move(id, &changes[i].Item)
		l.count(id, 1)
	}
}

// set makes it the item of id, where it is placed.
func (l *Library) set(id ID, it *Item) {
	r := l.rowOf(id)
	flags, fingerprint := r.flags&(placed|sketched|noted), r.print
	*r = l.pack(it)
	r.flags, r.print = r.flags|flags, fingerprint
	if it.Err != nil {
		if l.errs == nil {
			l.errs = map[ID]error{}
		}
		l.errs[id] = it.Err
	} else {
		delete(l.errs, id)
	}
	if it.Notes > 0 {
		l.SetNotes(id, it.Notes)
	}
	l.stack(id, it.Print)
}

// insert shows id, if it is to be shown at all.
func (l *Library) insert(id ID) {
	if l.hidden(id) {
		return
	}
	l.whole.insert(id, l.compare)
	if l.parted() && l.lets(id) {
		l.part.insert(id, l.compare)
	}
}

func (l *Library) remove(id ID) {
	l.whole.remove(id, l.compare)
	l.part.remove(id, l.compare)
}
