package main

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/fact"
	"lede/model/index"
	"lede/model/load"
	"lede/model/people"
	"lede/model/story"
)

// gist is an article as it is joined with others: as it was analysed, or as the
// index has it.
type gist struct {
	source
	words int
	at    article.Date // of publication
	doc   *analysis.Document
	kept  *index.Gist
}

func (g gist) sheet() *people.Sheet {
	if g.doc != nil {
		return people.Of(g.doc)
	}
	return g.kept.Sheet
}

func (g gist) profile() *story.Profile {
	if g.doc != nil {
		return story.Of(g.doc)
	}
	return g.kept.Profile
}

func (g gist) facts() *fact.Sheet {
	if g.doc != nil {
		return fact.Of(g.doc)
	}
	return g.kept.Facts
}

// gists hands what is joined of every article of what is named to take: from the
// index, which is brought up to date first, or else from the files.
func (a *among) gists(ctx context.Context, s streams, names []string, take func(gist)) error {
	sh, err := a.shelf(ctx, s, names)
	if err != nil {
		return err
	}
	defer sh.close()
	return sh.each(take)
}

// shelf hands out the gists of what is named.
type shelf struct {
	a     *among
	ctx   context.Context
	s     streams
	names []string

	ix      *index.Index // nil where the files are read
	sources []load.Source
	options load.Options

	// What the stories are of, by the numbers of their articles: gists that the files
	// gave, or places in the index.
	kept []gist
	at   []index.Place
}

// known is a gist that the index has.
func known(g *index.Gist) gist {
	m := &g.Meta
	return gist{source: source{g.Origin.File, g.Origin.Index, m.Title, m.Outlet, m.Published.ISO()}, words: g.Words, at: m.Published, kept: g}
}

func (a *among) shelf(ctx context.Context, s streams, names []string) (*shelf, error) {
	names, err := named(s, a.from, names)
	if err != nil {
		return nil, err
	}
	from := *a
	from.from = ""
	sh := &shelf{a: &from, ctx: ctx, s: s, names: names}
	if a.private || len(names) == 0 || slices.Contains(names, "-") || a.corrections != (corrections{}) {
		return sh, nil
	}
	if sh.options, err = options(s, a.reading); err != nil {
		return nil, err
	}
	ix, err := openIndex(ctx)
	if err != nil {
		complain(s.err, err)
		return sh, nil
	}
	sh.sources = load.Sources(ctx, names)
	if _, err := refresh(ctx, s, ix, sh.sources, names, indexing{load: sh.options}); err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	sh.ix = ix
	collectOften(shelfGrowth)
	return sh, nil
}

func (sh *shelf) close() {
	if sh.ix != nil {
		_ = sh.ix.Close() // nothing was written since the refresh
	}
}

// each hands all gists to take.
func (sh *shelf) each(take func(gist)) error {
	if sh.ix != nil {
		return sh.indexed(take)
	}
	return sh.a.each(sh.ctx, sh.s, sh.names, func(d *analysis.Document) error {
		take(gist{source: sourceOf(d), words: d.Article.Words(), at: d.Article.Meta.Published, doc: d})
		return nil
	})
}

// indexed hands all gists to take, as the index has them.
func (sh *shelf) indexed(take func(gist)) error {
	none := true
	for i := range sh.sources {
		for g, err := range sh.ix.Gists(sh.ctx, sh.sources[i:i+1], sh.options) {
			if err != nil {
				complain(sh.a.errs(sh.s), err)
				continue
			}
			none = false
			take(known(g))
		}
	}
	if err := sh.ctx.Err(); err != nil {
		return err
	}
	if none {
		return errNothing
	}
	return nil
}

// stories are those of several articles, which are numbered as gists takes them.
func (sh *shelf) stories() ([]story.Story, error) {
	if sh.a.told == nil { // whoever reads on says no complaint again
		sh.a.told = map[string]bool{}
	}
	if sh.ix != nil {
		return sh.together()
	}
	var set story.Set
	err := sh.each(func(g gist) {
		p := g.profile()
		set.Count(p)
		g.kept, g.doc = &index.Gist{Profile: p, Facts: g.facts(), Sheet: &people.Sheet{Sayings: g.sheet().Sayings}}, nil
		sh.kept = append(sh.kept, g)
	})
	for _, g := range sh.kept {
		set.Add(g.profile())
	}
	several := slices.DeleteFunc(set.Stories(), func(st story.Story) bool { return len(st.Articles) < 2 })
	return several, err
}

// together is stories, as the index finds them.
func (sh *shelf) together() (out []story.Story, err error) {
	t, err := sh.ix.Together(sh.ctx, sh.sources, func() {})
	if t.Damage != nil {
		complain(sh.a.errs(sh.s), t.Damage)
	}
	for _, n := range t.Lacking {
		for _, err := range load.Open(sh.ctx, sh.sources[n], sh.options) {
			if err != nil {
				complain(sh.a.errs(sh.s), err)
			}
		}
	}
	if err = cmp.Or(sh.ctx.Err(), err); err == nil && t.Articles == 0 {
		err = errNothing
	}
	for _, s := range t.Stories {
		var st story.Story
		for i := range s.Articles {
			st.Articles = append(st.Articles, len(sh.at)+i)
			st.CopyOf = append(st.CopyOf, len(sh.at)+s.CopyOf[i])
		}
		sh.at = append(sh.at, s.Articles...)
		out = append(out, st)
	}
	return out, err
}

// errMoved: what stories were found of must be there when it is read again.
var errMoved = errors.New("articles changed while they were read; try again")

// gists are some articles of stories, by their numbers.
func (sh *shelf) gists(of map[int]bool) (map[int]gist, error) {
	out := map[int]gist{}
	for n, g := range sh.kept {
		if of[n] {
			out[n] = g
		}
	}
	if sh.ix == nil {
		return out, nil
	}
	bySource := map[int]map[index.Place]int{}
	for n := range of {
		at := sh.at[n]
		if bySource[at.Source] == nil {
			bySource[at.Source] = map[index.Place]int{}
		}
		bySource[at.Source][at] = n
	}
	for source, numbers := range bySource {
		for g := range sh.ix.Known(sh.sources[source]) {
			if n, ok := numbers[index.PlaceOf(source, sh.sources[source], g.Origin)]; ok {
				out[n] = known(g)
			}
		}
	}
	if len(out) < len(of) {
		return nil, errMoved
	}
	return out, nil
}
