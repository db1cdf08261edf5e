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

// marked reports whether q is somebody's words as he said them: a report in
// other words may be put otherwise without a change of what was said.
func marked(q quote.Quote) bool { return q.Said && q.Kind != quote.Indirect }

// quotes are the quotations in marks that differ: added, removed, altered or
// cut, or given to another speaker.
func (c *comparison) quotes() (out []Pair) {
	taken := make([]bool, len(c.a.Quotes))
	for _, q := range c.a.Quotes {
		c.said = append(c.said, wording.Of(q.Content.Of(c.a.Article.Text)))
	}
	for _, q := range c.b.Quotes {
		if !marked(q) {
			continue
		}
		o, change := c.likest(q, taken)
		if o < 0 {
			out = append(out, Pair{Added, text.Span{}, q.Span})
			continue
		}
		taken[o] = true
		old := c.a.Quotes[o]
		switch {
		case change != wording.Repeated:
			out = append(out, Pair{Changed, old.Span, q.Span})
		case !sameSpeaker(old.Speaker, q.Speaker):
			out = append(out, Pair{Reattributed, old.Span, q.Span})
		}
	}
	for i, q := range c.a.Quotes {
		if marked(q) && !taken[i] {
			out = append(out, Pair{Removed, q.Span, text.Span{}})
		}
	}
	return out
}

// likest is the old quotation that q repeats, and how q differs from it; -1 where
// there is none.
func (c *comparison) likest(q quote.Quote, taken []bool) (at int, change wording.Change) {
	at = -1
	words := wording.Of(q.Content.Of(c.b.Article.Text))
	best := 0.0
	for i, old := range c.a.Quotes {
		if !marked(old) || taken[i] {
			continue
		}
		is, ok := wording.Versions(c.said[i], words)
		if ok && is == wording.Repeated {
			return i, is
		}
		if like := wording.Alike(c.said[i], words); ok && like > best {
			at, change, best = i, is, like
		}
	}
	return at, change
}

// sameSpeaker reports whether both are called by the same last word.
func sameSpeaker(x, y *quote.Speaker) bool {
	if x == nil || y == nil {
		return x == y
	}
	return wording.SameName(x.Name, y.Name)
}

// figures are the figures and dates that differ. One that stands in for another of
// the same unit in a version of one paragraph is changed, else they are added and
// removed.
func (c *comparison) figures(paragraphs []Paragraph) (out []Pair) {
	for _, p := range paragraphs {
		if p.Change == Same {
			continue
		}
		old, fresh := without(figures(c.a, p.Old), figures(c.b, p.New))
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
	}
	return out
}

// figure is a mention of a figure or a date, or other digits: a score, a number of
// a room.
type figure struct {
	span   text.Span
	number float64
	unit   string // of a date "date"
	words  string
}

func figures(d *analysis.Document, within text.Span) (out []figure) {
	told := text.Span{Start: within.Start, End: within.Start} // the last mention
	rest := func(until int) {
		for _, w := range text.WordSpans(d.Article.Text[told.End:max(told.End, until)]) {
			w.Start, w.End = w.Start+told.End, w.End+told.End
			if digits := w.Of(d.Article.Text); strings.ContainsAny(digits, "0123456789") {
				out = append(out, figure{span: w, words: digits})
			}
		}
	}
	for _, m := range d.Mentions {
		e := d.Entities[m.Entity]
		if e.Kind != entity.Figure && e.Kind != entity.Date || !within.Covers(m.Span) {
			continue
		}
		rest(m.Start)
		told = m.Span
		f := figure{m.Span, e.Value.Number, e.Value.Unit, strings.Join(text.Words(m.Of(d.Article.Text)), " ")}
		if e.Kind == entity.Date {
			f.number, f.unit = 0, "date"
		}
		out = append(out, f)
	}
	rest(within.End)
	return out
}

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
