package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/fact"
	"lede/model/story"
	"lede/model/text"
)

func newStories(s streams) *cobra.Command {
	var a among
	cmd := &cobra.Command{
		Use:   "stories [flags] FILE|FOLDER|GLOB|-…",
		Short: "List articles about one event together, and copies of one text",
		Long: `List articles about one event together, the fullest first, and say which repeat
the text of another, and on which figures they disagree. lede help export tells
of the fields of --json.

Articles that are alone are left out. Exit status 1: no two belong together.`,
		Example: `  lede stories ~/news
  lede stories --json ~/news | jq '.articles[0].title'`,
	}
	a.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return runStories(cmd.Context(), s, a, args)
	}
	return cmd
}

// telling is an article of a story in JSON.
type telling struct {
	source
	Words  int     `json:"words"`
	CopyOf *source `json:"copy_of,omitempty"`
}

type storyRecord struct {
	Articles []telling `json:"articles"`
	Outlets  int       `json:"outlets"`
	Copies   int       `json:"copies"`
	// Disputes are figures for one thing that are not the same.
	Disputes [][]figureRecord `json:"disputes,omitempty"`
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

// toldArticles is what is known of articles in the order they came.
type toldArticles struct {
	articles []telling
	facts    []*fact.Sheet
}

// disputes are the figures on which the articles of a story disagree; copies
// have no say.
func (t toldArticles) disputes(st story.Story) (out [][]figureRecord) {
	var sheets []*fact.Sheet
	var of []int
	for i, n := range st.Articles {
		if st.CopyOf[i] == n {
			sheets, of = append(sheets, t.facts[n]), append(of, n)
		}
	}
	for _, d := range fact.Disagree(sheets) {
		var all []figureRecord
		for _, f := range d {
			all = append(all, figureRecord{f.Number, f.Unit, f.Words, f.Sentence, t.articles[of[f.Article]].source, f.Runes.Start, f.Runes.End})
		}
		out = append(out, all)
	}
	return out
}

func runStories(ctx context.Context, s streams, a among, names []string) error {
	var profiles []*story.Profile
	var told toldArticles
	var set story.Set
	err := a.gists(ctx, s, names, func(g gist) {
		set.Count(g.profile)
		profiles = append(profiles, g.profile)
		told.articles = append(told.articles, telling{source: g.source, Words: g.words})
		told.facts = append(told.facts, g.facts)
	})
	if err != nil {
		return err
	}
	for _, p := range profiles {
		set.Add(p)
	}
	return writeStories(s, a.json, set.Stories(), told)
}

func writeStories(s streams, asJSON bool, stories []story.Story, told toldArticles) error {
	out := bufio.NewWriter(s.out)
	write := printStory
	if asJSON {
		write = func(w io.Writer, r storyRecord) error { return export.WriteJSON(w, r) }
	}
	none := true
	for _, st := range stories {
		if len(st.Articles) < 2 {
			continue
		}
		if !none && !asJSON {
			fmt.Fprintln(out)
		}
		none = false
		if err := write(out, recordStory(st, told)); err != nil {
			return err
		}
	}
	if none {
		complain(s.err, errors.New("no two articles are about one event"))
		return errNothing
	}
	return out.Flush()
}

func recordStory(st story.Story, told toldArticles) storyRecord {
	articles := told.articles
	r := storyRecord{Copies: st.Copies(), Disputes: told.disputes(st)}
	outlets := map[string]bool{}
	for i, n := range st.Articles {
		t := articles[n]
		if of := st.CopyOf[i]; of != n {
			t.CopyOf = &source{File: articles[of].File, Index: articles[of].Index}
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
			line = append(line, "copy of "+t.CopyOf.place())
		}
		if _, err := fmt.Fprintln(w, "  "+joinFacts(line)); err != nil {
			return err
		}
	}
	for _, d := range r.Disputes {
		fmt.Fprintln(w, "  figures that disagree:")
		for _, f := range d {
			if _, err := fmt.Fprintln(w, "    "+joinFacts([]string{f.Text, f.Sentence, f.place(), f.Outlet, shortDay(f.Published)})); err != nil {
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

// shortDay is the day of a date as JSON has it.
func shortDay(iso string) string { return iso[:min(len(iso), len("2006-01-02"))] }

// joinFacts is one line of what is known.
func joinFacts(facts []string) string {
	var known []string
	for _, f := range facts {
		if f != "" {
			known = append(known, f)
		}
	}
	return text.CleanLine(strings.Join(known, " · "))
}
