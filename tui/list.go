package tui

import (
	"time"

	"lede/model/engine"
	"lede/model/library"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
)

// onList is what keys do in the list.
func onList() actions {
	move := func(n func(m *Model) int) func(*Model) {
		return func(m *Model) { m.reader.MoveRows(n(m)) }
	}
	return actions{
		keymap.Accept:        (*Model).openSelected,
		keymap.Down:          move(func(*Model) int { return 1 }),
		keymap.Up:            move(func(*Model) int { return -1 }),
		keymap.HalfDown:      move(func(m *Model) int { return m.listPage() / 2 }),
		keymap.HalfUp:        move(func(m *Model) int { return -m.listPage() / 2 }),
		keymap.PageDown:      move((*Model).listPage),
		keymap.PageUp:        move(func(m *Model) int { return -m.listPage() }),
		keymap.First:         move(func(m *Model) int { return -m.reader.Library().Len() }),
		keymap.Last:          move(func(m *Model) int { return m.reader.Library().Len() }),
		keymap.Filter:        func(m *Model) { m.reader.Type(state.ForFilter, m.reader.Library().Query()) },
		keymap.ShowShelves:   call((*engine.Engine).ShowShelves),
		keymap.NextSort:      func(m *Model) { m.sortList(false) },
		keymap.ReverseSort:   func(m *Model) { m.sortList(true) },
		keymap.ToggleRead:    mark((*state.Reader).ToggleRead),
		keymap.ReadAll:       (*Model).readAll,
		keymap.NextUnread:    func(m *Model) { m.toUnread(1) },
		keymap.PrevUnread:    func(m *Model) { m.toUnread(-1) },
		keymap.ToggleStar:    mark((*state.Reader).ToggleStar),
		keymap.Reload:        start((*engine.Engine).Look),
		keymap.UpdateNews:    start(func(e *engine.Engine) []engine.Work { return e.Update() }),
		keymap.ToggleStories: start((*engine.Engine).ToggleStories),
		keymap.FoldStory:     (*Model).foldStory,
		keymap.ToggleStacks:  (*Model).toggleStacks,
		keymap.NextForm:      (*Model).nextForm,
		keymap.OpenBrowser:   start((*engine.Engine).BrowseSelected),
		keymap.Get:           start((*engine.Engine).GetSelected),
		keymap.Copy:          call((*engine.Engine).CopyItem),
	}
}

func (m *Model) selectedID() library.ID {
	if row := m.reader.Row(); row >= 0 {
		return m.reader.Library().At(row)
	}
	return library.None
}

// mark makes an action that marks the selected article.
func mark(f func(*state.Reader, library.ID)) func(*Model) {
	return func(m *Model) {
		switch it := m.reader.Selected(); {
		case it == nil:
			m.reader.Say(unselected)
		case it.Err != nil:
			m.reader.Say("it cannot be read: there is nothing to mark")
		default:
			f(m.reader, m.selectedID())
		}
	}
}

// unselected says that no row is selected where one is needed.
const unselected = "no article is selected"

// foldStory shows the story that is open as one row again, where one is.
func (m *Model) foldStory() {
	rows := m.reader.Library().Len()
	if m.reader.OpenStory(library.None); m.reader.Library().Len() == rows {
		m.reader.Say("no story is open here")
	}
}

// listPage is how many articles the list shows at once, at least 2.
func (m *Model) listPage() int {
	list := m.layout().List
	n, used := 0, 0
	for row := m.reader.List().Top; row < m.reader.Library().Len(); row++ {
		used += m.canvas.ItemHeight(m.reader, row, max(1, list.Width))
		if used > list.Height {
			break
		}
		n++
	}
	return max(2, n)
}

func (m *Model) openSelected() {
	it := m.reader.Selected()
	story, ok := m.reader.Library().StoryOf(m.selectedID())
	switch {
	case it == nil:
		m.reader.Say(unselected)
	case ok && story.First && !story.Open:
		m.reader.OpenStory(m.selectedID())
	case it.Err != nil:
		m.reader.Warn(it.Title() + ": " + it.Err.Error())
	default:
		m.reader.Enter(m.selectedID())
	}
}

// preview shows the selected article beside the list where there is room for
// both. The keys stay with the list.
func (m *Model) preview(now time.Time) {
	it := m.reader.Selected()
	if m.reader.Focus() == state.OnList && m.window().Wide(m.reader) && it != nil && it.Err == nil && it.Loaded && !m.passes(m.selectedID(), now) {
		m.reader.Preview(m.selectedID())
	}
}

// toggleStacks shows copies of an article apart, or under the first of them.
func (m *Model) toggleStacks() {
	m.reader.StackCopies(!m.reader.Library().Stacked())
	if m.reader.Library().Stacked() {
		m.reader.Say("copies of an article are one row")
		return
	}
	m.reader.Say("copies of an article are rows of their own")
}

// nextForm lists articles in one row each, or with room.
func (m *Model) nextForm() {
	m.reader.NextForm()
	m.reader.Say("the list is " + m.reader.Form().String())
}

func (m *Model) readAll() {
	if n := m.reader.MarkAllRead(); n > 0 {
		m.sayUndoable(text.Count(n, "article") + " marked read")
	} else {
		m.reader.Say("all that are listed are read")
	}
}

func (m *Model) toUnread(step int) {
	if !m.reader.SelectUnread(step) {
		m.reader.Say("all that are listed are read")
	}
}

func (m *Model) sortList(reverse bool) {
	m.reader.SortList(reverse)
	by, reversed := m.reader.Library().Sorting()
	order := "by " + by.String()
	if reversed {
		order += ", reversed"
	}
	m.reader.Say("sorted " + order)
}

// star marks the open article, or takes the mark away, and says so: its row may be out of
// sight.
func (m *Model) star() {
	id := m.reader.Open().ID()
	m.reader.ToggleStar(id)
	if it := m.reader.Library().Item(id); it != nil && it.Starred {
		m.reader.Say("starred")
	} else {
		m.reader.Say("no longer starred")
	}
}
