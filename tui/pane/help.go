package pane

import (
	"strings"

	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
)

// keyColumn is the width of the column of keys.
const keyColumn = 26

// HelpRows are the rows of the help: every key of every mode that matches the
// query.
func (c Canvas) HelpRows(keys *keymap.Keymap, query string, width int) []string {
	var rows []string
	query = text.Fold(strings.TrimSpace(query))
	for _, s := range keys.Sections() {
		var section []string
		for _, b := range s.Bindings {
			if query == "" || strings.Contains(text.Fold(b.Help+" "+b.Labels()+" "+s.Mode.String()), query) {
				section = append(section, c.helpRow(b, width)...)
			}
		}
		if len(section) > 0 {
			rows = append(rows, " "+c.Headline.Render(s.Mode.String()))
			rows = append(append(rows, section...), "")
		}
	}
	return rows
}

// helpRow is one binding: its keys, and what they do, over several rows where
// one is too short.
func (c Canvas) helpRow(b keymap.Binding, width int) []string {
	column := min(keyColumn, max(8, width/2-4))
	rows := c.Wrap(b.Help, max(1, width-column-5), 6)
	for i, row := range rows {
		keys := ""
		if i == 0 {
			keys = c.keyLabels(b)
		}
		rows[i] = "   " + c.Pad(keys, column) + " " + row
	}
	return rows
}

func (c Canvas) keyLabels(b keymap.Binding) string {
	labels := strings.Fields(b.Labels())
	for i, label := range labels {
		labels[i] = c.Key.Render(label)
	}
	return strings.Join(labels, " ")
}

// Help draws the help from r.Help.Top on.
func (c Canvas) Help(r *state.Reader, keys *keymap.Keymap, width, height int) []string {
	rows := c.HelpRows(keys, r.Help.Query, width)
	if len(rows) == 0 {
		return c.Say(width, height, "No key does “"+r.Help.Query+"”.", "esc shows all keys again.")
	}
	top := max(0, min(r.Help.Top, len(rows)-height))
	return c.Fill(rows[top:min(len(rows), top+height)], width, height)
}

// Welcome is what lede shows when there is nothing to open.
func (c Canvas) Welcome(width, height int) []string {
	return c.Say(width, height,
		"lede reads news in the terminal",
		"",
		"lede story.txt          opens an article",
		"lede ~/news             lists a folder",
		"curl … | lede -         reads standard input",
		"",
		"? shows the keys, q quits",
	)
}
