package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"lede/model/engine"
	"lede/model/export"
	"lede/model/feed"
	"lede/model/store"
	"lede/model/text"
)

// listing is what lede subscriptions is asked for.
type listing struct {
	traits
	json, opml, edit, remove, path bool
	untag                          []string
	from                           string
}

func newSubscriptions(s streams) *cobra.Command {
	var q listing
	cmd := &cobra.Command{
		Use:   "subscriptions [NAME|TAG|URL]…",
		Short: "List the subscriptions, change them, and exchange them with other programs",
		Long: `List the subscriptions that are named, or all, with how much of each is unread and
why one failed the last time; with a flag change these. They are
lines of a text file that may be edited: the address, then tags in quotation
marks, "~NAME", "folder=NAME", text=sent or text=full, keep=30d, 500 or 100MB.
A urls file of newsboat's is such a file.`,
		Example: `  lede subscriptions world
  lede subscriptions --import ~/.newsboat/urls
  lede subscriptions --opml > feeds.opml
  lede subscriptions 'The Example' --tag world --name Example`,
		ValidArgsFunction: subscribed,
	}
	flags := cmd.Flags()
	flags.BoolVar(&q.json, "json", false, "write JSON, one object a subscription")
	flags.BoolVar(&q.opml, "opml", false, "write OPML, which other programs read")
	flags.StringVar(&q.from, "import", "", "add the feeds of `FILE`: OPML, or newsboat's urls; - is standard input")
	flags.BoolVar(&q.edit, "edit", false, "open the file in $VISUAL or $EDITOR")
	flags.BoolVar(&q.path, "path", false, "print where the file lies")
	flags.BoolVar(&q.remove, "remove", false, "remove those that are named; their articles stay")
	flags.StringSliceVar(&q.untag, "untag", nil, "take a `TAG` from those that are named")
	q.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case q.path:
			return say(s.out, "%s", subscriptionsPath())
		case q.edit:
			return edit(cmd, s)
		case q.from != "":
			return importList(s, q.from)
		}
		list, err := subscriptions(s)
		if err != nil {
			return err
		}
		chosen, err := list.Select(args)
		if err != nil {
			return err
		}
		if q.remove || len(q.untag) > 0 || q.some() {
			return change(s, list, chosen, q, len(args) > 0)
		}
		return writeList(s, chosen, q)
	}
	return cmd
}

// change edits the subscriptions that were named.
func change(s streams, list *feed.List, chosen []feed.Subscription, q listing, named bool) error {
	switch {
	case !named:
		return usageError{errors.New("name the subscriptions to change")}
	case q.name != "" && len(chosen) > 1:
		return usageError{fmt.Errorf("%d subscriptions cannot have one name", len(chosen))}
	}
	for _, sub := range chosen {
		if q.remove {
			list.Remove(sub.URL)
			continue
		}
		q.apply(&sub)
		sub.Tags = slices.DeleteFunc(sub.Tags, func(tag string) bool { return slices.Contains(q.untag, tag) })
		list.Set(sub.URL, sub)
	}
	if err := list.Save(subscriptionsPath()); err != nil {
		return err
	}
	verb := "changed"
	if q.remove {
		verb = "removed"
	}
	return say(s.out, "%s %s", text.Count(len(chosen), "subscription"), verb)
}

// subscriptionRecord is a subscription as JSON.
type subscriptionRecord struct {
	URL      string    `json:"url"`
	Name     string    `json:"name,omitempty"`
	Title    string    `json:"title,omitempty"`
	Tags     []string  `json:"tags,omitempty"`
	Folder   string    `json:"folder,omitempty"`
	Text     string    `json:"text,omitempty"` // sent or full
	Keep     string    `json:"keep,omitempty"`
	Articles int       `json:"articles,omitempty"`
	Unread   int       `json:"unread,omitempty"`
	Checked  time.Time `json:"checked,omitzero"`
	Failure  string    `json:"failure,omitempty"`
}

