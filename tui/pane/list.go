package pane

import (
	"fmt"
	"strings"

	"lede/model/article"
	"lede/model/library"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/theme"
)

// gutter is the width of the list's margin: the mark of the selection, the mark of
// unread, and air.
const gutter = 3

// titleLines is how many rows a title may take.
const titleLines = 2

// ItemHeight is the number of rows of row in a list of width cells: its title, a
// line about it, and a blank one; in a compact list its title, below the day where
// that begins.
func (c Canvas) ItemHeight(r *state.Reader, row, width int) int {
	if r.Form() == state.Compact {
		if c.beginsDay(r, row) {
			return 2
		}
		return 1
	}
	return len(c.titleRows(r.Library().Item(r.Library().At(row)), width)) + 2
}

func (c Canvas) titleRows(it *library.Item, width int) []string {
	rows := c.Wrap(it.Title(), width-gutter-1, titleLines)
	if len(rows) == 0 {
		rows = []string{""}
	}
	return rows
}

// List draws the rows of the list from r.List.Top on. focused is whether keys
// go to it.
func (c Canvas) List(r *state.Reader, width, height int, focused bool) []string {
	if r.Library().Len() == 0 {
		return c.emptyList(r, width, height)
	}
	var rows []string
	selected := r.Row()
	for i := r.List().Top; i < r.Library().Len() && len(rows) < height; i++ {
		id := r.Library().At(i)
		if it := r.Library().Item(id); r.Form() == state.Compact {
			day, count := c.dayAbove(r, i)
			rows = append(rows, c.compactItem(r.Library(), id, day, count, width, i == selected, focused)...)
		} else {
			rows = append(rows, c.item(r.Library(), id, it, width, i == selected, focused)...)
		}
	}
	if l := r.Library(); l.Failures() == l.Rows() && !r.Loading().Busy && l.Query() == "" && width > 2*gutter {
		rows = append(rows, "")
		for _, words := range beginnings {
			for _, row := range c.Wrap(words, width-gutter-1, len(words)) {
				rows = append(rows, spaces(gutter)+c.Style(theme.Muted).Render(row))
			}
		}
	}
	return c.Fill(rows[:min(len(rows), height)], width, height)
}

// beginnings are what can be done where there is nothing to read.
var beginnings = [...]string{
	"lede FILE or FOLDER opens articles;", "lede help formats names what it reads.",
	"lede subscribe URL follows a site or feed;", "lede get URL fetches a page.", "lede help tells the rest; q quits.",
}

func (c Canvas) emptyList(r *state.Reader, width, height int) []string {
	switch {
	case r.Leading():
		return c.Say(width, height, "No title has "+Asked(r.Library().Query())+".", "enter leads to the texts that have it.")
	case r.Library().Total() > 0:
		return c.Say(width, height, "Nothing matches "+Asked(r.Library().Query())+".", "esc shows everything again.")
	case r.Loading().Busy:
		return c.Say(width, height, "Looking for articles …")
	}
	return c.Say(width, height, "No articles here.", "q quits; lede FILE or FOLDER opens others.")
}

// item draws one article: the title, what is known about it, a blank row.
func (c Canvas) item(l *library.View, id library.ID, it *library.Item, width int, selected, focused bool) []string {
	story, told := l.StoryOf(id)
	role, air := titleRole(it), c.air(story, told)
	var rows []string
	for i, row := range c.titleRows(it, width) {
		mark := " "
		if i == 0 {
			mark = c.mark(it)
		}
		title := c.directed(c.titleStyle(role, selected, focused).Render(row), it.Title())
		rows = append(rows, c.edge(selected, focused)+mark+air+title)
	}
	about := c.about(it, l.Copies(id), width-gutter-1)
	if told && story.First {
		about = c.aboutStory(l, &story.Story, c.day(it.Meta.Published), width-gutter-1)
	}
	return append(rows, c.edge(selected, focused)+" "+air+c.Style(theme.Muted).Render(about), "")
}

