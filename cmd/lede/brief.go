package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/article"
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
	var p briefPrinter
	out := newTold(s, a.json, p.write)
	err := a.each(ctx, s, names, func(d *analysis.Document) error {
		for _, r := range briefOf(d) {
			if err := out.put(r); err != nil {
				return err
			}
		}
		return nil
	})
	return out.end(s, err, "nothing is told there")
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

// briefPrinter writes briefs for people.
type briefPrinter struct{ last briefRecord }

func (p *briefPrinter) write(out io.Writer, r briefRecord) error {
	if r.Article != p.last.Article {
		if p.last.Part != "" {
			fmt.Fprintln(out)
		}
		p.last.Part = ""
		fmt.Fprintln(out, text.CleanLine(r.Article.headline()))
		if facts := joinFacts([]string{r.Article.Outlet, shortDay(r.Article.Published), r.Article.below()}); facts != "" {
			fmt.Fprintf(out, "  %s\n", facts)
		}
	}
	if title := briefTitle(r.Part); r.Part != p.last.Part && title != "" {
		fmt.Fprintf(out, "\n%s\n", title)
	}
	p.last = r
	line := r.Text
	if r.Speaker != "" {
		line = r.Speaker + ": " + line
	}
	_, err := fmt.Fprintf(out, "  %s\n", text.CleanLine(line))
	return err
}
