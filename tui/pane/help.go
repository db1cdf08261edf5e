package pane

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
)

// Widths of the help: of the column of keys where there is room, and of columns of the
// sheet and of all keys at least.
const (
	keyColumn   = 16
	sheetColumn = 29
	keysColumn  = 58
)

// HelpRows are the rows of the help: the keys that a reader needs first, by task;
// every key of every mode, those of the place where it was asked for first; and
// the signs. A query leaves what matches of the latter.
func (c Canvas) HelpRows(keys *keymap.Keymap, here keymap.Mode, query string, width int) []string {
	var rows []string
	query = text.Fold(strings.TrimSpace(query))
	if query == "" {
		rows = append(c.sheetRows(keys, width), "")
	}
	sections := slices.Clone(keys.Sections())
	slices.SortStableFunc(sections, func(a, b keymap.Section) int { return cmp.Compare(later(a.Mode, here), later(b.Mode, here)) })
	for _, s := range sections {
		var section []explained
		for _, b := range s.Bindings {
			if query == "" || strings.Contains(text.Fold(b.Help+" "+b.Labels()+" "+s.Mode.String()), query) {
				section = append(section, explained{c.keyLabels(b), b.Help})
			}
		}
		rows = append(rows, c.helpSection(s.Mode.String(), section, width)...)
	}
	return append(rows, c.helpSection(signsTitle, c.signRows(query), width)...)
}

// explained is keys or a sign, and what they do or mean.
type explained struct{ left, help string }

// helpSection sets keys or signs in columns below a title; none has no title.
func (c Canvas) helpSection(title string, all []explained, width int) []string {
	if len(all) == 0 {
		return nil
	}
	n := max(1, width/keysColumn)
	column := min(keyColumn, max(8, width/n/2-4))
	var blocks [][]string
	for _, e := range all {
		blocks = append(blocks, c.helpRow(e, column, width/n))
	}
	rows := keymap.Columns(blocks, n, func(row string) string { return c.Pad(row, width/n) })
	return append(append([]string{" " + c.Headline.Render(title)}, rows...), "")
}

// sheetRows are the keys that a reader needs first, in as many columns as there is
// room for.
func (c Canvas) sheetRows(keys *keymap.Keymap, width int) []string {
	n := max(1, min(3, width/sheetColumn))
	tasks, column := keys.Tasks(), 0
	for _, t := range tasks {
		for _, k := range t.Keys {
			column = max(column, c.Width(k.Name))
		}
	}
	if width/n >= keysColumn { // what keys do stands in one column with what all keys do
		column = keyColumn + 1
	}
	var blocks [][]string
	for _, t := range tasks {
		block := []string{" " + c.Headline.Render(t.Title)}
		for _, k := range t.Keys {
			block = append(block, "  "+c.Key.Render(k.Name)+spaces(column-c.Width(k.Name)+1)+k.Help)
		}
		blocks = append(blocks, append(block, ""))
	}
	return keymap.Columns(blocks, n, func(row string) string { return c.Pad(row, width/n) })
}

func later(m, here keymap.Mode) int {
	if m == here {
		return 0
	}
	return 1
}

// helpRow is keys or a sign in a column, and what they do or mean beside it, both over
// several rows where one is too short.
func (c Canvas) helpRow(e explained, column, width int) []string {
	const most = 6 // rows
	left, help := c.Wrap(e.left, column, most), c.Wrap(e.help, max(1, width-column-6), most)
	rows := make([]string, max(len(left), len(help)))
	for i := range rows {
		rows[i] = "  " + c.Pad(part(left, i), column) + "  " + part(help, i)
	}
	return rows
}

// part is row i, or none.
func part(rows []string, i int) string {
	if i < len(rows) {
		return rows[i]
	}
	return ""
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
	{"lede subscribe a.org", "follows a site's news"},
	{"lede --help", "says what else there is"},
}

// Welcome is what lede shows when there is nothing to open.
func (c Canvas) Welcome(width, height int) []string {
	rows := []string{c.Headline.Render("lede reads news: who it is about, and who said what"), ""}
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
