package state

import (
	"lede/model/library"
	"lede/model/text"
)

// List is the reader's place in the list of articles. ID is what is selected;
// Top is the first row on the screen, Rows how many are on it. Held is whether
// they stay where they are: before the reader has looked at them, in the first
// moment or until a row is chosen, the first one is selected, whatever comes.
type List struct {
	ID   library.ID
	Top  int
	Rows int
	Held bool
}

// Row is the selected row, -1 in an empty list.
func (r *Reader) Row() int {
	if i := r.library.Row(r.list.ID); i >= 0 || r.library.Len() == 0 {
		return i
	}
	return 0
}

// Selected is the selected item, nil in an empty list.
func (r *Reader) Selected() *library.Item {
	if i := r.Row(); i >= 0 {
		return r.library.Item(r.library.At(i))
	}
	return nil
}

// SelectRow selects row i, or the nearest there is.
func (r *Reader) SelectRow(i int) {
	n := r.library.Len()
	if n == 0 {
		r.list.ID, r.list.Top = library.None, 0
		return
	}
	r.list.ID = r.library.At(max(0, min(i, n-1)))
}

// MoveRows moves the selection by n rows.
func (r *Reader) MoveRows(n int) {
	r.list.Held = true
	r.SelectRow(r.Row() + n)
}

// HoldList keeps the rows where they are from now on.
func (r *Reader) HoldList() { r.list.Held = true }

// ChangeLibrary puts new and changed items into the library without moving what
// the reader looks at: the rows on the screen stay there, in their places.
func (r *Reader) ChangeLibrary(change func(*library.Library)) {
	if !r.list.Held && r.focus == OnList {
		r.library.Hold(0, 0)
		change(&r.library)
		r.SelectRow(0)
		return
	}
	before := r.Row()
	if before >= 0 {
		r.list.ID = r.library.At(before)
	}
	r.library.Hold(r.list.Top, r.list.Rows)
	change(&r.library)
	r.list.ID = r.library.Shown(r.list.ID)
	r.list.Top = max(0, r.list.Top+r.Row()-before)
}

// KeepVisible moves Top so that the selected row is on a screen of lines lines;
// height gives the lines of a row.
func (r *Reader) KeepVisible(lines int, height func(row int) int) {
	row, n := r.Row(), r.library.Len()
	if row < 0 {
		r.list.Top, r.list.Rows = 0, 0
		return
	}
	r.list.Top = max(0, min(r.list.Top, row))
	used, first := 0, row
	for i := row; i >= r.list.Top; i-- {
		if used += height(i); used > lines {
			break
		}
		first = i
	}
	r.list.Top = first
	r.fillBelow(n, lines, height)
}

// fillBelow pulls rows in from above when the last screen is not full.
func (r *Reader) fillBelow(n, lines int, height func(int) int) {
	used := 0
	for i := r.list.Top; i < n && used <= lines; i++ {
		used += height(i)
	}
	for r.list.Top > 0 && used+height(r.list.Top-1) <= lines {
		r.list.Top--
		used += height(r.list.Top)
	}
	r.list.Rows = 0
	for used = 0; r.list.Top+r.list.Rows < n && used < lines; r.list.Rows++ {
		used += height(r.list.Top + r.list.Rows)
	}
}

// FilterList shows only what matches query, keeping the selection where it can.
func (r *Reader) FilterList(query string) {
	r.library.Filter(query)
	r.reselect()
}

// reselect keeps the selection on the row that stands for it now, the first where
// there is none.
func (r *Reader) reselect() {
	r.list.ID = r.library.Shown(r.list.ID)
	if r.library.Row(r.list.ID) < 0 {
		r.SelectRow(0)
	}
}

// StackCopies shows copies of an article as one row, or apart. The selection
// goes to the first of them when its own row goes.
func (r *Reader) StackCopies(on bool) {
	r.library.Stack(on)
	if first := r.library.CopyOf(r.list.ID); on && first != library.None {
		r.list.ID = first
	}
	r.reselect()
}

