// Package people joins the people, organizations and places of many articles:
// who of one article is who in another.
//
// Names are joined with care. A full name is the same in all articles, with or
// without middle names, unless what is said of its bearers contradicts. A short
// name counts through the full name of its article; where its article has none,
// and an acronym whose article does not spell it out, it is joined to the one
// full name that it can be short for, and the join is marked as doubtful with
// what it rests on.
package people

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/text"
)

// Entity is somebody or something that articles name.
type Entity struct {
	Kind     entity.Kind
	Name     string    // the form that most articles have, of equals the longest
	Aliases  []string  // other names, sorted
	Articles int       // that name it
	Mentions []Mention // by article and place
	Doubts   []Doubt   // joins that are guesses, by article
}

// Mention is a place in an article that names an entity.
type Mention struct {
	Article int // number in the Register
	entity.Mention
	Runes text.Span // the span in code points
}

// Doubt is an article whose name was joined by a guess.
type Doubt struct {
	Article int
	Name    string // as the article has it
	Why     string // a short phrase for the reader
}

// Register holds the names and quotations of articles. The zero Register is
// ready. It is for one goroutine.
type Register struct {
	articles  int
	sightings []sighting
	quotes    []saying
}

// sighting is an entity as one article has it.
type sighting struct {
	article  int
	kind     entity.Kind
	name     string
	aliases  []string
	mentions []Mention
	trade    trade
}

// Add takes the names and quotations of d, and returns its number. It keeps
// nothing else of d.
func (r *Register) Add(d *analysis.Document) int {
	n := r.articles
	r.articles++
	runes := text.NewRuneOffsets(d.Article.Text)
	places := map[int]int{}
	for _, e := range d.Entities {
		if e.Kind > entity.Place {
			continue
		}
		s := sighting{article: n, kind: e.Kind, name: strings.Clone(e.Name), trade: tradeOf(d.Article.Text, e)}
		for _, alias := range e.Aliases {
			s.aliases = append(s.aliases, strings.Clone(alias))
		}
		for _, m := range e.Mentions {
			s.mentions = append(s.mentions, Mention{n, m, inRunes(runes, m.Span)})
		}
		places[e.ID] = len(r.sightings)
		r.sightings = append(r.sightings, s)
	}
	r.addQuotes(d, n, places, runes)
	return n
}

func inRunes(o *text.RuneOffsets, s text.Span) text.Span {
	return text.Span{Start: o.At(s.Start), End: o.At(s.End)}
}

// Entities are all that the articles name, those of most articles first.
func (r *Register) Entities() []Entity {
	_, entities := r.join()
	return entities
}

// join joins the sightings: of gives each the number of its entity.
func (r *Register) join() (of []int, entities []Entity) {
	j := newJoiner(r.sightings)
	j.fullNames()
	j.firstNames()
	j.shortNames()
	groups := j.groups()
	slices.SortStableFunc(groups, func(a, b []int) int { return r.weight(b) - r.weight(a) })
	of = make([]int, len(r.sightings))
	for n, group := range groups {
		for _, s := range group {
			of[s] = n
		}
		entities = append(entities, r.entity(group, j.doubts))
	}
	return of, entities
}

// weight is how many articles are in a group.
func (r *Register) weight(group []int) int {
	n, last := 0, -1
	for _, s := range group {
		if a := r.sightings[s].article; a != last {
			n, last = n+1, a
		}
	}
	return n
}

func (r *Register) entity(group []int, doubts map[int]string) Entity {
	e := Entity{Articles: r.weight(group)}
	names, kinds := map[string]int{}, map[entity.Kind]int{}
	for _, n := range group {
		s := r.sightings[n]
		e.Mentions = append(e.Mentions, s.mentions...)
		if why, ok := doubts[n]; ok {
			e.Doubts = append(e.Doubts, Doubt{s.article, s.name, why})
		} else {
			names[s.name]++
			kinds[s.kind]++
		}
		for _, alias := range append(s.aliases, s.name) {
			if !slices.Contains(e.Aliases, alias) {
				e.Aliases = append(e.Aliases, alias)
			}
		}
	}
	e.Name = most(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	e.Kind = most(kinds, func(a, b entity.Kind) int { return int(a) - int(b) })
	e.Aliases = slices.DeleteFunc(e.Aliases, func(s string) bool { return s == e.Name })
	slices.Sort(e.Aliases)
	slices.SortFunc(e.Mentions, func(a, b Mention) int { return cmp.Or(a.Article-b.Article, text.Compare(a.Span, b.Span)) })
	return e
}

// most is the key that counts most, of equals the first by order.
func most[K comparable](counts map[K]int, order func(a, b K) int) K {
	var best K
	found := false
	for k, n := range counts {
		if !found || n > counts[best] || n == counts[best] && order(k, best) < 0 {
			best, found = k, true
		}
	}
	return best
}

// Named reports whether e bears name, in whole or by its last words. Case and
// accents do not count.
func (e *Entity) Named(name string) bool {
	want := text.Fold(name)
	for _, have := range append([]string{e.Name}, e.Aliases...) {
		have = text.Fold(have)
		if have == want || strings.HasSuffix(have, " "+want) {
			return true
		}
	}
	return false
}
