package tui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
)

// How the list is shown is kept for what was opened, and taken up again.

// libraryName is what the store knows the opened files by, "" where they are
// several names or standard input.
func (m *Model) libraryName() string {
	if len(m.options.Args) != 1 || m.options.Args[0] == "-" {
		return ""
	}
	abs, err := filepath.Abs(m.options.Args[0])
	if err != nil {
		return ""
	}
	return abs
}

// takeUpListing shows the list as it was shown when the folder was left.
func (m *Model) takeUpListing() {
	name := m.libraryName()
	if name == "" {
		return
	}
	kept, now := m.memory.View(name), m.reader.Listing()
	if by, ok := library.SortNamed(kept.Sort); ok {
		now.Sort, now.Reverse = by, kept.Reverse
	}
	now.Query = kept.Filter
	m.reader.ShowListing(now)
	m.listing = m.reader.Listing()
}

// followListing keeps how the list is shown once that is chosen.
func (m *Model) followListing() tea.Cmd {
	now := m.reader.Listing()
	if now == m.listing || m.reader.Input() != nil {
		return nil
	}
	m.listing = now
	name := m.libraryName()
	if name == "" {
		return nil
	}
	m.memory.SetView(name, store.View{Sort: now.Sort.String(), Reverse: now.Reverse, Filter: now.Query})
	return m.save()
}

// completeFilter fills in the word at the end of the filter as far as it is
// certain.
func (m *Model) completeFilter(in *state.Input) {
	typed := in.Text()
	start, ways := m.reader.Library().Complete(typed)
	if len(ways) == 0 {
		return
	}
	common := []rune(ways[0])
	for _, way := range ways[1:] {
		n := 0
		for _, r := range way {
			if n == len(common) || common[n] != r {
				break
			}
			n++
		}
		common = common[:n]
	}
	if len(common) < len([]rune(typed[start:])) {
		return // what is typed differs in case or marks
	}
	m.reader.Edit(func(l *state.Line) {
		l.Cursor = len(l.Text)
		l.Delete(len([]rune(typed[start:])))
		l.Insert(string(common))
	})
}
