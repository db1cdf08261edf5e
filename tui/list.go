package tui

import (
	tea "charm.land/bubbletea/v2"

	"lede/model/library"
	"lede/model/state"
	"lede/tui/keymap"
)

// onList is what keys do in the list.
func onList() actions {
	move := func(n func(m *Model) int) func(*Model) tea.Cmd {
		return func(m *Model) tea.Cmd {
			m.reader.MoveRows(n(m))
			return m.preview()
		}
	}
	return actions{
		keymap.Accept:       (*Model).openSelected,
		keymap.Down:         move(func(*Model) int { return 1 }),
		keymap.Up:           move(func(*Model) int { return -1 }),
		keymap.HalfDown:     move(func(m *Model) int { return m.listPage() / 2 }),
		keymap.HalfUp:       move(func(m *Model) int { return -m.listPage() / 2 }),
		keymap.PageDown:     move((*Model).listPage),
		keymap.PageUp:       move(func(m *Model) int { return -m.listPage() }),
		keymap.First:        move(func(m *Model) int { return -m.reader.Library().Len() }),
		keymap.Last:         move(func(m *Model) int { return m.reader.Library().Len() }),
		keymap.Filter:       act(func(m *Model) { m.reader.Type(state.ForFilter, m.reader.Library().Query()) }),
		keymap.NextSort:     act(func(m *Model) { m.sortList(false) }),
		keymap.ReverseSort:  act(func(m *Model) { m.sortList(true) }),
		keymap.ToggleRead:   act(func(m *Model) { m.reader.ToggleRead(m.selectedID()); m.keepMarks(m.selectedID()) }),
		keymap.ToggleStar:   act(func(m *Model) { m.reader.ToggleStar(m.selectedID()); m.keepMarks(m.selectedID()) }),
		keymap.ToggleStacks: act((*Model).toggleStacks),
		keymap.OpenBrowser:  (*Model).browseSelected,
		keymap.Copy:         (*Model).copyItem,
	}
}

func (m *Model) selectedID() library.ID {
	if row := m.reader.Row(); row >= 0 {
		return m.reader.Library().At(row)
	}
	return library.None
}

// listPage is how many articles the list shows at once, at least 2.
func (m *Model) listPage() int {
	list := m.layout().List
	n, used := 0, 0
	for row := m.reader.List().Top; row < m.reader.Library().Len(); row++ {
		used += m.canvas.ItemHeight(m.reader.Library().Item(m.reader.Library().At(row)), max(1, list.Width))
		if used > list.Height {
			break
		}
		n++
	}
	return max(2, n)
}

func (m *Model) openSelected() tea.Cmd {
	it := m.reader.Selected()
	switch {
	case it == nil:
		return nil
	case it.Err != nil:
		m.reader.Warn(it.Title() + ": " + it.Err.Error())
		return nil
	}
	return m.open(m.selectedID(), true)
}

// preview shows the selected article beside the list where there is room for
// both. The keys stay with the list.
func (m *Model) preview() tea.Cmd {
	id := m.selectedID()
	it := m.reader.Library().Item(id)
	if m.reader.Focus() != state.OnList || !m.window().Wide(m.reader) || it == nil || it.Err != nil || !it.Loaded {
		return nil
	}
	if m.reader.Open() != nil && m.reader.Open().ID() == id {
		return nil
	}
	return m.open(id, false)
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

func (m *Model) sortList(reverse bool) {
	m.reader.SortList(reverse)
	by, reversed := m.reader.Library().Sorting()
	order := "by " + by.String()
	if reversed {
		order += ", reversed"
	}
	m.reader.Say("sorted " + order)
}
