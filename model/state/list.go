package state

import (
	"lede/model/library"
)

// List is the reader's place in the list of articles. ID is what is selected;
// Top is the first row on the screen, Rows how many are on it. Settled is
// whether they stay where they are: before the reader has looked at them, in the
// first moment or until a row is chosen, the first one is selected, whatever
// arrives.
type List struct {
	ID      library.ID
	Top     int
	Rows    int
	Settled bool
}

// Row is the selected row, -1 in an empty list.
func (r *Reader) Row() int {
	if i := r.Library.Row(r.List.ID); i >= 0 || r.Library.Len() == 0 {
		return i
	}
	return 0
}

// Selected is the selected item, nil in an empty list.
func (r *Reader) Selected() *library.Item {
	if i := r.Row(); i >= 0 {
		return r.Library.Item(r.Library.At(i))
	}
	return nil
}

// SelectRow selects row i, or the nearest there is.
func (r *Reader) SelectRow(i int) {
	n := r.Library.Len()
	if n == 0 {
		r.List.ID, r.List.Top = library.None, 0
		return
	}
	r.List.ID = r.Library.At(max(0, min(i, n-1)))
}

// MoveRows moves the selection by n rows.
func (r *Reader) MoveRows(n int) {
	r.List.Settled = true
	r.SelectRow(r.Row() + n)
}

// Arrive puts new and changed items into the library without moving what the
// reader looks at: the rows on the screen stay there, in their places.
func (r *Reader) Arrive(change func(*library.Library)) {
	if !r.List.Settled && r.Focus == OnList {
		r.Library.Hold(0, 0)
		change(&r.Library)
		r.SelectRow(0)
		return
	}
	before := r.Row()
	if before >= 0 {
		r.List.ID = r.Library.At(before)
	}
	r.Library.Hold(r.List.Top, r.List.Rows)
	change(&r.Library)
	r.List.Top = max(0, r.List.Top+r.Row()-before)
}

// KeepVisible moves Top so that the selected row is on a screen of lines lines;
// height gives the lines of a row.
func (r *Reader) KeepVisible(lines int, height func(row int) int) {
	row, n := r.Row(), r.Library.Len()
	if row < 0 {
		r.List.Top, r.List.Rows = 0, 0
		return
	}
	r.List.Top = max(0, min(r.List.Top, row))
	used, first := 0, row
	for i := row; i >= r.List.Top; i-- {
		if used += height(i); used > lines {
			break
		}
		first = i
	}
	r.List.Top = first
	r.fillBelow(n, lines, height)
}

// fillBelow pulls rows in from above when the last screen is not full.
func (r *Reader) fillBelow(n, lines int, height func(int) int) {
	used := 0
	for i := r.List.Top; i < n && used <= lines; i++ {
		used += height(i)
	}
	for r.List.Top > 0 && used+height(r.List.Top-1) <= lines {
		r.List.Top--
		used += height(r.List.Top)
	}
	r.List.Rows = 0
	for used = 0; r.List.Top+r.List.Rows < n && used < lines; r.List.Rows++ {
		used += height(r.List.Top + r.List.Rows)
	}
}

// FilterList shows only what matches query, keeping the selection where it can.
func (r *Reader) FilterList(query string) {
	r.Library.Filter(query)
	if r.Library.Row(r.List.ID) < 0 {
		r.SelectRow(0)
	}
}

// StackCopies shows copies of an article as one row, or apart. The selection
// goes to the first of them when its own row goes.
func (r *Reader) StackCopies(on bool) {
	r.Library.Stack(on)
	if first := r.Library.CopyOf(r.List.ID); on && first != library.None {
		r.List.ID = first
	}
	if r.Library.Row(r.List.ID) < 0 {
		r.SelectRow(0)
	}
}

// SortList goes to the next order, or reverses the one in force.
func (r *Reader) SortList(reverse bool) {
	before := r.Listing()
	if reverse {
		r.Library.SortBy(before.Sort, !before.Reverse)
	} else {
		r.Library.SortBy(before.Sort.Next(), false)
	}
	r.listed(before, "sorted")
}

// Neighbour is the readable item step rows away from the open one in the
// list's order and filter, None at its ends.
func (r *Reader) Neighbour(step int) library.ID {
	row := r.Row()
	if r.Open != nil {
		row = r.Library.Row(r.Open.ID)
	}
	for row += step; row >= 0 && row < r.Library.Len(); row += step {
		if id := r.Library.At(row); !r.Library.Failed(id) {
			return id
		}
	}
	return library.None
}

// remember keeps the marks of item id for Undo.
func (r *Reader) remember(id library.ID, what string) *library.Item {
	it := r.Library.Item(id)
	if it == nil {
		return nil
	}
	r.push(change{id: id, read: it.Read, starred: it.Starred, what: what})
	return it
}

// MarkRead sets whether item id was read.
func (r *Reader) MarkRead(id library.ID, read bool) {
	if it := r.Library.Item(id); it == nil || it.Read == read {
		return
	}
	what := "marked unread"
	if read {
		what = "marked read"
	}
	it := r.remember(id, what)
	r.Library.Mark(id, read, it.Starred)
}

// ToggleRead marks item id read or unread.
func (r *Reader) ToggleRead(id library.ID) {
	if it := r.Library.Item(id); it != nil {
		r.MarkRead(id, !it.Read)
	}
}

// ToggleStar marks item id with a star or takes it away.
func (r *Reader) ToggleStar(id library.ID) {
	if it := r.remember(id, "star"); it != nil {
		r.Library.Mark(id, it.Read, !it.Starred)
	}
}
