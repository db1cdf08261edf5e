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
	metas    []article.Meta
	numbers  map[origin]int // of articles in the register
}

// of adds what is known of the articles: of those that have the name, and of those
// that have a short form of it, which may be anybody's.
func (d *dossier) of(ctx context.Context, ix *index.Index, found, short []search.Result) Event {
	all := slices.Concat(found, short)
	in := map[string][]article.Origin{} // files
	for _, f := range all {
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
				d.add(origin{file, g.Origin.Index}, g.Sheet, g.Head.Meta)
			}
		}
	}
	return d.made(all, len(found))
}

// read adds the articles by reading them again, for where nothing is kept of them.
func (d *dossier) read(ctx context.Context, again rereading, found []search.Result) Event {
	for _, f := range found {
		if doc := again.document(ctx, again.sourceOf(f), f.Origin); doc != nil {
			d.add(origin{f.Path, f.Origin.Index}, people.Of(doc), f.Meta)
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	return d.made(found, len(found))
}

// add adds an article.
func (d *dossier) add(at origin, sheet *people.Sheet, meta article.Meta) {
	if d.numbers == nil {
		d.numbers = map[origin]int{}
	}
	d.numbers[at] = d.register.Add(sheet)
	d.metas = append(d.metas, meta)
}

// origin is where an article was read from.
type origin struct {
	path  string
	index int
}

// made is the dossier of all that was added.
func (d *dossier) made(found []search.Result, own int) Event {
	out := state.Dossier{Kind: d.want.Kind, Name: d.want.Name}
	var more []search.Result
	if known, ok := d.register.Dossier(out.Kind, out.Name); ok {
		out.Name, out.Aliases, out.Articles, out.Mentions = known.Name, known.Aliases, known.Articles, len(known.Mentions)
		out.Quotes, out.Doubts = known.Sayings, len(known.Doubts)
		all := d.bearers(&known, found)
		out.Bearers = slices.Clone(all[:own])
		for i, b := range all[own:] {
			if !b.Apart() {
				out.Bearers, more = append(out.Bearers, b), append(more, found[own+i])
			}
		}
		for _, c := range known.With[:min(len(known.With), mostCompanions)] {
			out.With = append(out.With, state.Counted{Name: c.Name, Count: c.Articles})
		}
		d.outlets(&out, known.Mentions)
		d.months(&out, known.Mentions)
	}
	out.Known = true
	return dossierMade{d.query, out, more}
}

// bearers are whom the articles that were found name.
func (d *dossier) bearers(known *people.Dossier, found []search.Result) (all []state.Bearer) {
	doubts := map[int]string{}
	for _, doubt := range known.Doubts {
		doubts[doubt.Article] = doubt.Why
	}
	for _, f := range found {
		n, ok := d.numbers[origin{f.Path, f.Origin.Index}]
		b := state.Bearer{Names: known.Names[n], Doubt: doubts[n]}
		if !ok { // the index changed meanwhile
			b.Names = []string{known.Name}
		}
		all = append(all, b)
	}
	return all
}

// outlets counts the articles of each outlet.
func (d *dossier) outlets(out *state.Dossier, mentions []people.Mention) {
	counts, last := map[string]int{}, -1
	for _, m := range mentions {
		if m.Article != last {
			counts[d.metas[m.Article].Outlet]++
		}
		last = m.Article
	}
	delete(counts, "")
	for name, n := range counts {
		out.Outlets = append(out.Outlets, state.Counted{Name: name, Count: n})
	}
	slices.SortStableFunc(out.Outlets, func(a, b state.Counted) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name)) })
}

// months counts the mentions of each month, the last ones where there are many.
func (d *dossier) months(out *state.Dossier, mentions []people.Mention) {
	counts := map[int]int{}
	var all []int
	for _, m := range mentions {
		if p := d.metas[m.Article].Published; p.Precision >= article.Month {
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

// dossierMade is a dossier, what was asked, and further articles that belong to it.
type dossierMade struct {
	query string
	state.Dossier
	more []search.Result
}

func (d dossierMade) apply(e *Engine) []Work {
	e.reader.ShowDossier(d.query, d.Dossier, d.more)
	return nil
}
