package pane

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
)

// keyColumn is the width of the column of keys.
const keyColumn = 26

// HelpRows are the rows of the help: every key of every mode that matches the
// query, those of the place where it was asked for first, and the signs.
func (c Canvas) HelpRows(keys *keymap.Keymap, here keymap.Mode, query string, width int) []string {
	var rows []string
	query = text.Fold(strings.TrimSpace(query))
	sections := slices.Clone(keys.Sections())
	slices.SortStableFunc(sections, func(a, b keymap.Section) int { return cmp.Compare(later(a.Mode, here), later(b.Mode, here)) })
	for _, s := range sections {
		var section []string
		for _, b := range s.Bindings {
			if query == "" || strings.Contains(text.Fold(b.Help+" "+b.Labels()+" "+s.Mode.String()), query) {
				section = append(section, c.helpRow(c.keyLabels(b), b.Help, width)...)
			}
		}
		if len(section) > 0 {
			rows = append(rows, " "+c.Headline.Render(s.Mode.String()))
			rows = append(append(rows, section...), "")
		}
	}
	if signs := c.signRows(query, width); len(signs) > 0 {
		rows = append(append(rows, " "+c.Headline.Render(signsTitle)), signs...)
	}
	return rows
}

func later(m, here keymap.Mode) int {
	if m == here {
		return 0
	}
	return 1
}

// helpRow is keys or a sign, and what they do or mean, over several rows where one
// is too short.
func (c Canvas) helpRow(left, help string, width int) []string {
	column := min(keyColumn, max(8, width/2-4))
	rows := c.Wrap(help, max(1, width-column-5), 6)
	for i, row := range rows {
		if i > 0 {
			left = ""
		}
		rows[i] = "   " + c.Pad(left, column) + " " + row
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
func (c Canvas) Help(r *state.Reader, keys *keymap.Keymap, here keymap.Mode, width, height int) []string {
	rows := c.HelpRows(keys, here, r.Help().Query(), width)
	if len(rows) == 0 {
		return c.Say(width, height, "No key does “"+r.Help().Query()+"”.", "esc shows all keys again.")
	}
	top := max(0, min(r.Help().Top(), len(rows)-height))
	return c.Fill(rows[top:min(len(rows), top+height)], width, height)
}

// welcome is what can be typed to begin.
var welcome = [][2]string{
	{"lede story.txt", "opens an article"},
	{"lede ~/news", "lists a folder, which is remembered"},
	{"lede feed.xml a.html", "lists several files of any kind"},
	{"curl … | lede -", "reads what is piped in"},
	{"lede --help", "says what else there is"},
}

// Welcome is what lede shows when there is nothing to open.
func (c Canvas) Welcome(width, height int) []string {
	rows := []string{c.Headline.Render("lede reads news, and shows who it is about and who said what"), ""}
	for _, w := range welcome {
		rows = append(rows, c.Key.Render(w[0])+spaces(22-c.Width(w[0]))+c.Muted.Render(w[1]))
	}
	rows = append(rows, "", c.Key.Render("?")+c.Muted.Render(" lists the keys, ")+c.Key.Render("q")+c.Muted.Render(" quits"))
	widest := 0
	for _, row := range rows {
		widest = max(widest, c.Width(row))
	}
	left := spaces(max(1, (width-widest)/2))
	out := make([]string, max(0, (height-len(rows))/3))
	for _, row := range rows {
		out = append(out, left+row)
	}
	return c.Fill(out[:min(len(out), height)], width, height)
}
