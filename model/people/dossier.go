package people

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/entity"
)

// Dossier is what articles say of one entity.
type Dossier struct {
	Entity
	Sayings int              // quotations of it
	With    []Companion      // who and what stand in the same articles, the most often first
	Names   map[int][]string // what each of its articles calls it
}

// Companion is another entity, and in how many of the articles it is.
type Companion struct {
	Name     string
	Kind     entity.Kind
	Articles int
}

// Dossier is that of the entity of a kind and a name that most articles have; ok
// is false where there is none.
func (r *Register) Dossier(kind entity.Kind, name string) (d Dossier, ok bool) {
	all, of := r.Entities(), r.join().of
	at := slices.IndexFunc(all, func(e Entity) bool { return e.Kind == kind && e.Name == name })
	if at < 0 { // what is called so in full comes before others that are called so as well
		at = slices.IndexFunc(all, func(e Entity) bool { return e.Kind == kind && e.Named(name) })
	}
	if at < 0 {
		return d, false
	}
	d.Entity, d.Names = all[at], map[int][]string{}
	for i, s := range r.sightings {
		if int(of[i]) == at {
			d.Names[int(s.article)] = append(append(d.Names[int(s.article)], s.name), r.aliases[s.aliases]...)
		}
	}
	for _, q := range r.quotes {
		if q.Entity >= 0 && int(of[q.Entity]) == at {
			d.Sayings++
		}
	}
	in := map[int]bool{}
	for _, m := range d.Mentions {
		in[m.Article] = true
	}
	for n, e := range all {
		if n == at {
			continue
		}
		if c := (Companion{e.Name, e.Kind, e.among(in)}); c.Articles > 0 {
			d.With = append(d.With, c)
		}
	}
	slices.SortStableFunc(d.With, func(a, b Companion) int {
		return cmp.Or(b.Articles-a.Articles, strings.Compare(a.Name, b.Name))
	})
	return d, true
}

// among is how many of some articles name e.
func (e *Entity) among(articles map[int]bool) (n int) {
	last := -1
	for _, m := range e.Mentions {
		if m.Article != last && articles[m.Article] {
			n++
		}
		last = m.Article
	}
	return n
}
