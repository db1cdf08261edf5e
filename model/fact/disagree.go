package fact

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/text"
)

// Figure is a count of an article of a story.
type Figure struct {
	Article int
	*Count
}

// Dispute is figures of several articles for one thing that are not the same, by
// article.
type Dispute []Figure

// InOrder puts the figures in the order in which their articles were published: what
// was told last is the last one.
func (g Dispute) InOrder(published func(article int) article.Date) {
	slices.SortStableFunc(g, func(a, b Figure) int { return article.Earlier(published(a.Article), published(b.Article)) })
}

// Disagree finds the figures on which articles of one story disagree. Counts are
// of one thing where unit and words of each two of them say so; an article that has
// both numbers for it disagrees with nobody. Those of people come first.
func Disagree(sheets []*Sheet) []Dispute {
	accounts, of := accountsOf(sheets)
	things := thingsOf(accounts)
	groups := make([]Dispute, len(accounts))
	next := 0
	for n, s := range sheets {
		for i := range s.Counts {
			thing := things[of[next]]
			groups[thing] = append(groups[thing], Figure{n, &s.Counts[i]})
			next++
		}
	}
	var out []Dispute
	for _, g := range groups {
		if d := g.disputed(sheets); len(d) > 1 {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b Dispute) int {
		return cmp.Or(a.grave()-b.grave(), a[0].Article-b[0].Article, a[0].Span.Start-b[0].Span.Start)
	})
	return out
}

// grave is less for what readers ask for first: the dead, then whom else something befell.
func (g Dispute) grave() int {
	switch about := g[0].About; {
	case slices.Contains(about, deadly):
		return 0
	case slices.ContainsFunc(about, isFate):
		return 1
	}
	return 2
}

// thingsOf numbers what each account is of: the first thing that all accounts of it
// say they are of.
func thingsOf(accounts []account) []int {
	things := make([]int, len(accounts))
	var told [][]int // accounts of each thing
	for i := range accounts {
		at := slices.IndexFunc(told, func(others []int) bool {
			return !slices.ContainsFunc(others, func(j int) bool { return !accounts[i].same(&accounts[j]) })
		})
		if at < 0 {
			at, told = len(told), append(told, nil)
		}
		things[i], told[at] = at, append(told[at], i)
	}
	return things
}

// account is a count as one article or more have it.
type account struct {
	*Count
	fates uint8
	unit  string // in lower case
	month int    // that its sentence tells of, else that of the story; 0 where none is known
	more  bool   // than was counted before
}

// accountsOf are the different counts of sheets, and for each count which it is:
// most of those of a story are the same.
func accountsOf(sheets []*Sheet) (all []account, of []int) {
	known := map[string]int{}
	usual := storyMonth(sheets)
	for _, s := range sheets {
		months := s.months()
		for i := range s.Counts {
			c := &s.Counts[i]
			a := account{Count: c, fates: fatesOf(c.About), unit: strings.ToLower(c.Unit), month: usual, more: c.isMore()}
			if told, ok := months[c.Within]; ok && told != 0 {
				a.month = told
			}
			key := fmt.Sprint(c.Number, " ", c.Unit, " ", strings.Join(c.About, " "), " of ", strings.Join(c.Names, " "), a.month, a.more)
			at, ok := known[key]
			if !ok {
				at = len(all)
				known[key] = at
				all = append(all, a)
			}
			of = append(of, at)
		}
	}
	return all, of
}

// months are those that sentences tell of: 12 a year; 0 where one tells of several. What
// was "since" one is told of another time.
func (s *Sheet) months() map[text.Span]int {
	out := map[text.Span]int{}
	for _, d := range s.Days {
		month := monthOf(d.Date)
		if month == 0 || strings.Contains(d.Sentence, "since "+d.Words) {
			continue
		}
		if before, ok := out[d.Within]; ok && before != month {
			month = 0
		}
		out[d.Within] = month
	}
	return out
}

func monthOf(d article.Date) int {
	if d.Precision < article.Month {
		return 0
	}
	return d.Time.Year()*12 + int(d.Time.Month())
}

