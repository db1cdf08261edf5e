package pane

import (
	"strings"
	"unicode/utf8"

	"lede/model/note"
	"lede/model/state"
	"lede/tui/page"
	"lede/tui/theme"
)

// sign is what stands in the margin beside a note, and beside a highlight.
func noteSign(n note.Note) string {
	if n.Highlight() {
		return "▪"
	}
	return "✎"
}

// signAt is the column of the signs of notes: before the bar of a quotation and air.
func signAt(p *page.Page) int {
	switch left := p.Left(); {
	case left >= 4:
		return left - 4
	case left == 3:
		return 0
	default:
		return left - 1
	}
}

// signsOf are the signs of notes, by the rows on which their passages begin; a note goes
// before a highlight.
func signsOf(r *state.Reader, p *page.Page, rows []page.Row) map[int]string {
	if len(r.Open().Notes()) == 0 || signAt(p) < 0 {
		return nil
	}
	of := map[int]string{}
	for _, n := range r.Open().NotesIn(seen(rows)) {
		if row := page.Index(rows, n.Start); row >= 0 && of[row] != "✎" {
			of[row] = noteSign(n.Note)
		}
	}
	return of
}

// signs draws signs into the margin of the drawn rows.
func (c Canvas) signs(p *page.Page, signs map[int]string, drawn []string, width int) {
	for row, s := range signs {
		drawn[row] = c.Overlay(drawn[row], c.Style(theme.Accent).Render(s), signAt(p), max(width, c.Width(drawn[row])))
	}
}

// noteRow is the text of a panel's row about a note: what was written, else the
// passage.
func (c Canvas) noteRow(row state.PanelRow, room int, selected bool) string {
	s, bar, style := row.Written, "✎ ", c.Style(theme.Text)
	if s == "" {
		s, bar, style = quoted(row.Text), "▪ ", c.Style(theme.Quotation)
	}
	if selected {
		style = c.Style(theme.Accent)
	}
	return c.Style(theme.Accent).Render(bar) + style.Render(c.Fit(s, room-2))
}

// noteDetail is the selected note in full, below the rows of the panel: the
// passage, then what was written. It takes no more than half of height.
func (c Canvas) noteDetail(r *state.Reader, width, height int) []string {
	if r.Panel().Kind() != state.Notes || r.Open() == nil {
		return nil
	}
	row, ok := r.PanelRow()
	n, known := r.Open().NoteOf(row)
	room := height / 2
	if !ok || !known || room < 6 || width < 8 {
		return nil
	}
	rows := []string{"", c.Style(theme.Rule).Render(" " + strings.Repeat("─", width-2))}
	for _, s := range c.Wrap(quoted(row.Text), width-4, 3) {
		rows = append(rows, "  "+c.Style(theme.Quotation).Render(s))
	}
	if n.Text != "" {
		rows = append(rows, "")
	}
	for s := range strings.SplitSeq(note.Clean(n.Text), "\n") {
		for _, wrapped := range c.Wrap(s, width-4, room) {
			rows = append(rows, "  "+c.Style(theme.Text).Render(wrapped))
		}
	}
	made := "  " + c.Muted.Render(c.Fit(n.Made.Local().Format("2 Jan 2006, 15:04"), width-2))
	if len(rows) > room-2 {
		rows = append(rows[:room-3], "  "+c.Muted.Render("…"))
	}
	return append(rows, "", made)
}

// Asked is a question in marks, unless it has marks of its own.
func Asked(query string) string {
	if strings.Contains(query, `"`) {
		return query
	}
	return "“" + query + "”"
}

// quoted is a passage in marks, unless it begins with one.
func quoted(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("“”„«»\"‘’'", first) {
		return s
	}
	return "“" + s + "”"
}
