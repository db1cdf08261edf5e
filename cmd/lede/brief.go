package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/export"
	"lede/model/fact"
	"lede/model/quote"
	"lede/model/text"
)

func newBrief(s streams) *cobra.Command {
	return verb(&cobra.Command{
		Use:   "brief [flags] FILE|FOLDER|GLOB|-…",
		Short: "Tell of each article its lead, who said what, its days and figures",
		Long: `Tell of each article in its own words: how it begins, who is quoted with which
words, and the other sentences with days and figures, each once.
lede help export tells of the fields of --json.`,
		Example: `  lede brief story.html
  lede brief --json ~/news | jq -r 'select(.part == "said") | [.speaker, .text] | @tsv'`,
	}, s, runBrief)
}

type briefRecord struct {
	Article source `json:"article"`
	Part    string `json:"part"`
	Text    string `json:"text"`
	Speaker string `json:"speaker,omitempty"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

func runBrief(ctx context.Context, s streams, a *among, names []string) error {
	out := bufio.NewWriter(s.out)
	first := true
	err := a.each(ctx, s, names, func(d *analysis.Document) error {
		lines := briefOf(d)
		if a.json {
			for _, r := range lines {
				if err := export.WriteJSON(out, r); err != nil {
					return err
				}
			}
			return nil
		}
		if !first {
			fmt.Fprintln(out)
		}
		first = false
		return printBrief(out, sourceOf(d), lines)
	})
	return errors.Join(err, out.Flush())
}

// briefOf is the brief of d, by parts.
func briefOf(d *analysis.Document) (out []briefRecord) {
	a := d.Article
	at := sourceOf(d)
	runes := text.NewRuneOffsets(a.Text)
	add := func(part, speaker string, s text.Span) {
		words := strings.Join(strings.Fields(s.Of(a.Text)), " ")
		out = append(out, briefRecord{at, part, words, speaker, runes.At(s.Start), runes.At(s.End)})
	}
	var told []text.Span // a sentence is told once
	if i := leadOf(a); i >= 0 {
		add("lead", "", a.Blocks[i].Span)
		told = append(told, a.Blocks[i].Span)
	}
	for _, q := range d.Quotes {
		if q.Said && q.Speaker != nil && q.Kind != quote.Indirect {
			add("said", q.Speaker.Name, q.Span)
		}
	}
	sentence := func(part string, within text.Span) {
		if !slices.ContainsFunc(told, func(s text.Span) bool { return s.Covers(within) }) {
			add(part, "", within)
			told = append(told, within)
		}
	}
	facts := fact.Of(d)
	for _, day := range facts.Days {
		sentence("date", day.Within)
	}
	for _, c := range facts.Counts {
		sentence("figure", c.Within)
	}
	return out
}

// leadOf is the block that an article begins with, -1 where there is none.
func leadOf(a *article.Article) int {
	for i, b := range a.Blocks {
		if !b.Aside && (b.Kind == article.Paragraph || b.Kind == article.Standfirst) && !b.Empty() {
			return i
		}
	}
	return -1
}

// briefTitle heads a part.
func briefTitle(part string) string {
	switch part {
	case "said":
		return "Who said what"
	case "date":
		return "Days"
	case "figure":
		return "Figures"
	}
	return ""
}

// printBrief writes a brief for people.
func printBrief(out *bufio.Writer, at source, lines []briefRecord) error {
	_, err := fmt.Fprintf(out, "%s\n", text.CleanLine(at.headline()))
	if facts := joinFacts([]string{at.Outlet, shortDay(at.Published), at.below()}); facts != "" {
		_, err = fmt.Fprintf(out, "  %s\n", facts)
	}
	last := ""
	for _, r := range lines {
		if title := briefTitle(r.Part); r.Part != last && title != "" {
			fmt.Fprintf(out, "\n%s\n", title)
		}
		last = r.Part
		line := r.Text
		if r.Speaker != "" {
			line = r.Speaker + ": " + line
		}
		_, err = fmt.Fprintf(out, "  %s\n", text.CleanLine(line))
	}
	return err
}
