package people

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/quote"
	"lede/model/text"
)

// Saying is a quotation with whoever is named as its speaker.
type Saying struct {
	Speaker    string // the entity's name over all articles, else the words that name him
	Entity     int    // number in Entities; quote.Nobody where the speaker has no name
	Kind       quote.Kind
	Words      string // without marks
	Cue        string // "said"; "" where none
	Confidence float64
	Article    int
	Span       text.Span // with marks
	Runes      text.Span // the same in code points
}

// saying is a Saying whose speaker is still one of his article's.
type saying struct {
	Saying
	sighting int
}

// addQuotes keeps what is told as speech in d.
func (r *Register) addQuotes(d *analysis.Document, article int, places map[int]int, runes *text.RuneOffsets) {
	s := d.Article.Text
	for _, q := range d.Quotes {
		if !q.Said || q.Speaker == nil {
			continue
		}
		said := saying{Saying{
			Speaker: strings.Clone(q.Speaker.Name), Entity: quote.Nobody, Kind: q.Kind, Words: strings.Clone(q.Content.Of(s)),
			Cue: strings.Clone(q.Cue.Of(s)), Confidence: q.Confidence, Article: article, Span: q.Span, Runes: inRunes(runes, q.Span),
		}, quote.Nobody}
		if at, ok := places[q.Speaker.Entity]; ok && q.Speaker.Entity != quote.Nobody {
			said.sighting = at
		}
		r.quotes = append(r.quotes, said)
	}
}

// Ledger is every quotation with a speaker, by speaker: named ones first, those
// of most articles before others, then by article.
func (r *Register) Ledger() ([]Saying, []Entity) {
	of, entities := r.join()
	var out []Saying
	for _, q := range r.quotes {
		if q.sighting != quote.Nobody {
			q.Entity = of[q.sighting]
			q.Speaker = entities[q.Entity].Name
		}
		out = append(out, q.Saying)
	}
	slices.SortStableFunc(out, func(a, b Saying) int {
		if (a.Entity == quote.Nobody) != (b.Entity == quote.Nobody) {
			return cmp.Compare(b.Entity, a.Entity)
		}
		return cmp.Or(cmp.Compare(a.Entity, b.Entity), strings.Compare(a.Speaker, b.Speaker), a.Article-b.Article)
	})
	return out, entities
}
