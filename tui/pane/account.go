package pane

import (
	"slices"
	"strings"
	"time"

	"lede/model/search"
	"lede/model/state"
	"lede/tui/theme"
)

// Sizes of a passage of an account, at most.
const (
	passageRows  = 4
	passageCells = 88 // longer lines are hard to follow back
	passageEdge  = 6  // beside them
)

// account draws what articles tell: what it is of, and its lines below their heads.
func (c Canvas) account(r *state.Reader, width, height int, focused bool) []string {
	f := r.Finding()
	note := f.Account().Note()
	if f.Busy() {
		note = "reading …"
	}
	rows := c.accountHead(f, note, width, focused)
	if f.Len() == 0 {
		for _, row := range c.Wrap(nothingTold(f), width-2, 3) {
			rows = append(rows, " "+c.Style(theme.Muted).Render(row))
		}
	}
	for i := f.Top(); i < f.Len() && len(rows) < height; i++ {
		rows = append(rows, c.accountLine(f, i, width, i == f.Row(), focused)...)
	}
	return c.Fill(rows[:min(len(rows), height)], width, height)
}

// accountHead is what stands above the lines of an account: what it is, what it is of, and
// of a timeline its days.
func (c Canvas) accountHead(f *state.Finding, note string, width int, focused bool) []string {
	a := f.Account()
	title := " " + c.paneTitle(a.Kind().String(), focused)
	rows := []string{c.Spread(title, c.Style(theme.Muted).Render(note)+" ", min(width, passageCells+passageEdge))}
	for _, row := range c.accountTitle(a, width) {
		rows = append(rows, " "+c.Style(theme.Title).Render(row))
	}
	if a.Kind() == state.Timeline {
		rows = append(rows, c.days(f, width)...)
	}
	return append(rows, "")
}

// accountHeadRows is how many rows accountHead draws.
func (c Canvas) accountHeadRows(a *state.Account, width int) int {
	n := 2 + len(c.accountTitle(a, width))
	if a.Kind() == state.Timeline {
		n += daysRows
	}
	return n
}

// accountTitle is what an account is of, a row where that is not known yet.
func (c Canvas) accountTitle(a *state.Account, width int) []string {
	rows := c.Wrap(line(a.Title()), min(width-2, passageCells+passageEdge), titleLines)
	if len(rows) == 0 {
		return []string{""}
	}
	return rows
}

// nothingTold says why an account has no lines.
func nothingTold(f *state.Finding) string {
	switch {
	case f.Busy():
		return ""
	case f.Fault() != "":
		return strings.ToUpper(f.Fault()[:1]) + line(f.Fault())[1:] + "."
	}
	return nothingOf[f.Account().Kind()]
}

// nothingOf says of each kind of account that it has no lines.
var nothingOf = [...]string{
	state.Brief: "Nothing here to tell of.", state.Timeline: "No day is told of here.", state.News: "Nothing here is new.", state.Ledger: "Nobody is quoted here.",
}

// accountLine draws a line of an account, below its head where the line before has
// another one, and above a blank row.
func (c Canvas) accountLine(f *state.Finding, i, width int, selected, focused bool) (rows []string) {
	a := f.Account()
	l, edge := a.Line(i), c.edge(selected, focused)
	if l.Head != "" && (i == f.Top() || a.Line(i-1).Head != l.Head) {
		count := l.Count
		if a.Kind() == state.News {
			meta := f.Result(i).Meta
			count = join(join(line(meta.Outlet), c.day(meta.Published)), count)
		}
		room := min(width, passageCells+passageEdge)
		head := "  " + c.Style(theme.Headline).Render(c.FitWords(line(l.Head), max(room/2, room-4-c.Width(count))))
		rows = append(rows, c.Spread(head, c.Style(theme.Muted).Render(count)+" ", room))
	}
	style, bar := c.Style(theme.Text), "  "
	switch {
	case selected && focused:
		style = c.Style(theme.Accent)
	case l.Plain:
		style = c.Style(theme.Muted)
	}
	words := line(l.Text)
	if l.Quote {
		bar = c.Style(theme.Bar).Render(bars[barOf(l.Reported, l.Guess)].mark) + " "
	}
	if l.Quote && !l.Reported {
		words = "“" + words + "”"
	}
	room := min(width-passageEdge, passageCells)
	for _, row := range c.Wrap(words, room, passageRows) {
		rows = append(rows, edge+bar+c.directed(style.Render(row), l.Text))
	}
	if about := c.aboutLine(a, l, f.Result(i), room); about != "" {
		rows = append(rows, edge+"  "+c.Style(theme.Muted).Render(about))
	}
	return append(rows, "")
}

