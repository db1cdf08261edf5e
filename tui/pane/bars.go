package pane

import (
	"fmt"
	"strings"

	"lede/model/state"
	"lede/tui/keymap"
)

// Footer is what the line below everything is made of.
type Footer struct {
	Left  string           // where the reader is: "38 % · ¶ 4 of 11"
	Hints []keymap.Binding // keys that do something now
}

// Status draws the line below everything: what is being typed, else what there
// is to say, else the place and the keys.
func (c Canvas) Status(r *state.Reader, f Footer, width int) string {
	switch {
	case r.Input() != nil:
		return c.input(r, width)
	case r.Status().Text != "" && r.Status().Alarm:
		return c.Pad(" "+c.Warning.Render(line(r.Status().Text)), width)
	case r.Status().Text != "":
		return c.Pad(" "+c.Accent.Render(line(r.Status().Text)), width)
	}
	left := " " + c.Muted.Render(f.Left)
	if r.Loading().Busy {
		left += c.Muted.Render("  " + c.loading(r.Loading()))
	} else if r.Indexing().Busy && !c.Still {
		left += c.Muted.Render("  " + indexing(r.Indexing()))
	}
	return c.Spread(left, c.hints(f.Hints, width-c.Width(left)-hintsGap)+" ", width)
}

// hintsGap is the cells that part the keys from the place, and the edge.
const hintsGap = 4

// loading says how far the reading has come; where nothing may move, and in the
// first moment, without counting.
func (c Canvas) loading(p state.Progress) string {
	if c.Still || p.Rate == 0 {
		return "reading …"
	}
	return fmt.Sprintf("reading: %.0f %%, %d a second", 100*p.Share, p.Rate)
}

// indexing says how far the library is made ready to be searched.
func indexing(p state.Indexing) string {
	what := "indexing"
	if p.Deep {
		what = "finding names"
	}
	return fmt.Sprintf("%s: %d of %d", what, p.Done, p.Total)
}

// hints draws as many keys as fit in room cells.
func (c Canvas) hints(bindings []keymap.Binding, room int) string {
	var parts []string
	used := 0
	last := len(bindings) - 1
	help := last > 0 && bindings[last].Action == keymap.ShowHelp // which must not be the one that is left out
	if help {
		room -= 3 + c.Width(keymap.Label(bindings[last].Keys[0])+" "+bindings[last].Short)
	}
	for i, b := range bindings {
		if i == last && help {
			room, used = c.Width(keymap.Label(b.Keys[0])+" "+b.Short)+3, 0
		}
		part := c.Key.Render(keymap.Label(b.Keys[0])) + " " + c.Muted.Render(b.Short)
		need := c.Width(part)
		if len(parts) > 0 {
			need += 3
		}
		if used+need > room {
			continue
		}
		used += need
		parts = append(parts, part)
	}
	return strings.Join(parts, "   ")
}

// Found says what is searched for, and which of its hits a search stands on.
func Found(s *state.Search) string { return Asked(s.Query()) + " " + Hits(s) }

// Hits says which of how many hits a search stands on.
func Hits(s *state.Search) string {
	share := fmt.Sprintf("%.0f %%", 100*s.Progress())
	switch n := s.Len(); {
	case s.Pending() && n == 0:
		return "searching, " + share
	case s.Pending():
		return fmt.Sprintf("%d of %d so far, %s", s.At()+1, n, share)
	case s.Stopped() && n == 0:
		return "stopped, not found in " + share
	case s.Stopped():
		return fmt.Sprintf("%d of %d in the %s that were searched", s.At()+1, n, share)
	case n == 0:
		return "not found"
	default:
		return fmt.Sprintf("%d of %d", s.At()+1, n)
	}
}
