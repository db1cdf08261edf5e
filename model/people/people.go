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

	"lede/model/entity"
	"lede/model/quote"
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
	Place
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
	quotes    []Saying // their entities are numbers of sightings
	strings   map[string]string
}

// sighting is a Sighting in an article of a Register.
type sighting struct {
	article int
	Sighting
}

// Add takes the names and quotations of an article, and returns its number.
func (r *Register) Add(s *Sheet) int {
	first := len(r.sightings)
	n := r.AddNames(s)
	for _, said := range s.Sayings {
		if said.Article = n; said.Entity != quote.Nobody {
			said.Entity += first
		}
		said.Speaker, said.Cue = r.once(said.Speaker), r.once(said.Cue)
		r.quotes = append(r.quotes, said)
	}
	return n
}

// AddNames is Add without the quotations.
func (r *Register) AddNames(s *Sheet) int {
	n := r.articles
	r.articles++
	for _, seen := range s.Sightings {
		seen.Name = r.once(seen.Name)
		seen.Aliases = slices.Clone(seen.Aliases)
		for i, alias := range seen.Aliases {
			seen.Aliases[i] = r.once(alias)
		}
		r.sightings = append(r.sightings, sighting{n, seen})
	}
	return n
}

// once is s, kept once for all articles that have it.
func (r *Register) once(s string) string {
	if kept, ok := r.strings[s]; ok {
		return kept
	}
	if r.strings == nil {
		r.strings = map[string]string{}
	}
	r.strings[s] = s
	return s
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
	j.otherKinds()
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
		for _, p := range s.Places {
			e.Mentions = append(e.Mentions, Mention{s.article, p})
		}
		if why, ok := doubts[n]; ok {
			e.Doubts = append(e.Doubts, Doubt{s.article, s.Name, why})
		} else {
			names[s.Name]++
			kinds[s.Kind]++
		}
		for _, alias := range append(s.Aliases, s.Name) {
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
