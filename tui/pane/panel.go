package pane

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lede/model/quote"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/page"
	"lede/tui/theme"
)

// Panel draws the list beside the article: who said what, names, links or
// headings, notes.
func (c Canvas) Panel(r *state.Reader, width, height int, focused bool) []string {
	all := r.PanelRows()
	title := " " + c.paneTitle(r.Panel().Kind().String(), focused)
	rows := []string{c.Spread(title, c.Style(theme.Muted).Render(panelNote(r, all))+" ", width), ""}
	if len(all) == 0 {
		for _, words := range emptyPanel(r) {
			for _, row := range c.Wrap(words, width-2, height) {
				rows = append(rows, " "+c.Muted.Render(row))
			}
		}
		return c.Fill(rows[:min(len(rows), height)], width, height)
	}
	if head, ok := headAbove(all, r.Panel().Top()); ok {
		rows[1] = c.panelRow(head, width, false, focused)
	}
	selected := r.PanelCursor(all)
	detail := c.detail(r, width, height)
	room := height - len(detail)
	for i := r.Panel().Top(); i < len(all) && len(rows) < room; i++ {
		rows = append(rows, c.panelRow(unfolded(all[i], r.Panel()), width, i == selected, focused))
	}
	return append(c.Fill(rows, width, room), c.Fill(detail, width, len(detail))...)
}

// headAbove is the heading of the group whose rows begin above the first one shown; ok is
// false where that one is a heading, or in no group.
func headAbove(all []state.PanelRow, top int) (head state.PanelRow, ok bool) {
	if top >= len(all) || all[top].Head || all[top].Fold {
		return head, false
	}
	for _, row := range slices.Backward(all[:top]) {
		if row.Head {
			return row, true
		}
	}
	return head, false
}

// paneTitle is the title of a pane, in the colour of focus where keys go to it.
func (c Canvas) paneTitle(title string, focused bool) string {
	return c.titleStyle(theme.Headline, true, focused).Render(title)
}

// panelHead is the number of rows above those of a panel.
const panelHead = 2

// PanelRoom is how many rows of a panel of that size are seen: a note stands in
// full below them, or what the signs mean.
func (c Canvas) PanelRoom(r *state.Reader, width, height int) int {
	return height - panelHead - len(c.detail(r, width, height))
}

// detail stands below the rows of a panel.
func (c Canvas) detail(r *state.Reader, width, height int) []string {
	if r.Panel().Kind() == state.Said {
		return c.barLegend(r, width, height)
	}
	return c.noteDetail(r, width, height)
}

// PanelAt is the row of the panel that is drawn y rows down, -1 where none or a
// head is.
func (c Canvas) PanelAt(r *state.Reader, y int) int {
	all := r.PanelRows()
	row := r.Panel().Top() + y - panelHead
	if y < panelHead || row >= len(all) || all[row].Head {
		return -1
	}
	return row
}

func panelNote(r *state.Reader, rows []state.PanelRow) string {
	if r.Panel().Query() != "" {
		return Asked(r.Panel().Query())
	}
	switch d := r.Open().Doc(); {
	case r.Panel().Kind() == state.Notes && len(rows) > 0:
		return fmt.Sprint(len(r.Open().Notes()))
	case d == nil || r.Panel().Kind() > state.Names:
		return ""
	case d.Partial():
		return "in this part"
	case r.Panel().Kind() == state.Names:
		return ""
	}
	named, all := state.Named(r.Open().Doc())
	switch all {
	case 0:
		return ""
	case named:
		return text.Count(all, "quote")
	}
	return fmt.Sprintf("%d of %d named", named, all)
}

func emptyPanel(r *state.Reader) []string {
	if r.Panel().Query() != "" {
		return []string{"Nothing matches.", "esc shows everything again."}
	}
	if r.Open().Doc() == nil && r.Panel().Kind() <= state.Names {
		return []string{"Reading …"}
	}
	switch r.Panel().Kind() {
	case state.Said:
		return []string{"Nobody is quoted here."}
	case state.Names:
		if d := r.Open().Doc(); len(d.Mentions) == 0 {
			return []string{"No names are known here."}
		}
		return []string{"No names of the kinds that are lit.", "0 lights all."}
	case state.Links:
		return []string{"No links here."}
	case state.Notes:
		return []string{"Nothing is marked here yet.", "V selects a passage; then P highlights, A writes a note."}
	}
	return []string{"No headings here."}
}

// unfolded is a row with the sign of what is folded, or of what is not.
func unfolded(row state.PanelRow, p *state.Panel) state.PanelRow {
	switch {
	case !row.Fold:
	case p.Numbers():
		row.Text = "▾ " + row.Text
	default:
		row.Text = "▸ " + row.Text
	}
	return row
}

func (c Canvas) panelRow(row state.PanelRow, width int, selected, focused bool) string {
	edge := c.edge(selected, focused)
	note := row.Note
	if row.Number > 0 && c.Width(row.Text)+c.Width(note)+7 > width {
		note = c.Fit(note, min(width/3, width-c.Width(row.Text)-7))
		if c.Width(note) < leastHost {
			note = ""
		}
	}
	if short, _, more := strings.Cut(note, " · "); row.Head && more && c.Width(row.Text)+c.Width(note)+4 > width {
		note = short // a name is worth more than the number of its words
	}
	if row.Guess && row.Quote >= 0 {
		note = "? " + note
	}
	note = confirmed(row.Confirmed) + note
	room := width - 2 - c.Width(note) - 1
	note = c.Style(theme.Muted).Render(note)
	if row.Fold {
		return c.Spread(edge+c.titleStyle(theme.Muted, selected, focused).Render(c.Fit(row.Text, room)), note+" ", width)
	}
	if row.Head {
		style := c.Style(theme.Headline)
		if row.Entity == quote.Nobody && row.Kind == 0 && row.Quote < 0 && row.Note == "" {
			style = c.Style(theme.Muted)
		}
		return c.Spread(edge+style.Render(c.FitWords(row.Text, room)), note+" ", width)
	}
	return c.Spread(edge+c.panelText(row, room, selected && focused), note+" ", width)
}

// leastHost is how much of a link's site must fit beside its words to be shown.
const leastHost = 8

func (c Canvas) panelText(row state.PanelRow, room int, selected bool) string {
	if row.Noted > 0 {
		return c.noteRow(row, room, selected)
	}
	style, bar := c.Style(theme.Text), "  "
	switch {
	case row.Quote >= 0:
		bar = c.Style(theme.Bar).Render(bars[barOf(row.Reported, row.Guess)].mark) + " "
	case row.URL != "":
		style = c.Style(theme.Link)
	case row.Entity != quote.Nobody:
		if style = c.NameOf(row.Kind, row.Guess); row.Guess {
			row.Text += doubt
		}
	}
	if selected {
		style = c.Style(theme.Accent)
	}
	if row.Number > 0 {
		number := fmt.Sprintf("%2d ", row.Number)
		bar, room = c.Style(theme.Key).Render(number), room-c.Width(number)+2
	}
	words := c.directed(style.Render(c.FitWords(row.Text, room-2)), row.Text)
	if address := page.Address(row.URL); address != "" {
		words = ansi.SetHyperlink(address) + words + ansi.ResetHyperlink()
	}
	return bar + words
}
