package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/people"
	"lede/model/quote"
	"lede/model/story"
	"lede/model/text"
	"lede/model/wording"
)

func newSaid(s streams) *cobra.Command {
	var a among
	var elsewhere bool
	cmd := &cobra.Command{
		Use:   "said [flags] [NAME] FILE|FOLDER|GLOB|-…",
		Short: "List who said what in all articles, by speaker",
		Long: `List every quotation with its speaker, or those of NAME: a full name, or its last
words. What is no file or folder is the name. Speakers with a name come first, who
is quoted in most articles before others. lede help export tells of the fields of
--json.

With --elsewhere only those quotations are listed that stand in another article
too, word for word, cut, lengthened or altered, or given to somebody else. Words
that several articles have are listed once, with all of those; of each other
wording, one article, as it is listed on its own: [words taken out] and {words put
in}.

Exit status 1: nobody of that name is quoted.`,
		Example: `  lede said Atieno ~/news
  lede said --json ~/news | jq -r .cue | sort | uniq -c`,
	}
	a.flags(cmd)
	cmd.Flags().BoolVar(&elsewhere, "elsewhere", false, "list quotations that stand in another article too, and how they differ there")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return runSaid(cmd.Context(), s, &a, args, elsewhere)
	}
	return cmd
}

// statement is a quotation with its speaker and its place.
type statement struct {
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

type saidRecord struct {
	statement
	Elsewhere []echoLine `json:"elsewhere,omitempty"`
}

// echoLine is a quotation as another article has it.
type echoLine struct {
	Change       wording.Change `json:"change"`
	Reattributed bool           `json:"reattributed,omitempty"`
	Speaker      string         `json:"speaker"`
	Words        string         `json:"words"`
	source
	Start int `json:"start"`
	End   int `json:"end"`
}

func runSaid(ctx context.Context, s streams, a *among, args []string, elsewhere bool) error {
	name, places := nameAndPlaces(args)
	r, sources, err := a.register(ctx, s, places, (*people.Register).Add)
	if err != nil {
		return err
	}
	ledger, entities := r.Ledger()
	p := saidPrinter{}
	out := newTold(s, a.json, p.write)
	by := func(n int) bool { return name == "" || saidBy(ledger[n], entities, name) }
	if elsewhere {
		e := echoing{ledger, sources, people.Classes(ledger)}
		return out.end(s, e.each(by, out.put), "no such quotation stands in two articles")
	}
	for n, q := range ledger {
		if by(n) {
			if err = out.put(saidRecord{statement: recordSaying(q, sources[q.Article])}); err != nil {
				break
			}
		}
	}
	return out.end(s, err, "nobody of that name is quoted")
}

// echoing tells of quotations that stand in several articles.
type echoing struct {
	ledger  []people.Saying
	sources []source
	classes []people.Class
}

// each puts a quotation that is by somebody once, however many articles have its
// words, with those articles; and with one line each the other wordings, whose
// articles stand with them.
func (e *echoing) each(by func(int) bool, put func(saidRecord) error) error {
	for _, c := range e.classes {
		i := slices.IndexFunc(c.Of, by)
		if i < 0 {
			continue
		}
		r := saidRecord{statement: recordSaying(e.ledger[c.Of[i]], e.sources[e.ledger[c.Of[i]].Article])}
		r.Elsewhere = e.elsewhere(c, c.Of[i])
		if len(r.Elsewhere) == 0 {
			continue
		}
		if err := put(r); err != nil {
			return err
		}
	}
	return nil
}

// elsewhere are the other articles that have quotation n, of class c.
func (e *echoing) elsewhere(c people.Class, n int) (out []echoLine) {
	here := e.ledger[n]
	for _, o := range c.Of {
		if e.ledger[o].Article != here.Article {
			out = append(out, e.line(here, o, wording.Repeated))
		}
	}
	for _, l := range c.Like {
		of := e.classes[l.Class].Of
		at := slices.IndexFunc(of, func(o int) bool { return e.ledger[o].Article != here.Article })
		if at < 0 && len(out) > 0 {
			at = 0 // another article has the words of this one
		}
		if at >= 0 {
			out = append(out, e.line(here, of[at], l.Change))
		}
	}
	return out
}

func (e *echoing) line(here people.Saying, o int, change wording.Change) echoLine {
	q := e.ledger[o]
	return echoLine{change, !people.SameSpeaker(here, q), q.Speaker, q.Words, e.sources[q.Article], q.Runes.Start, q.Runes.End}
}

func saidBy(q people.Saying, entities []people.Entity, name string) bool {
	if q.Entity != quote.Nobody {
		return entities[q.Entity].Named(name)
	}
	return text.Fold(q.Speaker) == text.Fold(name)
}

func recordSaying(q people.Saying, at source) statement {
	confidence := math.Round(q.Confidence*1000) / 1000
	return statement{q.Speaker, q.Entity != quote.Nobody, q.Words, q.Kind, q.Cue, confidence, at, q.Runes.Start, q.Runes.End}
}

// saidPrinter writes quotations for people, under each speaker once.
type saidPrinter struct {
	last string
}

func (p *saidPrinter) write(w io.Writer, r saidRecord) error {
	if r.Speaker != p.last {
		if p.last != "" {
			fmt.Fprintln(w)
		}
		p.last = r.Speaker
		fmt.Fprintln(w, text.CleanLine(r.Speaker))
	}
	_, err := fmt.Fprintf(w, "  %s\n    %s\n", text.CleanLine(r.quoted()), joinFacts([]string{r.Cue, r.headline(), r.Outlet, shortDay(r.Published), r.source.place()}))
	for _, e := range r.Elsewhere {
		how := e.Change.String()
		if e.Reattributed {
			how += ", as said by " + e.Speaker
		}
		_, err = fmt.Fprintf(w, "    %s\n", joinFacts([]string{how, e.headline(), e.Outlet, shortDay(e.Published), e.source.place()}))
		if e.Change != wording.Repeated {
			_, err = fmt.Fprintf(w, "      %s\n", text.CleanLine(reworded(r.Words, e.Words)))
		}
	}
	return err
}

// reworded is how the words of b differ from those of a: what was taken out in
// brackets, what was put in in braces.
func reworded(a, b string) string {
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
func (r statement) quoted() string {
	if r.Kind == quote.Indirect {
		return r.Words
	}
	return "“" + r.Words + "”"
}
