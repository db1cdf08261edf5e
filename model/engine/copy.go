package engine

import (
	"fmt"
	"strings"

	"lede/model/export"
	"lede/model/library"
	"lede/model/note"
	"lede/model/state"
	"lede/model/text"
)

// CopyItem copies what the list knows of the selected article.
func (e *Engine) CopyItem() {
	if it := e.reader.Selected(); it != nil {
		e.reader.Copy(citation(it), "title and source")
	}
}

// citation is title, outlet, date and address of an item, a file's name where
// there is no address.
func citation(it *library.Item) string {
	parts := []string{it.Title()}
	for _, s := range []string{it.Meta.Outlet, it.Meta.Published.String(), it.Meta.URL} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if it.Meta.URL == "" {
		parts = append(parts, it.Origin.File)
	}
	return strings.Join(parts, ", ")
}

// source is the citation of the open article.
func (e *Engine) source() string {
	return citation(e.reader.Library().Item(e.reader.Open().ID()))
}

// CopyHere copies the selected quotation or mention with its citation, else the
// paragraph at the reading place.
func (e *Engine) CopyHere() {
	a, o := e.article(), e.reader.Open()
	if a == nil {
		return
	}
	if o.SelectedQuote() != nil {
		e.CopyQuote()
		return
	}
	if span, ok := o.Selected(); ok {
		e.reader.Copy(span.Of(a.Text), "the name")
		return
	}
	for _, b := range a.Blocks {
		if b.End > max(0, o.Place()) {
			e.reader.Copy(fmt.Sprintf("%s (%s, byte %d)", b.Of(a.Text), e.source(), b.Start), "the paragraph with its source")
			return
		}
	}
}

// CopyQuote copies the selected quotation with its source.
func (e *Engine) CopyQuote() {
	e.copyQuote("the quotation with its source", func(c export.Citation) (string, error) { return c.Text(), nil })
}

// CopyMarkdown copies the selected quotation as Markdown.
func (e *Engine) CopyMarkdown() {
	e.copyQuote("the quotation as Markdown", func(c export.Citation) (string, error) { return c.Markdown(), nil })
}

// CopyCSL copies the source of the selected quotation as CSL-JSON.
func (e *Engine) CopyCSL() {
	e.copyQuote("the citation as CSL-JSON", func(c export.Citation) (string, error) {
		data, err := c.CSL()
		return string(data), err
	})
}

// CopyVoice copies all quotations of whom the card or the panel's row is about, each
// with its source.
func (e *Engine) CopyVoice() {
	name, quotes := e.reader.Voice()
	if len(quotes) == 0 {
		e.reader.Say(nothingSaid(name))
		return
	}
	var all []string
	for _, i := range quotes {
		all = append(all, export.Cite(e.reader.Open().Doc(), i).Text())
	}
	e.reader.Copy(strings.Join(all, "\n\n"), text.Count(len(all), "quotation")+" of "+name)
}

// nothingSaid says that there is no quotation of somebody.
func nothingSaid(name string) string {
	if name == "" {
		return "nobody is named here"
	}
	return "nothing here was said by " + name
}

// copyQuote copies the selected quotation as a citation in some notation.
func (e *Engine) copyQuote(what string, notation func(export.Citation) (string, error)) {
	o := e.reader.Open()
	if o.SelectedQuote() == nil {
		e.reader.Say("select a quotation with . first")
		return
	}
	s, err := notation(export.Cite(o.Doc(), o.Select().Index()))
	if err != nil {
		e.reader.Warn(err.Error())
		return
	}
	e.reader.Copy(s, what)
}

// CopyPassage copies the passage being selected with its source.
func (e *Engine) CopyPassage() {
	v, a := e.reader.Visual(), e.article()
	if v == nil || a == nil {
		return
	}
	words := v.Span().Of(a.Text)
	e.reader.EndVisual()
	e.reader.Copy(fmt.Sprintf("%s (%s)", words, e.source()), "the passage with its source")
}

// CopyRow copies the panel's row: a note, a link, a quotation or a name.
func (e *Engine) CopyRow() {
	row, ok := e.reader.PanelRow()
	if !ok {
		return
	}
	n, noted := e.reader.Open().NoteOf(row)
	switch {
	case noted:
		e.copyNote(n)
	case row.URL != "":
		e.reader.Copy(row.URL, "the link")
	case row.Quote >= 0:
		e.reader.SelectQuote(row.Quote)
		e.CopyHere()
	default:
		e.reader.Copy(strings.TrimSpace(row.Text), "the name")
	}
}

// copyNote copies a note with its passage and source.
func (e *Engine) copyNote(n note.Located) {
	s := fmt.Sprintf("“%s” (%s)", text.OneLine(n.Words()), e.source())
	if !n.Highlight() {
		s = n.Text + "\n" + s
	}
	e.reader.Copy(s, "the note with its passage")
}

// CopyCard copies what the card is about.
func (e *Engine) CopyCard() {
	card, o := e.reader.Card(), e.reader.Open()
	if card == nil || o == nil {
		return
	}
	if card.Quote() >= 0 {
		e.CopyHere()
		return
	}
	p := state.ProfileOf(o.Doc(), card.Entity())
	s := p.Entity.Name
	if p.Intro != "" {
		s += " — " + p.Intro
	}
	e.reader.Copy(s, "the name and who it is")
}