// aboutLine is what stands below a passage: what is known of it, and of its article
// where the account is of several.
func (c Canvas) aboutLine(a *state.Account, l state.AccountLine, found search.Result, room int) string {
	parts := []string{line(l.Note)}
	if a.Note() != "" && a.Kind() != state.News {
		parts = append(parts, line(found.Meta.Outlet), c.day(found.Meta.Published))
		if title := found.Meta.Called(); title != l.Text && title != l.Head {
			parts = append(parts, line(title))
		}
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	if len(parts) == 0 {
		return ""
	}
	return c.Fit(c.fitting(parts, room), room)
}

// daysRows is how many rows days draws.
const daysRows = 2

// days draws how many lines tell of each stretch of time, with a mark below that of
// the selected one.
func (c Canvas) days(f *state.Finding, width int) []string {
	days := f.Account().Days()
	first, last, ok := spanOf(days)
	if !ok {
		return []string{"", ""}
	}
	from, to := c.shortDate(first), c.shortDate(last)
	whole := int(last.Sub(first).Hours()/24) + 1
	cells := min(width-c.Width(from)-c.Width(to)-5, mostCells, whole)
	if cells < 2 {
		return []string{" " + c.Style(theme.Muted).Render(c.Fit(stretch(from, to), width-2)), ""}
	}
	counts, most := make([]int, cells), 1
	for _, day := range days {
		if at, err := dayAt(day); err == nil {
			n := cellOf(at, first, last, cells)
			counts[n]++
			most = max(most, counts[n])
		}
	}
	heights := []rune(levels)
	bar := make([]rune, cells)
	for i, n := range counts {
		if bar[i] = ' '; n > 0 {
			bar[i] = heights[(n*len(heights)-1)/most]
		}
	}
	mark := ""
	if row := f.Row(); row >= 0 && row < len(days) {
		if at, err := dayAt(days[row]); err == nil {
			mark = spaces(2+c.Width(from)+cellOf(at, first, last, cells)) + c.Style(theme.Accent).Render("▴")
		}
	}
	muted := c.Style(theme.Muted)
	return []string{" " + muted.Render(from+" ") + c.Style(theme.Text).Render(string(bar)) + muted.Render(" "+to), mark}
}

// stretch is a stretch of time in words.
func stretch(from, to string) string {
	if from == to {
		return from
	}
	return from + "–" + to
}

// mostCells is the widest picture of days.
const mostCells = 60

// cellOf is the cell of a day in a picture from first to last.
func cellOf(at, first, last time.Time, cells int) int {
	if !last.After(first) {
		return 0
	}
	return int(at.Sub(first).Hours() * float64(cells-1) / last.Sub(first).Hours())
}

// dayAt is the moment that a day or a month begins.
func dayAt(day string) (time.Time, error) {
	if len(day) == len("2006-01") {
		return time.Parse("2006-01", day)
	}
	return time.Parse(time.DateOnly, day)
}

// spanOf is the first and the last of some days; ok is false where none is known.
func spanOf(days []string) (first, last time.Time, ok bool) {
	for _, day := range days {
		at, err := dayAt(day)
		if err != nil {
			continue
		}
		if !ok || at.Before(first) {
			first = at
		}
		if !ok || at.After(last) {
			last = at
		}
		ok = true
	}
	return first, last, ok
}

func (c Canvas) shortDate(at time.Time) string { return at.Format("2 Jan 2006") }
