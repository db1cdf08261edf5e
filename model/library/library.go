// Package library is the articles that are open: what the list knows of each,
// in which order and through which filter they are shown. It holds heads, not
// bodies, so that its size follows the number of articles and not their length.
package library

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"lede/model/article"
	"lede/model/text"
)

// ID names an item for as long as the library lives. IDs ascend from 0 in the
// order of arrival.
type ID int

// None is no item.
const None ID = -1

// Item is one row: an article's head, or a file that is not read yet or could
// not be read.
type Item struct {
	Origin   article.Origin
	Meta     article.Meta
	Words    int
	Minutes  int       // reading time
	Cut      bool      // something of the article is missing
	Size     int64     // of the file, in bytes
	Modified time.Time // of the file; orders what has no date, never shown as one
	Err      error     // why it could not be read
	Loaded   bool      // false while only the file's name is known

	Read    bool
	Starred bool

	Print *article.Fingerprint // tells the same article in other files; nil where unknown

	folded, title, outlet string // what the filter and the orders compare
}

// Title is what the row is called: the headline, else the file's name.
func (i *Item) Title() string {
	if i.Meta.Title != "" {
		return i.Meta.Title
	}
	name := i.Origin.File
	if slash := strings.LastIndexByte(name, '/'); slash >= 0 {
		name = name[slash+1:]
	}
	return name
}

// Sort is what the list is ordered by.
type Sort uint8

// Orders. Each puts files that could not be read last.
const (
	ByDate   Sort = iota // newest first
	ByTitle              // alphabetical
	ByOutlet             // alphabetical, newest first within
	ByLength             // shortest first
	ByFile               // as the files were named
	numSorts
)

var sortNames = [...]string{"date", "title", "outlet", "length", "file"}

// String is the name of the order.
func (s Sort) String() string { return sortNames[s] }

// Next is the order after s, in turn.
func (s Sort) Next() Sort { return (s + 1) % numSorts }

// Library is ordered and filtered items. The zero Library is empty and ready.
type Library struct {
	items   []Item
	order   []ID // what is shown
	sort    Sort
	reverse bool
	query   string
	stacks  stacks
}

// Len is the number of rows shown.
func (l *Library) Len() int { return len(l.order) }

// Total is the number of items, shown or not.
func (l *Library) Total() int { return len(l.items) }

// At returns the ID of row i.
func (l *Library) At(i int) ID { return l.order[i] }

// Item returns the item of id, nil where there is none.
func (l *Library) Item(id ID) *Item {
	if id < 0 || int(id) >= len(l.items) {
		return nil
	}
	return &l.items[id]
}

// Row returns the row of id, -1 where it is filtered away.
func (l *Library) Row(id ID) int { return slices.Index(l.order, id) }

// Unread counts the loaded items that were not read.
func (l *Library) Unread() int {
	n := 0
	for i := range l.items {
		if it := &l.items[i]; it.Loaded && it.Err == nil && !it.Read {
			n++
		}
	}
	return n
}

// Failed counts the items that could not be read.
func (l *Library) Failed() int {
	n := 0
	for i := range l.items {
		if l.items[i].Err != nil {
			n++
		}
	}
	return n
}

// Add appends items and puts them in their places among the shown ones.
func (l *Library) Add(items ...Item) (first ID) {
	first = ID(len(l.items))
	added := make([]ID, 0, len(items))
	for _, it := range items {
		it.prepare()
		id := ID(len(l.items))
		l.stacks.stack(id, it.Print)
		it.Print = nil
		l.items = append(l.items, it)
		if l.matches(id) {
			added = append(added, id)
		}
	}
	l.merge(added)
	return first
}

// Update replaces items by ID and moves them to their places.
func (l *Library) Update(changed map[ID]Item) {
	l.order = slices.DeleteFunc(l.order, func(id ID) bool { _, ok := changed[id]; return ok })
	ids := make([]ID, 0, len(changed))
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		it := changed[id]
		it.prepare()
		l.stacks.stack(id, it.Print)
		it.Print = nil
		l.items[id] = it
		if l.matches(id) {
			ids = append(ids, id)
		}
	}
	l.merge(ids)
}

// merge puts ids into the order in one pass, so that arrivals cost the length
// of the list and not a sort of it.
func (l *Library) merge(ids []ID) {
	slices.SortFunc(ids, l.compare)
	merged := make([]ID, 0, len(l.order)+len(ids))
	i := 0
	for _, id := range l.order {
		for i < len(ids) && l.compare(ids[i], id) < 0 {
			merged = append(merged, ids[i])
			i++
		}
		merged = append(merged, id)
	}
	l.order = append(merged, ids[i:]...)
}

// Sorting returns the order in force.
func (l *Library) Sorting() (by Sort, reverse bool) { return l.sort, l.reverse }

// SortBy orders the list.
func (l *Library) SortBy(by Sort, reverse bool) {
	l.sort, l.reverse = by, reverse
	slices.SortFunc(l.order, l.compare)
}

// Query returns the filter in force, "" for none.
func (l *Library) Query() string { return l.query }

// Filter shows the items that hold every word of query in title, outlet,
// author, section or file name, case and accents aside.
func (l *Library) Filter(query string) {
	narrower := l.query != "" && strings.HasPrefix(query, l.query)
	l.query = query
	if narrower {
		l.order = slices.DeleteFunc(l.order, func(id ID) bool { return !l.matches(id) })
		return
	}
	l.refilter()
}

// refilter looks at every item again.
func (l *Library) refilter() {
	l.order = l.order[:0]
	for id := range l.items {
		if l.matches(ID(id)) {
			l.order = append(l.order, ID(id))
		}
	}
	slices.SortFunc(l.order, l.compare)
}

func (l *Library) matches(id ID) bool {
	if l.stacks.hidden(id) {
		return false
	}
	for _, word := range strings.Fields(text.Fold(l.query)) {
		if !strings.Contains(l.items[id].folded, word) {
			return false
		}
	}
	return true
}

func (i *Item) prepare() {
	i.title, i.outlet = sortKey(i.Title()), sortKey(i.Meta.Outlet)
	i.folded = text.Fold(strings.Join(append([]string{i.Title(), i.Meta.Outlet, i.Meta.Section, i.Origin.File}, i.Meta.Authors...), "\n"))
}

func (l *Library) compare(x, y ID) int {
	a, b := &l.items[x], &l.items[y]
	if c := cmp.Compare(b2i(a.Err != nil), b2i(b.Err != nil)); c != 0 {
		return c
	}
	c := l.by(a, b)
	if l.reverse {
		c = -c
	}
	return cmp.Or(c, cmp.Compare(x, y))
}

func (l *Library) by(a, b *Item) int {
	switch l.sort {
	case ByDate:
		return newer(a, b)
	case ByTitle:
		return strings.Compare(a.title, b.title)
	case ByOutlet:
		return cmp.Or(strings.Compare(a.outlet, b.outlet), newer(a, b))
	case ByLength:
		return cmp.Compare(a.Words, b.Words)
	}
	return 0 // ByFile: the order of arrival
}

// newer orders by publication date, the undated after the dated, those by the
// file's time.
func newer(a, b *Item) int {
	if c := cmp.Compare(b2i(b.Meta.Published.Known()), b2i(a.Meta.Published.Known())); c != 0 {
		return c
	}
	if a.Meta.Published.Known() {
		return b.Meta.Published.Time.Compare(a.Meta.Published.Time)
	}
	return b.Modified.Compare(a.Modified)
}

func sortKey(s string) string {
	return strings.TrimLeftFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
