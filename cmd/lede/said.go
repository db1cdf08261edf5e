package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/people"
	"lede/model/quote"
	"lede/model/story"
	"lede/model/text"
)

func newSaid(s streams) *cobra.Command {
	var a among
	var elsewhere bool
	cmd := &cobra.Command{
		Use:   "said [flags] [NAME] FILE|FOLDER|GLOB|-…",
		Short: "List who said what in all articles, by speaker",
		Long: `List every quotation with its speaker, or those of NAME: a full name, or its last
words. What is no file or folder is the name. Speakers with a name come first,
those of most articles before others. lede help export tells of the fields of
--json.

With --elsewhere only those quotations are listed that stand in another article
too, word for word, cut, lengthened or altered, or given to somebody else, with
each of those: [words taken out] and {words put in}.

Exit status 1: nobody of that name is quoted.`,
		Example: `  lede said Atieno ~/news
  lede said --json ~/news | jq -r .cue | sort | uniq -c`,
	}
	a.flags(cmd)
	cmd.Flags().BoolVar(&elsewhere, "elsewhere", false, "list quotations that stand in another article too, and how they differ there")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return runSaid(cmd.Context(), s, a, args, elsewhere)
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
	Start     int        `json:"start"`
	End       int        `json:"end"`
	Elsewhere []echoLine `json:"elsewhere,omitempty"`
}

// echoLine is a quotation as another article has it.
type echoLine struct {
	Change       people.Change `json:"change"`
	Reattributed bool          `json:"reattributed,omitempty"`
	Speaker      string        `json:"speaker"`
	Words        string        `json:"words"`
	source
	Start int `json:"start"`
	End   int `json:"end"`
}

func echoLines(echoes []people.Echo, ledger []people.Saying, sources []source) (out []echoLine) {
	for _, e := range echoes {
		q := ledger[e.Of]
		out = append(out, echoLine{e.Change, e.Reattributed, q.Speaker, q.Words, sources[q.Article], q.Runes.Start, q.Runes.End})
	}
	return out
}

func runSaid(ctx context.Context, s streams, a among, args []string, elsewhere bool) error {
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
		write = func(r saidRecord) error { return export.WriteJSON(out, r) }
	}
	var echoes [][]people.Echo
	if elsewhere {
		echoes = people.Echoes(ledger)
	}
	none := true
	for n, q := range ledger {
		if name != "" && !saidBy(q, entities, name) || elsewhere && len(echoes[n]) == 0 {
			continue
		}
		none = false
		r := recordSaying(q, sources[q.Article])
		if elsewhere {
			r.Elsewhere = echoLines(echoes[n], ledger, sources)
		}
		if err := write(r); err != nil {
			return err
		}
	}
	if none {
		complain(s.err, errors.New(unsaid(elsewhere)))
		return errNothing
	}
	return out.Flush()
}

func unsaid(elsewhere bool) string {
	if elsewhere {
		return "no such quotation stands in two articles"
	}
	return "nobody of that name is quoted"
}

func saidBy(q people.Saying, entities []people.Entity, name string) bool {
	if q.Entity != quote.Nobody {
		return entities[q.Entity].Named(name)
	}
	return text.Fold(q.Speaker) == text.Fold(name)
}

func recordSaying(q people.Saying, at source) saidRecord {
	confidence := math.Round(q.Confidence*1000) / 1000
	return saidRecord{q.Speaker, q.Entity != quote.Nobody, q.Words, q.Kind, q.Cue, confidence, at, q.Runes.Start, q.Runes.End, nil}
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
	for _, e := range r.Elsewhere {
		how := e.Change.String()
		if e.Reattributed {
			how += ", as said by " + e.Speaker
		}
		_, err = fmt.Fprintf(p.w, "    %s\n", joinFacts([]string{how, e.headline(), e.Outlet, shortDay(e.Published), e.source.place()}))
		if e.Change != people.Repeated {
			_, err = fmt.Fprintf(p.w, "      %s\n", text.CleanLine(wording(r.Words, e.Words)))
		}
	}
	return err
}

// wording is how the words of b differ from those of a: what was taken out in
// brackets, what was put in in braces.
func wording(a, b string) string {
	var out []string
	for _, p := range story.Wording(a, b) {
		switch old, fresh := p.Old.Of(a), p.New.Of(b); p.Change {
		case story.Same:
			out = append(out, fresh)
		default:
			if old != "" {
				out = append(out, "["+old+"]")
			}
			if fresh != "" {
				out = append(out, "{"+fresh+"}")
			}
		}
	}
	return strings.Join(out, " ")
}

// quoted is the words, in marks where they were quoted in them.
func (r saidRecord) quoted() string {
	if r.Kind == quote.Indirect {
		return r.Words
	}
	return "“" + r.Words + "”"
}
