package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/feed"
	"lede/model/text"
)

func newUpdate(s streams) *cobra.Command {
	var folder string
	var force, asJSON bool
	cmd := &cobra.Command{
		Use:   "update [NAME|TAG|URL]…",
		Short: "Fetch what is new in the subscriptions, and keep it as article files",
		Long: `Fetch what is new in the subscriptions that are named, or in all, and keep it as
article files. Only what changed is sent; a feed whose server or ttl says that it
holds for a while is not asked before, and none more than a server likes. Where a
feed sends a stub, its page is fetched, unless its server's robots.txt asks
programs to stay away; both are kept, and the fuller one opens.`,
		Example: `  lede update && lede ~/.local/share/lede/news
  lede update world --json | jq -r '.files[]?'`,
		ValidArgsFunction: subscribed,
	}
	into(cmd, &folder)
	cmd.Flags().BoolVar(&force, "force", false, "ask those too that are not due yet, unless their server asked to be left alone")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON, one object a feed")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		collectOften(fetchGrowth)
		list, err := subscriptions(s)
		if err != nil {
			return err
		}
		chosen, err := list.Select(args)
		if err != nil {
			return err
		}
		if len(chosen) == 0 {
			return errNoSubscriptions
		}
		return updateAll(cmd.Context(), s, folder, chosen, feed.Options{Force: force}, asJSON)
	}
	return cmd
}

var errNoSubscriptions = errors.New("no subscriptions; lede subscribe URL adds one")

// tally counts what an update came to.
type tally struct {
	feeds, done, fresh, changed, unchanged, resting, failed, stubs, expired int
}

func (t *tally) add(r *feed.Outcome) {
	t.done++
	t.fresh += len(r.New)
	t.changed += len(r.Changed)
	t.stubs += len(r.Stubs)
	t.expired += r.Expired
	switch {
	case r.Err != nil || r.Gone:
		t.failed++
	case r.Resting:
		t.resting++
	case len(r.New)+len(r.Changed) == 0:
		t.unchanged++
	}
}

// updateAll asks the feeds and says what came, each failure on a line of its own.
func updateAll(ctx context.Context, s streams, folder string, chosen []feed.Subscription, o feed.Options, asJSON bool) error {
	bar := &meter{w: s.err, quiet: !isScreen(s.err), begun: time.Now()}
	t, err := ask(ctx, folder, chosen, o, s.err, func(r *feed.Outcome, t tally) error {
		bar.clear()
		if err := tellOutcome(s, r, asJSON); err != nil {
			return err
		}
		bar.at(t)
		return nil
	})
	bar.clear()
	if err != nil {
		return err
	}
	if !asJSON {
		line := fmt.Sprintf("%s; %.1f s", t.counts(), time.Since(bar.begun).Seconds())
		if t.fresh+t.changed > 0 {
			line += ", in " + cmp.Or(folder, newsPath())
		}
		if err := say(s.out, "%s", line); err != nil {
			return err
		}
	}
	if t.failed == t.feeds {
		return errNothing
	}
	return nil
}

// ask updates feeds, tells of each as it comes, and follows those that moved for
// good, which is said to w.
func ask(ctx context.Context, folder string, chosen []feed.Subscription, o feed.Options, w io.Writer, tell func(*feed.Outcome, tally) error) (t tally, err error) {
	f, err := openNews(folder)
	if err != nil {
		return t, err
	}
	defer f.Close()
	client := newFetcher()
	defer client.Close()
	o.Get, t.feeds = getter(client), len(chosen)
	marked, end := markedFiles(ctx, chosen, w)
	defer end()
	o.Marked = marked
	moved := map[string]string{}
	for r := range f.Update(ctx, chosen, o) {
		t.add(&r)
		if r.Moved != "" {
			moved[r.URL] = r.Moved
		}
		if err = tell(&r, t); err != nil {
			break
		}
	}
	return t, errors.Join(err, follow(w, moved), ctx.Err())
}

// updateQuietly updates the subscriptions that are named, or all, and were not asked within
// rest, for the reader's screen: it says what came and what failed, and now and then how far
// it is. With a rest nobody waits for it, and what came is "" where nothing did.
func updateQuietly(ctx context.Context, names []string, rest time.Duration, tell func(soFar string)) (string, error) {
	list, err := feed.ReadList(subscriptionsPath())
	if err != nil {
		return "", err
	}
	if len(names) > 0 { // by titles too
		list.Know(feed.Infos(newsPath()))
	}
	all, err := list.Select(names)
	switch {
	case err != nil:
		return "", err
	case len(all) == 0 && rest > 0:
		return "", nil
	case len(all) == 0:
		return "", errNoSubscriptions
	}
	var why []error // of the feeds that failed
	begun, shown := time.Now(), time.Time{}
	t, err := ask(ctx, "", all, feed.Options{Rest: rest}, io.Discard, func(r *feed.Outcome, t tally) error {
		if now := time.Now(); now.Sub(shown) > meterStep {
			shown = now
			tell(t.soFar(now.Sub(begun)))
		}
		if r.Err != nil {
			why = append(why, r.Err)
		}
		return nil
	})
	switch {
	case errors.Is(err, feed.ErrBusy) && rest > 0:
		return "", nil
	case err != nil:
		return "", err
	case len(why) > 0 && t.failed == t.feeds:
		return "", why[0]
	case rest > 0 && len(why) == 0 && t.fresh+t.changed == 0:
		return "", nil
	}
	return t.brief(why), nil
}

