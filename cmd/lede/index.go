package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lede/model/index"
	"lede/model/load"
	"lede/model/text"
)

func newIndex(s streams) *cobra.Command {
	var how reading
	var from string
	var where bool
	var part shard
	cmd := &cobra.Command{
		Use:   "index [flags] FILE|FOLDER|GLOB…",
		Short: "Read articles ahead, so that lists open and searches answer at once",
		Long: `Read articles ahead, so that lists open and searches answer at once. Only what
changed since the last time is read; what was done before an interruption is
kept. The index is a cache: it may be deleted at any time.`,
	}
	how.flags(cmd)
	cmd.Flags().StringVar(&from, "files-from", "", "read the names of files from `FILE`, one a line; - is standard input")
	part.flag(cmd)
	cmd.Flags().BoolVar(&where, "path", false, "print where the index lies")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if where {
			fmt.Fprintln(s.out, index.File())
			return nil
		}
		names, err := named(s, from, args)
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return usageError{errors.New("no file or folder to index")}
		}
		o, err := options(s, how)
		if err != nil {
			return err
		}
		return runIndex(cmd.Context(), s, names, o, part)
	}
	return cmd
}

// openIndex opens the index of this program.
func openIndex(ctx context.Context) (*index.Index, error) {
	ix, err := index.Open(ctx, index.File(), program())
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	return ix, nil
}

// program tells builds of lede apart: another one may read and analyse
// otherwise.
func program() string {
	v := version()
	if v != "(devel)" && v != "(unknown)" && !strings.HasSuffix(v, "+dirty") {
		return v
	}
	exe, err := os.Executable()
	if err != nil {
		return v
	}
	info, err := os.Stat(exe)
	if err != nil {
		return v
	}
	return fmt.Sprintf("%s %d", v, info.ModTime().UnixNano())
}

func runIndex(ctx context.Context, s streams, names []string, o load.Options, part shard) error {
	ix, err := openIndex(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	begun := time.Now()
	sources := part.among(load.Sources(ctx, names))
	p, err := refresh(ctx, s, ix, sources, names, indexing{load: o, part: part != shard{}})
	if err != nil {
		return err
	}
	for _, source := range sources {
		if source.Err != nil {
			complain(s.err, source.Err)
		}
	}
	fmt.Fprintln(s.out, summary(p, time.Since(begun)))
	if p.Files == p.Failed {
		return errNothing
	}
	return nil
}

// indexing is how files are read into the index.
type indexing struct {
	load    load.Options
	shallow bool // their words alone
	part    bool // files that are not named may be there all the same
}

// refresh brings ix up to date with what names name, and says on a terminal how
// far it is.
func refresh(ctx context.Context, s streams, ix *index.Index, sources []load.Source, names []string, how indexing) (index.Progress, error) {
	bar := newMeter(s.err)
	files, err := corrections{}.open(s, names, true)
	if err != nil {
		return index.Progress{}, err
	}
	opt := index.Options{Load: how.load, Report: bar.show, Corrections: files.Current(), Shallow: how.shallow}
	for _, name := range names {
		if isFolder(name) && !how.part {
			opt.Roots = append(opt.Roots, name)
		}
	}
	p, err := ix.Refresh(ctx, sources, opt)
	bar.clear()
	if p.Renewed != nil {
		complain(s.err, fmt.Errorf("the index was made anew: %w", p.Renewed))
	}
	return p, err
}

// summary says what a refresh did.
func summary(p index.Progress, took time.Duration) string {
	parts := []string{fmt.Sprintf("%s: %s read", text.Count(p.Files, "file"), text.Count(p.Articles, "article"))}
	if p.Learnt > 0 {
		parts = append(parts, fmt.Sprintf("%d analysed", p.Learnt))
	}
	if p.Unchanged > 0 {
		parts = append(parts, fmt.Sprintf("%d unchanged", p.Unchanged))
	}
	if p.Gone > 0 {
		parts = append(parts, fmt.Sprintf("%d gone", p.Gone))
	}
	if p.Failed > 0 {
		parts = append(parts, fmt.Sprintf("%d could not be read", p.Failed))
	}
	line := strings.Join(parts, ", ") + fmt.Sprintf("; %.1f s", took.Seconds())
	if p.Articles > 0 && took > time.Second {
		line += fmt.Sprintf(", %.0f articles/s, %.1f MB/s", float64(p.Articles)/took.Seconds(), float64(p.Bytes)/1e6/took.Seconds())
	}
	return line
}

// absolute are the full paths of names, for the scope of a search.
func absolute(names []string) []string {
	var all []string
	for _, name := range names {
		if p, err := filepath.Abs(name); err == nil {
			all = append(all, p)
		}
	}
	return all
}
