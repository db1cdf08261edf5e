package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"lede/model/analysis"
)

// among is what the commands read that look at many articles at once.
type among struct {
	json        bool
	private     bool // nothing is kept anyway; taken so that it may always be said
	from        string
	reading     reading
	corrections corrections
}

func (a *among) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&a.json, "json", false, "write JSON Lines, with offsets in code points")
	cmd.Flags().BoolVar(&a.private, "private", false, "keep nothing; this command never does")
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
	return each(ctx, s, input{names, o, corrected(analysis.Analyze, files.Current())}, take)
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
