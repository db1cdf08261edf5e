package pane

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lede/model/entity"
	"lede/model/export"
	"lede/model/library"
	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// Header draws the line above everything: what is open on the left, the legend
// of the open article on the right.
func (c Canvas) Header(r *state.Reader, width int, alone bool) string {
	left := " " + c.Accent.Render("lede") + "  " + c.Meta.Render(line(r.Label()))
	if alone && r.Open() != nil {
		left = " " + c.Meta.Render(c.position(r))
	} else if n := r.Library().Total(); n > 0 {
		left += c.Muted.Render("   " + c.counts(r))
	}
	legend := c.legend(r, width-c.Width(left)-3)
	if legend != "" {
		legend += " "
	}
	return c.Spread(left, legend, width)
}

// position says which of the articles is open: "3 of 42", with its outlet.
func (c Canvas) position(r *state.Reader) string {
	it := r.Library().Item(r.Open().ID())
	if it == nil {
		return ""
	}
	parts := []string{}
	if it.Meta.Outlet != "" {
		parts = append(parts, it.Meta.Outlet)
	}
	if row := r.Library().Row(r.Open().ID()); row >= 0 && r.Library().Len() > 1 {
		parts = append(parts, fmt.Sprintf("%d of %d", row+1, r.Library().Len()))
	}
	return strings.Join(parts, " · ")
}

func (c Canvas) counts(r *state.Reader) string {
	n := r.Library().Total() - r.Library().Failures()
	parts := []string{plural(n, "article")}
	if q := r.Library().Query(); q != "" {
		parts = append(parts, fmt.Sprintf("%d match “%s”", r.Library().Len(), q))
	} else if u := r.Library().Unread(); u > 0 {
		parts = append(parts, fmt.Sprintf("%d unread", u))
	}
	if f := r.Library().Failures(); f > 0 {
		parts = append(parts, fmt.Sprintf("%d unreadable", f))
	}
	return strings.Join(parts, " · ")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
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
		if r.Lens().Lit(k) {
			style = c.Style(theme.Of(k))
		}
		out.WriteString(style.Render(legendNames[k]) + c.Muted.Render(n))
		used += need
	}
	return out.String()
}

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
	return c.Spread(left, c.hints(f.Hints, width-c.Width(left)-2)+" ", width)
}

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
	last := len(bindings) - 1 // help, which must not be the one that is left out
	if last > 0 {
		room -= 3 + c.Width(keymap.Label(bindings[last].Keys[0])+" "+bindings[last].Short)
	}
	for i, b := range bindings {
		if i == last && last > 0 {
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

var prompts = map[state.Prompt]string{
	state.ForFilter: "filter ", state.ForFind: "search ", state.ForPanel: "filter ",
	state.ForHelp: "search ", state.ForLibrary: "search all ", state.ForCommand: ":", state.ForPipe: "| ", state.ForExport: "write ",
	state.ForChoice: "name ", state.ForNote: "note ",
}

func (c Canvas) input(r *state.Reader, width int) string {
	in := r.Input()
	left := " " + c.Accent.Render(prompts[in.Prompt()]) + in.Text()[c.scrolled(in, width):]
	return c.Spread(c.Fit(left, width), c.Muted.Render(c.inputNote(r, width-c.Width(left)-2))+" ", width)
}

// scrolled is how many bytes of what is typed are left out before it, so that
// the cursor stands in a row of width cells.
func (c Canvas) scrolled(in *state.Input, width int) int {
	before := in.Before()
	room := max(1, width-2-c.Width(prompts[in.Prompt()]))
	from := 0
	for c.Width(before[from:]) > room {
		cluster, _ := ansi.FirstGraphemeCluster(before[from:], c.Method)
		from += len(cluster)
	}
	return from
}

// inputNote is what the typed line leads to so far, in room cells.
func (c Canvas) inputNote(r *state.Reader, room int) string {
	switch r.Input().Prompt() {
	case state.ForFilter:
		return c.filterNote(r, room)
	case state.ForFind:
		if r.Open() == nil || r.Open().Search() == nil {
			return ""
		}
		return Hits(r.Open().Search())
	case state.ForExport:
		return "tab: " + strings.Join(export.Extensions(), " ")
	case state.ForNote:
		return "ctrl+x: in the editor"
	case state.ForChoice:
		return "enter takes the name, ↑ ↓ choose, esc gives up"
	case state.ForCommand:
		return c.offer(c.Completions(r.Input().Text()), room)
	}
	return ""
}

// filterNote says how many articles a filter shows, and how its last word may go
// on; of an empty one what else it knows than words.
func (c Canvas) filterNote(r *state.Reader, room int) string {
	count := fmt.Sprintf("%d of %d", r.Library().Len(), r.Library().Total())
	typed := r.Input().Text()
	_, ways := r.Library().Complete(typed)
	if typed == "" {
		for _, t := range library.Terms() {
			ways = append(ways, t.Name)
		}
	}
	if left := room - c.Width(count) - 3; len(ways) > 0 && left > 0 {
		return c.offer(ways, left) + "   " + count
	}
	return count
}

// Completions are the commands that begin with what is typed. Those of several
// words come once their first word is there.
func (c Canvas) Completions(typed string) []string {
	typed = strings.TrimLeft(typed, " ")
	var names []string
	for _, name := range c.Commands {
		if first, _, more := strings.Cut(name, " "); more && !strings.HasPrefix(typed, first) {
			continue
		}
		if strings.HasPrefix(name, typed) {
			names = append(names, name)
		}
	}
	return names
}

// offer joins as many names as fit in room cells; "…" stands for the others.
func (c Canvas) offer(names []string, room int) string {
	out := ""
	for i, name := range names {
		next := name
		if i > 0 {
			next = out + "  " + name
		}
		if more := i < len(names)-1; c.Width(next) > room || more && c.Width(next)+3 > room {
			return strings.TrimLeft(out+"  …", " ")
		}
		out = next
	}
	return out
}

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

// InputCursor is the column of the cursor in a status line of width cells.
func (c Canvas) InputCursor(in *state.Input, width int) int {
	return 1 + c.Width(prompts[in.Prompt()]) + c.Width(in.Before()[c.scrolled(in, width):])
}
