package fact

import (
	"cmp"
	"fmt"
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
	accounts, of := accountsOf(sheets)
	up := make([]int, len(accounts))
	for i := range up {
		up[i] = i
		for j := range i {
			if a, b := &accounts[i], &accounts[j]; a.apart(b) && a.same(b) {
				up[root(up, i)] = root(up, j)
			}
		}
	}
	groups := make([]Dispute, len(accounts))
	next := 0
	for n, s := range sheets {
		for i := range s.Counts {
			r := root(up, of[next])
			groups[r] = append(groups[r], Figure{n, &s.Counts[i]})
			next++
		}
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
		up[i] = up[up[i]]
		i = up[i]
	}
	return i
}

// account is a count as one article or more have it.
type account struct {
	*Count
	article, last int // first and last that have it
	fates         uint8
	unit          string // in lower case
}

// accountsOf are the different counts of sheets, and for each count which it is:
// most of those of a story are the same.
func accountsOf(sheets []*Sheet) (all []account, of []int) {
	known := map[string]int{}
	for n, s := range sheets {
		for i := range s.Counts {
			c := &s.Counts[i]
			key := fmt.Sprint(c.Number, " ", c.Unit, " ", strings.Join(c.About, " "), " of ", strings.Join(c.Names, " "))
			at, ok := known[key]
			if !ok {
				at = len(all)
				known[key] = at
				all = append(all, account{Count: c, article: n, fates: fatesOf(c.About), unit: strings.ToLower(c.Unit)})
			}
			all[at].last = n
			of = append(of, at)
		}
	}
	return all, of
}

// apart reports whether a and b are not both of one article alone.
func (a *account) apart(b *account) bool {
	return a.article != b.article || a.last != b.last || a.article != a.last
}

// fatesOf is a bit for each of fates among words.
func fatesOf(words []string) (bits uint8) {
	for i, f := range fates() {
		if slices.Contains(words, f) {
			bits |= 1 << i
		}
	}
	return bits
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
	shared   = 2   // at least; the names of their sentences may stand for one
	overlap  = 0.5 // of the words of the one that has fewer
	farApart = 20  // times as much is no other account of one thing
)

// same reports whether c and o count one thing.
func (c *account) same(o *account) bool {
	if c.fates != o.fates || c.Number > farApart*o.Number || o.Number > farApart*c.Number || !units(c, o) {
		return false
	}
	if c.fates != 0 && nouns(c.unit, o.unit) {
		return true
	}
	n := inBoth(c.About, o.About)
	if n > 0 && inBoth(c.Names, o.Names)+inBoth(c.Names, o.About)+inBoth(c.About, o.Names) > 0 {
		n++ // where, or whose, they are
	}
	return n >= shared && float64(n) >= overlap*float64(min(len(c.About), len(o.About)))
}

// inBoth counts what two sorted lists share.
func inBoth(a, b []string) (n int) {
	for len(a) > 0 && len(b) > 0 {
		switch order := strings.Compare(a[0], b[0]); {
		case order == 0:
			n, a, b = n+1, a[1:], b[1:]
		case order < 0:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}

// units reports whether c and o are counted in one unit, as far as is known.
func units(c, o *account) bool {
	if money(c.Unit) || money(o.Unit) {
		return c.Unit == o.Unit
	}
	return nouns(c.unit, o.unit)
}

func money(unit string) bool { return unit == "%" || len(unit) == 3 && strings.ToUpper(unit) == unit }

// nouns reports whether a and b may be one noun.
func nouns(a, b string) bool {
	if a == "" || b == "" || a == b || stem(a) == stem(b) && stem(a) != "" {
		return true
	}
	return listed("bodies", a) && listed("bodies", b) && (listed("anybody", a) || listed("anybody", b))
}
