package pane

import (
	"time"

	"lede/model/article"
	"lede/model/library"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/theme"
)

// outletFrom is the width of a compact list that has room for outlets beside the
// titles.
const outletFrom = 60

// compactItem draws one article in one row, below its day where that begins.
func (c Canvas) compactItem(l *library.View, id library.ID, day string, width int, selected, focused bool) (rows []string) {
	if day != "" {
		rows = append(rows, " "+c.Muted.Render(c.Fit(day, width-1)))
	}
	it := l.Item(id)
	story, told := l.StoryOf(id)
	note, style := "", c.Style(theme.Muted)
	switch {
	case told && story.First && !story.Open:
		note = c.Fit(text.Count(len(story.Articles), "article"), width/3)
	case it.Err != nil:
		note, style = c.Fit(line(it.Err.Error()), width/2), c.Style(theme.Failure)
	case width >= outletFrom:
		note = c.Fit(it.Meta.Outlet, width/4)
	}
	title := c.Fit(it.Title(), width-gutter-c.Width(note)-2)
	left := c.edge(selected, focused) + c.mark(it) + c.air(story, told) + c.titleStyle(titleRole(it), selected, focused).Render(title)
	return append(rows, c.Spread(left, style.Render(note)+" ", width))
}

// dayAbove is the day to name above a row of a list in the order of dates, "" where
// the row before is from the same.
func (c Canvas) dayAbove(r *state.Reader, row int) string {
	if by, _ := r.Library().Sorting(); by != library.ByDate {
		return ""
	}
	if story, told := r.Library().StoryOf(r.Library().At(row)); told && !story.First {
		return "" // it stands below its story, whatever its day
	}
	item := func(row int) *library.Item { return r.Library().Item(r.Library().At(row)) }
	day := c.day(item(row))
	if row > 0 && c.day(item(row-1)) == day {
		return ""
	}
	return day
}

// day is what an article stands below in the order of dates.
func (c Canvas) day(it *library.Item) string {
	d := it.Meta.Published
	switch day := d.Time.Format(time.DateOnly); {
	case it.Err != nil:
		return "Unreadable"
	case !it.Loaded && !d.Known():
		return "Not read yet"
	case !d.Known():
		return "No date"
	case d.Precision < article.Day:
	case day == c.Today.Format(time.DateOnly):
		return "Today"
	case day == c.Today.AddDate(0, 0, -1).Format(time.DateOnly):
		return "Yesterday"
	}
	return d.Short()
}
