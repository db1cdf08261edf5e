package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/load"
)

// among is what the commands read that look at many articles at once.
type among struct {
	json        bool
	private     bool // the files are read, and neither is the index nor is it written
	from        string
	reading     reading
	corrections corrections

	only    func(*article.Article) bool // which articles are analysed; nil is all
	sources []load.Source               // that are read of what is named; nil is all
	lacks   func(load.Source) bool      // files whose articles are of no use; nil is none

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
	keepNothing(cmd, &a.private)
	cmd.Flags().StringVar(&a.from, "files-from", "", "read the names of files from `FILE`, one a line; - is standard input")
	a.reading.flags(cmd)
	a.corrections.flags(cmd)
}

// keepNothing declares --private of a command that reads an index.
func keepNothing(cmd *cobra.Command, private *bool) {
	cmd.Flags().BoolVar(private, "private", false, "keep nothing: read the files, and neither use nor write the index")
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
	return each(ctx, s, input{names: names, options: o, analyze: analyze, sources: a.sources, lacks: a.lacks}, take)
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
