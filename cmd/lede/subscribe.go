package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/feed"
	"lede/model/text"
)

// subscribing is what lede subscribe is asked for.
type subscribing struct {
	traits
	pick int
}

func newSubscribe(s streams) *cobra.Command {
	var q subscribing
	cmd := &cobra.Command{
		Use:   "subscribe URL",
		Short: "Find the feeds of a page and add one to the subscriptions",
		Long: `Find the feeds of a page and add one to the subscriptions. The address is that of
a feed or of a page that names feeds; where it names none, the usual places are
tried. Where there are several, they are shown and one is asked for.`,
		Example: `  lede subscribe example.org
  lede subscribe https://example.org/feed.xml --tag world --name 'The Example'`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	q.flags(cmd)
	cmd.Flags().IntVar(&q.pick, "pick", 0, "add feed number `N` of those that are shown")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usageError{errors.New("one address to subscribe to is expected")}
		}
		return subscribe(cmd.Context(), s, q, args[0])
	}
	return cmd
}

func subscribe(ctx context.Context, s streams, q subscribing, address string) error {
	at := feed.Address(address)
	if at == "" {
		return fmt.Errorf("%s: %w", address, errNoAddress)
	}
	client := newFetcher()
	defer client.Close()
	found, err := findFeeds(ctx, getter(client), at)
	if err != nil {
		return err
	}
	chosen, err := choose(s, found, q.pick)
	if err != nil {
		return err
	}
	if chosen, err = verified(ctx, getter(client), chosen); err != nil {
		return err
	}
	list, err := subscriptions(s) // only now: it may have changed while the feed was asked
	if err != nil {
		return err
	}
	sub := feed.Subscription{URL: chosen.URL, Name: chosen.Title}
	q.apply(&sub)
	if !list.Add(sub) {
		return fmt.Errorf("%s is subscribed already", feed.Shown(sub.URL))
	}
	if err := list.Save(subscriptionsPath()); err != nil {
		return err
	}
	return say(s.out, "subscribed to %s, %s; lede update fetches it", sub.Label(), feed.Shown(sub.URL))
}

// findFeeds lists the feeds behind an address: itself, those that its page
// names, else the first that lies where feeds usually do.
func findFeeds(ctx context.Context, ask feed.Get, address string) ([]feed.Candidate, error) {
	a, err := ask(ctx, feed.Request{URL: address})
	if err != nil {
		return nil, err
	}
	if f, err := feed.Read(a.Body, a.Charset, a.URL); err == nil {
		return []feed.Candidate{{URL: cmp.Or(a.Moved, address), Title: f.Title}}, nil
	}
	if found := feed.Find(a.Body, a.URL); len(found) > 0 {
		return found, nil
	}
	for _, place := range feed.Usual(a.URL) {
		if c, err := verified(ctx, ask, feed.Candidate{URL: place}); err == nil {
			return []feed.Candidate{c}, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return nil, fmt.Errorf("%s: the page names no feed, and there is none in the usual places", feed.Shown(address))
}

// verified asks for a feed, and gives it with its own title and its address.
func verified(ctx context.Context, ask feed.Get, c feed.Candidate) (feed.Candidate, error) {
	a, err := ask(ctx, feed.Request{URL: c.URL})
	if err != nil {
		return c, err
	}
	f, err := feed.Read(a.Body, a.Charset, a.URL)
	if err != nil {
		return c, &feed.About{URL: c.URL, Err: err}
	}
	return feed.Candidate{URL: cmp.Or(a.Moved, c.URL), Title: cmp.Or(f.Title, c.Title)}, nil
}

// choose takes one of several: the one that was picked, the only one, or the one
// that is named at a prompt.
func choose(s streams, found []feed.Candidate, pick int) (feed.Candidate, error) {
	if pick < 0 || pick > len(found) {
		return feed.Candidate{}, fmt.Errorf("there is no feed number %d: %s found", pick, text.Count(len(found), "feed"))
	}
	if pick == 0 && len(found) == 1 {
		pick = 1
	}
	if pick > 0 {
		return found[pick-1], nil
	}
	for i, c := range found {
		if err := say(s.out, "%d. %s %s", i+1, feed.Shown(c.URL), c.Title); err != nil {
			return feed.Candidate{}, err
		}
	}
	if !isTerminal(s.in) || !isTerminal(s.out) {
		return feed.Candidate{}, errors.New("several feeds: name one by its address, or by --pick N")
	}
	fmt.Fprintf(s.out, "Which one, 1 to %d? ", len(found))
	line, _ := bufio.NewReader(s.in).ReadString('\n') // no answer is none
	n, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil || n < 1 || n > len(found) {
		return feed.Candidate{}, errors.New("none of them, so nothing is subscribed")
	}
	return found[n-1], nil
}
