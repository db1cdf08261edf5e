package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/entity"
	"lede/model/people"
	"lede/model/text"
)

func newWho(s streams) *cobra.Command {
	return verb(&cobra.Command{
		Use:   "who [flags] [NAME] FILE|FOLDER|GLOB|-…",
		Short: "List who and what articles name, joined across all of them",
		Long: `List the people, organizations and places that articles name, joined across all
of them, or those called NAME: a full name, or its last words. What is no file
or folder is the name. lede help export tells of the fields of --json.

Articles are counted that name somebody in any way, "UN" or "United Nations", also
where one is joined to the other by a guess. lede search and the list on the screen
find those that use the very words; with NAME it is said how many use which.

Exit status 1: nobody is called so.`,
		Example: `  lede who ~/news
  lede who "Jane Doe" ~/news
  lede who --json ~/news | jq -r 'select(.kind == "person") | [.articles, .name] | @tsv'`,
	}, s, runWho)
}

// nameAndPlaces parts a name from the files and folders to look in.
func nameAndPlaces(args []string) (name string, places []string) {
	var words []string
	for _, arg := range args {
		if isPlace(arg) || strings.ContainsAny(arg, "*?[") {
			places = append(places, arg)
		} else {
			words = append(words, arg)
		}
	}
	return strings.Join(words, " "), places
}

// register reads what is named, and adds it to a register.
func (a *among) register(ctx context.Context, s streams, places []string, add func(*people.Register, *people.Sheet) int) (*people.Register, []source, error) {
	var r people.Register
	var sources []source
	err := a.gists(ctx, s, places, func(g gist) {
		add(&r, g.sheet())
		sources = append(sources, g.source)
	})
	return &r, sources, err
}

func runWho(ctx context.Context, s streams, a *among, args []string) error {
	name, places := nameAndPlaces(args)
	r, sources, err := a.register(ctx, s, places, (*people.Register).AddNames)
	if err != nil {
		return err
	}
	out := newTold(s, a.json, func(w io.Writer, e people.Entity) error { return printEntity(w, e, sources, name != "") })
	out.record = func(e people.Entity) any { return recordEntity(e, sources) }
	for e := range r.All() {
		if name != "" && !e.Named(name) {
			continue
		}
		if err = out.put(e); err != nil {
			break
		}
	}
	return out.end(s, err, "nobody and nothing of that name")
}

type whoRecord struct {
	Kind     string     `json:"kind"`
	Name     string     `json:"name"`
	Aliases  []string   `json:"aliases,omitempty"`
	Articles int        `json:"articles"`
	Called   []int      `json:"called"`
	Mentions []whoPlace `json:"mentions"`
	Doubts   []whoDoubt `json:"doubts,omitempty"`
}

type whoPlace struct {
	File    string `json:"file"`
	Index   int    `json:"index"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Pronoun bool   `json:"pronoun,omitempty"`
	Nominal bool   `json:"nominal,omitempty"`
}

type whoDoubt struct {
	File  string `json:"file"`
	Index int    `json:"index"`
	Name  string `json:"name"`
	Why   string `json:"why"`
}

func recordEntity(e people.Entity, sources []source) whoRecord {
	r := whoRecord{Kind: e.Kind.String(), Name: e.Name, Aliases: e.Aliases, Articles: e.Articles, Called: e.Called}
	for _, m := range e.Mentions {
		at := sources[m.Article]
		r.Mentions = append(r.Mentions, whoPlace{at.File, at.Index, m.Runes.Start, m.Runes.End, m.Form == entity.Pronoun, m.Form == entity.Nominal})
	}
	for _, d := range e.Doubts {
		at := sources[d.Article]
		r.Doubts = append(r.Doubts, whoDoubt{at.File, at.Index, d.Name, d.Why})
	}
	return r
}

// callings are how an entity is called in how many articles: search finds those alone
// that use a name.
func callings(e people.Entity) string {
	out := []string{fmt.Sprintf("called so in %d", e.Called[0])}
	for i, alias := range e.Aliases {
		out = append(out, fmt.Sprintf("%s in %d", alias, e.Called[i+1]))
	}
	return strings.Join(out, ", ")
}

// printEntity writes an entity for people, with its articles where all is told.
func printEntity(w io.Writer, e people.Entity, sources []source, all bool) error {
	facts := []string{e.Kind.String(), text.Count(e.Articles, "article"), text.Count(len(e.Mentions), "mention")}
	if n := len(e.Doubts); n > 0 {
		facts = append(facts, fmt.Sprintf("%d joined by a guess", n))
	}
	_, err := fmt.Fprintf(w, "%s\n  %s\n", text.CleanLine(e.Name), joinFacts(facts))
	if !all {
		return err
	}
	if len(e.Aliases) > 0 {
		fmt.Fprintf(w, "  %s\n", text.CleanLine(callings(e)))
	}
	guess := map[int]string{}
	for _, d := range e.Doubts {
		guess[d.Article] = fmt.Sprintf("%s? %s", d.Name, d.Why)
	}
	last := -1
	for _, m := range e.Mentions {
		if m.Article != last {
			last = m.Article
			at := sources[last]
			_, err = fmt.Fprintln(w, "  "+joinFacts([]string{at.headline(), at.Outlet, shortDay(at.Published), at.place(), guess[last]}))
		}
	}
	return err
}
