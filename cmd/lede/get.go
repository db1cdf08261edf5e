package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/feed"
	"lede/model/load"
)

func newGet(s streams) *cobra.Command {
	var folder string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "get URL…",
		Short: "Fetch pages and feeds once, keep them as article files and open them",
		Long: `Fetch pages and feeds once and keep them as article files: a page is an article,
a feed one for each item. On a terminal they open; else their files are written,
one a line, for lede --files-from and others.`,
		Example: `  lede get https://example.org/story.html
  lede get https://example.org/feed.xml | lede --print --files-from -`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	into(cmd, &folder)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON, one object an address")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usageError{errors.New("no address to get")}
		}
		files, err := get(cmd.Context(), s, folder, args, asJSON)
		if err != nil || len(files) == 0 || asJSON {
			return err
		}
		q := request{color: colorAuto, width: -1}
		if onScreen(s, q) {
			return show(cmd.Context(), s, q, files, load.Options{})
		}
		for _, file := range files {
			if err := say(s.out, "%s", file); err != nil {
				return err
			}
		}
		return nil
	}
	return cmd
}

// gotten is what came of an address, as JSON.
type gotten struct {
	URL   string   `json:"url"`
	Files []string `json:"files,omitempty"`
	Error string   `json:"error,omitempty"`
}

// get keeps what is behind addresses, and says of each that fails why.
func get(ctx context.Context, s streams, folder string, addresses []string, asJSON bool) (all []string, err error) {
	f, err := openNews(folder)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	client := newFetcher()
	defer client.Close()
	for _, address := range addresses {
		files, err := getOne(ctx, f, getter(client), address)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		g := gotten{URL: address, Files: files}
		if err != nil {
			g.Error = err.Error()
			complain(s.err, err)
		}
		if asJSON {
			if err := export.WriteJSON(s.out, g); err != nil {
				return nil, err
			}
		}
		all = append(all, files...)
	}
	if len(all) == 0 {
		return nil, errNothing
	}
	return all, nil
}

// getQuietly keeps what is behind one address, for the reader's screen.
func getQuietly(ctx context.Context, address string) ([]string, error) {
	f, err := openNews("")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	client := newFetcher()
	defer client.Close()
	return getOne(ctx, f, getter(client), address)
}

func getOne(ctx context.Context, f *feed.Folder, ask feed.Get, address string) ([]string, error) {
	at := feed.Address(address)
	if at == "" {
		return nil, fmt.Errorf("%s: %w", address, errNoAddress)
	}
	a, err := ask(ctx, feed.Request{URL: at})
	if err != nil {
		return nil, err
	}
	return f.Take(ctx, a)
}

var errNoAddress = errors.New("not an address of the web")
