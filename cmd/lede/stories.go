package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/fact"
	"lede/model/people"
	"lede/model/story"
	"lede/model/text"
)

func newStories(s streams) *cobra.Command {
	return verb(&cobra.Command{
		Use:   "stories [flags] FILE|FOLDER|GLOB|-…",
		Short: "List articles about one event together, and copies of one text",
		Long: `List articles about one event together, the fullest first, and say which repeat
the text of another, on which figures they disagree, and whose statements may
deny another's: words of which one says of a thing what the other says it is not. lede help
export tells of the fields of --json.

Which words tell events apart depends on all that is named: two articles alike
by a name that is rare in one folder may not be in a larger one.

To the stories of 2,000 articles and more that were found before, what is new is
added; all are found anew once a quarter of the articles changed.

Articles that are alone are left out. Exit status 1: no two belong together.`,
		Example: `  lede stories ~/news
  lede stories --json ~/news | jq '.articles[0].title'`,
	}, s, runStories)
}

// telling is an article of a story in JSON.
type telling struct {
	source
	Words    int     `json:"words"`
	CopyOf   *source `json:"copy_of,omitempty"`
	Requoted bool    `json:"requoted,omitempty"` // a copy but for quotations: each has one that the other lacks
}

type storyRecord struct {
	Articles []telling `json:"articles"`
	Outlets  int       `json:"outlets"`
	Copies   int       `json:"copies"`
	// Disputes are figures for one thing that are not the same.
	Disputes [][]figureRecord `json:"disputes,omitempty"`
	// Contradictions are pairs of statements of which the second denies the first.
	Contradictions [][]statement `json:"contradictions,omitempty"`
}

// figureRecord is a figure as one article has it.
type figureRecord struct {
	Number   float64 `json:"number"`
	Unit     string  `json:"unit,omitempty"`
	Text     string  `json:"text"`
	Sentence string  `json:"sentence"`
	source
	Start int `json:"start"`
	End   int `json:"end"`
}

// disputes are the figures on which the articles of a story disagree; copies
// have no say.
func disputes(st story.Story, gists map[int]gist) (out [][]figureRecord) {
	var sheets []*fact.Sheet
	var of []gist
	for i, n := range st.Articles {
		if st.CopyOf[i] == n {
			sheets, of = append(sheets, gists[n].facts()), append(of, gists[n])
		}
	}
	for _, d := range fact.Disagree(sheets) {
		d.InOrder(func(i int) article.Date { return of[i].at })
		var all []figureRecord
		for _, f := range d {
			all = append(all, figureRecord{f.Number, f.Unit, f.Words, f.Sentence, of[f.Article].source, f.Runes.Start, f.Runes.End})
		}
		out = append(out, all)
	}
	return out
}

// contradictions are the statements in a story of which one denies another; copies have
// no say, and neither has who is only guessed.
func contradictions(st story.Story, gists map[int]gist) (out [][]statement) {
	var all []people.Saying
	for i, n := range st.Articles {
		if st.CopyOf[i] == n {
			for _, q := range gists[n].sheet().Sayings {
				if q.Article = n; q.Confidence >= entity.Sure {
					all = append(all, q)
				}
			}
		}
	}
	for _, d := range people.Disputes(all) {
		a, b := all[d.A], all[d.B]
		out = append(out, []statement{recordSaying(a, gists[a.Article].source), recordSaying(b, gists[b.Article].source)})
	}
	return out
}

func runStories(ctx context.Context, s streams, a *among, names []string) error {
	sh, err := a.shelf(ctx, s, names)
	if err != nil {
		return err
	}
	defer sh.close()
	all, err := sh.stories()
	if err != nil {
		return err
	}
	first := true
	out := newTold(s, a.json, func(w io.Writer, r storyRecord) error {
		if !first {
			fmt.Fprintln(w)
		}
		first = false
		return printStory(w, r)
	})
	for len(all) > 0 && err == nil {
		var some []story.Story
		some, all = batch(all, mostKept)
		var gists map[int]gist
		if gists, err = sh.gists(members(some)); err != nil {
			break
		}
		for _, st := range some {
			if err = out.put(recordStory(st, gists)); err != nil {
				break
			}
		}
	}
	return out.end(s, err, "no two articles are about one event")
}

