package engine

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"lede/model/article"
	"lede/model/index"
	"lede/model/load"
	"lede/model/people"
	"lede/model/search"
	"lede/model/state"
)

// Limits of what a dossier shows.
const (
	mostCompanions = 8
	mostMonths     = 36
)

// dossier makes a dossier of the articles that a search found.
type dossier struct {
	query string
	want  state.Dossier

	register people.Register
	heads    []*index.Head
}

// of adds what is known of the articles.
func (d *dossier) of(ctx context.Context, ix *index.Index, found []search.Result) Event {
	in := map[string][]article.Origin{} // files
	for _, f := range found {
		in[f.Path] = append(in[f.Path], f.Origin)
	}
	for _, file := range slices.Sorted(maps.Keys(in)) {
		if ctx.Err() != nil {
			return nil
		}
		for g := range ix.Known(load.Source{Name: file, Path: file}) {
			if slices.ContainsFunc(in[file], func(o article.Origin) bool {
				return g.Origin.Index == o.Index && strings.HasSuffix(o.File, strings.TrimPrefix(g.Origin.File, file))
			}) {
				d.register.Add(g.Sheet)
				d.heads = append(d.heads, g.Head)
			}
		}
	}
	return d.made()
}

// made is the dossier of all that was added.
func (d *dossier) made() Event {
	out := d.want
	if known, ok := d.register.Dossier(out.Kind, out.Name); ok {
		out.Name, out.Aliases, out.Articles, out.Mentions = known.Name, known.Aliases, known.Articles, len(known.Mentions)
		out.Quotes, out.Doubts = known.Sayings, len(known.Doubts)
		for _, c := range known.With[:min(len(known.With), mostCompanions)] {
			out.With = append(out.With, state.Counted{Name: c.Name, Count: c.Articles})
		}
		d.outlets(&out, known.Mentions)
		d.months(&out, known.Mentions)
	}
	out.Known = true
	return dossierMade{d.query, out}
}

// outlets counts the articles of each outlet.
func (d *dossier) outlets(out *state.Dossier, mentions []people.Mention) {
	counts, last := map[string]int{}, -1
	for _, m := range mentions {
		if m.Article != last {
			counts[d.heads[m.Article].Meta.Outlet]++
		}
		last = m.Article
	}
	delete(counts, "")
	for name, n := range counts {
		out.Outlets = append(out.Outlets, state.Counted{Name: name, Count: n})
	}
	slices.SortFunc(out.Outlets, func(a, b state.Counted) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name)) })
}

// months counts the mentions of each month, the last ones where there are many.
func (d *dossier) months(out *state.Dossier, mentions []people.Mention) {
	counts := map[int]int{}
	var all []int
	for _, m := range mentions {
		if p := d.heads[m.Article].Meta.Published; p.Precision >= article.Month {
			n := p.Time.Year()*12 + int(p.Time.Month()) - 1
			counts[n]++
			all = append(all, n)
		}
	}
	if len(all) == 0 {
		return
	}
	first, last := slices.Min(all), slices.Max(all)
	first = max(first, last-mostMonths+1)
	for n := first; n <= last; n++ {
		out.Months = append(out.Months, counts[n])
	}
	out.First = time.Date(first/12, time.Month(first%12+1), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
}

// dossierMade is a dossier, and what was asked.
type dossierMade struct {
	query string
	state.Dossier
}

func (d dossierMade) apply(e *Engine) []Work {
	e.reader.ShowDossier(d.query, d.Dossier)
	return nil
}
