package state

import "lede/model/library"

// Listing is how the list is shown: what is kept for a folder, and undone.
type Listing struct {
	Query   string
	Sort    library.Sort
	Reverse bool
}

// Listing returns how the list is shown.
func (r *Reader) Listing() Listing {
	by, reverse := r.library.Sorting()
	return Listing{r.library.Query(), by, reverse}
}

// ShowListing shows the list in that way, with the selection where it can be.
func (r *Reader) ShowListing(l Listing) {
	if by, reverse := r.library.Sorting(); by != l.Sort || reverse != l.Reverse {
		r.library.SortBy(l.Sort, l.Reverse)
	}
	if r.library.Query() != l.Query {
		r.FilterList(l.Query)
	}
}

// listed remembers how the list was shown, for Undo, if it is shown otherwise now.
func (r *Reader) listed(before Listing, what string) {
	if before != r.Listing() {
		r.push(change{id: library.None, listing: &before, what: what})
	}
}
