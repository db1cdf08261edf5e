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
	"iter"
	"maps"
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
	Called   []int     // how many of them use Name, and each of Aliases
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
	sightings []sighting
	aliases   [][]string // of sightings that have any; none at 0
	places    [][]byte   // of each article's sightings, packed
	quotes    []Saying   // their entities are numbers of sightings
	strings   map[string]string
	joined    *union // of all sightings; nil until it is asked for
}

// sighting is a Sighting in an article of a Register, of which there are millions.
type sighting struct {
	article int32
	places  uint32 // where they begin among its article's
	aliases int32
	kind    entity.Kind
	trade   Trade
	name    string
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
	n := len(r.places)
	r.joined = nil
	if n == 0 {
		r.aliases = [][]string{nil}
	}
	var places []byte
	for _, seen := range s.Sightings {
		kept := sighting{article: int32(n), places: uint32(len(places)), kind: seen.Kind, trade: seen.Trade, name: r.once(seen.Name)}
		if len(seen.Aliases) > 0 {
			kept.aliases = int32(len(r.aliases))
			r.aliases = append(r.aliases, nil)
			for _, alias := range seen.Aliases {
				r.aliases[kept.aliases] = append(r.aliases[kept.aliases], r.once(alias))
			}
		}
		places = pack(places, seen.Places)
		r.sightings = append(r.sightings, kept)
	}
	r.places = append(r.places, slices.Clip(places))
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

// All are the entities that the articles name, those of most articles first. Each is
// made when its turn comes: all their mentions take far more room than the names.
func (r *Register) All() iter.Seq[Entity] {
	return func(yield func(Entity) bool) {
		j := r.join()
		for _, group := range j.groups {
			e := r.entity(group, j.doubts)
			r.place(&e, group)
			if !yield(e) {
				return
			}
		}
	}
}

// Entities are All at once.
func (r *Register) Entities() []Entity { return slices.Collect(r.All()) }

// union is which sightings are one entity.
type union struct {
	of     []int32 // of each sighting its group
	groups [][]int32
	doubts map[int]string
}

// join is the union of all sightings, made once for whatever is asked between two Adds.
func (r *Register) join() union {
	if r.joined != nil {
		return *r.joined
	}
	j := newJoiner(r)
	j.facilities(j.fullNames())
	j.firstNames()
	j.shortNames()
	j.clubs()
	j.otherKinds()
	out := union{make([]int32, len(r.sightings)), j.groups(), j.doubts}
	slices.SortStableFunc(out.groups, func(a, b []int32) int { return r.weight(b) - r.weight(a) })
	for n, group := range out.groups {
		for _, s := range group {
			out.of[s] = int32(n)
		}
	}
	r.joined = &out
	return out
}

// weight is how many articles are in a group.
func (r *Register) weight(group []int32) int {
	n, last := 0, int32(-1)
	for _, s := range group {
		if a := r.sightings[s].article; a != last {
			n, last = n+1, a
		}
	}
	return n
}

// entity is that of a group, without its mentions.
func (r *Register) entity(group []int32, doubts map[int]string) Entity {
	e := Entity{Articles: r.weight(group)}
	names, kinds := map[string]int{}, map[entity.Kind]int{}
	called := map[string]called{}
	for _, n := range group {
		s := &r.sightings[n]
		if why, ok := doubts[int(n)]; ok {
			e.Doubts = append(e.Doubts, Doubt{int(s.article), s.name, why})
		} else {
			names[s.name]++
			kinds[s.kind]++
		}
		called[s.name] = called[s.name].in(s.article)
		for _, alias := range r.aliases[s.aliases] {
			called[alias] = called[alias].in(s.article)
		}
	}
	e.Name = most(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	e.Kind = most(kinds, func(a, b entity.Kind) int { return int(a) - int(b) })
	e.Called = []int{called[e.Name].articles}
	delete(called, e.Name)
	e.Aliases = slices.Sorted(maps.Keys(called))
	for _, alias := range e.Aliases {
		e.Called = append(e.Called, called[alias].articles)
	}
	return e
}

// called counts the articles that use a name; they ascend.
type called struct {
	articles int
	last     int32
}

func (c called) in(article int32) called {
	if c.articles > 0 && c.last == article {
		return c
	}
	return called{c.articles + 1, article}
}

// place adds the mentions of a group.
func (r *Register) place(e *Entity, group []int32) {
	for _, n := range group {
		s := &r.sightings[n]
		for p := range unpack(r.places[s.article][s.places:]) {
			e.Mentions = append(e.Mentions, Mention{int(s.article), p})
		}
	}
	slices.SortFunc(e.Mentions, func(a, b Mention) int { return cmp.Or(a.Article-b.Article, text.Compare(a.Span, b.Span)) })
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

// Naming reports of a passage of an article whether it names what is called so: an
// empty one, whether the article does.
func (r *Register) Naming(name string) func(article int, within text.Span) bool {
	in := map[int][]text.Span{}
	for e := range r.All() {
		if !e.Named(name) {
			continue
		}
		for _, m := range e.Mentions {
			in[m.Article] = append(in[m.Article], m.Span)
		}
	}
	for _, spans := range in {
		slices.SortFunc(spans, text.Compare)
	}
	return func(article int, within text.Span) bool {
		named := in[article]
		if within.Empty() {
			return len(named) > 0
		}
		i, _ := slices.BinarySearchFunc(named, within.Start, func(s text.Span, start int) int { return s.Start - start })
		for ; i < len(named) && named[i].Start < within.End; i++ {
			if within.Covers(named[i]) {
				return true
			}
		}
		return false
	}
}
