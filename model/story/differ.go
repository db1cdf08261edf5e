package story

import (
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
	"lede/model/wording"
)

// saying is a quotation in marks: somebody's words as he said them. A report in other
// words may be put otherwise without a change of what was said.
type saying struct {
	number  int // among the quotations of its article
	span    text.Span
	words   []string
	key     string
	speaker wording.Speaker
}

func sayings(d *analysis.Document) (out []saying) {
	for n, q := range d.Quotes {
		if !q.Said || q.Kind == quote.Indirect {
			continue
		}
		words := wording.Of(q.Content.Of(d.Article.Text))
		s := saying{number: n, span: q.Span, words: words, key: strings.Join(words, " ")}
		if who := q.Speaker; who != nil {
			s.speaker = wording.Speaker{Words: who.Name, Named: who.Entity != quote.Nobody}
		}
		out = append(out, s)
	}
	return out
}

// quotes are the quotations in marks that differ: added, removed, altered or
// cut, or given to another speaker.
func (c *comparison) quotes() (out []Quoted) {
	old, fresh := sayings(c.a), sayings(c.b)
	m := matchSayings(old, fresh)
	for n, q := range fresh {
		if m.of[n] < 0 {
			out = append(out, Quoted{Pair{Added, text.Span{}, q.span}, -1, q.number})
			continue
		}
		o := old[m.of[n]]
		change := Changed
		if o.key == q.key {
			if wording.Identify(o.speaker, q.speaker) != wording.Other {
				continue
			}
			change = Reattributed
		}
		out = append(out, Quoted{Pair{change, o.span, q.span}, o.number, q.number})
	}
	for i, o := range old {
		if !m.taken[i] {
			out = append(out, Quoted{Pair{Removed, o.span, text.Span{}}, o.number, -1})
		}
	}
	return out
}

// matchSayings matches quotations: first those of equal words, of one speaker before
// others, then the most alike.
func matchSayings(old, fresh []saying) matching {
	m := newMatching(len(old), len(fresh))
	byKey := map[string][]int{}
	for o, s := range old {
		byKey[s.key] = append(byKey[s.key], o)
	}
	for _, most := range []wording.Identity{wording.One, wording.Open, wording.Other} {
		for n, s := range fresh {
			same := byKey[s.key]
			i := slices.IndexFunc(same, func(o int) bool { return wording.Identify(old[o].speaker, s.speaker) <= most })
			if m.of[n] < 0 && i >= 0 {
				m.take(same[i], n)
				byKey[s.key] = slices.Delete(same, i, i+1)
			}
		}
	}
	m.takeBest(altered(m, old, fresh))
	return m
}

// short is how many words a quotation may have that another one has no three of in a row
// and is a version of it all the same: "a big red house", "a big old house".
const short = 8

// altered are the pairs of quotations without an equal that may be versions of one.
func altered(m matching, old, fresh []saying) (out []likely) {
	left := m.left(func(o int) []string { return old[o].words })
	shared := wording.NewShared(left)
	var runs wording.Runs
	for o, words := range left {
		runs.Add(o, words)
	}
	for n, s := range fresh {
		if m.of[n] >= 0 {
			continue
		}
		near := map[int]bool{}
		for o := range runs.With(s.words) {
			near[o] = true
		}
		for o, both := range shared.With(s.words) {
			x, y := old[o].words, s.words
			if !wording.Plausible(both, len(x), len(y)) || !near[o] && min(len(x), len(y)) > short {
				continue
			}
			if _, ok := wording.Versions(x, y, both); ok {
				out = append(out, likely{o, n, wording.Share(both, len(x)+len(y)), wording.Identify(old[o].speaker, s.speaker)})
			}
		}
	}
	return out
}

// figures are the figures and dates that differ. One that stands in for another of
// the same unit in a version of one paragraph is changed, else they are added and
// removed; one that stands in another paragraph than before is neither.
func (c *comparison) figures(paragraphs []Paragraph) (out []Pair) {
	var old, fresh []figure
	for n, p := range paragraphs {
		if p.Change == Same {
			continue
		}
		x, y := without(figures(c.a, p.Old, n), figures(c.b, p.New, n))
		old, fresh = append(old, x...), append(fresh, y...)
	}
	old, fresh = without(old, fresh)
	for n := range paragraphs {
		x, y := cutOff(&old, n), cutOff(&fresh, n)
		out = append(out, stoodIn(x, y)...)
	}
	return out
}

