package pane

import (
	"fmt"

	"lede/model/state"
	"lede/tui/theme"
)

// Shelves draws the feeds and tags to choose from: a frame to lay over the list, width
// cells wide and at most height rows high.
func (c Canvas) Shelves(r *state.Reader, width, height int) []string {
	inner := width - 4
	if inner < 10 || r.Shelves() == nil {
		return nil
	}
	all, at := r.Shelves().Rows(), r.Shelves().Row()
	return c.framed("unread of all, by tag and by feed", "no feed and no tag is called so", inner, len(all), at, max(1, height-2), func(i int) string {
		return c.shelf(all[i], inner, i == at)
	})
}

func (c Canvas) shelf(s state.Shelf, inner int, selected bool) string {
	name, style := line(s.Name), c.Style(theme.Text)
	switch {
	case s.Name == "":
		name = "everything"
	case s.Tag:
		name = "tag " + name
	}
	switch {
	case selected:
		style = c.Style(theme.Accent)
	case s.Unread == 0:
		style = c.Style(theme.Muted)
	}
	count := fmt.Sprintf("%d of %d", s.Unread, s.Articles)
	if s.Failure != "" {
		count = c.Fit("failed: "+line(s.Failure), max(0, inner-2-c.Width(name)-c.Width(count)-5)) + " · " + count
	}
	name = c.Fit(name, max(4, inner-3-c.Width(count)))
	return c.Spread(c.edge(selected, true)+style.Render(name), c.Muted.Render(count), inner)
}