// storyMonth is the month that most sentences of a story tell of, if none tells of a later
// one; else 0, as where none is known.
func storyMonth(sheets []*Sheet) (most int) {
	times, latest := map[int]int{}, 0
	for _, s := range sheets {
		for _, month := range s.months() {
			times[month]++
			latest = max(latest, month)
		}
	}
	delete(times, 0)
	for month, n := range times {
		if n > times[most] || n == times[most] && month > most {
			most = month
		}
	}
	if most < latest {
		return 0
	}
	return most
}

// isMore reports whether a figure counts what came to others: "two more victims",
// "another two". Those hurt beside the dead are "another two" too.
func (c *Count) isMore() bool {
	if slices.ContainsFunc(c.About, isFate) && !slices.Contains(c.About, deadly) {
		return false
	}
	sentence, words := strings.ToLower(c.Sentence), strings.ToLower(c.Words)
	return slices.ContainsFunc([]string{"%s more ", "another %s ", "additional %s ", "%s additional ", "%s others"}, func(form string) bool {
		return strings.Contains(sentence, fmt.Sprintf(form, words))
	})
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

// apart is g without the figures of articles that have two of its numbers in one
// sentence, which count different things, and without those that nobody counted.
func (g Dispute) apart(sheets []*Sheet) Dispute {
	numbers := map[float64]bool{}
	for _, f := range g {
		numbers[f.Number] = true
	}
	both := map[int]bool{}
	for _, f := range g {
		both[f.Article] = both[f.Article] || slices.ContainsFunc(sheets[f.Article].Counts, func(c Count) bool {
			return c.Within == f.Within && c.Number != f.Number && numbers[c.Number] && fatesOf(c.About) == fatesOf(f.About)
		})
	}
	return slices.DeleteFunc(slices.Clone(g), func(f Figure) bool { return both[f.Article] || f.vague() })
}

// vague reports whether a figure is "dozens", "hundreds of people".
func (c *Count) vague() bool {
	return slices.ContainsFunc(text.Words(c.Words), func(w string) bool { return listed("vague", w) })
}

// disputed is g without repetitions and without articles that tell of two things, nil
// where all agree or an article tells of every number.
func (g Dispute) disputed(sheets []*Sheet) Dispute {
	g = g.apart(sheets)
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
	shared   = 2   // at least, beside a measure; the names of their sentences may stand for one
	overlap  = 0.5 // of the words of the one that has fewer
	farApart = 5   // times as much is no other account of one thing
	deadlier = 20  // times as many, of whom something befell: the first count may be far too low
	season   = 1   // months that the times may be apart of which they are told
)

// same reports whether c and o count one thing.
func (c *account) same(o *account) bool {
	if !c.sameTime(o) || c.more != o.more || c.fates != o.fates || c.apart(o) || !units(c, o) {
		return false
	}
	if c.fates != 0 && nouns(c.unit, o.unit) {
		return true
	}
	if !c.counts(o) || !o.counts(c) {
		return false
	}
	n, fewer, noun := inBoth(c.About, o.About), min(len(c.About), len(o.About)), stem(c.unit)
	if n > 0 && inBoth(c.Names, o.Names)+inBoth(c.Names, o.About)+inBoth(c.About, o.Names) > 0 {
		n++ // where, or whose, they are
	}
	if listed("measure", c.unit) && slices.Contains(c.About, noun) && slices.Contains(o.About, noun) {
		n, fewer = n-1, fewer-1
	}
	return n >= shared && float64(n) >= overlap*float64(fewer)
}

// sameTime reports whether both are told of one time, as far as is known.
func (c *account) sameTime(o *account) bool {
	apart := c.month - o.month
	return c.month == 0 || o.month == 0 || -season <= apart && apart <= season
}

// apart reports whether the numbers are too far apart.
func (c *account) apart(o *account) bool {
	times := float64(farApart)
	if c.fates != 0 {
		times = deadlier
	}
	return c.Number > times*o.Number || o.Number > times*c.Number
}

// counts reports whether o may count the noun that c counts: where o is not told to
// count anything, the noun is among its words.
func (c *account) counts(o *account) bool {
	return c.unit == "" || o.unit != "" || stem(c.unit) == "" || slices.Contains(o.About, stem(c.unit))
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
