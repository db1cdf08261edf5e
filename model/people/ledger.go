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

// Ledger is every quotation with a speaker, by speaker: named ones first, those who are
// quoted in most articles before others, and most often, then by article. The entities
// come without their mentions.
func (r *Register) Ledger() ([]Saying, []Entity) {
	j := r.join()
	entities := make([]Entity, len(j.groups))
	for n, group := range j.groups {
		entities[n] = r.entity(group, j.doubts)
	}
	out := slices.Clone(r.quotes)
	for i := range out {
		if q := &out[i]; q.Entity != quote.Nobody {
			q.Entity = int(j.of[q.Entity])
			q.Speaker = entities[q.Entity].Name
		}
	}
	in, times := make([]int, len(entities)), make([]int, len(entities))
	last := make([]int, len(entities)) // article with words of each, and one
	for _, q := range out {
		if q.Entity == quote.Nobody {
			continue
		}
		if times[q.Entity]++; last[q.Entity] != q.Article+1 {
			in[q.Entity], last[q.Entity] = in[q.Entity]+1, q.Article+1
		}
	}
	slices.SortStableFunc(out, func(a, b Saying) int {
		if a.Entity == quote.Nobody || b.Entity == quote.Nobody {
			if a.Entity != b.Entity {
				return cmp.Compare(b.Entity, a.Entity)
			}
		} else if order := cmp.Or(in[b.Entity]-in[a.Entity], times[b.Entity]-times[a.Entity]); order != 0 {
			return order
		}
		return cmp.Or(cmp.Compare(a.Entity, b.Entity), strings.Compare(a.Speaker, b.Speaker), a.Article-b.Article)
	})
	return out, entities
}
