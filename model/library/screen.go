package library

import "slices"

// What the reader looks at does not move. An item whose head was read belongs
// elsewhere than where its name arrived; but while it is on the screen it stays
// there, and what belongs between rows on the screen waits where it is until
// they are gone from it.

// screen is the rows the reader looks at; empty while nothing has to stay.
type screen struct {
	ids         []ID
	first, last ID
}

func (s *screen) shows(id ID) bool { return slices.Contains(s.ids, id) }

// Hold says which n rows from row top on are on the screen, and stay there. What
// waited for others is put where it belongs. With n = 0 nothing has to stay.
func (l *Library) Hold(top, n int) {
	before := l.screen.ids
	l.screen = screen{}
	v := l.view()
	for i := max(0, top); i < min(top+n, v.n); i++ {
		l.screen.ids = append(l.screen.ids, v.at(i))
	}
	if n := len(l.screen.ids); n > 0 {
		l.screen.first, l.screen.last = l.screen.ids[0], l.screen.ids[n-1]
	}
	if len(before) > 0 && slices.Equal(before, l.screen.ids) {
		return // what waited has to go on waiting
	}
	waiting := l.waiting
	l.waiting = nil
	for _, id := range waiting {
		if it, ok := l.late[id]; ok {
			delete(l.late, id)
			it.Read, it.Starred = l.rowOf(id).flags.has(read), l.rowOf(id).flags.has(starred)
			l.Update(Change{id, it})
			continue
		}
		l.reposition(id)
	}
}

// Waiting is how many items are not where they belong yet.
func (l *View) Waiting() int { return len(l.waiting) }

// reposition puts an item that is not where it belongs there, unless that would move
// what is on the screen: then it stays, or is put where it arrived, and waits.
func (l *Library) reposition(id ID) {
	r := l.rowOf(id)
	if r.flags.has(placed) {
		return
	}
	if !l.screen.shows(id) {
		l.remove(id)
		r.flags = r.flags.set(placed, r.flags.has(loaded) || l.by == ByFile)
		if !l.between(id) {
			l.insert(id)
			return
		}
		r.flags = r.flags.set(placed, false)
		if !l.between(id) {
			l.insert(id)
		}
	}
	l.waiting = append(l.waiting, id)
}

// between reports whether id belongs between two rows on the screen.
func (l *Library) between(id ID) bool {
	return len(l.screen.ids) > 1 && l.compare(l.screen.first, id) < 0 && l.compare(id, l.screen.last) < 0
}

// move makes it the item of id and puts that in its place. What would leave its
// place on the screen goes on being sorted as it was, until it may move.
func (l *Library) move(id ID, it *Item) {
	l.leave(id)
	switch {
	case !l.screen.shows(id):
		l.remove(id)
		l.rowOf(id).flags &^= placed
		l.set(id, it)
		l.reposition(id)
	case !l.rowOf(id).flags.has(placed): // it stays where it arrived
		l.set(id, it)
		l.waiting = append(l.waiting, id)
	case l.fits(id, l.pack(it)):
		l.set(id, it)
	default:
		if l.late == nil {
			l.late = map[ID]Item{}
		}
		l.late[id] = *it
		l.waiting = append(l.waiting, id)
		if old, r := *l.rowOf(id), l.pack(it); l.fits(id, *r.sortedAs(&old)) {
			l.set(id, it)
			l.rowOf(id).sortedAs(&old)
		}
	}
}

// sortedAs gives r what old is sorted by.
func (r *row) sortedAs(old *row) *row {
	r.prefix, r.outlet, r.words, r.rank = old.prefix, old.outlet, old.words, old.rank
	r.published, r.zone, r.precision, r.modified = old.published, old.zone, old.precision, old.modified
	return r
}

// fits reports whether id would be where it belongs if it became r.
func (l *Library) fits(id ID, r row) bool {
	old := *l.rowOf(id)
	r.flags |= placed
	for _, o := range [...]*order{&l.whole, &l.part} {
		before, after := o.beside(id, l.compare)
		*l.rowOf(id) = r
		fits := (before == None || l.compare(before, id) < 0) && (after == None || l.compare(id, after) < 0)
		*l.rowOf(id) = old
		if !fits {
			return false
		}
	}
	return true
}
