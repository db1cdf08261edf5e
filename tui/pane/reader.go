package pane

import (
	"slices"
	"strings"

	"lede/model/analysis"
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
	switch it := r.Selected(); {
	case r.Focus() == state.OnList && it != nil && it.Err != nil: // what stays open behind is not what is selected
		return c.Say(width, height, line(it.Title()), line(it.Err.Error()))
	case r.Open() == nil:
		return c.Say(width, height, "Nothing open yet.", "enter opens the selected article.")
	case r.Open().Err() != nil:
		return c.Say(width, height, line(r.Open().Err().Error()), "q goes back to the list.")
	case p == nil:
		return c.Fill(nil, width, height)
	}
	rows := p.Rows(p.At(r.Open().Place()), height)
	screen := seen(rows)
	painter.Head = nil
	if len(rows) > 0 && rows[0].Block < 0 {
		painter.Head = paint.NewLayer(layer(r.HeadMarks()))
	}
	drawn := painter.Rows(p, rows, paint.NewLayer(layer(r.Marks(screen))))
	voices := c.voices(r, p, rows)
	c.turn(p, rows, voices, width)
	for row, names := range voices {
		drawn[row] = c.voice(p, rows[row], drawn[row], names, width)
	}
	c.signs(r, p, rows, drawn, width)
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
	state.Reported: theme.Reported, state.Phrase: theme.Mixed, state.Quoted: theme.Quote, state.Hit: theme.Hit,
	state.Selected: theme.Cursor, state.Here: theme.Found, state.Dimmed: theme.Dimmed,
	state.Noted: theme.Note,
}

// layer gives marks their roles in the theme.
func layer(marks []state.Mark) []paint.Mark {
	out := make([]paint.Mark, len(marks))
	for i, m := range marks {
		out[i] = paint.Mark{Span: m.Span, Role: markRoles[m.Role], Guess: m.Guess}
		if m.Role == state.Lit {
			out[i].Role, out[i].Strength = theme.Of(m.Kind), theme.StrengthOf(m.Kind, m.Again, m.Guess)
		}
	}
	return out
}

// voices are the names to write on rows: those of the speakers whose quotations
// begin on the screen. They stand beside the quotation where there is a margin,
// else on the empty row above its block. In one block a name is not said again
// until another was.
func (c Canvas) voices(r *state.Reader, p *page.Page, rows []page.Row) map[int][]voice {
	if r.Open().Doc() == nil {
		return nil
	}
	_, margin := p.NoteColumn()
	names := map[int][]voice{}
	last, block := "", -1
	for _, i := range r.Open().QuotesIn(seen(rows)) {
		q := &r.Open().Doc().Quotes[i]
		row := page.Index(rows, q.Start)
		if !r.Hears(q) || q.Speaker == nil || row < 0 {
			continue
		}
		name, in := c.speaker(r.Open().Doc(), q, margin), rows[row].Block
		if margin == 0 {
			row = gapAbove(rows, row)
		}
		if row < 0 || name == last && in == block || told(names[row], name) {
			continue
		}
		names[row] = append(names[row], voice{name, c.hue(r.Open().Doc(), q)})
		last, block = name, in
	}
	return names
}

// told reports whether a name is among those on a row, sure or not.
func told(names []voice, name string) bool {
	return slices.ContainsFunc(names, func(other voice) bool {
		return strings.TrimSuffix(other.name, doubt) == strings.TrimSuffix(name, doubt)
	})
}

// voice is a speaker's name as it is written beside a quotation.
type voice struct {
	name  string
	style theme.Style
}

// hue is the style of a speaker's name: quiet, in the colour that the name has
// in the text.
func (c Canvas) hue(doc *analysis.Document, q *quote.Quote) theme.Style {
	if q.Speaker.Entity == quote.Nobody || q.Confidence < entity.Sure {
		return c.Style(theme.Speaker)
	}
	hue := c.Style(theme.Of(doc.Entities[q.Speaker.Entity].Kind)).Fg
	return theme.Style{Fg: hue}.Over(c.Style(theme.Speaker))
}

// doubt is the mark of a guess.
const doubt = " ?"

// speaker is what the margin calls a speaker: the name, or the first alias that
// fits where the name does not, with a mark where it is a guess.
func (c Canvas) speaker(doc *analysis.Document, q *quote.Quote, room int) string {
	name, mark := q.Speaker.Name, ""
	if q.Confidence < entity.Sure {
		mark = doubt
	}
	if id := q.Speaker.Entity; room > 0 && id != quote.Nobody {
		for _, alias := range doc.Entities[id].Aliases {
			if c.Width(name+mark) <= room {
				break
			}
			name = alias
		}
	}
	return name + mark
}

// gapAbove is the empty row above the block of a row, -1 where there is none.
func gapAbove(rows []page.Row, row int) int {
	block := rows[row].Block
	for row--; row >= 0; row-- {
		if rows[row].Gap {
			return row
		}
		if rows[row].Block != block {
			break
		}
	}
	return -1
}

// turn gives to the row below what is longer than the margin, where there is room:
// all names but the first, or the end of one.
func (c Canvas) turn(p *page.Page, rows []page.Row, voices map[int][]voice, width int) {
	column, columns := p.NoteColumn()
	for row := len(rows) - 2; row >= 0 && columns > 0; row-- {
		names := voices[row]
		if len(names) == 0 || c.Width(c.names(names, width)) <= columns || len(voices[row+1]) > 0 || rows[row+1].Width >= column {
			continue
		}
		if len(names) > 1 {
			voices[row], voices[row+1] = names[:1], names[1:]
		} else if parts := c.Wrap(names[0].name, columns, 2); len(parts) == 2 {
			voices[row], voices[row+1] = []voice{{parts[0], names[0].style}}, []voice{{parts[1], names[0].style}}
		}
	}
}

// barGap is how far before the text the bar of a quotation stands.
const barGap = 2

// voice writes names on a drawn row: in the margin, or on the gap above the
// words, from the bar on.
func (c Canvas) voice(p *page.Page, row page.Row, drawn string, names []voice, width int) string {
	column, columns := p.NoteColumn()
	used := row.Width
	if columns > 0 && used >= column {
		return drawn // a table that takes the margin
	}
	if columns == 0 {
		column = max(0, p.Left()-barGap)
		columns = min(p.Left()+p.Measure(), width) - column
		drawn, used = "", 0
	}
	return drawn + spaces(column-used) + c.names(names, columns)
}

// names are names beside each other, as many as fit.
func (c Canvas) names(all []voice, room int) string {
	out := ""
	for i, v := range all {
		if i > 0 && room > c.Width(between) {
			out, room = out+c.Style(theme.Speaker).Render(between), room-c.Width(between)
		}
		name := c.Fit(v.name, room)
		out, room = out+v.style.Render(name), room-c.Width(name)
		if room <= 0 {
			break
		}
	}
	return out
}

const between = " · "
