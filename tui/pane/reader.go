package pane

import (
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/theme"
)

// Reader draws the open article from its reading place on: p is its page at
// this width, nil while it is read.
func (c Canvas) Reader(r *state.Reader, p *page.Page, painter *paint.Painter, width, height int) []string {
	switch {
	case r.Open == nil:
		return c.Say(width, height, "Nothing open yet.", "enter opens the selected article.")
	case r.Open.Err != nil:
		return c.Say(width, height, line(r.Open.Err.Error()), "q goes back to the list.")
	case p == nil:
		return c.Fill(nil, width, height)
	}
	rows := p.Rows(p.At(r.Open.Place), height)
	screen := seen(rows)
	drawn := painter.Rows(p, rows, paint.NewLayer(layer(r.Marks(screen))))
	for i := range drawn {
		drawn[i] += spaces(width - rows[i].Width)
	}
	c.voices(r, p, rows, drawn, width)
	return c.Fill(drawn, width, height)
}

// seen is the part of the text that rows show.
func seen(rows []page.Row) (screen text.Span) {
	found := false
	for i := range rows {
		span, ok := rows[i].Span()
		switch {
		case ok && !found:
			screen, found = span, true
		case ok:
			screen = screen.Join(span)
		}
	}
	return screen
}

var markRoles = map[state.Role]theme.Role{
	state.Reported: theme.Reported, state.Quoted: theme.Quote, state.Hit: theme.Hit,
	state.Selected: theme.Cursor, state.Here: theme.Found, state.Dimmed: theme.Dimmed,
}

// layer gives marks their roles in the theme.
func layer(marks []state.Mark) []paint.Mark {
	out := make([]paint.Mark, len(marks))
	for i, m := range marks {
		role, ok := markRoles[m.Role]
		if !ok {
			role = theme.Of(m.Kind)
		}
		out[i] = paint.Mark{Span: m.Span, Role: role, Guess: m.Guess}
	}
	return out
}

// voices writes the speakers of the quotations that begin on the screen: in the
// right margin where there is one, else on the empty row above their block.
func (c Canvas) voices(r *state.Reader, p *page.Page, rows []page.Row, drawn []string, width int) {
	if r.Open.Doc == nil {
		return
	}
	column, columns := p.NoteColumn()
	last := ""
	for _, i := range r.Open.QuotesIn(seen(rows)) {
		q := &r.Open.Doc.Quotes[i]
		if !q.Kind.Speech() || q.Speaker == nil {
			continue
		}
		row := rowOf(rows, q.Start)
		name := voice(q)
		if row < 0 || name == last && columns == 0 {
			continue
		}
		last = name
		if columns > 0 {
			c.note(drawn, rows, row, name, column, columns, width)
			continue
		}
		c.heading(drawn, rows, row, name, p, width)
	}
}

// voice is a speaker's name, marked where it is a guess.
func voice(q *quote.Quote) string {
	if q.Confidence < entity.Sure {
		return q.Speaker.Name + " ?"
	}
	return q.Speaker.Name
}

// rowOf is the row that shows the byte at offset, -1 where none does.
func rowOf(rows []page.Row, offset int) int {
	for i := range rows {
		if span, ok := rows[i].Span(); ok && span.Contains(offset) {
			return i
		}
	}
	return -1
}

// note writes a name beside a row, unless one stands there or just above.
func (c Canvas) note(drawn []string, rows []page.Row, row int, name string, column, columns, width int) {
	if c.Width(drawn[row]) > width || rows[row].Width > column-1 {
		return
	}
	label := c.Fit(name, columns)
	beside := c.Method.Truncate(drawn[row], column, "")
	if bare := c.Method.Cut(drawn[row], column, width); len(bare) > 0 && c.blank(bare) {
		drawn[row] = beside + c.Style(theme.Speaker).Render(label) + spaces(width-column-c.Width(label))
	}
}

// blank reports whether s shows nothing.
func (c Canvas) blank(s string) bool {
	for i := range len(s) {
		if s[i] != ' ' {
			return false
		}
	}
	return true
}

// heading writes a name on the gap above the block of a row.
func (c Canvas) heading(drawn []string, rows []page.Row, row int, name string, p *page.Page, width int) {
	gap := row - 1
	for gap >= 0 && !rows[gap].Gap {
		if rows[gap].Block != rows[row].Block {
			return
		}
		gap--
	}
	if gap < 0 {
		return
	}
	if c.blank(drawn[gap]) {
		drawn[gap] = spaces(p.Left())
	} else {
		drawn[gap] = c.Method.Truncate(drawn[gap], c.filled(drawn[gap]), "") + c.Style(theme.Speaker).Render(" · ")
	}
	if room := width - c.Width(drawn[gap]); room > 8 {
		drawn[gap] += c.Style(theme.Speaker).Render(c.Fit(name, room-1))
	}
	drawn[gap] = c.Pad(drawn[gap], width)
}

// filled is the width of s without the blanks at its end.
func (c Canvas) filled(s string) int {
	n := len(s)
	for n > 0 && s[n-1] == ' ' {
		n--
	}
	return c.Width(s[:n])
}
