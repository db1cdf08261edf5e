package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/fact"
	"lede/model/people"
	"lede/model/text"
)

func newTimeline(s streams) *cobra.Command {
	var a among
	cmd := &cobra.Command{
		Use:   "timeline [flags] [NAME] FILE|FOLDER|GLOB|-…",
		Short: "List what articles tell of which day, earliest first",
		Long: `List the sentences that tell of a day or a month, and the articles by the day of
their publication, earliest first. "On Friday" is told from the publication.
With NAME, a full name or its last words, only sentences that name it, and
articles that do. What is no file or folder is the name. lede help export tells
of the fields of --json.

Exit status 1: there is nothing to tell.`,
		Example: `  lede timeline ~/news/bridge*
  lede timeline --json "Jane Doe" ~/news | jq -r '[.date, .text] | @tsv'`,
	}
	a.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return runTimeline(cmd.Context(), s, a, args)
	}
	return cmd
}

type timelineRecord struct {
	Date      string `json:"date"`
	Published bool   `json:"published,omitempty"`
	Text      string `json:"text"`
	Article   source `json:"article"`
	Start     int    `json:"start,omitempty"`
	End       int    `json:"end,omitempty"`
}

func runTimeline(ctx context.Context, s streams, a among, args []string) error {
	name, places := nameAndPlaces(args)
	var r people.Register
	var line fact.Timeline
	var sources []source
	err := a.gists(ctx, s, places, func(g gist) {
		r.Add(g.sheet)
		line.Add(g.facts, g.at)
		sources = append(sources, g.source)
	})
	if err != nil {
		return err
	}
	events := line.Events()
	if name != "" {
		events = slices.DeleteFunc(events, unnamed(&r, name))
	}
	if len(events) == 0 {
		complain(s.err, errors.New("no day is told of"))
		return errNothing
	}
	out := bufio.NewWriter(s.out)
	last := ""
	for _, e := range events {
		at := sources[e.Article]
		rec := timelineRecord{Date: e.Date.ISO()[:min(len(e.Date.ISO()), len("2006-01-02"))], Published: e.Published, Text: e.Sentence, Article: at, Start: e.Runes.Start, End: e.Runes.End}
		if e.Published {
			rec.Text = at.headline()
		}
		if a.json {
			err = export.WriteJSON(out, rec)
		} else {
			err = printEvent(out, rec, &last)
		}
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

// unnamed reports of an event that it does not name what is called so: its
// sentence does not, or for a publication the article.
func unnamed(r *people.Register, name string) func(fact.Event) bool {
	in := map[int][]text.Span{}
	for _, e := range r.Entities() {
		if !e.Named(name) {
			continue
		}
		for _, m := range e.Mentions {
			in[m.Article] = append(in[m.Article], m.Span)
		}
	}
	return func(e fact.Event) bool {
		if e.Published {
			return len(in[e.Article]) == 0
		}
		return !slices.ContainsFunc(in[e.Article], e.Within.Covers)
	}
}

// printEvent writes an event for people, under its day.
func printEvent(out *bufio.Writer, r timelineRecord, last *string) error {
	if r.Date != *last {
		if *last != "" {
			fmt.Fprintln(out)
		}
		*last = r.Date
		fmt.Fprintln(out, shortDay(r.Date))
	}
	label := text.CleanLine(r.Text)
	if r.Published {
		label = "published: " + label
	}
	_, err := fmt.Fprintf(out, "  %s\n    %s\n", label, strings.TrimSpace(joinFacts([]string{r.Article.Outlet, r.Article.place()})))
	return err
}