// brief is what came, in a line of the screen: the rest is the list of the feeds to tell.
func (t *tally) brief(why []error) string {
	line := text.Count(t.fresh, "new article")
	if t.changed > 0 {
		line += fmt.Sprintf(", %d changed", t.changed)
	}
	switch {
	case len(why) == 1:
		return line + fmt.Sprintf("; 1 of %d failed, %v", t.feeds, why[0])
	case len(why) > 0:
		return line + fmt.Sprintf("; %d of %d failed, :feeds tells why", len(why), t.feeds)
	case t.fresh+t.changed > 0:
		return line + ", in " + newsPath()
	}
	return line
}

// at says how far an update is.
func (m *meter) at(t tally) {
	now := time.Now()
	if m.quiet || now.Sub(m.shown) < meterStep && t.done < t.feeds {
		return
	}
	m.shown = now
	m.line(t.soFar(now.Sub(m.begun)))
}

// soFar is how far an update is.
func (t *tally) soFar(took time.Duration) string {
	line := fmt.Sprintf("updating %d of %d · %d new", t.done, t.feeds, t.fresh)
	if took > time.Second {
		line += fmt.Sprintf(" · %.0f/s", float64(t.done)/took.Seconds())
	}
	return line
}

// counts is what came.
func (t *tally) counts() string {
	line := fmt.Sprintf("%s from %s", text.Count(t.fresh, "new article"), text.Count(t.feeds, "feed"))
	for _, part := range []struct {
		n    int
		what string
	}{{t.changed, "changed"}, {t.unchanged, "without news"}, {t.resting, "not due"}, {t.failed, "failed"}, {t.stubs, "without their pages"}, {t.expired, "removed after their time"}} {
		if part.n > 0 {
			line += fmt.Sprintf(", %d %s", part.n, part.what)
		}
	}
	return line
}

// outcomeRecord is an outcome as JSON.
type outcomeRecord struct {
	URL     string     `json:"url"`
	Name    string     `json:"name"`
	Status  string     `json:"status"` // updated, unchanged, not due, failed
	Files   []string   `json:"files,omitempty"`
	Changed []string   `json:"changed,omitempty"`
	Due     *time.Time `json:"due,omitempty"`
	Moved   string     `json:"moved,omitempty"`
	Stubs   []string   `json:"stubs,omitempty"`
	Expired int        `json:"expired,omitempty"`
	Error   string     `json:"error,omitempty"`
}

var errGone = errors.New("gone for good, so it is not asked any more; lede subscriptions --remove forgets it, lede update --force asks again")

// tellOutcome says what came of a feed, where there is something to say.
func tellOutcome(s streams, r *feed.Outcome, asJSON bool) error {
	err := r.Err
	if r.Gone {
		err = &feed.About{URL: r.URL, Err: errGone}
	}
	if err != nil {
		complain(s.err, err)
	}
	if n := len(r.Stubs); n > 0 {
		complain(s.err, fmt.Errorf("%s: %s could not be had, and what the feed sent is kept: %w", r.Name(), text.Count(n, "page"), r.Stubs[0]))
	}
	if !asJSON {
		return nil
	}
	o := outcomeRecord{URL: r.URL, Name: r.Name(), Status: "updated", Files: r.New, Changed: r.Changed, Moved: r.Moved, Expired: r.Expired}
	for _, err := range r.Stubs {
		o.Stubs = append(o.Stubs, err.Error())
	}
	switch {
	case err != nil:
		o.Status, o.Error = "failed", err.Error()
	case r.Resting:
		o.Status = "not due"
	case len(r.New)+len(r.Changed) == 0:
		o.Status = "unchanged"
	}
	if !r.Due.IsZero() {
		o.Due = &r.Due
	}
	return export.WriteJSON(s.out, o)
}

// follow writes the new addresses of feeds that moved for good into the list.
func follow(w io.Writer, moved map[string]string) error {
	if len(moved) == 0 {
		return nil
	}
	list, err := feed.ReadList(subscriptionsPath())
	if err != nil {
		return err
	}
	for _, sub := range list.All() {
		to := moved[sub.URL]
		if to == "" {
			continue
		}
		from := sub.URL
		sub.URL = to
		if list.Set(from, sub) {
			complain(w, fmt.Errorf("%s moved for good: it is %s from now on", feed.Shown(from), feed.Shown(to)))
		} else {
			complain(w, fmt.Errorf("%s moved for good to %s, which is subscribed already", feed.Shown(from), feed.Shown(to)))
		}
	}
	return list.Save(subscriptionsPath())
}
