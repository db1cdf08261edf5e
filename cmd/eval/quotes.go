package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"lede/cmd/internal/gold"
	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// ratio is a count of hits among a number of cases.
type ratio struct{ hit, of int }

func (r *ratio) count(hit bool) {
	r.of++
	if hit {
		r.hit++
	}
}

func (r ratio) percent() float64 {
	if r.of == 0 {
		return 100
	}
	return 100 * float64(r.hit) / float64(r.of)
}

func (r ratio) String() string {
	if r.of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.0f %% of %d", r.percent(), r.of)
}

// quoteScore is what was found of the quotations of some articles.
type quoteScore struct {
	articles int
	found    ratio // gold speech, direct and mixed, that was found
	right    ratio // found speech, direct and mixed, that is gold
	who      ratio // gold speech that was given the right speaker; not found is wrong
	sure     ratio // of the speakers given without doubt, those that are right
	indirect ratio // gold reported speech that was found, by half of its words
	told     ratio // gold reported speech that is told as said, by half of its words
	whole    ratio // reported speech that is told as said, that is gold word for word
	terms    ratio // gold terms and titles that were not taken for speech
}

// speechOf are the quotations of a kind.
func speechOf(quotes []quote.Quote, is func(quote.Kind) bool) []quote.Quote {
	return slices.DeleteFunc(slices.Clone(quotes), func(q quote.Quote) bool { return !is(q.Kind) })
}

func inMarks(k quote.Kind) bool  { return k == quote.Direct || k == quote.Mixed }
func reported(k quote.Kind) bool { return k == quote.Indirect }

// overlap is the share that two spans have in common of what they cover.
func overlap(a, b text.Span) float64 {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	if common <= 0 {
		return 0
	}
	return float64(common) / float64(a.Len()+b.Len()-common)
}

// best is the quotation that covers most of g, nil where none covers half of
// what they cover together.
func best(g quote.Quote, found []quote.Quote) *quote.Quote {
	var at *quote.Quote
	most := 0.5
	for i := range found {
		if o := overlap(g.Content, found[i].Content); o >= most {
			at, most = &found[i], o
		}
	}
	return at
}

// score compares what was found in one article with what is marked in it.
func (s *quoteScore) score(g *gold.Doc, d *analysis.Document, miss func(string, quote.Quote, *quote.Quote)) {
	s.articles++
	want, got := speechOf(g.Quotes, inMarks), speechOf(d.Quotes, inMarks)
	for _, q := range want {
		f := best(q, got)
		s.found.count(f != nil)
		right := f != nil && sameSpeaker(g, q, d, *f)
		s.who.count(right)
		if f != nil && f.Speaker != nil && f.Confidence >= entity.Sure {
			s.sure.count(right)
		}
		if !right {
			miss("who", q, f)
		}
	}
	for _, q := range got {
		ok := best(q, want) != nil
		s.right.count(ok)
		if !ok {
			miss("not speech", q, nil)
		}
	}
	all := speechOf(d.Quotes, quote.Kind.Speech)
	for _, q := range speechOf(g.Quotes, reported) {
		s.indirect.count(best(q, all) != nil)
	}
	s.scoreTold(g, d, miss)
	for _, q := range speechOf(g.Quotes, func(k quote.Kind) bool { return !k.Speech() }) {
		s.terms.count(best(q, got) == nil)
	}
}

// scoreTold compares the reported speech that a reader is told of with what is
// marked.
func (s *quoteScore) scoreTold(g *gold.Doc, d *analysis.Document, miss func(string, quote.Quote, *quote.Quote)) {
	want := speechOf(g.Quotes, reported)
	told := slices.DeleteFunc(speechOf(d.Quotes, reported), func(q quote.Quote) bool { return !q.Said })
	for _, q := range want {
		f := best(q, told)
		s.told.count(f != nil)
		if f == nil {
			miss("not told", q, best(q, d.Quotes))
		}
	}
	for _, q := range told {
		f := best(q, want)
		whole := f != nil && statement(q.Content.Of(d.Article.Text)) == statement(f.Content.Of(g.Article.Text))
		s.whole.count(whole)
		if !whole {
			miss("told but not whole", q, f)
		}
	}
}

