package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/fact"
	"lede/model/people"
	"lede/model/text"
)

func newTimeline(s streams) *cobra.Command {
	return verb(&cobra.Command{
		Use:   "timeline [flags] [NAME] FILE|FOLDER|GLOB|-…",
		Short: "List what articles tell of which day, earliest first",
		Long: `List the sentences that tell of a day or a month, and the articles by the day of
their publication, earliest first. "On Friday" is told from the publication; of
articles without a date of theirs such sentences come last, in their order.
With NAME, a full name or its last words, only sentences that name it, and
articles that do. What is no file or folder is the name. lede help export tells
of the fields of --json.

Exit status 1: there is nothing to tell.`,
		Example: `  lede timeline ~/news/bridge*
  lede timeline --json "Jane Doe" ~/news | jq -r '[.date, .text] | @tsv'`,
	}, s, runTimeline)
}

type timelineRecord struct {
	Date      string `json:"date"`
	Published bool   `json:"published,omitempty"`
	Text      string `json:"text"`
	Article   source `json:"article"`
	Start     int    `json:"start,omitempty"`
	End       int    `json:"end,omitempty"`
	Words     string `json:"words,omitempty"`
}

func runTimeline(ctx context.Context, s streams, a *among, args []string) error {
	name, places := nameAndPlaces(args)
	var r people.Register
	var line fact.Timeline
	var sources []source
	err := a.gists(ctx, s, places, func(g gist) {
		if name != "" {
			r.AddNames(g.sheet())
		}
		line.Add(g.facts(), g.at)
		sources = append(sources, g.source)
	})
	if err != nil {
		return err
	}
	events := line.Events()
	if name != "" {
		naming := r.Naming(name)
		events = slices.DeleteFunc(events, func(e fact.Event) bool { return !naming(e.Article, e.Within) })
	}
	last := ""
	out := newTold(s, a.json, func(w io.Writer, r timelineRecord) error { return printEvent(w, r, &last) })
	for _, e := range events {
		at := sources[e.Article]
		rec := timelineRecord{Date: e.Day, Published: e.Published, Text: e.Sentence, Article: at, Start: e.Runes.Start, End: e.Runes.End, Words: e.Words}
		if e.Published {
			rec.Text = at.headline()
		}
		if err = out.put(rec); err != nil {
			break
		}
	}
	return out.end(s, err, "no day is told of")
}

// printEvent writes an event for people, under its day.
func printEvent(out io.Writer, r timelineRecord, last *string) error {
	day := shortDay(r.Date)
	if day == "" {
		day = "No day: the article has no date"
	}
	if day != *last {
		if *last != "" {
			fmt.Fprintln(out)
		}
		*last = day
		fmt.Fprintln(out, day)
	}
	label := text.CleanLine(r.Text)
	switch {
	case r.Published:
		label = "published: " + label
	case r.Date == "":
		label = text.CleanLine(r.Words) + ": " + label
	}
	_, err := fmt.Fprintf(out, "  %s\n    %s\n", label, strings.TrimSpace(joinFacts([]string{r.Article.Outlet, r.Article.place()})))
	return err
}
