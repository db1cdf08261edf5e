package pane

import (
	"fmt"
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

// monthFrom is the width of one that has room to say the month of a day again.
const monthFrom = 40

// compactItem draws one article in one row, below its day where that begins.
func (c Canvas) compactItem(l *library.View, id library.ID, day, count string, width int, selected, focused bool) (rows []string) {
	if day != "" {
		rows = append(rows, " "+c.Muted.Render(c.Fit(day+count, width-1)))
	}
	it := l.Item(id)
	story, told := l.StoryOf(id)
	var note, dated string
	if c.headingOf(l, id).known == article.Month && it.Meta.Published.Precision >= article.Day {
		if dated = it.Meta.Published.Time.Format("_2 Jan"); width < monthFrom {
			dated = it.Meta.Published.Time.Format("_2")
		}
	}
	switch {
	case told && story.First && !story.Open:
		note = c.Fit(text.Count(len(story.Articles), "article"), width/3)
	case it.Err != nil:
		title := min(c.Width(it.Title()), width/2) // the reason has what the name of the file leaves
		note = c.FitWords(line(it.Err.Error()), width-gutter-title-2)
	case width-c.Width(dated) >= outletFrom:
		note = join(c.Fit(it.Meta.Outlet, width/4), dated)
	default:
		note = dated
	}
	title := c.FitWords(it.Title(), width-gutter-c.Width(note)-2)
	title = c.directed(c.titleStyle(titleRole(it), selected, focused).Render(title), it.Title())
	left := c.edge(selected, focused) + c.mark(it) + c.air(story, told) + title
	return append(rows, c.Spread(left, c.Style(theme.Muted).Render(note)+" ", width))
}

// beginsDay reports whether a day is to be named above a row of a list in the order of
// dates: the row before is from another one.
func (c Canvas) beginsDay(r *state.Reader, row int) bool {
	l := r.Library()
	if by, _ := l.Sorting(); by != library.ByDate {
		return false
	}
	if below(l, row) {
		return false // whatever its day
	}
	before := row - 1
	if before >= 0 {
		if story, told := l.StoryOf(l.At(before)); told && !story.First {
			before -= len(story.Articles) - 1
		}
	}
	return before < 0 || c.headingOf(l, l.At(row)) != c.headingOf(l, l.At(before))
}

// below reports whether a row stands below its story.
func below(l *library.View, row int) bool {
	story, told := l.StoryOf(l.At(row))
	return told && !story.First
}

// behind is the row behind one that stands below no story: that behind its own where all
// of that is shown.
func behind(l *library.View, row int) int {
	if story, told := l.StoryOf(l.At(row)); told && story.Open {
		return row + len(story.Articles)
	}
	return row + 1
}

// heading is what rows of a list in the order of dates stand below: a day, a month or
// year, or why there is none.
type heading struct {
	day   int // or the month
	known article.Precision
	kind  uint8
}

// Kinds of headings.
const (
	dated uint8 = iota
	undated
	unread
	unreadable
)

// recentDays is how many days, the last of them today, have a heading of their own. Those
// before stand below their month: most have one article, and a heading for each would make
// the list twice as long.
const recentDays = 7

// headingOf is the heading that an article stands below.
func (c Canvas) headingOf(l *library.View, id library.ID) heading {
	day, known := l.Day(id)
	switch {
	case l.Failed(id):
		return heading{kind: unreadable}
	case known == article.Unknown && !l.Loaded(id):
		return heading{kind: unread}
	case known == article.Unknown:
		return heading{kind: undated}
	case known == article.Month || known == article.Day && !c.recent(day):
		at := time.Unix(int64(day)*secondsOfDay, 0).UTC()
		return heading{at.Year()*12 + int(at.Month()), article.Month, dated}
	}
	return heading{day, known, dated}
}

const secondsOfDay = 24 * 60 * 60

// recent reports whether a day is today or one of the few before it.
func (c Canvas) recent(day int) bool {
	year, month, of := c.Today.Date()
	today := int(time.Date(year, month, of, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
	return day <= today && day > today-recentDays
}

// mostOfDay is how many articles of a day are counted.
const mostOfDay = 999

// dayAbove names the day to stand above a row, with how many rows it has behind that where
// these are more than one, so that they are no day; stories are counted once. It is "" where the row before is from the same.
func (c Canvas) dayAbove(r *state.Reader, row int) (day, count string) {
	if !c.beginsDay(r, row) {
		return "", ""
	}
	l := r.Library()
	of := c.headingOf(l, l.At(row))
	n := 1
	for next := behind(l, row); n <= mostOfDay && next < l.Len() && c.headingOf(l, l.At(next)) == of; next = behind(l, next) {
		n++
	}
	switch {
	case n > mostOfDay:
		count = fmt.Sprintf(" (%d+)", mostOfDay)
	case n > 1:
		count = fmt.Sprintf(" (%d)", n)
	}
	return c.dayName(of, l.Item(l.At(row))), count
}

func (c Canvas) dayName(of heading, it *library.Item) string {
	d := it.Meta.Published
	switch day := d.Time.Format(time.DateOnly); {
	case of.kind == unreadable:
		return "Unreadable"
	case of.kind == unread:
		return "Not read yet"
	case of.kind == undated:
		return "No date"
	case of.known == article.Month:
		d.Precision = article.Month
	case of.known < article.Day:
	case day == c.Today.Format(time.DateOnly):
		return "Today"
	case day == c.Today.AddDate(0, 0, -1).Format(time.DateOnly):
		return "Yesterday"
	}
	return c.day(d)
}
