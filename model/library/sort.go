package library

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/article"
)

// Sort is what the list is ordered by.
type Sort uint8

// Orders. Each but ByFile puts names that are not read yet after all articles,
// and files that could not be read last.
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

// SortNamed returns the order of that name.
func SortNamed(name string) (Sort, bool) {
	i := slices.Index(sortNames[:], name)
	return Sort(max(0, i)), i >= 0
}

// Next is the order after s, in turn.
func (s Sort) Next() Sort { return (s + 1) % numSorts }

// Sorting returns the order in force.
func (l *View) Sorting() (by Sort, reverse bool) { return l.by, l.back }

// SortBy orders the list. Nothing stays in its place.
func (l *Library) SortBy(by Sort, reverse bool) {
	l.by, l.back = by, reverse
	l.rebuild()
}

// Rerank sets the ranks of all items. Where they are in force, nothing stays in
// its place.
func (l *Library) Rerank(rank func(ID) int) {
	for id := range ID(l.rows.n) {
		l.rowOf(id).rank = int32(rank(id))
	}
	if l.by == ByFile {
		l.rebuild()
	}
}

// rebuild puts every item where it belongs.
func (l *Library) rebuild() {
	l.screen, l.waiting = screen{}, nil
	for id, it := range l.late {
		l.set(id, &it)
	}
	l.late = nil
	ids := make([]ID, 0, l.rows.n)
	for id := range ID(l.rows.n) {
		f := &l.rowOf(id).flags
		*f = f.set(placed, f.has(loaded) || l.by == ByFile)
		if !l.hidden(id) {
			ids = append(ids, id)
		}
	}
	l.sorted(ids)
	l.whole.from(ids)
	l.refilter()
}

// compare orders two items; it is 0 for one and the same alone.
func (l *View) compare(x, y ID) int {
	return l.compareWith(x, y, func(x, y ID) int {
		return strings.Compare(sortKey(l.rowOf(x).shown()), sortKey(l.rowOf(y).shown()))
	})
}

// compareWith is compare, with titles that begin alike compared by titles. The
// articles of a story follow its first.
func (l *View) compareWith(x, y ID, titles func(x, y ID) int) int {
	if l.stories.on {
		s, t := l.tale(x), l.tale(y)
		if s.lead == t.lead {
			return cmp.Or(s.place-t.place, cmp.Compare(x, y))
		}
		x, y = s.lead, t.lead
	}
	a, b := l.rowOf(x), l.rowOf(y)
	if c := cmp.Compare(l.class(a), l.class(b)); c != 0 {
		return c
	}
	if !a.flags.has(placed) {
		return cmp.Compare(x, y)
	}
	c := 0
	switch l.by {
	case ByDate:
		c = newer(a, b)
	case ByTitle:
		if c = a.prefix.compare(b.prefix); c == 0 {
			c = titles(x, y)
		}
	case ByOutlet:
		if a.outlet != b.outlet {
			c = strings.Compare(l.strings.get(a.outlet).key, l.strings.get(b.outlet).key)
		}
		if c == 0 {
			c = newer(a, b)
		}
	case ByLength:
		c = cmp.Compare(a.words, b.words)
	case ByFile:
		c = cmp.Compare(a.rank, b.rank)
	}
	if l.back {
		c = -c
	}
	return cmp.Or(c, cmp.Compare(x, y))
}

// class parts the list.
type class uint8

const (
	articles class = iota
	waiting        // for their places
	failures
)

func (l *View) class(r *row) class {
	switch {
	case !r.flags.has(placed):
		return waiting
	case r.flags.has(failed) && l.by != ByFile:
		return failures
	}
	return articles
}

// newer orders by publication date, the undated after the dated, those by the
// file's time.
func newer(a, b *row) int {
	undated := func(r *row) int {
		if r.precision == article.Unknown {
			return 1
		}
		return 0
	}
	if c := cmp.Compare(undated(a), undated(b)); c != 0 {
		return c
	}
	if undated(a) == 0 {
		return cmp.Compare(b.published, a.published)
	}
	return cmp.Compare(b.modified, a.modified)
}
