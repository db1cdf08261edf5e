package pane

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lede/model/export"
	"lede/model/library"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/theme"
)

var prompts = map[state.Prompt]string{
	state.ForFilter: "search ", state.ForFind: "search ", state.ForPanel: "filter ",
	state.ForHelp: "search ", state.ForLibrary: "search all ", state.ForCommand: ":", state.ForPipe: "| ", state.ForExport: "write ",
	state.ForChoice: "name ", state.ForShelf: "feed or tag ", state.ForNote: "note ", state.ForMerge: "the same as ",
}

func (c Canvas) input(r *state.Reader, width int) string {
	in := r.Input()
	typed := in.Text()[c.scrolled(in, width):]
	if in.Selected() {
		typed = c.Style(theme.Cursor).Render(typed)
	}
	left := " " + c.Accent.Render(prompts[in.Prompt()]) + typed
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
	case state.ForLibrary:
		if f := r.Finding(); f != nil && f.Len() > 0 {
			return c.findNote(r, room)
		}
	case state.ForExport:
		return "tab: " + strings.Join(export.Extensions(), " ")
	case state.ForPipe:
		return "a shell command that reads the article"
	case state.ForNote:
		return "ctrl+x: in the editor"
	case state.ForChoice:
		return "enter takes the name, ↑ ↓ choose, esc gives up"
	case state.ForShelf:
		return "enter lists it, ↑ ↓ choose, esc gives up"
	case state.ForCommand:
		return c.offer(c.Completions(r.Input().Text()), room)
	}
	return ""
}

// findNote says what enter and ↓ do with what is found, and how a word that was begun ends.
func (c Canvas) findNote(r *state.Reader, room int) string {
	if r.Input().Chosen() {
		return "⏎ opens it"
	}
	note := "↓ chooses, ⏎ lists"
	if ends := "space ends the word"; r.Finding().Begun() && c.Width(ends)+3+c.Width(note) <= room {
		note = ends + " · " + note
	}
	return note
}

// filterNote says what a filter shows and what is found beyond, and how its last word
// may go on; of an empty one what else it knows than words.
func (c Canvas) filterNote(r *state.Reader, room int) string {
	count := filtered(r)
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

// filtered is how many articles a filter shows and, where words are typed, how many
// say these; with the keys that lead to both.
func filtered(r *state.Reader) string {
	n, t := r.Library().Len(), r.Texts()
	switch {
	case t == nil:
		return fmt.Sprintf("%d of %d", n, r.Library().Rows())
	case r.Input().Chosen():
		return text.Count(n, "title") + " ⏎"
	}
	titles := text.Count(n, "title")
	if n > 0 {
		titles += " ↓"
	}
	texts := "…"
	switch found, done := t.Count(); {
	case done && found == 0:
		texts = "none"
	case done:
		texts = strconv.Itoa(found)
	case found > 0:
		texts = fmt.Sprintf("%d+", found)
	}
	titles += " · " + texts + " in the text"
	if r.Leading() {
		titles += " ⏎"
	}
	return titles
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

// InputCursor is the column of the cursor in a status line of width cells.
func (c Canvas) InputCursor(in *state.Input, width int) int {
	return 1 + c.Width(prompts[in.Prompt()]) + c.Width(in.Before()[c.scrolled(in, width):])
}
