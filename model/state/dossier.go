package state

import (
	"strings"

	"lede/model/entity"
	"lede/model/search"
)

// Dossier is what the library says of somebody or something, above the articles
// that say it.
type Dossier struct {
	Kind     entity.Kind
	Name     string // as the article had it from which was asked
	Aliases  []string
	Articles int
	Mentions int
	Quotes   int
	Doubts   int       // articles whose name was joined by a guess
	With     []Counted // who and what stand in the same articles, the most often first
	Outlets  []Counted // the most first
	Months   []int     // mentions, a month each
	First    string    // the first of the months, as 2026-11; "" where no article has a date
	Known    bool      // it was made: until then only kind and name are
}

// Counted is a name and how many articles have it.
type Counted struct {
	Name  string
	Count int
}

// Dossier is that of the name that the search is about; ok is false where it is
// about none, or something else is asked by now.
func (f *Finding) Dossier() (d Dossier, ok bool) {
	if f.dossier == nil || f.query != f.about {
		return d, false
	}
	return *f.dossier, true
}

// quotedWords is how many words of a quotation are looked for elsewhere: enough
// to be its own, and few enough to be in one that was cut.
const quotedWords = 8

// FindQuote searches the library for the selected quotation, or that of the card
// or the row of the panel. It reports false where that is none.
func (r *Reader) FindQuote() bool {
	n := -1
	row, ok := r.PanelRow()
	switch o := r.open; {
	case o == nil || o.doc == nil:
	case r.card != nil:
		n = r.card.quote
	case ok && r.focus == OnPanel:
		n = row.Quote
	case o.selection != nil && o.selection.quote:
		n = o.selection.index
	}
	if n < 0 {
		return false
	}
	words := strings.Fields(strings.NewReplacer(`"`, " ", "“", " ", "”", " ").Replace(r.open.doc.Quotes[n].Content.Of(r.open.doc.Article.Text)))
	r.findFor(search.Quote.String() + `:"` + strings.Join(words[:min(len(words), quotedWords)], " ") + `"`)
	r.want(Asked{})
	return true
}

// findFor goes to the search of the library with a question.
func (r *Reader) findFor(query string) {
	r.FindAll()
	r.input, r.finding.query, r.finding.typed, r.finding.sort = nil, query, false, search.ByDate
}

// ShowDossier shows what the library says, unless something else is asked by now.
func (r *Reader) ShowDossier(query string, d Dossier) {
	if f := r.finding; f != nil && f.about == query {
		f.dossier = &d
	}
}
