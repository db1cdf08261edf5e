package people

import (
	"cmp"
	"slices"
	"strings"

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

// Ledger is every quotation with a speaker, by speaker: named ones first, those
// of most articles before others, then by article.
func (r *Register) Ledger() ([]Saying, []Entity) {
	of, entities := r.join()
	var out []Saying
	for _, q := range r.quotes {
		if q.Entity != quote.Nobody {
			q.Entity = of[q.Entity]
			q.Speaker = entities[q.Entity].Name
		}
		out = append(out, q)
	}
	slices.SortStableFunc(out, func(a, b Saying) int {
		if (a.Entity == quote.Nobody) != (b.Entity == quote.Nobody) {
			return cmp.Compare(b.Entity, a.Entity)
		}
		return cmp.Or(cmp.Compare(a.Entity, b.Entity), strings.Compare(a.Speaker, b.Speaker), a.Article-b.Article)
	})
	return out, entities
}