// air is the cell before a title: a rule beside the articles of an open story.
func (c Canvas) air(story library.Place, told bool) string {
	if told && story.Open {
		return c.Style(theme.Rule).Render("▏") // at the left of its cell, so that there is air before the title
	}
	return " "
}

// aboutStory is the line under the title of a story: how much is in it, and its day. Where
// room is short the copies go first, then the outlets.
func (c Canvas) aboutStory(l *library.View, p *library.Story, day string, room int) string {
	parts := []string{text.Count(len(p.Articles), "article")}
	if n := l.Outlets(p); n > 0 {
		parts = append(parts, text.Count(n, "outlet"))
	}
	switch {
	case p.Copies == 1:
		parts = append(parts, "1 copy of another")
	case p.Copies > 1:
		parts = append(parts, fmt.Sprintf("%d copies of others", p.Copies))
	}
	for len(parts) > 1 && c.Width(join(strings.Join(parts, ", "), day)) > room {
		parts = parts[:len(parts)-1]
	}
	return c.Fit(join(strings.Join(parts, ", "), day), room)
}

// titleRole is that of an article's title: what was read, or cannot be, is quiet.
func titleRole(it *library.Item) theme.Role {
	if it.Err != nil || it.Read || !it.Loaded {
		return theme.Muted
	}
	return theme.Title
}

// titleStyle is the look of a title: where keys go, the selected one has the
// colour of focus.
func (c Canvas) titleStyle(role theme.Role, selected, focused bool) theme.Style {
	if selected && focused {
		role = theme.Accent
	}
	return c.Style(role)
}

// edge is the bar beside the selected article; that of a pane without focus is
// thinner.
func (c Canvas) edge(selected, focused bool) string {
	switch {
	case selected && focused:
		return c.Style(theme.Accent).Render("▌")
	case selected:
		return c.Style(theme.Rule).Render("▏")
	}
	return " "
}

// mark is the sign before a title.
func (c Canvas) mark(it *library.Item) string {
	switch {
	case it.Err != nil:
		return c.Style(theme.Failure).Render("✕")
	case it.Starred:
		return c.Style(theme.Accent).Render("★")
	case it.Read || !it.Loaded:
	case it.New:
		return c.Style(theme.Accent).Render("●")
	case it.Changed:
		return c.Style(theme.Accent).Render("~")
	default:
		return c.Style(theme.Accent).Render("•")
	}
	return " "
}

// leastOutlet is how few cells of an outlet's name are worth showing.
const leastOutlet = 6

// about is the line under a title: outlet, date and reading time, or why there
// is no article. Where room is short the reading time goes first, then the end
// of the outlet's name: a date is never cut.
func (c Canvas) about(it *library.Item, copies, room int) string {
	switch {
	case it.Err != nil:
		return c.Fit(line(it.Err.Error()), room)
	case !it.Loaded && it.Size == 0:
		return c.Fit("reading …", room) // a pipe: nobody knows its size
	case !it.Loaded:
		return c.Fit(size(it.Size), room)
	}
	var facts []string
	add := func(fact string, known bool) {
		if known && fact != "" {
			facts = append(facts, fact)
		}
	}
	add("removed", it.Gone)
	add(c.day(it.Meta.Published), true)
	add(fmt.Sprintf("in %d files", copies+1), copies > 0)
	add(fmt.Sprintf("✎ %d", it.Notes), it.Notes > 0)
	add("cut", it.Cut)
	outlet, rest := it.Meta.Outlet, strings.Join(facts, " · ")
	if timed := join(rest, article.ReadingTime(it.Minutes)); c.Width(join(outlet, timed)) <= room {
		return join(outlet, timed)
	}
	if left := room - c.Width(join("", rest)) - 3; rest != "" && c.Width(outlet) > left {
		if left < leastOutlet {
			return c.Fit(rest, room)
		}
		outlet = c.Fit(outlet, left)
	}
	return c.Fit(join(outlet, rest), room)
}

// join puts a dot between two facts; one that is empty is left out.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// size is a file's size for a person.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
