package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"lede/model/engine"
	"lede/model/feed"
	"lede/model/fetch"
	"lede/model/state"
	"lede/model/text"
)

// Where news is kept, and what is known of where it is from.
func newsPath() string          { return filepath.Join(xdg.DataHome, "lede", "news") }
func subscriptionsPath() string { return filepath.Join(xdg.ConfigHome, "lede", "subscriptions") }
func credentialsPath() string   { return filepath.Join(xdg.ConfigHome, "lede", "credentials") }

// newFetcher is the one door to the network. Only commands that say so open it.
func newFetcher() *fetch.Client {
	agent := "lede/" + strings.Trim(version(), "()") + " (news reader; asked by its user)"
	return fetch.New(fetch.Options{Agent: agent, Credentials: fetch.CredentialsFile(credentialsPath())})
}

// getter lets feeds ask c.
func getter(c *fetch.Client) feed.Get {
	return func(ctx context.Context, r feed.Request) (*feed.Answer, error) {
		a, err := c.Get(ctx, fetch.Request{URL: r.URL, ETag: r.ETag, Modified: r.Modified, Beyond: r.Beyond, Private: r.Private})
		if err != nil {
			var e *fetch.Error
			if errors.As(err, &e) {
				return nil, &feed.Later{Err: err, Until: e.Until, Gone: errors.Is(err, fetch.ErrGone)}
			}
			return nil, err
		}
		return &feed.Answer{
			URL: a.URL, Moved: a.Moved, Unchanged: a.Unchanged, Body: a.Body, Type: a.Type, Charset: a.Charset,
			ETag: a.ETag, Modified: a.Modified, Fresh: a.Fresh, Private: a.Private,
		}, nil
	}
}

// into adds the flag that names the folder of the news.
func into(cmd *cobra.Command, folder *string) {
	cmd.Flags().StringVar(folder, "into", "", "keep articles in `FOLDER` ("+filepath.Join("$XDG_DATA_HOME", "lede", "news")+")")
	if err := cmd.MarkFlagDirname("into"); err != nil {
		panic(err) // no such flag: a mistake in this file
	}
}

// openNews opens the folder of the news to write in it.
func openNews(folder string) (*feed.Folder, error) {
	return feed.OpenFolder(cmp.Or(folder, newsPath()))
}

// subscriptions reads the list and says what of it is not understood.
func subscriptions(s streams) (*feed.List, error) {
	list, err := feed.ReadList(subscriptionsPath())
	if err != nil {
		return nil, err
	}
	for _, problem := range list.Problems() {
		complain(s.err, fmt.Errorf("%s: %w", subscriptionsPath(), problem))
	}
	list.Know(feed.Infos(newsPath()))
	return list, nil
}

// shelves are the subscriptions, for the list on the screen.
func shelves() engine.Shelves {
	list, err := feed.ReadList(subscriptionsPath())
	if err != nil {
		return engine.Shelves{} // lede subscriptions says why
	}
	if len(list.All()) == 0 {
		return engine.Shelves{}
	}
	all := feed.OpenShelves(newsPath(), list.All())
	out := engine.Shelves{Of: all.Of}
	for _, sub := range all.Feeds() {
		if !sub.Hidden() {
			out.Feeds = append(out.Feeds, state.Feed{Name: sub.Label(), Failure: sub.Failed()})
		}
	}
	return out
}

// subscribed names what the shell may complete: names and tags.
func subscribed(*cobra.Command, []string, string) (names []string, _ cobra.ShellCompDirective) {
	list, err := feed.ReadList(subscriptionsPath())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	list.Know(feed.Infos(newsPath()))
	seen := map[string]bool{}
	for _, sub := range list.All() {
		for _, name := range append([]string{sub.Label()}, sub.Tags...) {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// say writes one clean line.
func say(w io.Writer, format string, args ...any) error {
	_, err := fmt.Fprintln(w, text.CleanLine(fmt.Sprintf(format, args...)))
	return err
}

// isScreen reports whether what is written to w is seen on a terminal at once.
func isScreen(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isTerminal(f)
}