// SortList goes to the next order, or reverses the one in force.
func (r *Reader) SortList(reverse bool) {
	before := r.Listing()
	if reverse {
		r.library.SortBy(before.Sort, !before.Reverse)
	} else {
		r.library.SortBy(before.Sort.Next(), false)
	}
	r.listed(before, "sorted")
}

// Neighbour is the readable item step rows away from the open one in the
// list's order and filter, None at its ends.
func (r *Reader) Neighbour(step int) library.ID {
	row := r.Row()
	if r.open != nil {
		row = r.library.Row(r.library.Shown(r.open.id))
	}
	for row += step; row >= 0 && row < r.library.Len(); row += step {
		if id := r.library.At(row); !r.library.Failed(id) {
			return id
		}
	}
	return library.None
}

// remember keeps the marks of item id for Undo.
func (r *Reader) remember(id library.ID, what string) *library.Item {
	it := r.library.Item(id)
	if it == nil {
		return nil
	}
	r.push(change{id: id, read: it.Read, starred: it.Starred, what: what})
	return it
}

// MarkRead sets whether item id was read.
func (r *Reader) MarkRead(id library.ID, read bool) {
	if it := r.library.Item(id); it == nil || it.Read == read {
		return
	}
	what := "marked unread"
	if read {
		what = "marked read"
	}
	it := r.remember(id, what)
	r.library.Mark(id, read, it.Starred)
	r.want(Marked{id})
}

// ToggleRead marks item id read or unread.
func (r *Reader) ToggleRead(id library.ID) {
	if it := r.library.Item(id); it != nil {
		r.MarkRead(id, !it.Read)
	}
}

// MarkAllRead marks as read the articles that the list shows, those of a story in one row
// too, in one change for Undo, and says how many were not.
func (r *Reader) MarkAllRead() (n int) {
	var marked []library.ID
	for row := range r.library.Len() {
		ids := []library.ID{r.library.At(row)}
		if story, told := r.library.StoryOf(ids[0]); told && story.First && !story.Open {
			ids = story.Articles
		}
		for _, id := range ids {
			if it := r.library.Item(id); it != nil && it.Err == nil && !it.Read {
				marked = append(marked, id)
			}
		}
	}
	if len(marked) == 0 {
		return 0
	}
	r.push(change{together: marked, what: text.Count(len(marked), "article") + " marked read"})
	r.setRead(marked, true)
	return len(marked)
}

func (r *Reader) setRead(all []library.ID, read bool) {
	for _, id := range all {
		if it := r.library.Item(id); it != nil {
			r.library.Mark(id, read, it.Starred)
			r.want(Marked{id})
		}
	}
}

// SelectUnread selects the next article in the direction of step that was not read, from
// the other end on where that is the last. It reports whether there is one.
func (r *Reader) SelectUnread(step int) bool {
	id := r.Unread(step)
	if id != library.None {
		r.SelectRow(r.library.Row(id))
	}
	return id != library.None
}

// Unread is the next article in the direction of step that was not read, seen from the
// one that is open, else selected, and from the other end on where that is the last; None
// where there is none.
func (r *Reader) Unread(step int) library.ID {
	n, row := r.library.Len(), r.here()
	if r.library.Unread() == 0 {
		n = 0
	}
	for range n {
		row = (row + step + n) % n
		if it := r.library.Item(r.library.At(row)); it.Err == nil && !it.Read {
			return r.library.At(row)
		}
	}
	return library.None
}

// here is the row of the article that is read, else of the selected one.
func (r *Reader) here() int {
	if r.open != nil && r.focus != OnList {
		return r.library.Row(r.library.Shown(r.open.id))
	}
	return r.Row()
}

// ToggleStar marks item id with a star or takes it away.
func (r *Reader) ToggleStar(id library.ID) {
	if it := r.remember(id, "star"); it != nil {
		r.library.Mark(id, it.Read, !it.Starred)
		r.want(Marked{id})
	}
}
