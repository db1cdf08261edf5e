package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
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

	of   []int32  // source of each article in the index
	is   []uint64 // which article each is, in the index
	kept []gist   // what stories need of each article of the files
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
			sh.of, sh.is = append(sh.of, int32(i)), append(sh.is, identity(g))
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

// errMoved: what is numbered on the first reading must be the same on the next one.
var errMoved = errors.New("articles changed while they were read; try again")

// identity is equal for the same text in the same place.
func identity(g *index.Gist) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%d\x00%s", g.Origin.File, g.Origin.Index, g.Hash)
	return h.Sum64()
}

// stories are those of all articles, in whose order they are numbered. Gists are
// read twice, and not kept unless they come from the files themselves.
func (sh *shelf) stories(take func(gist)) ([]story.Story, error) {
	var set story.Set
	if sh.a.told == nil { // whoever reads on says no complaint again
		sh.a.told = map[string]bool{}
	}
	err := sh.each(func(g gist) {
		p := g.profile()
		set.Count(p)
		take(g)
		if sh.ix == nil {
			g.kept, g.doc = &index.Gist{Profile: p, Facts: g.facts(), Sheet: &people.Sheet{Sayings: g.sheet().Sayings}}, nil
			sh.kept = append(sh.kept, g)
		}
	})
	if err == nil && sh.ix != nil {
		first := sh.is
		sh.of, sh.is = nil, nil
		if err = sh.each(func(g gist) { set.Add(g.profile()) }); err == nil && !slices.Equal(first, sh.is) {
			err = errMoved
		}
	}
	for _, g := range sh.kept {
		set.Add(g.profile())
	}
	return set.Stories(), err
}

// gists are some articles by their numbers, after stories.
func (sh *shelf) gists(of map[int]bool) (map[int]gist, error) {
	out := map[int]gist{}
	for n, g := range sh.kept {
		if of[n] {
			out[n] = g
		}
	}
	for n := 0; n < len(sh.of); {
		from := n
		wanted := false
		for ; n < len(sh.of) && sh.of[n] == sh.of[from]; n++ {
			wanted = wanted || of[n]
		}
		if !wanted {
			continue
		}
		at := from
		for g := range sh.ix.Known(sh.sources[sh.of[from]]) {
			if at == n || identity(g) != sh.is[at] {
				return nil, errMoved
			}
			if of[at] {
				out[at] = known(g)
			}
			at++
		}
		if at != n {
			return nil, errMoved
		}
	}
	return out, nil
}
