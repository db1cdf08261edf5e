package fact

import (
	"cmp"
	"slices"
	"strings"
)

// Figure is a count of an article of a story.
type Figure struct {
	Article int
	*Count
}

// Dispute is figures of several articles for one thing that are not the same, by
// article.
type Dispute []Figure

// Disagree finds the figures on which articles of one story disagree. Counts are
// of one thing where unit and words say so; an article that has both numbers for
// it disagrees with nobody.
func Disagree(sheets []*Sheet) []Dispute {
	var all []Figure
	for n, s := range sheets {
		for i := range s.Counts {
			all = append(all, Figure{n, &s.Counts[i]})
		}
	}
	up := make([]int, len(all))
	for i := range up {
		up[i] = i
		for j := range i {
			if all[i].Article != all[j].Article && all[i].same(all[j].Count) {
				up[root(up, i)] = root(up, j)
			}
		}
	}
	groups := map[int]Dispute{}
	for i, f := range all {
		r := root(up, i)
		groups[r] = append(groups[r], f)
	}
	var out []Dispute
	for _, g := range groups {
		if d := g.disputed(); len(d) > 1 {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Dispute) int {
		return cmp.Or(a[0].Article-b[0].Article, a[0].Span.Start-b[0].Span.Start)
	})
	return out
}

func root(up []int, i int) int {
	for up[i] != i {
		i = up[i]
	}
	return i
}

// disputed is g without repetitions, nil where all agree or an article tells of
// every number.
func (g Dispute) disputed() Dispute {
	numbers := map[float64]bool{}
	has := map[int]map[float64]bool{}
	var out Dispute
	for _, f := range g {
		numbers[f.Number] = true
		if has[f.Article] == nil {
			has[f.Article] = map[float64]bool{}
		}
		if !has[f.Article][f.Number] {
			has[f.Article][f.Number] = true
			out = append(out, f)
		}
	}
	if len(numbers) < 2 || len(has) < 2 {
		return nil
	}
	for _, told := range has {
		if len(told) == len(numbers) {
			return nil
		}
	}
	return out
}

// Words that two figures have in common where they are of one thing.
const (
	shared   = 2   // at least; one is enough where it is what is known of either
	overlap  = 0.5 // of the words of the one that has fewer
	farApart = 20  // times as much is no other account of one thing
)

// same reports whether c and o count one thing.
func (c *Count) same(o *Count) bool {
	if !units(c, o) || c.Number > farApart*o.Number || o.Number > farApart*c.Number {
		return false
	}
	n := 0
	for _, w := range c.About {
		if slices.Contains(o.About, w) {
			n++
		}
	}
	for _, sense := range fates {
		if slices.Contains(c.About, sense) != slices.Contains(o.About, sense) {
			return false
		}
		if slices.Contains(c.About, sense) && nouns(c, o) {
			return true
		}
	}
	least := min(len(c.About), len(o.About))
	return n >= shared && float64(n) >= overlap*float64(least)
}

// units reports whether c and o are counted in one unit, as far as is known.
func units(c, o *Count) bool {
	if money(c.Unit) || money(o.Unit) {
		return c.Unit == o.Unit
	}
	return nouns(c, o)
}

func money(unit string) bool { return unit == "%" || len(unit) == 3 && strings.ToUpper(unit) == unit }

// bodies are nouns for those whom fates befall.
const bodies = " people person persons man men woman women child children victim victims worker workers passenger passengers body bodies resident residents death deaths soldier soldiers civilian civilians miner miners "

// nouns reports whether the nouns that c and o count may be one.
func nouns(c, o *Count) bool {
	a, b := strings.ToLower(c.Unit), strings.ToLower(o.Unit)
	if a == "" || b == "" || a == b || stem(a) == stem(b) && stem(a) != "" {
		return true
	}
	return strings.Contains(bodies, " "+a+" ") && strings.Contains(bodies, " "+b+" ") && (general(a) || general(b))
}

// general are nouns that tell nothing of who they are.
func general(noun string) bool {
	return strings.Contains(" people person persons victim victims body bodies death deaths ", " "+noun+" ")
}
