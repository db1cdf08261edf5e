package pane

import (
	"lede/model/library"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/theme"
)

// Reader draws the open article from its row top on: p is its page at this width, nil
// while it is read.
func (c Canvas) Reader(r *state.Reader, p *page.Page, top page.Pos, painter *paint.Painter, width, height int) []string {
	switch it := faulty(r); {
	case it != nil: // what stays open behind is not what is selected
		return c.Say(width, height, line(it.Title()), line(it.Err.Error()))
	case r.Open() == nil:
		return c.Say(width, height, "Nothing open yet.", "enter opens the selected article.")
	case r.Open().Err() != nil:
		return c.Say(width, height, line(r.Open().Err().Error()), "q goes back to the list.")
	case p == nil:
		return c.Fill(nil, width, height)
	}
	rows := p.Rows(top, height)
	screen := seen(rows)
	painter.Head = nil
	if len(rows) > 0 && rows[0].Block < 0 {
		painter.Head = paint.NewLayer(layer(r.HeadMarks(), searching(r)))
	}
	painter.Directed = c.Isolated
	drawn := painter.Rows(p, rows, paint.NewLayer(layer(r.Marks(screen), searching(r))))
	signs := signsOf(r, p, rows)
	c.nameVoices(r, p, rows, signs, drawn, width)
	c.signs(p, signs, drawn, width)
	c.speech(r, p, rows, drawn)
	return c.Fill(drawn, width, height)
}

// faulty is the article that is selected in the list and cannot be read, nil where
// that is not so.
func faulty(r *state.Reader) *library.Item {
	if it := r.Selected(); r.Focus() == state.OnList && it != nil && it.Err != nil {
		return it
	}
	return nil
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
	state.Reported: theme.Reported, state.Phrase: theme.Mixed, state.Quoted: theme.Quote, state.Hit: theme.Hit,
	state.Selected: theme.Cursor, state.Here: theme.Found, state.Dimmed: theme.Dimmed,
	state.Noted: theme.Note,
}

// searching reports whether hits are what the reader looks for.
func searching(r *state.Reader) bool {
	s := r.Open().Search()
	return s != nil && s.Len() > 0
}

// layer gives marks their roles in the theme. While the reader is searching only what is
// named first is lit beside the hits.
func layer(marks []state.Mark, searching bool) []paint.Mark {
	out := make([]paint.Mark, 0, len(marks))
	for _, m := range marks {
		mark := paint.Mark{Span: m.Span, Role: markRoles[m.Role], Guess: m.Guess}
		if m.Role == state.Lit {
			mark.Role, mark.Strength = theme.Of(m.Kind), theme.StrengthOf(m.Kind, m.Again, m.Guess)
			if searching && mark.Strength != theme.First {
				continue
			}
		}
		out = append(out, mark)
	}
	return out
}
