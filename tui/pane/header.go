package pane

import (
	"fmt"
	"strings"

	"lede/model/entity"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/theme"
)

// Header draws the line above everything: what is open on the left, the legend
// of the open article on the right, where its page is shown.
func (c Canvas) Header(r *state.Reader, width int, alone, page bool) string {
	left := " " + c.Accent.Render("lede") + "  "
	switch room := width - c.Width(left) - 4; {
	case alone && r.Open() != nil:
		left = " " + c.Meta.Render(c.position(r, width*2/3))
	case r.Library().Total() > 0:
		all := counts(r)
		label := c.fitPath(line(r.Label()), room-c.Width(strings.Join(all, " · ")))
		if left := room - c.Width(label); r.Library().Query() != "" && c.Width(all[0]+" · "+all[1]) > left {
			all = all[1:] // that a filter is in force is told before what it leaves out
		}
		left += c.Meta.Render(label) + "   " + c.Muted.Render(c.fitting(all, room-c.Width(label)))
	default:
		left += c.Meta.Render(line(r.Label()))
	}
	legend := ""
	if page && faulty(r) == nil {
		legend = c.legend(r, width-c.Width(left)-3)
	}
	if legend != "" {
		legend += " "
	}
	return c.Spread(left, legend, width)
}

// fitPath is a path in room cells: as many of its folders before the last as must be give
// way to "…". What is none stays.
func (c Canvas) fitPath(path string, room int) string {
	short, rest := path, strings.TrimPrefix(path, "/")
	for c.Width(short) > room {
		_, after, ok := strings.Cut(rest, "/")
		if !ok || after == "" {
			break
		}
		if rest = after; c.Width("…/"+rest) < c.Width(short) {
			short = "…/" + rest
		}
	}
	return short
}

// position says which of the articles is open: "3 of 42", with its outlet, and the filter
// that leaves these; of one without a title the name of its file, in at most room cells.
func (c Canvas) position(r *state.Reader, room int) string {
	it := r.Library().Item(r.Open().ID())
	if it == nil {
		return ""
	}
	parts := []string{}
	if it.Meta.Outlet != "" {
		parts = append(parts, it.Meta.Outlet)
	}
	if it.Meta.Title == "" {
		parts = append(parts, c.Fit(line(it.FileName()), room*3/4))
	}
	l := r.Library()
	if row := l.Row(r.Open().ID()); row >= 0 && (l.Len() > 1 || l.Query() != "") {
		at := fmt.Sprintf("%d of %d", row+1, l.Len())
		if q := l.Query(); q != "" {
			at += " for " + Asked(c.Fit(line(q), max(8, room/3)))
		}
		if parts = append(parts, at); c.Width(strings.Join(parts, " · ")) > room {
			parts = parts[len(parts)-1:]
		}
	}
	return strings.Join(parts, " · ")
}

// counts are of the rows of the list: articles, the copies under them, and files
// that could not be read.
func counts(r *state.Reader) []string {
	l := r.Library()
	parts := []string{text.Count(l.Rows()-l.Failures(), "article")}
	if copies := l.Beneath(); copies > 0 {
		parts[0] += " and " + text.Count(copies, "copy")
	}
	if q := l.Query(); q != "" {
		parts = append(parts, text.Count(l.Len(), "match")+" for "+Asked(q))
	} else {
		fresh, changed := l.News()
		parts = append(parts, some(fresh, "new")...)
		parts = append(parts, some(changed, "changed")...)
		parts = append(parts, some(l.Unread(), "unread")...)
	}
	return append(parts, some(l.Failures(), "unreadable")...)
}

// fitting joins parts; those that do not fit in room cells are left out from the
// end, but for the first.
func (c Canvas) fitting(parts []string, room int) string {
	joined := parts[0]
	for _, p := range parts[1:] {
		if c.Width(joined+" · "+p) > room {
			break
		}
		joined += " · " + p
	}
	return joined
}

// some says how many are what, nothing where none is.
func some(n int, what string) []string {
	if n == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%d %s", n, what)}
}

// legendNames are the kinds as the legend calls them.
var legendNames = [...]string{"people", "orgs", "places", "groups", "events", "works", "dates", "figures"}

// legend names the kinds that occur in the open article, each drawn as its
// mentions are, with its number; a kind that is not lit is muted. What does not
// fit in room cells is left out from the end.
func (c Canvas) legend(r *state.Reader, room int) string {
	if r.Open() == nil || r.Open().Doc() == nil {
		return ""
	}
	var counts [len(entity.Kinds)]int
	for _, e := range r.Open().Doc().Entities {
		counts[e.Kind]++
	}
	var out strings.Builder
	used := 0
	for _, k := range entity.Kinds {
		if counts[k] == 0 {
			continue
		}
		n := fmt.Sprintf(" %d", counts[k])
		need := len(legendNames[k]) + len(n)
		if used > 0 {
			need += 2
		}
		if used+need > room {
			break
		}
		if used > 0 {
			out.WriteString("  ")
		}
		style := c.Style(theme.Muted)
		if r.Lens().Lit(k) && (k <= entity.Place || !searching(r)) {
			style = c.NameOf(k, false)
		}
		out.WriteString(style.Render(legendNames[k]) + c.Muted.Render(n))
		used += need
	}
	return out.String()
}
