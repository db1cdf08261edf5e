package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/load"
	"lede/model/story"
	"lede/model/text"
)

func newNew(s streams) *cobra.Command {
	return verb(&cobra.Command{
		Use:   "new [flags] FILE|FOLDER|GLOB…",
		Short: "List the sentences that no earlier article of the same story has",
		Long: `List of each article of a story the sentences that no article published before it
has: with a name or a number of which none of them tells, or in words that do
not stand together in any. Articles without a date come last, in their order.
lede help export tells of the fields of --json.

Exit status 1: no two articles are about one event.`,
		Example: `  lede new ~/news
  lede new --json ~/news | jq -r 'select(.sentences == []) | .article.file'`,
	}, s, runNew)
}

type newsRecord struct {
	Article   source        `json:"article"`
	First     bool          `json:"first,omitempty"`
	Sentences []pieceRecord `json:"sentences"`
	Of        int           `json:"of"`
}

// place is where an article was read from.
type place struct {
	file  string
	index int
}

func runNew(ctx context.Context, s streams, a *among, names []string) error {
	names, err := named(s, a.from, names)
	if err != nil {
		return err
	}
	a.from, a.told = "", map[string]bool{}
	if slices.Contains(names, "-") {
		return usageError{errors.New("standard input is read once, and stories are looked at twice")}
	}
	sh, err := a.shelf(ctx, s, names)
	if err != nil {
		return err
	}
	defer sh.close()
	all, err := sh.stories()
	if err != nil {
		return err
	}
	n := newsroom{docs: map[int][]*analysis.Document{}}
	out := newTold(s, a.json, n.print)
	n.write = out.put
	sources := load.Sources(ctx, names)
	for len(all) > 0 && err == nil {
		var some []story.Story
		some, all = batch(all, mostRead)
		gists, moved := sh.gists(members(some))
		if moved != nil {
			return moved
		}
		n.expect(some, gists)
		a.only, a.sources = n.member, slices.DeleteFunc(slices.Clone(sources), n.lacks)
		if err = a.each(ctx, s, names, n.take); err == nil || errors.Is(err, errNothing) {
			err = n.rest()
		}
	}
	return out.end(s, err, "no two articles are about one event")
}

// mostRead is how many articles are held at once, while their stories are looked at.
const mostRead = 2048

// newsroom gathers the articles of each story, and tells what is new in them when
// the last one came.
type newsroom struct {
	story   map[place]int
	files   map[string]bool // that hold one
	waiting map[int]int     // articles that are to come, by story
	docs    map[int][]*analysis.Document
	write   func(newsRecord) error
	printed bool
}

// expect waits for the articles of some stories.
func (n *newsroom) expect(stories []story.Story, gists map[int]gist) {
	n.story, n.files, n.waiting = map[place]int{}, map[string]bool{}, map[int]int{}
	for i, st := range stories {
		n.waiting[i] = len(st.Articles)
		for _, article := range st.Articles {
			g := gists[article]
			n.story[place{g.File, g.Index}] = i
			n.contains(g.File)
		}
	}
}

// contains notes that a file holds an article that is waited for, and so do the
// archives that it is in.
func (n *newsroom) contains(file string) {
	n.files[file] = true
	for i, r := range file {
		if r == '!' {
			n.files[file[:i]] = true
		}
	}
}

func (n *newsroom) lacks(s load.Source) bool { return !n.files[s.Name] }

func (n *newsroom) member(a *article.Article) bool {
	_, ok := n.story[place{a.Origin.File, a.Origin.Index}]
	return ok
}

func (n *newsroom) take(d *analysis.Document) error {
	of, ok := n.story[place{d.Article.Origin.File, d.Article.Origin.Index}]
	if !ok {
		return nil
	}
	n.docs[of] = append(n.docs[of], d)
	if n.waiting[of]--; n.waiting[of] > 0 {
		return nil
	}
	return n.tell(of)
}

// rest tells of the stories some of whose articles are gone since they were listed.
func (n *newsroom) rest() error {
	for _, of := range slices.Sorted(maps.Keys(n.docs)) {
		if err := n.tell(of); err != nil {
			return err
		}
	}
	return nil
}

// tell writes what is new in each article of a story that came.
func (n *newsroom) tell(of int) error {
	docs := n.docs[of]
	delete(n.docs, of)
	slices.SortStableFunc(docs, func(a, b *analysis.Document) int {
		return article.Earlier(a.Article.Meta.Published, b.Article.Meta.Published)
	})
	var past story.Past
	for i, d := range docs {
		if err := n.write(newsOf(d, &past, i == 0)); err != nil {
			return err
		}
		past.Add(d)
	}
	return nil
}

func newsOf(d *analysis.Document, past *story.Past, first bool) newsRecord {
	r := newsRecord{Article: sourceOf(d), First: first, Sentences: []pieceRecord{}, Of: len(d.Sentences)}
	runes := text.NewRuneOffsets(d.Article.Text)
	for _, s := range past.News(d) {
		r.Sentences = append(r.Sentences, pieceRecord{runeRange{runes.At(s.Start), runes.At(s.End)}, s.Of(d.Article.Text)})
	}
	return r
}

// print writes what is new for people; an empty line begins a story.
func (n *newsroom) print(out io.Writer, r newsRecord) error {
	if r.First && n.printed {
		fmt.Fprintln(out)
	}
	n.printed = true
	news := "nothing new"
	switch {
	case r.First:
		news = "the first"
	case len(r.Sentences) > 0:
		news = fmt.Sprintf("%d of %s new", len(r.Sentences), text.Count(r.Of, "sentence"))
	}
	_, err := fmt.Fprintf(out, "%s\n  %s\n", text.CleanLine(r.Article.headline()), joinFacts([]string{r.Article.Outlet, shortDay(r.Article.Published), r.Article.below(), news}))
	for _, s := range r.Sentences {
		_, err = fmt.Fprintf(out, "  + %s\n", text.CleanLine(s.Text))
	}
	return err
}
