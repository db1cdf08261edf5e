package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"lede/cmd/internal/corpus"
	"lede/cmd/internal/gold"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// goldScore is how well the entities of annotated articles are found.
type goldScore struct {
	kinds  [len(entity.Kinds)]corpus.Tally // exact span and kind of names
	all    corpus.Tally
	people corpus.Tally             // Person, Organization and Place together
	refers corpus.Tally             // nominal and pronominal mentions, by span
	forms  map[string]*corpus.Tally // refers by form: "he", "it", "role noun"
	link   bCubed                   // of names found with the right span
	intros corpus.Tally             // introductions, by overlap with the annotated one
	dates  [2]int                   // dates with an annotated value: right, all
	wrong  []mistake                // for a look at them
	tokens int
}

type mistake struct {
	what, file string
	kind       entity.Kind
	text       string
	around     string
}

// bCubed is the B³ score of linking (Bagga and Baldwin 1998), over the mentions
// that both sides have.
type bCubed struct {
	precision, recall float64
	n                 int
}

func (b bCubed) f1() float64 {
	p, r := b.precision/float64(max(1, b.n)), b.recall/float64(max(1, b.n))
	return 200 * p * r / max(1e-9, p+r)
}

// scoreGold scores every document that split allows.
func scoreGold(docs []*gold.Doc, split gold.Split) (*goldScore, error) {
	s := &goldScore{}
	for _, d := range docs {
		if d.Split != split {
			continue
		}
		found, err := analyse(d.Article, s)
		if err != nil {
			return nil, err
		}
		s.add(d, found)
	}
	return s, nil
}

func analyse(a *article.Article, s *goldScore) ([]entity.Entity, error) {
	var zones []text.Span
	for _, b := range a.Blocks {
		zones = append(zones, b.Span)
	}
	doc, err := nlp.Parse(context.Background(), a.Text, zones)
	if err != nil {
		return nil, err
	}
	s.tokens += len(doc.Tokens)
	return entity.Find(context.Background(), doc, entity.Context{Published: a.Meta.Published, Language: a.Meta.Language})
}

// mention is one mention and the entity it is of.
type mention struct {
	corpus.Name
	of int
}

// mentions returns the names of entities, or what refers to them otherwise, by
// span.
func mentions(entities []entity.Entity, names bool) map[text.Span]mention {
	out := map[text.Span]mention{}
	for i, e := range entities {
		for _, m := range e.Mentions {
			if (m.Form == entity.Name) == names {
				out[m.Span] = mention{corpus.Name{Span: m.Span, Kind: e.Kind}, i}
			}
		}
	}
	return out
}

func (s *goldScore) add(d *gold.Doc, found []entity.Entity) {
	t := d.Article.Text
	want, got := mentions(d.Entities, true), mentions(found, true)
	for span, g := range got {
		w, ok := want[span]
		right := ok && w.Kind == g.Kind
		s.count(g.Kind, right, true)
		if !right {
			s.wrong = append(s.wrong, mistake{"false", d.Article.Origin.File, g.Kind, span.Of(t), around(t, span)})
		}
	}
	for span, w := range want {
		if g, ok := got[span]; !ok || g.Kind != w.Kind {
			s.count(w.Kind, false, false)
			s.wrong = append(s.wrong, mistake{"missed", d.Article.Origin.File, w.Kind, span.Of(t), around(t, span)})
		}
	}
	s.link.add(want, got)
	s.addReferences(d, found, t)
	s.addIntros(d.Entities, found)
	s.addDates(d.Entities, found)
}

func (s *goldScore) count(k entity.Kind, right, found bool) {
	s.kinds[k].Count(right, found)
	s.all.Count(right, found)
	if k <= entity.Place {
		s.people.Count(right, found)
	}
}

func around(t string, s text.Span) string {
	a, b := max(0, s.Start-40), min(len(t), s.End+40)
	return strings.ToValidUTF8(t[a:b], "")
}

// add compares which of the names that both sides have are of one entity.
func (b *bCubed) add(want, got map[text.Span]mention) {
	var shared []text.Span
	for span, w := range want {
		if _, ok := got[span]; ok && w.Kind < entity.Date {
			shared = append(shared, span)
		}
	}
	for _, m := range shared {
		both, gold, ours := 0, 0, 0
		for _, o := range shared {
			w, g := want[o].of == want[m].of, got[o].of == got[m].of
			if w {
				gold++
			}
			if g {
				ours++
			}
			if w && g {
				both++
			}
		}
		b.precision += float64(both) / float64(ours)
		b.recall += float64(both) / float64(gold)
		b.n++
	}
}

