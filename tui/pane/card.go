package pane

import (
	"fmt"
	"strings"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// CardWidth is the width of a card, its frame included, that lies over no page.
const CardWidth = 60

// Card draws "who is this again?": a frame to lay over the page, width cells wide
// and at most height rows high. Its last row leads on.
func (c Canvas) Card(r *state.Reader, keys *keymap.Keymap, width, height int) []string {
	doc := r.Open().Doc()
	if doc == nil || r.Card() == nil {
		return nil
	}
	inner := width - 4
	if inner < 10 {
		return nil
	}
	var title, note string
	var body []string
	var p state.Profile
	if r.Card().Entity() != quote.Nobody {
		p = r.Profile()
	}
	if r.Card().Quote() >= 0 {
		title, note, body = c.quoteCard(doc, r.Card(), p, inner)
	} else {
		title, note, body = c.entityCard(doc, r.Card(), p, inner)
	}
	leads := c.leads(doc, r.Card(), p, keys, inner)
	body = c.cutCard(body, height-2-len(leads), inner)
	return c.frame(title, note, append(body, leads...), inner)
}

// cutCard is body in at most height rows, with a sign where it goes on.
func (c Canvas) cutCard(body []string, height, inner int) []string {
	if len(body) <= height || height <= 0 {
		return body[:max(0, min(len(body), height))]
	}
	body = body[:height:height]
	body[height-1] = c.Fit(body[height-1], inner-2) + c.Muted.Render(" …")
	return body
}

// leads is the last row of a card: where its name leads, and by which keys.
func (c Canvas) leads(doc *analysis.Document, card *state.Card, p state.Profile, keys *keymap.Keymap, inner int) []string {
	if card.Entity() == quote.Nobody {
		return nil
	}
	var parts []string
	add := func(a keymap.Action, words string) {
		if b, ok := keys.Binding(keymap.Card, a); ok && len(b.Keys) > 0 {
			parts = append(parts, c.Key.Render(keymap.Label(b.Keys[0]))+" "+words)
		}
	}
	if n := len(p.Quotes); n > 0 {
		add(keymap.WhoSaidWhat, "said "+text.Count(n, "thing")+" "+here(doc))
	}
	switch n := card.Elsewhere(); {
	case p.Entity.Kind >= entity.Date:
	case n > 0:
		add(keymap.FindName, "in "+text.Count(n, "other article"))
	case n < 0:
		add(keymap.FindName, "in other articles")
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{c.Fit(strings.Join(parts, "   "), inner)}
}

// frame draws a rounded box with a title and a note on its upper edge.
func (c Canvas) frame(title, note string, body []string, inner int) []string {
	line := c.Style(theme.Rule)
	if c.Width(note)+8 > inner {
		note = ""
	}
	title = c.Fit(title, inner-c.Width(note)-3)
	fill := inner - c.Width(title) - c.Width(note) - 2
	top := line.Render("╭ ") + c.Headline.Render(title) + line.Render(" "+strings.Repeat("─", max(0, fill))+" ") +
		c.Muted.Render(note) + line.Render(" ╮")
	rows := []string{top}
	for _, row := range body {
		rows = append(rows, line.Render("│")+" "+c.Pad(row, inner)+" "+line.Render("│"))
	}
	return append(rows, line.Render("╰"+strings.Repeat("─", inner+2)+"╯"))
}

func (c Canvas) entityCard(doc *analysis.Document, card *state.Card, p state.Profile, inner int) (title, note string, body []string) {
	e := p.Entity
	if p.Intro != "" && !strings.EqualFold(p.Intro, e.Name) {
		body = append(body, c.Wrap(p.Intro, inner, 3)...)
	}
	if len(e.Aliases) > 0 {
		body = append(body, c.labelled("also", strings.Join(e.Aliases, ", "), inner)...)
	}
	if v := value(e); v != "" {
		body = append(body, c.labelled("comes to", v, inner)...)
	}
	body = append(body, c.labelled(here(doc), tally(doc, p), inner)...)
	if len(p.Together) > 0 {
		var names []string
		for _, id := range p.Together {
			names = append(names, doc.Entities[id].Name)
		}
		body = append(body, c.labelled("with", strings.Join(names, ", "), inner)...)
	}
	if card.Why() {
		body = append(body, c.why(doc, card, inner)...)
	}
	return e.Name, confirmed(e.Confirmed) + e.Kind.String(), body
}

// confirmed is the sign of what a reader said, with a space behind it.
func confirmed(yes bool) string {
	if yes {
		return "✓ "
	}
	return ""
}

// here is what the counts of a card are about.
func here(doc *analysis.Document) string {
	if doc.Partial() {
		return "nearby"
	}
	return "here"
}

// tally counts mentions and quotations in words.
func tally(doc *analysis.Document, p state.Profile) string {
	parts := []string{text.Count(p.Names, "mention")}
	if p.Guessed > 0 {
		parts[0] += fmt.Sprintf(" and %d guessed", p.Guessed)
	}
	first := doc.Article.Paragraph(p.Entity.Mentions[0].Start)
	return strings.Join(append(parts, fmt.Sprintf("first in ¶ %d", first)), " · ")
}

// value is what a date or figure comes to.
func value(e entity.Entity) string {
	switch {
	case e.Value.Date.Known():
		s := e.Value.Date.String()
		if e.Value.Confidence < entity.Sure {
			s += ", probably"
		}
		return s
	case e.Kind == entity.Figure && e.Value.Number != 0:
		return strings.TrimSpace(fmt.Sprintf("%s %s", thousands(e.Value.Number), e.Value.Unit))
	}
	return ""
}

// thousands writes a number with a thin grouping of its digits.
func thousands(f float64) string {
	s := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.3f", f), "0"), ".")
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		return whole + "." + rest
	}
	return whole
}

func (c Canvas) labelled(label, s string, inner int) []string {
	const column = 9
	rows := c.Wrap(s, inner-column, 3)
	for i, row := range rows {
		head := spaces(column)
		if i == 0 {
			head = c.Muted.Render(label) + spaces(column-len(label))
		}
		rows[i] = head + row
	}
	return rows
}

// why says what a highlight rests on.
func (c Canvas) why(doc *analysis.Document, card *state.Card, inner int) []string {
	e := doc.Entities[card.Entity()]
	m := e.Mentions[0]
	if card.Mention() >= 0 {
		m = *doc.Mentions[card.Mention()].Mention
	}
	rows := []string{""}
	if m.Why != "" {
		rows = append(rows, c.labelled("why", m.Why, inner)...)
	}
	if !m.Evidence.Empty() {
		rows = append(rows, c.labelled("from", "“"+text.OneLine(m.Evidence.Of(doc.Article.Text))+"”", inner)...)
	}
	return append(rows, c.labelled("how sure", sureness(m.Confidence, m.Confirmed), inner)...)
}

func sureness(confidence float64, ruled bool) string {
	if ruled {
		return "✓ confirmed"
	}
	word := "a guess"
	switch {
	case confidence >= 0.95:
		word = "certain"
	case confidence >= entity.Sure:
		word = "likely"
	}
	return fmt.Sprintf("%s, %.0f %%", word, 100*confidence)
}

func (c Canvas) quoteCard(doc *analysis.Document, card *state.Card, p state.Profile, inner int) (title, note string, body []string) {
	q := doc.Quotes[card.Quote()]
	s := doc.Article.Text
	title, note = "nobody named", q.Kind.String()+" quotation"
	if !q.Kind.Speech() {
		title, note = "not somebody's words", q.Kind.String()
	}
	if q.Said && !state.IsPhrase(doc.Quotes, card.Quote()) {
		note = bars[barOf(q.Kind == quote.Indirect, q.Speaker != nil && q.Confidence < entity.Sure)].mark + " " + note
	}
	note = confirmed(q.Confirmed) + note
	if q.Speaker != nil {
		title = q.Speaker.Name
		if q.Confidence < entity.Sure {
			title += " ?"
		}
		if words := text.OneLine(q.Speaker.Of(s)); words != "" && !strings.EqualFold(words, q.Speaker.Name) {
			body = append(body, c.labelled("named as", "“"+words+"”", inner)...)
		}
	}
	if !q.Cue.Empty() {
		body = append(body, c.labelled("by", "“"+text.OneLine(q.Cue.Of(s))+"”", inner)...)
	}
	if q.Why != "" {
		body = append(body, c.labelled("why", q.Why, inner)...)
	}
	if card.Why() {
		for _, ground := range state.Grounds(&q) {
			body = append(body, c.labelled("from", "“"+text.OneLine(ground.Of(s))+"”", inner)...)
		}
	}
	if q.Speaker != nil {
		body = append(body, c.labelled("how sure", sureness(q.Confidence, q.Confirmed), inner)...)
	}
	if card.Entity() != quote.Nobody {
		if p.Intro != "" {
			body = append(body, c.labelled("who", p.Intro, inner)...)
		}
		body = append(body, c.labelled("here", tally(doc, p), inner)...)
	}
	return title, note, body
}
