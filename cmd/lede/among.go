package main

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/fact"
	"lede/model/index"
	"lede/model/load"
	"lede/model/people"
	"lede/model/story"
)

// among is what the commands read that look at many articles at once.
type among struct {
	json        bool
	private     bool // the files are read, and neither is the index nor is it written
	from        string
	reading     reading
	corrections corrections

	only      func(*article.Article) bool // which articles are analysed; nil is all
	wordsOnly bool                        // none is analysed

	told map[string]bool // complaints that are not made again; nil where the files are read once
}

// errs is where complaints of files go.
func (a *among) errs(s streams) io.Writer {
	if a.told == nil {
		return s.err
	}
	return once{s.err, a.told}
}

// once passes on what was not written before.
type once struct {
	to   io.Writer
	told map[string]bool
}

func (o once) Write(line []byte) (int, error) {
	if o.told[string(line)] {
		return len(line), nil
	}
	o.told[string(line)] = true
	return o.to.Write(line)
}

func (a *among) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&a.json, "json", false, "write JSON Lines, with offsets in code points")
	cmd.Flags().BoolVar(&a.private, "private", false, "keep nothing: read the files, and neither use nor write the index")
	cmd.Flags().StringVar(&a.from, "files-from", "", "read the names of files from `FILE`, one a line; - is standard input")
	a.reading.flags(cmd)
	a.corrections.flags(cmd)
}

// each hands every article of what is named to take, analysed and corrected.
func (a *among) each(ctx context.Context, s streams, names []string, take func(*analysis.Document) error) error {
	names, err := named(s, a.from, names)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return usageError{errors.New("no file or folder named")}
	}
	o, err := options(s, a.reading)
	if err != nil {
		return err
	}
	files, err := a.corrections.open(s, names, true)
	if err != nil {
		return err
	}
	analyze := corrected(analysis.Analyze, files.Current())
	if a.wordsOnly {
		analyze = unread
	}
	if a.only != nil {
		all := analyze
		analyze = func(ctx context.Context, art *article.Article) (*analysis.Document, error) {
			if !a.only(art) {
				return unread(ctx, art)
			}
			return all(ctx, art)
		}
	}
	s.err = a.errs(s)
	return each(ctx, s, input{names: names, options: o, analyze: analyze}, take)
}

// gist is an article as it is joined with others.
type gist struct {
	source
	words   int
	sheet   *people.Sheet
	profile *story.Profile
	facts   *fact.Sheet
	at      article.Date // of publication
}

// gists hands what is joined of every article of what is named to take: from the
// index, which is brought up to date first, or else from the files.
func (a *among) gists(ctx context.Context, s streams, names []string, take func(gist)) error {
	names, err := named(s, a.from, names)
	if err != nil {
		return err
	}
	from := *a
	from.from = ""
	if a.private || len(names) == 0 || slices.Contains(names, "-") || a.corrections != (corrections{}) {
		return from.read(ctx, s, names, take)
	}
	ix, err := openIndex(ctx)
	if err != nil {
		complain(s.err, err)
		return from.read(ctx, s, names, take)
	}
	defer ix.Close()
	return from.indexed(ctx, s, ix, names, take)
}

// read takes gists from the files.
func (a *among) read(ctx context.Context, s streams, names []string, take func(gist)) error {
	return a.each(ctx, s, names, func(d *analysis.Document) error {
		take(gist{sourceOf(d), d.Article.Words(), people.Of(d), story.Of(d), fact.Of(d), d.Article.Meta.Published})
		return nil
	})
}

// indexed takes gists from the index.
func (a *among) indexed(ctx context.Context, s streams, ix *index.Index, names []string, take func(gist)) error {
	o, err := options(s, a.reading)
	if err != nil {
		return err
	}
	sources := load.Sources(ctx, names)
	if _, err := refresh(ctx, s, ix, sources, names, indexing{load: o}); err != nil {
		return err
	}
	none := true
	for g, err := range ix.Gists(ctx, sources, o) {
		if err != nil {
			complain(a.errs(s), err)
			continue
		}
		none = false
		m := &g.Meta
		take(gist{source{g.Origin.File, g.Origin.Index, m.Title, m.Outlet, m.Published.ISO()}, g.Words, g.Sheet, g.Profile, g.Facts, m.Published})
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if none {
		return errNothing
	}
	return nil
}

// source names an article in JSON.
type source struct {
	File      string `json:"file"`
	Index     int    `json:"index"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"source,omitempty"`
	Published string `json:"published,omitempty"`
}

func sourceOf(d *analysis.Document) source {
	a := d.Article
	return source{a.Origin.File, a.Origin.Index, a.Meta.Title, a.Meta.Outlet, a.Meta.Published.ISO()}
}
