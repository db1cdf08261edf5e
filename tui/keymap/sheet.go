package keymap

import "strings"

// Task is what a reader wants to do, with the keys for it: a block of the sheet
// that the help begins with.
type Task struct {
	Title string
	Keys  []Brief
}

// Brief says in a few words what keys do; its name is those in force.
type Brief struct{ Name, Help string }

// essential is a binding of the sheet; more is one that is told in the same row,
// as that for the way back.
type essential struct {
	mode         Mode
	action, more Action
	help         string
}

// sheet is the twenty-five keys that a reader needs first, by task.
func sheet() []struct {
	title string
	keys  []essential
} {
	return []struct {
		title string
		keys  []essential
	}{
		{"move", []essential{
			{Article, Down, Up, "line down, up"},
			{Article, PageDown, PageUp, "page down, up"},
			{Article, First, Last, "beginning, end"},
			{List, Accept, None, "open; who is this?"},
			{Article, NextArticle, PrevArticle, "article on, back"},
			{Everywhere, Back, None, "back, then quit"},
			{Everywhere, Cancel, None, "cancel one thing"},
		}},
		{"find", []essential{
			{List, Filter, None, "in list or article"},
			{Everywhere, SearchAll, None, "in the whole library"},
			{Article, NextHit, PrevHit, "next hit, back"},
			{Article, FindName, None, "all about a name"},
		}},
		{"look", []essential{
			{Everywhere, CycleTheme, None, "next theme"},
			{Article, Wider, Narrower, "wider, narrower"},
		}},
		{"who and what", []essential{
			{Article, NextMention, PrevMention, "next name, back"},
			{Article, NextQuote, PrevQuote, "next quote, back"},
			{Article, ShowNames, None, "names here"},
			{Article, WhoSaidWhat, None, "who said what"},
			{Article, Spotlight, None, "only this name"},
		}},
		{"keep", []essential{
			{Article, Copy, None, "copy with source"},
			{Article, Export, None, "write as a file"},
			{List, ToggleStar, None, "star"},
			{List, ToggleRead, None, "read, in the list"},
			{Article, Annotate, None, "write a note"},
		}},
		{"correct", []essential{
			{Article, Confirm, Reject, "right; wrong"},
			{Everywhere, Undo, None, "undo what was done"},
		}},
	}
}

// Tasks are the keys that a reader needs first.
func (k *Keymap) Tasks() []Task {
	var tasks []Task
	for _, s := range sheet() {
		t := Task{Title: s.title}
		for _, e := range s.keys {
			t.Keys = append(t.Keys, Brief{k.brief(e), e.help})
		}
		tasks = append(tasks, t)
	}
	return tasks
}

// brief is the first key of an essential, and of what is told with it.
func (k *Keymap) brief(e essential) string {
	var labels []string
	for _, a := range [...]Action{e.action, e.more} {
		if b, ok := k.Binding(e.mode, a); ok && a != None {
			labels = append(labels, b.labels()[0])
		}
	}
	return strings.Join(labels, " ")
}

// Columns sets blocks of rows, which stay whole and in order, in n columns of the
// least height, each width cells wide but for the last; pad fills a row to it.
func Columns(blocks [][]string, n int, pad func(row string) string) []string {
	height, total := 0, 0
	for _, b := range blocks {
		height, total = max(height, len(b)), total+len(b)
	}
	height = max(height, (total+n-1)/n) // no less can do
	columns := flow(blocks, height)
	for len(columns) > n {
		height++
		columns = flow(blocks, height)
	}
	var rows []string
	for y := range height {
		row := ""
		for x, column := range columns {
			cell := ""
			if y < len(column) {
				cell = column[y]
			}
			if x < len(columns)-1 {
				cell = pad(cell)
			}
			row += cell
		}
		rows = append(rows, strings.TrimRight(row, " "))
	}
	return rows
}

// flow fills columns of a height with blocks, one after the other.
func flow(blocks [][]string, height int) (columns [][]string) {
	for _, b := range blocks {
		if n := len(columns); n > 0 && len(columns[n-1])+len(b) <= height {
			columns[n-1] = append(columns[n-1], b...)
			continue
		}
		columns = append(columns, append([]string{}, b...))
	}
	return columns
}
