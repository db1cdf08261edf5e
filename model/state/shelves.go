package state

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"lede/model/library"
	"lede/model/text"
)

// Feed is a subscription as the list shows it.
type Feed struct {
	Name    string
	Failure string // why it gave nothing the last time, "" where it did
}

// Shelves is the list of the feeds and tags, of which one is chosen to be listed. What is
// typed meanwhile filters it.
type Shelves struct {
	query string
	row   int
	rows  []Shelf // all of them
}

// Shelf is one row of Shelves.
type Shelf struct {
	Name string
	Tag  bool
	library.Shelf
	Failure string
}

// Query is what the rows are filtered by.
func (s *Shelves) Query() string { return s.query }

// Row is the selected row.
func (s *Shelves) Row() int { return s.row }

// Rows are those that what is typed leaves over: all articles first, then the tags, then
// the feeds in the reader's order.
func (s *Shelves) Rows() (rows []Shelf) {
	query := text.Fold(strings.TrimSpace(s.query))
	for _, row := range s.rows {
		if strings.Contains(text.Fold(row.Name), query) {
			rows = append(rows, row)
		}
	}
	return rows
}

// SetFeeds says what is subscribed.
func (r *Reader) SetFeeds(all []Feed) { r.feeds = all }

// Subscribed reports whether there are feeds to choose from.
func (r *Reader) Subscribed() bool { return len(r.feeds) > 0 }

// Shelves is the list of feeds and tags, nil where it is not shown.
func (r *Reader) Shelves() *Shelves { return r.shelves }

// ShowShelves shows the list of feeds and tags, with that selected which is listed now.
// It reports false where nothing is subscribed.
func (r *Reader) ShowShelves() bool {
	if !r.Subscribed() {
		return false
	}
	feeds, tags := r.library.Shelves()
	rows := []Shelf{{Shelf: library.Shelf{Articles: r.library.Rows(), Unread: r.library.Unread()}}}
	for _, name := range slices.SortedFunc(maps.Keys(tags), alphabetic) {
		rows = append(rows, Shelf{Name: name, Tag: true, Shelf: tags[name]})
	}
	for _, f := range r.feeds {
		rows = append(rows, Shelf{Name: f.Name, Shelf: feeds[f.Name], Failure: f.Failure})
	}
	r.shelves = &Shelves{rows: rows}
	now, _ := library.Part(r.library.Query(), shelfFields...)
	r.shelves.row = max(0, slices.IndexFunc(rows, func(s Shelf) bool { return s.Term() == now }))
	r.Type(ForShelf, "")
	return true
}

// alphabetic orders names, case and accents aside.
func alphabetic(a, b string) int {
	return cmp.Or(cmp.Compare(text.Fold(a), text.Fold(b)), cmp.Compare(a, b))
}

// MoveShelf moves the selected row by n.
func (r *Reader) MoveShelf(n int) {
	if r.shelves != nil {
		r.shelves.row = max(0, min(r.shelves.row+n, len(r.shelves.Rows())-1))
	}
}

// PickShelf lists what is selected, and closes the list of feeds and tags.
func (r *Reader) PickShelf() {
	s := r.shelves
	if r.shelves = nil; s == nil {
		return
	}
	if rows := s.Rows(); s.row < len(rows) {
		before := r.Listing()
		r.FilterList(rows[s.row].within(before.Query))
		r.SelectRow(0)
		r.listed(before, "filtered")
	}
}

// Term is what the list is filtered by to show the shelf alone; "" is all of it.
func (s *Shelf) Term() string {
	switch {
	case s.Name == "":
		return ""
	case s.Tag:
		return library.FilterBy("tag", s.Name)
	}
	return library.FilterBy("feed", s.Name)
}

// within is the filter with the shelf in place of another one that it names.
func (s *Shelf) within(filter string) string {
	_, rest := library.Part(filter, shelfFields...)
	return strings.TrimSpace(rest + " " + s.Term())
}

// shelfFields are what a filter names a shelf by.
var shelfFields = []string{"feed", "tag"}

// leaveShelf goes from the feed or the tag that is listed back to all that the rest of the
// filter shows, and reports whether one was.
func leaveShelf(r *Reader) bool {
	before := r.Listing()
	shelf, rest := library.Part(before.Query, shelfFields...)
	if shelf != "" {
		r.FilterList(rest)
		r.listed(before, "filtered")
	}
	return shelf != ""
}

// Kept is how the list is shown when it is opened again: a feed or a tag that is listed is
// where the reader is, and is not kept.
func (l Listing) Kept() Listing {
	_, l.Query = library.Part(l.Query, shelfFields...)
	return l
}
