package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/correct"
	"lede/model/store"
)

// corrections says which readers' corrections are laid over what is found.
type corrections struct {
	file string // besides the usual ones; "" none
	none bool
}

func (c *corrections) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.file, "corrections", "", "use the corrections in `FILE` too, and write new ones there")
	cmd.Flags().BoolVar(&c.none, "no-corrections", false, "show and write what was found, without corrections")
}

// open opens the corrections for what is named. Lines that mean nothing are said
// on standard error and stay where they are.
func (c corrections) open(s streams, names []string, readonly bool) (*correct.Files, error) {
	switch {
	case c.none && c.file != "":
		return nil, usageError{errors.New("--corrections and --no-corrections contradict each other")}
	case c.none:
		return nil, nil
	}
	paths := correct.Beside(names)
	if c.file != "" {
		if _, err := os.Stat(c.file); errors.Is(err, fs.ErrNotExist) && readonly {
			return nil, fmt.Errorf("corrections: %w", err)
		}
		paths = append(paths, c.file)
	}
	files, err := correct.Open(paths, store.Dir(), readonly)
	for _, e := range unjoin(err) {
		complain(s.err, e)
	}
	return files, nil
}

// unjoin takes joined errors apart, at any depth.
func unjoin(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		if err == nil {
			return nil
		}
		return []error{err}
	}
	var out []error
	for _, e := range joined.Unwrap() {
		out = append(out, unjoin(e)...)
	}
	return out
}

// corrected is analyze with corrections laid over what it finds.
func corrected(analyze analyzer, set *correct.Set) analyzer {
	if set.Len() == 0 {
		return analyze
	}
	return func(ctx context.Context, a *article.Article) (*analysis.Document, error) {
		d, err := analyze(ctx, a)
		return correct.Apply(d, set), err
	}
}
