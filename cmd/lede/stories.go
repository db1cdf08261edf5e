package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/story"
	"lede/model/text"
)

func newStories(s streams) *cobra.Command {
	var a among
	cmd := &cobra.Command{
		Use:   "stories [flags] FILE|FOLDER|GLOB|-…",
		Short: "List articles about one event together, and copies of one text",
		Long: `List articles about one event together, the fullest first, and say which repeat
the text of another. lede help export tells of the fields of --json.

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
}

func runStories(ctx context.Context, s streams, a among, names []string) error {
	var profiles []*story.Profile
	var articles []telling
	var set story.Set
	err := a.gists(ctx, s, names, func(g gist) {
		set.Count(g.profile)
		profiles = append(profiles, g.profile)
		articles = append(articles, telling{source: g.source, Words: g.words})
	})
	if err != nil {
		return err
	}
	for _, p := range profiles {
		set.Add(p)
	}
	return writeStories(s, a.json, set.Stories(), articles)
}

func writeStories(s streams, asJSON bool, stories []story.Story, articles []telling) error {
	out := bufio.NewWriter(s.out)
	write := printStory
	if asJSON {
		write = func(w io.Writer, r storyRecord) error { return writeJSON(w, r) }
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
		if err := write(out, recordStory(st, articles)); err != nil {
			return err
		}
	}
	if none {
		complain(s.err, errors.New("no two articles are about one event"))
		return errNothing
	}
	return out.Flush()
}

func recordStory(st story.Story, articles []telling) storyRecord {
	r := storyRecord{Copies: st.Copies()}
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