// statement is what a reported statement says: its words without what brings
// them in.
func statement(words string) string { return strings.TrimPrefix(strings.TrimSpace(words), "that ") }

// sameSpeaker reports whether f's speaker is q's: the entities share a mention
// of a name, or, where the speaker is given in words, the words overlap.
func sameSpeaker(g *gold.Doc, q quote.Quote, d *analysis.Document, f quote.Quote) bool {
	if q.Speaker == nil || f.Speaker == nil {
		return q.Speaker == nil && f.Speaker == nil
	}
	if q.Speaker.Entity == quote.Nobody || f.Speaker.Entity == quote.Nobody {
		return overlap(q.Speaker.Span, f.Speaker.Span) > 0
	}
	for _, m := range d.Entities[f.Speaker.Entity].Mentions {
		for _, x := range g.Entities[q.Speaker.Entity].Mentions {
			if m.Form == entity.Name && x.Form == entity.Name && m.Overlaps(x.Span) {
				return true
			}
		}
	}
	return false
}

// scoreQuotes writes a table of the scores by genre of the articles in dir, of
// one split or all, and the errors where they are asked for.
func scoreQuotes(w io.Writer, dir, split, by string, errors bool) error {
	docs, err := gold.ReadDir(dir)
	if err != nil {
		return err
	}
	row := genre
	if by == "file" {
		row = file
	}
	scores, err := quotesBy(row, docs, split, func(g *gold.Doc, what string, q quote.Quote, f *quote.Quote) {
		if errors {
			fmt.Fprintln(w, describe(g, what, q, f))
		}
	})
	if err != nil {
		return err
	}
	t := tabwriter.NewWriter(w, 2, 0, 2, ' ', 0)
	fmt.Fprintln(t, by+"\tarticles\tspeech found\tfound is speech\tright speaker\tright where sure\treported found\treported told\ttold is whole\tterms told")
	for _, name := range slices.Sorted(maps.Keys(scores)) {
		s := scores[name]
		fmt.Fprintf(t, "%s\t%d\t%v\t%v\t%v\t%v\t%v\t%v\t%v\t%v\n", name, s.articles, s.found, s.right, s.who, s.sure, s.indirect, s.told, s.whole, s.terms)
	}
	return t.Flush()
}

// total is the row that sums all genres.
const total = "total"

func genre(g *gold.Doc) string { return g.Genre }

func file(g *gold.Doc) string {
	return strings.TrimSuffix(filepath.Base(g.Article.Origin.File), gold.Ext)
}

// quotesBy scores the articles of a split, all where it is "", by row.
func quotesBy(row func(*gold.Doc) string, docs []*gold.Doc, split string, miss func(*gold.Doc, string, quote.Quote, *quote.Quote)) (map[string]*quoteScore, error) {
	scores := map[string]*quoteScore{total: {}}
	for _, g := range docs {
		if split != "" && g.Split.String() != split {
			continue
		}
		d, err := analysis.Analyze(context.Background(), g.Article)
		if err != nil {
			return nil, err
		}
		if scores[row(g)] == nil {
			scores[row(g)] = &quoteScore{}
		}
		scores[row(g)].score(g, d, func(what string, q quote.Quote, f *quote.Quote) { miss(g, what, q, f) })
		scores[total].score(g, d, func(string, quote.Quote, *quote.Quote) {})
	}
	return scores, nil
}

func describe(g *gold.Doc, what string, q quote.Quote, f *quote.Quote) string {
	name := func(q *quote.Quote) string {
		switch {
		case q == nil:
			return "not found"
		case q.Speaker == nil:
			return "nobody"
		}
		return q.Speaker.Name
	}
	words := ""
	if f != nil {
		words = fmt.Sprintf(", for %.90q, cue %q, %.2f", f.Of(g.Article.Text), f.Cue.Of(g.Article.Text), f.Confidence)
	}
	return fmt.Sprintf("%s: %s: %.90q by %s, found %s%s", g.Article.Origin.File, what, q.Of(g.Article.Text), name(&q), name(f), words)
}
