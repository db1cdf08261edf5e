package state

import (
	"strings"

	"lede/model/entity"
	"lede/model/quote"
	"lede/model/search"
)

// about is whom the card, the panel's row or what is selected on the page is
// about, quote.Nobody where that is not known.
func (r *Reader) about() int {
	switch row, ok := r.PanelRow(); {
	case r.open == nil || r.open.doc == nil:
	case r.card != nil:
		return r.card.entity
	case r.focus == OnPanel && ok:
		return row.Entity
	case r.focus != OnPanel && r.open.selection != nil:
		return r.open.subject()
	}
	return quote.Nobody
}

// FindName searches the library for all that names whom the card, the panel's row
// or what is selected is about. It reports false where that is nobody who has a
// name.
func (r *Reader) FindName() bool {
	id := r.about()
	if id == quote.Nobody || r.open.doc.Entities[id].Kind >= entity.Date {
		return false
	}
	e := r.open.doc.Entities[id]
	r.findFor(nameQuery(e))
	if r.finding.dossier, r.finding.about = nil, r.finding.query; e.Kind <= entity.Place { // these are joined across articles
		r.finding.dossier = &Dossier{Kind: e.Kind, Name: e.Name}
	}
	r.want(Asked{})
	return true
}

// Nameless says why FindName looks for nobody.
func (r *Reader) Nameless() string {
	switch t, ok := r.target(); {
	case !ok:
		return r.Unselected(true)
	case t.quote && t.speaker == "":
		return "nobody is named for these words"
	case t.quote:
		return "“" + t.speaker + "” is no name"
	}
	return "dates and figures are not looked for"
}

// Voice is whom the card, the panel's row or what is selected is about, with the
// quotations by that name that are shown; none where that is nobody. A speaker may have a
// name that the article does not.
func (r *Reader) Voice() (name string, quotes []int) {
	id := r.about()
	if t, ok := r.target(); id != quote.Nobody {
		name = r.open.doc.Entities[id].Name
	} else if name = t.speaker; !ok || name == "" {
		return "", nil
	}
	for i := range r.open.doc.Quotes {
		if q := &r.open.doc.Quotes[i]; q.Speaker != nil && q.Speaker.Entity == id && (id != quote.Nobody || q.Speaker.Name == name) && r.Hears(q) {
			quotes = append(quotes, i)
		}
	}
	return name, quotes
}

// nameQuery is the query for an entity.
func nameQuery(e entity.Entity) string {
	return search.Name.String() + `:"` + strings.ReplaceAll(e.Name, `"`, "") + `"`
}

// Wonders is the query for the name of the card; ok is false where nothing is to
// be counted.
func (r *Reader) Wonders() (card *Card, query string, ok bool) {
	id := r.about()
	if r.card == nil || id == quote.Nobody || r.open.doc.Entities[id].Kind >= entity.Date {
		return nil, "", false
	}
	return r.card, nameQuery(r.open.doc.Entities[id]), true
}

// TellElsewhere notes on a card how many other articles have its name.
func (r *Reader) TellElsewhere(card *Card, n int) {
	if r.card == card {
		r.card.elsewhere = n
	}
}

// ShowSaidOfCard opens the panel of who said what at the first quotation by the
// card's entity, and closes the card. It reports false where it says nothing.
func (r *Reader) ShowSaidOfCard() bool {
	id := r.about()
	if r.card == nil || id == quote.Nobody || len(r.Profile().Quotes) == 0 {
		return false
	}
	r.card, r.panel = nil, nil
	r.TogglePanel(Said)
	r.panelTo(id)
	return true
}
