package state

import "lede/model/library"

// Listing is how the list is shown: what is kept for a folder, and undone.
type Listing struct {
	Query   string
	Sort    library.Sort
	Reverse bool
	Stories bool // the articles about one event are one row
}

// Listing returns how the list is shown.
func (r *Reader) Listing() Listing {
	by, reverse := r.library.Sorting()
	return Listing{r.library.Query(), by, reverse, r.library.ByStory()}
}

// ShowListing shows the list in that way, with the selection where it can be.
func (r *Reader) ShowListing(l Listing) {
	if by, reverse := r.library.Sorting(); by != l.Sort || reverse != l.Reverse {
		r.library.SortBy(l.Sort, l.Reverse)
	}
	r.library.ShowStories(l.Stories)
	r.list.ID = r.library.Shown(r.list.ID)
	if r.library.Query() != l.Query {
		r.FilterList(l.Query)
	}
}

// CompleteFilter fills in the word at the end of the filter as far as it is
// certain.
func (r *Reader) CompleteFilter() {
	if r.input == nil || r.input.prompt != ForFilter {
		return
	}
	typed := r.input.Text()
	start, ways := r.library.Complete(typed)
	if len(ways) == 0 {
		return
	}
	common := []rune(ways[0])
	for _, way := range ways[1:] {
		common = common[:shared(common, way)]
	}
	word := len([]rune(typed[start:]))
	if len(common) < word {
		return // what is typed differs in case or marks
	}
	r.Edit(func(l *Line) {
		l.Cursor = len(l.Text)
		l.Delete(word)
		l.Insert(string(common))
	})
}

// shared is how many characters a and b begin with in common.
func shared(a []rune, b string) (n int) {
	for _, c := range b {
		if n == len(a) || a[n] != c {
			break
		}
		n++
	}
	return n
}

// listed remembers how the list was shown, for Undo, if it is shown otherwise now.
func (r *Reader) listed(before Listing, what string) {
	if before != r.Listing() {
		r.want(Relisted{})
		r.push(change{id: library.None, listing: &before, what: what})
	}
}
