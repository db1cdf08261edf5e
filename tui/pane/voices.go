package pane

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/page"
	"lede/tui/theme"
)

// nameVoices writes the names of speakers on the drawn rows: left of the bar where
// the margin has room, to be read before the words, else at the end of the empty
// row above, whose beginning stays empty. The sign of a note in the margin has air before
// it.
func (c Canvas) nameVoices(r *state.Reader, p *page.Page, rows []page.Row, signs map[int]string, drawn []string, width int) {
	voices, room := c.voices(r, p, rows), p.NameRoom()
	c.turn(voices, room, len(rows))
	for row, said := range voices {
		end, base := p.Left()-2*barGap, drawn[row]
		if room == 0 {
			end, base = min(p.Left()+p.Measure(), width), ""
		}
		room := cmp.Or(room, end)
		if _, signed := signs[row]; signed && end == signAt(p) {
			room, end = room-1, end-1
		}
		line := c.names(said, room)
		drawn[row] = c.Overlay(base, line, end-c.Width(line), max(width, c.Width(base)))
	}
}

// voices are the names to write on rows: those of the speakers whose quotations
// begin on the screen. In one block a name is not said again until another was, where
// the bar tells a guess, nor where the block begins with it. Who may have said a phrase
// is not told before one asks.
func (c Canvas) voices(r *state.Reader, p *page.Page, rows []page.Row) map[int][]voice {
	if r.Open().Doc() == nil {
		return nil
	}
	doc, margin := r.Open().Doc(), p.NameRoom()
	names := map[int][]voice{}
	last, block := "", -1
	near := r.Open().QuotesIn(seen(rows))
	sure := surelySaid(r, near, rows)
	for _, i := range near {
		q := &doc.Quotes[i]
		row := page.Index(rows, q.Start)
		if !r.Hears(q) || q.Speaker == nil || row < 0 || state.IsPhrase(doc.Quotes, i) && q.Confidence < entity.Sure ||
			q.Speaker.Start == r.Open().Article().Blocks[rows[row].Block].Start && !q.Speaker.Empty() {
			continue
		}
		in, hidden := rows[row].Block, q.Confidence < entity.Sure && sure[row]
		if margin == 0 {
			row = gapAbove(rows, row)
		}
		if row < 0 || q.Speaker.Name == last && in == block && !hidden {
			continue
		}
		said := voice{c.speaker(doc, q, margin), c.hue(doc, q), q.Speaker.Name, human(doc, q)}
		if at := slices.IndexFunc(names[row], said.same); at < 0 {
			names[row] = append(names[row], said)
		} else if hidden {
			names[row][at] = said
		}
		last, block = q.Speaker.Name, in
	}
	return names
}

// surelySaid reports of each row whether its bar tells no guess, for it is that of words
// that somebody surely said.
func surelySaid(r *state.Reader, near []int, rows []page.Row) []bool {
	sure := make([]bool, len(rows))
	spans := make([]text.Span, len(rows))
	for row := range rows {
		spans[row], _ = rows[row].Span()
	}
	for _, i := range near {
		q := &r.Open().Doc().Quotes[i]
		if q.Speaker != nil && q.Confidence < entity.Sure || !r.Hears(q) || q.Kind == quote.Indirect || state.IsPhrase(r.Open().Doc().Quotes, i) {
			continue
		}
		for row, span := range spans {
			sure[row] = sure[row] || q.Overlaps(span)
		}
	}
	return sure
}

// voice is a speaker's name as it is written by a quotation.
type voice struct {
	name  string
	style theme.Style
	of    string // the whole name
	human bool   // a person's, which may lose its first words
}

// same reports whether v and other are one speaker's names.
func (v voice) same(other voice) bool { return v.of == other.of }

// hue is the style of a speaker's name: that of the name in the text.
func (c Canvas) hue(doc *analysis.Document, q *quote.Quote) theme.Style {
	if q.Speaker.Entity == quote.Nobody || q.Confidence < entity.Sure {
		return c.Style(theme.Speaker)
	}
	if name := c.NameOf(doc.Entities[q.Speaker.Entity].Kind, false); name.Fg != 0 {
		return name
	}
	return c.Style(theme.Speaker) // without colours a margin is no place for kinds
}

// human reports whether a quotation is of a person whom the article names.
func human(doc *analysis.Document, q *quote.Quote) bool {
	return q.Speaker.Entity != quote.Nobody && doc.Entities[q.Speaker.Entity].Kind == entity.Person
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

// turn gives to the row below what is longer than the margin: all names but the
// first, or the end of one.
func (c Canvas) turn(voices map[int][]voice, room, rows int) {
	for row := rows - 2; row >= 0 && room > 0; row-- {
		said := voices[row]
		if len(said) == 0 || len(voices[row+1]) > 0 || c.Width(c.names(said, math.MaxInt)) <= room {
			continue
		}
		if len(said) > 1 {
			voices[row], voices[row+1] = said[:1], said[1:]
		} else if first, rest := c.halves(said[0].name, room); rest != "" {
			voices[row], voices[row+1] = []voice{said[0].called(first)}, []voice{said[0].called(rest)}
		}
	}
}

// halves is a name on two rows of room cells; the mark of a guess stays with a word.
func (c Canvas) halves(name string, room int) (first, rest string) {
	const bound = "\u00a0?"
	rows := c.Wrap(strings.ReplaceAll(name, doubt, bound), room, 2)
	if len(rows) < 2 {
		return name, ""
	}
	return rows[0], strings.ReplaceAll(rows[1], bound, doubt)
}

// called is v by another form of its name.
func (v voice) called(name string) voice {
	v.name = name
	return v
}

// fitName is a name in room cells: of a person's the first words go before letters do.
func (c Canvas) fitName(v voice, room int) string {
	name := v.name
	for v.human && c.Width(name) > room {
		_, rest, ok := strings.Cut(name, " ")
		if !ok || doubt == " "+rest {
			break
		}
		name = rest
	}
	return c.FitWords(name, room)
}

// barGap is how far before the text the bar of a quotation stands.
const barGap = 2

// names are names beside each other, as many as fit.
func (c Canvas) names(all []voice, room int) string {
	out := ""
	for i, v := range all {
		if i > 0 && room > c.Width(between) {
			out, room = out+c.Style(theme.Speaker).Render(between), room-c.Width(between)
		}
		name := c.fitName(v, room)
		out, room = out+v.style.Render(name), room-c.Width(name)
		if room <= 0 {
			break
		}
	}
	return out
}

const between = " · "

// speech says on the row about the article how many quotations it has, and by how
// many voices, where they fit.
func (c Canvas) speech(r *state.Reader, p *page.Page, rows []page.Row, drawn []string) {
	at := slices.IndexFunc(rows, func(row page.Row) bool { return row.About })
	if doc := r.Open().Doc(); at < 0 || doc == nil || doc.Partial() {
		return
	}
	said, voices := r.Voices()
	if said == 0 {
		return
	}
	words := between + text.Count(said, "quote")
	if voices > 0 {
		words += between + text.Count(voices, "voice")
	}
	if rows[at].Width+c.Width(words) <= p.Left()+p.Measure() {
		drawn[at] += c.Style(theme.Meta).Render(words)
	}
}
