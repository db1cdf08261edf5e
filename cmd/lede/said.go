package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/spf13/cobra"

	"lede/model/people"
	"lede/model/quote"
	"lede/model/text"
)

func newSaid(s streams) *cobra.Command {
	var a among
	cmd := &cobra.Command{
		Use:   "said [flags] [NAME] FILE|FOLDER|GLOB|-…",
		Short: "List who said what in all articles, by speaker",
		Long: `List every quotation with its speaker, or those of NAME: a full name, or its last
words. What is no file or folder is the name. Speakers with a name come first,
those of most articles before others. lede help export tells of the fields of
--json.

Exit status 1: nobody of that name is quoted.`,
		Example: `  lede said Atieno ~/news
  lede said --json ~/news | jq -r .cue | sort | uniq -c`,
	}
	a.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return runSaid(cmd.Context(), s, a, args)
	}
	return cmd
}

type saidRecord struct {
	Speaker    string     `json:"speaker"`
	Named      bool       `json:"named"`
	Words      string     `json:"words"`
	Kind       quote.Kind `json:"kind"`
	Cue        string     `json:"cue,omitempty"`
	Confidence float64    `json:"confidence"`
	source
	Start int `json:"start"`
	End   int `json:"end"`
}

func runSaid(ctx context.Context, s streams, a among, args []string) error {
	name, places := nameAndPlaces(args)
	r, sources, err := a.register(ctx, s, places)
	if err != nil {
		return err
	}
	ledger, entities := r.Ledger()
	out := bufio.NewWriter(s.out)
	p := saidPrinter{w: out}
	write := p.write
	if a.json {
		write = func(r saidRecord) error { return writeJSON(out, r) }
	}
	none := true
	for _, q := range ledger {
		if name != "" && !saidBy(q, entities, name) {
			continue
		}
		none = false
		if err := write(recordSaying(q, sources[q.Article])); err != nil {
			return err
		}
	}
	if none {
		complain(s.err, errors.New("nobody of that name is quoted"))
		return errNothing
	}
	return out.Flush()
}

func saidBy(q people.Saying, entities []people.Entity, name string) bool {
	if q.Entity != quote.Nobody {
		return entities[q.Entity].Named(name)
	}
	return text.Fold(q.Speaker) == text.Fold(name)
}

func recordSaying(q people.Saying, at source) saidRecord {
	confidence := math.Round(q.Confidence*1000) / 1000
	return saidRecord{q.Speaker, q.Entity != quote.Nobody, q.Words, q.Kind, q.Cue, confidence, at, q.Runes.Start, q.Runes.End}
}

// saidPrinter writes quotations for people, under each speaker once.
type saidPrinter struct {
	w    io.Writer
	last string
}

func (p *saidPrinter) write(r saidRecord) error {
	if r.Speaker != p.last {
		if p.last != "" {
			fmt.Fprintln(p.w)
		}
		p.last = r.Speaker
		fmt.Fprintln(p.w, text.CleanLine(r.Speaker))
	}
	_, err := fmt.Fprintf(p.w, "  %s\n    %s\n", text.CleanLine(r.quoted()), joinFacts([]string{r.Cue, r.headline(), r.Outlet, shortDay(r.Published), r.source.place()}))
	return err
}

// quoted is the words, in marks where they were quoted in them.
func (r saidRecord) quoted() string {
	if r.Kind == quote.Indirect {
		return r.Words
	}
	return "“" + r.Words + "”"
}
