package story

import (
	"math"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/text"
)

// Facet is a side of an article by which it is like another, beside all its
// words.
type Facet uint8

// Facets of an article.
const (
	People  Facet = iota // last names
	Places               // whole names
	Opening              // words that it begins with
	Days                 // days and months that it tells of
	Figures              // with what they count

	Facets // how many there are
)

// opening is how many words an article begins with.
const opening = 40

// salt keeps the words of one facet from being taken for those of another.
func (f Facet) hash(word string) term { return hash(string('0'+rune(f)) + ":" + word) }

// facets are those of d.
func facets(d *analysis.Document) (out [Facets][]Word) {
	counts := [Facets]map[string]float64{}
	for f := range counts {
		counts[f] = map[string]float64{}
	}
	for _, e := range d.Entities {
		switch e.Kind {
		case entity.Person:
			counts[People][lastWord(e.Name)] += named(e)
		case entity.Place:
			counts[Places][strings.Join(text.Words(e.Name), " ")] += named(e)
		case entity.Date:
			addDays(counts[Days], e.Value.Date)
		case entity.Figure:
			counts[Figures][strings.Join(text.Words(e.Name), " ")] = 1
		}
	}
	n := 0
	for _, s := range []string{d.Article.Meta.Title, d.Article.Text} {
		eachWord(s, func(w string) {
			if n++; n <= opening {
				counts[Opening][w] = 1
			}
		})
	}
	for f, words := range counts {
		for word, n := range words {
			if word != "" && n > 0 {
				out[f] = append(out[f], Word{Facet(f).hash(word), float32(1 + math.Log(n))})
			}
		}
		vector(out[f]).ascend()
	}
	return out
}

// named is how often a text names e.
func named(e entity.Entity) (n float64) {
	for _, m := range e.Mentions {
		if m.Form == entity.Name {
			n++
		}
	}
	return n
}

func lastWord(name string) (last string) {
	eachWord(name, func(w string) { last = w })
	return last
}

// addDays counts the day and the month of d, as far as they are known.
func addDays(counts map[string]float64, d article.Date) {
	if d.Precision >= article.Month {
		counts[d.Time.Format("2006-01")] = 1
	}
	if d.Precision >= article.Day {
		counts[d.Time.Format("2006-01-02")] = 1
	}
}

// faceted is the facets of an article, their words weighed among all articles.
type faceted [Facets]vector

func (c *words) faceted(p *Profile) (out faceted) {
	for f, words := range p.Facets {
		out[f] = c.weigh(words)
	}
	return out
}