func recordSubscription(s feed.Subscription) subscriptionRecord {
	r := subscriptionRecord{
		URL: s.URL, Name: s.Name, Title: s.Title, Tags: s.Tags, Folder: s.Folder, Keep: s.Keep.String(),
		Articles: s.Articles, Unread: s.Unread, Checked: s.Checked, Failure: s.Failure,
	}
	if s.Text != feed.AsNeeded {
		r.Text = s.Text.String()
	}
	return r
}

func writeList(s streams, chosen []feed.Subscription, q listing) error {
	if q.opml {
		_, err := io.WriteString(s.out, feed.WriteOPML(chosen))
		return err
	}
	if len(chosen) == 0 {
		complain(s.err, errors.New("no subscriptions; lede subscribe URL adds one, lede subscriptions --import FILE those of another program"))
		return errNothing
	}
	countUnread(s, chosen)
	if q.json {
		for _, sub := range chosen {
			if err := export.WriteJSON(s.out, recordSubscription(sub)); err != nil {
				return err
			}
		}
		return nil
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, sub := range chosen {
		line := text.CleanLine(sub.Label()) + "\t" + strings.Join(sub.Tags, ", ") + "\t" + feed.Shown(sub.URL)
		if sub.Articles > 0 {
			line += fmt.Sprintf("\t%d of %d unread", sub.Unread, sub.Articles)
		}
		if sub.Failure != "" {
			line += "\tfailed: " + sub.Failed()
		}
		fmt.Fprintln(w, line)
	}
	return w.Flush()
}

// countUnread counts of each subscription what was not read.
func countUnread(s streams, chosen []feed.Subscription) {
	marked, err := marksOf()
	if err != nil {
		complain(s.err, err)
	}
	if marked != nil {
		feed.OpenShelves(newsPath(), chosen).CountUnread(func(file string) bool { return marked(store.FileKey(file)).Read })
	}
}

// importList adds the subscriptions of another program.
func importList(s streams, name string) error {
	data, err := readNamed(s, name)
	if err != nil {
		return err
	}
	c, err := addSubscriptions(s, name, readSubscriptions(data))
	if err != nil {
		return err
	}
	return say(s.out, "%s", c)
}

// readSubscriptions reads a list of another program: OPML, or newsboat's urls.
func readSubscriptions(data []byte) *feed.List {
	list, err := feed.ReadOPML(data)
	if err != nil {
		return feed.Parse(string(data))
	}
	return list
}

// added counts the subscriptions of another program.
type added struct{ added, known, foreign int }

func (a added) String() string {
	line := fmt.Sprintf("%s added, %d there already, %d left out", text.Count(a.added, "subscription"), a.known, a.foreign)
	if a.foreign > 0 {
		line += "; lede help newsboat tells what is done here instead"
	}
	return line
}

// addSubscriptions adds those of a list that came from name.
func addSubscriptions(s streams, name string, others *feed.List) (c added, err error) {
	list, err := subscriptions(s)
	if err != nil {
		return c, err
	}
	for _, sub := range others.All() {
		if list.Add(sub) {
			c.added++
		} else {
			c.known++
		}
	}
	for _, problem := range others.Problems() {
		complain(s.err, fmt.Errorf("%s: %w", name, problem))
	}
	if c.added+c.known == 0 {
		return c, fmt.Errorf("%s: no feeds in it", name)
	}
	c.foreign = others.Foreign()
	return c, list.Save(subscriptionsPath())
}

func readNamed(s streams, name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(s.stdin)
	}
	return os.ReadFile(name)
}

// edit opens the file of subscriptions in the reader's editor.
func edit(cmd *cobra.Command, s streams) error {
	words := engine.Editor()
	if err := os.MkdirAll(filepath.Dir(subscriptionsPath()), 0o755); err != nil {
		return err
	}
	run := exec.CommandContext(cmd.Context(), words[0], append(words[1:], subscriptionsPath())...)
	run.Stdin, run.Stdout, run.Stderr = s.in, s.out, s.err
	if err := run.Run(); err != nil {
		return fmt.Errorf("%s: %w", words[0], err)
	}
	_, err := subscriptions(s)
	return err
}
