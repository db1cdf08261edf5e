package pane

import (
	"fmt"

	"lede/model/state"
	"lede/tui/theme"
)

// choicesShown is how many names a Chooser shows at once.
const choicesShown = 8

// Chooser draws the names to choose from: a frame to lay over the page, width
// cells wide and at most height rows high.
func (c Canvas) Chooser(r *state.Reader, width, height int) []string {
	inner := width - 4
	if inner < 10 || r.Chooser() == nil {
		return nil
	}
	all := r.Choices()
	title := "“" + r.Chooser().Words() + "” is the same as …"
	if r.Chooser().OfQuote() {
		title = "who said " + r.Chooser().Words()
	}
	at, room := r.Chooser().Row(), max(1, min(choicesShown, height-2))
	return c.framed(title, "no other name here; type one", inner, len(all), at, room, func(i int) string {
		return c.choice(all[i], inner, i == at)
	})
}

// framed draws, in a frame with a title, as many of n rows as there is room for, around
// the one at which the selection is; none says that there are none.
func (c Canvas) framed(title, none string, inner, n, at, room int, row func(int) string) []string {
	top := max(0, min(at-room/2, n-room))
	var body []string
	for i := top; i < min(n, top+room); i++ {
		body = append(body, row(i))
	}
	if n == 0 {
		body = append(body, c.Muted.Render(c.Fit(none, inner)))
	}
	note := ""
	if n > room {
		note = fmt.Sprintf("%d of %d", at+1, n)
	}
	return c.frame(title, note, body, inner)
}

func (c Canvas) choice(o state.Choice, inner int, selected bool) string {
	name, note, style := o.Name, o.Kind.String(), c.NameOf(o.Kind, false)
	switch {
	case o.Nobody:
		name, note, style = "nobody is named", "", c.Style(theme.Muted)
	case o.New:
		name, note = "“"+o.Name+"”", "as typed"
		style = c.Style(theme.Text)
	case o.Mentions > 1:
		note += fmt.Sprintf(" · %d", o.Mentions)
	}
	if selected {
		style = c.Style(theme.Accent)
	}
	note = c.Muted.Render(note)
	return c.Spread(c.edge(selected, true)+style.Render(c.Fit(name, inner-2-c.Width(note))), note, inner)
}