// mostKept is of how many articles the facts are held at once.
const mostKept = 4096

// batch parts from stories the first ones, one at least, that have no more than so
// many articles.
func batch(all []story.Story, most int) (some, rest []story.Story) {
	n := 0
	for i, st := range all {
		if n += len(st.Articles); n > most && i > 0 {
			return all[:i], all[i:]
		}
	}
	return all, nil
}

func members(stories []story.Story) map[int]bool {
	in := map[int]bool{}
	for _, st := range stories {
		for _, n := range st.Articles {
			in[n] = true
		}
	}
	return in
}

func recordStory(st story.Story, gists map[int]gist) storyRecord {
	r := storyRecord{Copies: st.Copies(), Disputes: disputes(st, gists), Contradictions: contradictions(st, gists)}
	outlets := map[string]bool{}
	for i, n := range st.Articles {
		g := gists[n]
		t := telling{source: g.source, Words: g.words}
		if of := st.CopyOf[i]; of != n {
			original := gists[of]
			t.CopyOf = &source{File: original.File, Index: original.Index}
			t.Requoted = people.Requoted(g.sheet().Sayings, original.sheet().Sayings)
		}
		if t.Outlet != "" {
			outlets[t.Outlet] = true
		}
		r.Articles = append(r.Articles, t)
	}
	r.Outlets = len(outlets)
	return r
}

// printStory writes a story for people: the headline of the fullest article,
// what there is, and every article.
func printStory(w io.Writer, r storyRecord) error {
	facts := text.Count(len(r.Articles), "article")
	if r.Outlets > 0 {
		facts += ", " + text.Count(r.Outlets, "outlet")
	}
	switch {
	case r.Copies == 1:
		facts += ", 1 of them a copy"
	case r.Copies > 1:
		facts += fmt.Sprintf(", %d of them copies", r.Copies)
	}
	fmt.Fprintf(w, "%s\n  %s\n", text.CleanLine(r.Articles[0].headline()), facts)
	for _, t := range r.Articles {
		line := []string{t.place(), t.Outlet, shortDay(t.Published), text.Count(t.Words, "word")}
		if t.CopyOf != nil {
			of := "copy of " + t.CopyOf.place()
			if t.Requoted {
				of += " with other quotations"
			}
			line = append(line, of)
		}
		if _, err := fmt.Fprintln(w, "  "+joinFacts(line)); err != nil {
			return err
		}
	}
	for _, d := range r.Disputes {
		fmt.Fprintln(w, "  figures that disagree:")
		for _, f := range d {
			if _, err := fmt.Fprintln(w, "    "+joinFacts([]string{f.Text, shortDay(f.Published), f.Outlet, f.place(), f.Sentence})); err != nil {
				return err
			}
		}
	}
	for _, c := range r.Contradictions {
		fmt.Fprintln(w, "  who may contradict whom:")
		for _, q := range c {
			if _, err := fmt.Fprintln(w, "    "+joinFacts([]string{q.Speaker, q.Cue, q.quoted(), q.source.place(), q.Outlet, shortDay(q.Published)})); err != nil {
				return err
			}
		}
	}
	return nil
}

// headline is the title, or the name of the file where there is none.
func (s source) headline() string {
	if s.Title != "" {
		return s.Title
	}
	return s.place()
}

// place is the file, and which of its articles where it is not the first.
func (s source) place() string {
	if s.Index == 0 {
		return s.File
	}
	return fmt.Sprintf("%s, number %d", s.File, s.Index+1)
}

// below is the place for a line below the headline, "" where it is that already.
func (s source) below() string {
	if s.Title == "" {
		return ""
	}
	return s.place()
}

// shortDay is the day of a date as JSON has it.
func shortDay(iso string) string { return iso[:min(len(iso), len("2006-01-02"))] }

// joinFacts is one line of what is known, each once: the file of an article without a
// title is its headline too.
func joinFacts(facts []string) string {
	var known []string
	for _, f := range facts {
		if f != "" && !slices.Contains(known, f) {
			known = append(known, f)
		}
	}
	return text.CleanLine(strings.Join(known, " · "))
}