// addReferences scores roles and pronouns: the span must be right, and the
// entity must share a name with the annotated one.
func (s *goldScore) addReferences(d *gold.Doc, found []entity.Entity, t string) {
	want, got := mentions(d.Entities, false), mentions(found, false)
	for span, g := range got {
		w, ok := want[span]
		right := ok && sameEntity(&d.Entities[w.of], &found[g.of])
		s.refers.Count(right, true)
		s.form(span.Of(t)).Count(right, true)
		if !right {
			s.wrong = append(s.wrong, mistake{"refers to " + found[g.of].Name, d.Article.Origin.File, g.Kind, span.Of(t), around(t, span)})
		}
	}
	for span, w := range want {
		if g, ok := got[span]; !ok || !sameEntity(&d.Entities[w.of], &found[g.of]) {
			s.refers.Count(false, false)
			s.form(span.Of(t)).Count(false, false)
		}
	}
}

// form is the tally of what refers in these words.
func (s *goldScore) form(words string) *corpus.Tally {
	form := "role noun"
	switch strings.ToLower(words) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		form = "he, she"
	case "it", "its", "itself", "they", "them", "their":
		form = "it, they"
	}
	if s.forms == nil {
		s.forms = map[string]*corpus.Tally{}
	}
	if s.forms[form] == nil {
		s.forms[form] = &corpus.Tally{}
	}
	return s.forms[form]
}

// sameEntity reports whether two entities share the span of a name.
func sameEntity(a, b *entity.Entity) bool {
	for _, m := range a.Mentions {
		for _, n := range b.Mentions {
			if m.Form == entity.Name && n.Form == entity.Name && m.Span == n.Span {
				return true
			}
		}
	}
	return false
}

// addIntros counts an introduction as found where it overlaps the annotated one
// by at least half of both.
func (s *goldScore) addIntros(want, found []entity.Entity) {
	var gold, ours []text.Span
	for _, e := range want {
		if !e.Intro.Empty() {
			gold = append(gold, e.Intro)
		}
	}
	for _, e := range found {
		if !e.Intro.Empty() {
			ours = append(ours, e.Intro)
		}
	}
	half := func(a, b text.Span) bool {
		shared := min(a.End, b.End) - max(a.Start, b.Start)
		return 2*shared >= a.Len() && 2*shared >= b.Len()
	}
	for _, o := range ours {
		s.intros.Count(slices.ContainsFunc(gold, func(g text.Span) bool { return half(g, o) }), true)
	}
	for _, g := range gold {
		if !slices.ContainsFunc(ours, func(o text.Span) bool { return half(g, o) }) {
			s.intros.Count(false, false)
		}
	}
}

// addDates compares the values of dates that both sides have.
func (s *goldScore) addDates(want, found []entity.Entity) {
	ours := map[text.Span]article.Date{}
	for _, e := range found {
		for _, m := range e.Mentions {
			if e.Kind == entity.Date {
				ours[m.Span] = e.Value.Date
			}
		}
	}
	for _, e := range want {
		for _, m := range e.Mentions {
			if got, ok := ours[m.Span]; ok && m.Form == entity.Name && e.Value.Date.Known() {
				s.dates[1]++
				if w := e.Value.Date; got.Precision == w.Precision && got.Time.Format("2006-01-02") == w.Time.Format("2006-01-02") {
					s.dates[0]++
				}
			}
		}
	}
}

func (s *goldScore) print(w io.Writer, errors int) {
	for _, k := range entity.Kinds {
		fmt.Fprintf(w, "  %-14s %v  (%d)\n", k, &s.kinds[k], s.kinds[k].Wanted())
	}
	fmt.Fprintf(w, "  %-14s %v\n  %-14s %v\n", "PER+ORG+LOC", &s.people, "all kinds", &s.all)
	fmt.Fprintf(w, "  %-14s B³ F%.2f over %d names\n", "linking", s.link.f1(), s.link.n)
	fmt.Fprintf(w, "  %-14s %v\n  %-14s %v\n", "references", &s.refers, "introductions", &s.intros)
	for _, form := range slices.Sorted(maps.Keys(s.forms)) {
		fmt.Fprintf(w, "    %-12s %v\n", form, s.forms[form])
	}
	fmt.Fprintf(w, "  %-14s %d of %d\n", "date values", s.dates[0], s.dates[1])
	slices.SortFunc(s.wrong, func(a, b mistake) int {
		return strings.Compare(a.kind.String()+a.file+a.around, b.kind.String()+b.file+b.around)
	})
	for i := range min(errors, len(s.wrong)) {
		m := s.wrong[i]
		fmt.Fprintf(w, "  %-6s %-12s %q in %q\n", m.what, m.kind, m.text, m.around)
	}
}
