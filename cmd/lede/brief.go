package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/brief"
	"lede/model/fact"
	"lede/model/people"
	"lede/model/text"
)

func newBrief(s streams) *cobra.Command {
	return verb(&cobra.Command{
		Use:   "brief [flags] [NAME] FILE|FOLDER|GLOB|-…",
		Short: "Tell of each article its lead, who said what, its days and figures",
		Long: `Tell of each article in its own words: how it begins, who is quoted with which
words, and the other sentences with days and figures, each once. With NAME, a full
name or its last words, only what it says and the sentences that name it. What is no
file or folder is the name. lede help export tells of the fields of --json.

Exit status 1: there is nothing to tell.`,
		Example: `  lede brief story.html
  lede brief Atieno ~/news
  lede brief --json ~/news | jq -r 'select(.part == "said") | [.speaker, .text] | @tsv'`,
	}, s, runBrief)
}

type briefRecord struct {
	Article source     `json:"article"`
	Part    brief.Part `json:"part"`
	Text    string     `json:"text"`
	Speaker string     `json:"speaker,omitempty"`
	Days    []string   `json:"days,omitempty"`
	Start   int        `json:"start"`
	End     int        `json:"end"`
}

func runBrief(ctx context.Context, s streams, a *among, args []string) error {
	name, names := nameAndPlaces(args)
	var p briefPrinter
	out := newTold(s, a.json, p.write)
	err := a.each(ctx, s, names, func(d *analysis.Document) error {
		for _, r := range briefOf(d, name) {
			if err := out.put(r); err != nil {
				return err
			}
		}
		return nil
	})
	return out.end(s, err, "nothing is told there")
}

// briefOf is the brief of d, by parts; of a name what it says and what names it, where name is
// not empty.
func briefOf(d *analysis.Document, name string) (out []briefRecord) {
	about := func(text.Span) bool { return true }
	if name != "" {
		var r people.Register
		r.AddNames(people.Of(d))
		naming := r.Naming(name)
		about = func(within text.Span) bool { return !within.Empty() && naming(0, within) }
	}
	at := sourceOf(d)
	runes := text.NewRuneOffsets(d.Article.Text)
	for _, l := range brief.Of(d) {
		said := l.Quote >= 0 && l.Quote < len(d.Quotes) && d.Quotes[l.Quote].Speaker != nil && about(d.Quotes[l.Quote].Speaker.Span)
		if !said && !about(l.Span) {
			continue
		}
		r := briefRecord{Article: at, Part: l.Part, Days: fact.Told(l.Days), Text: text.OneLine(l.Span.Of(d.Article.Text)), Start: runes.At(l.Span.Start), End: runes.At(l.Span.End)}
		if l.Quote >= 0 {
			r.Speaker = d.Quotes[l.Quote].Speaker.Name
		}
		out = append(out, r)
	}
	return out
}

// briefPrinter writes briefs for people.
type briefPrinter struct {
	last briefRecord
	some bool // something was written
}

func (p *briefPrinter) write(out io.Writer, r briefRecord) error {
	if r.Article != p.last.Article {
		if p.some {
			fmt.Fprintln(out)
		}
		p.last.Part, p.some = brief.Lead, true
		fmt.Fprintln(out, text.CleanLine(r.Article.headline()))
		if facts := joinFacts([]string{r.Article.Outlet, shortDay(r.Article.Published), r.Article.below()}); facts != "" {
			fmt.Fprintf(out, "  %s\n", facts)
		}
	}
	if title := r.Part.Title(); r.Part != p.last.Part && title != "" {
		fmt.Fprintf(out, "\n%s\n", title)
	}
	p.last = r
	line := r.Text
	if r.Speaker != "" {
		line = r.Speaker + ": " + line
	}
	if len(r.Days) > 0 {
		line = strings.Join(r.Days, ", ") + ": " + line
	}
	_, err := fmt.Fprintf(out, "  %s\n", text.CleanLine(line))
	return err
}