// cutOff cuts the figures of paragraph n, with which all begins, off all.
func cutOff(all *[]figure, n int) []figure {
	end := slices.IndexFunc(*all, func(f figure) bool { return f.paragraph != n })
	if end < 0 {
		end = len(*all)
	}
	cut := (*all)[:end:end]
	*all = (*all)[end:]
	return cut
}

// stoodIn tells the figures of versions of one paragraph.
func stoodIn(old, fresh []figure) (out []Pair) {
	for _, f := range fresh {
		i := slices.IndexFunc(old, func(o figure) bool { return o.unit == f.unit })
		if i < 0 {
			out = append(out, Pair{Added, text.Span{}, f.span})
			continue
		}
		out = append(out, Pair{Changed, old[i].span, f.span})
		old = slices.Delete(old, i, i+1)
	}
	for _, o := range old {
		out = append(out, Pair{Removed, o.span, text.Span{}})
	}
	return out
}

// figure is a mention of a figure or a date, or other digits: a score, a number of
// a room.
type figure struct {
	span      text.Span
	number    float64
	unit      string // of a date "date"
	words     string
	paragraph int
}

// figures are those within a paragraph.
func figures(d *analysis.Document, within text.Span, paragraph int) (out []figure) {
	told := text.Span{Start: within.Start, End: within.Start} // the last mention
	rest := func(until int) {
		for _, w := range text.WordSpans(d.Article.Text[told.End:max(told.End, until)]) {
			w.Start, w.End = w.Start+told.End, w.End+told.End
			if !strings.ContainsAny(w.Of(d.Article.Text), "0123456789") {
				continue
			}
			if n := len(out) - 1; n >= 0 && out[n].unit == unread && joined(d.Article.Text, out[n].span.End, w.Start) {
				out[n].span.End = w.End
			} else {
				out = append(out, figure{span: w, unit: unread, paragraph: paragraph})
			}
		}
	}
	for _, m := range mentions(d, within) {
		e := &d.Entities[m.Entity]
		if e.Kind != entity.Figure && e.Kind != entity.Date || !within.Covers(m.Span) {
			continue
		}
		rest(m.Start)
		told = m.Span
		f := figure{m.Span, e.Value.Number, e.Value.Unit, strings.Join(text.Words(m.Of(d.Article.Text)), " "), paragraph}
		if e.Kind == entity.Date {
			f.number, f.unit = 0, "date"
		}
		out = append(out, f)
	}
	rest(within.End)
	for i := range out {
		if f := &out[i]; f.unit == unread {
			f.words, f.unit = f.span.Of(d.Article.Text), ""
		}
	}
	return out
}

// unread is the unit of digits while they are gathered.
const unread = "digits"

// joined reports whether what stands between digits makes one date or time of day of
// them.
func joined(s string, end, start int) bool { return s[end:start] == "/" || s[end:start] == ":" }

// same reports whether f and g say one thing: "two" and "2" do.
func (f figure) same(g figure) bool {
	return f.words == g.words || f.number != 0 && f.number == g.number && f.unit == g.unit
}

// without are x and y without what is in both.
func without(x, y []figure) (restX, restY []figure) {
	restX = slices.Clone(x)
	for _, f := range y {
		if i := slices.IndexFunc(restX, f.same); i >= 0 {
			restX = slices.Delete(restX, i, i+1)
		} else {
			restY = append(restY, f)
		}
	}
	return restX, restY
}

// names are the people, organizations and places that only one article names, or
// that it names more fully, at their first mention of that name.
func (c *comparison) names() (out []Pair) {
	for _, e := range missing(c.b, c.a) {
		out = append(out, Pair{Added, text.Span{}, called(c.b, e)})
	}
	for _, e := range missing(c.a, c.b) {
		out = append(out, Pair{Removed, called(c.a, e), text.Span{}})
	}
	return out
}

// called is the first mention of e by its name, else the first at all.
func called(d *analysis.Document, e entity.Entity) text.Span {
	for _, m := range e.Mentions {
		if m.Of(d.Article.Text) == e.Name {
			return m.Span
		}
	}
	return e.Mentions[0].Span
}

// missing are the entities of d of whose name a word is not in o.
func missing(d, o *analysis.Document) (out []entity.Entity) {
	known := map[string]bool{}
	for _, w := range text.Words(o.Article.Text) {
		known[w] = true
	}
	for _, e := range d.Entities {
		if e.Kind <= entity.Place && slices.ContainsFunc(text.Words(e.Name), func(w string) bool { return !known[w] }) {
			out = append(out, e)
		}
	}
	return out
}
