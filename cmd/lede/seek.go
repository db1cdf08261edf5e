package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"lede/model/index"
	"lede/model/load"
	"lede/model/search"
)

// seeking is one search: in the index, brought up to date, or in the files
// themselves.
type seeking struct {
	s       streams
	a       asked
	q       *search.Query
	ask     index.Ask
	places  []string
	load    load.Options
	out     *results
	sources []load.Source
}

// few files are read into the index, for their words, before anyone notices:
// within a quarter of a second. Where more of them are not in it, words are
// looked for in the files, so that the first that is found is shown at once.
const few = 256

func (k *seeking) run(ctx context.Context) error {
	k.sources = load.Sources(ctx, k.places)
	for _, source := range k.sources {
		if source.Err != nil {
			complain(k.s.err, source.Err)
		}
	}
	files, err := corrections{}.open(k.s, k.places, true)
	if err != nil {
		return err
	}
	k.ask.Corrections = files.Current()
	if k.a.scan || slices.Contains(k.places, "-") {
		return k.scan(ctx)
	}
	ix, err := openIndex(ctx)
	if err != nil && len(k.places) > 0 {
		complain(k.s.err, err)
		return k.scan(ctx)
	}
	if err != nil {
		return err
	}
	defer ix.Close()
	stale, err := ix.Stale(ctx, k.sources, k.load)
	if err == nil && k.reads(stale) {
		return k.scan(ctx)
	}
	return k.look(ctx, ix, stale)
}

// reads reports whether the files are read, so many of them being not in the
// index.
func (k *seeking) reads(stale int) bool { return stale > few && !k.q.Analysed() }

// look searches the index after it was brought up to date; for words alone
// nothing is analysed.
func (k *seeking) look(ctx context.Context, ix *index.Index, stale int) error {
	if len(k.places) > 0 {
		how := indexing{load: k.load, shallow: !k.q.Analysed()}
		if stale > few {
			k.out.bar.say(fmt.Sprintf("names and quotations wait for %d files to be analysed, once; words alone are found by reading", stale))
		}
		if _, err := refresh(ctx, k.s, ix, k.sources, k.places, how); err != nil {
			return err
		}
	}
	out, err := ix.Search(ctx, k.q, k.ask)
	if err != nil {
		return err
	}
	shownAs := map[string]string{}
	for _, source := range k.sources {
		shownAs[index.Path(source)] = source.Name
	}
	for i := range out.Found {
		f := &out.Found[i]
		if name, ok := shownAs[f.Path]; ok {
			f.Origin.File = name + strings.TrimPrefix(f.Origin.File, f.Path)
		}
		if !k.out.show(f) {
			break
		}
	}
	return k.out.err
}

// scan reads the files, in their order. Where no order was asked for what is found
// is shown at once, and no more is read than is to be shown.
func (k *seeking) scan(ctx context.Context) error {
	var all []search.Result
	take := func(f search.Result) bool {
		if k.a.given {
			all = append(all, f)
			return true
		}
		return k.out.show(&f) && (k.ask.Limit == 0 || k.out.n < k.ask.Limit)
	}
	err := index.Scan(ctx, k.q, k.sources, k.load, k.ask, take, func(n int) { k.out.bar.count("searching", n, len(k.sources)) })
	k.out.bar.clear()
	k.ask.Sort.Order(all)
	for i := range all {
		if k.ask.Limit > 0 && i == k.ask.Limit || !k.out.show(&all[i]) {
			break
		}
	}
	if err == nil {
		err = k.out.err
	}
	return err
}

// results writes what was found, each so that it is seen at once.
type results struct {
	out   *bufio.Writer
	write func(io.Writer, *search.Result) error
	bar   *meter
	n     int   // that were written
	err   error // of writing
}

func (a asked) results(s streams, q *search.Query) (*results, error) {
	r := &results{out: bufio.NewWriter(s.out), write: writeRecord, bar: newMeter(s.err)}
	if !a.json {
		p, err := newHits(q, a.color.lit(s.out))
		if err != nil {
			return nil, err
		}
		r.write = p.write
	}
	return r, nil
}

// show writes one result and reports whether more can be written.
func (r *results) show(f *search.Result) bool {
	r.bar.clear()
	if r.err = r.write(r.out, f); r.err == nil {
		r.err = r.out.Flush()
	}
	r.n++
	return r.err == nil
}
