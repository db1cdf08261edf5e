package state

import (
	"slices"

	"lede/model/library"
)

// origin is where the reader was before.
type origin struct {
	focus Focus
	row   library.ID // that was selected in the list
	id    library.ID // of the open article
	place Place
	open  *Open  // that article, as long as it is read
	panel *Panel // beside it, likewise

	search *Search // in that article; what it asks alone, once that is left
}

// maxBefore is how many searches of the library lie behind each other.
const maxBefore = 50

// beginFinding begins a search of the library where the reader is.
func (r *Reader) beginFinding() {
	f := &Finding{before: r.finding}
	if was := r.finding; was != nil && was.account == nil {
		f.query, f.typed, f.sort, f.asked = was.query, was.typed, was.sort, was.asked
		f.results, f.total, f.busy, f.row = slices.Clip(was.results), was.total, was.busy, was.row
	}
	f.from = origin{focus: r.focus, row: r.list.ID, id: library.None, open: r.open, panel: r.panel}
	if r.open != nil {
		f.from.id, f.from.place, f.from.search = r.open.id, r.open.place, r.open.search
	}
	r.finding = f
	last := f
	for range maxBefore {
		if last.before == nil {
			return
		}
		last = last.before
	}
	last.before = nil
}

// forget lets go of the article that was open, in every search of the library begun
// there: where each was and what it was searched for stays.
func (f *Finding) forget(o *Open) {
	for ; f != nil; f = f.before {
		if f.from.open == o {
			f.from.open, f.from.panel, f.from.search = nil, nil, f.from.search.question()
		}
	}
}

// whole reports whether nothing is to come that answers what was asked.
func (f *Finding) whole() bool {
	return f == nil || !f.busy && (f.dossier == nil || f.dossier.Known)
}

// wantAnswer wants the search of the library answered, or its account made.
func (r *Reader) wantAnswer() {
	if r.finding.account != nil {
		r.want(Accounting{})
		return
	}
	r.want(Asked{})
}

// leaveFinding ends the search of the library. The reader goes back to where it
// began, and begins to read that article again where another one is open by now. The
// search that led there is as it was.
func (r *Reader) leaveFinding() {
	f := r.finding
	if f == nil {
		return
	}
	r.finding, r.input = f.before, nil
	if was := f.before; was.whole() {
		r.want(AskedNoMore{})
	} else {
		was.again = was.Selected()
		r.wantAnswer()
	}
	r.arrival = nil
	switch {
	case f.from.id == library.None:
		r.FocusOn(OnList)
		r.list.ID = f.from.row
		r.reselect()
	case r.open == nil || r.open.id != f.from.id:
		r.GoTo(f.from.id, f.from.place)
		if f.from.focus == OnList {
			r.FocusOn(OnList)
		}
		r.restore(f.from.search)
	default:
		if r.open == f.from.open {
			r.panel = f.from.panel
		}
		if r.focus = f.from.focus; r.focus == OnPanel && r.panel == nil {
			r.focus = OnArticle
		}
		r.MoveTo(f.from.place)
		r.restore(f.from.search)
	}
	if f.from.focus == OnList {
		r.list.ID = f.from.row // which the page beside the list may not have followed yet
		r.reselect()
	}
}
