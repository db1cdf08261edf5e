package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/export"
	"lede/model/story"
	"lede/model/text"
)

func newNew(s streams) *cobra.Command {
	var a among
	cmd := &cobra.Command{
		Use:   "new [flags] FILE|FOLDER|GLOB…",
		Short: "List the sentences that no earlier article of the same story has",
		Long: `List of each article of a story the sentences that no article published before it
has: with a name or a number of which none of them tells, or in words that do
not stand together in any. Articles without a date come last, in their order.
lede help export tells of the fields of --json.

Exit status 1: no two articles are about one event.`,
		Example: `  lede new ~/news
  lede new --json ~/news | jq -r 'select(.sentences == []) | .article.file'`,
	}
	a.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return runNew(cmd.Context(), s, a, args)
	}
	return cmd
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

func runNew(ctx context.Context, s streams, a among, names []string) error {
	names, err := named(s, a.from, names)
	if err != nil {
		return err
	}
	a.from, a.told = "", map[string]bool{}
	if slices.Contains(names, "-") {
		return usageError{errors.New("standard input is read once, and stories are looked at twice")}
	}
	n, err := a.newsroom(ctx, s, names)
	if err != nil {
		return err
	}
	if len(n.waiting) == 0 {
		complain(s.err, errors.New("no two articles are about one event"))
		return errNothing
	}
	out := bufio.NewWriter(s.out)
	n.write = func(r newsRecord) error { return n.print(out, r) }
	if a.json {
		n.write = func(r newsRecord) error { return export.WriteJSON(out, r) }
	}
	a.only = func(art *article.Article) bool {
		_, member := n.story[place{art.Origin.File, art.Origin.Index}]
		return member
	}
	if err = a.each(ctx, s, names, n.take); err == nil {
		err = n.rest()
	}
	return errors.Join(err, out.Flush())
}

// newsroom gathers the articles of each story, and tells what is new in them when
// the last one came.
type newsroom struct {
	story   map[place]int
	waiting map[int]int // articles that are to come, by story
	docs    map[int][]*analysis.Document
	write   func(newsRecord) error
	printed bool
}

// newsroom knows which articles of what is named belong together.
func (a *among) newsroom(ctx context.Context, s streams, names []string) (*newsroom, error) {
	var set story.Set
	var profiles []*story.Profile
	var places []place
	err := a.gists(ctx, s, names, func(g gist) {
		set.Count(g.profile)
		profiles, places = append(profiles, g.profile), append(places, place{g.File, g.Index})
	})
	if err != nil {
		return nil, err
	}
	for _, p := range profiles {
		set.Add(p)
	}
	n := &newsroom{story: map[place]int{}, waiting: map[int]int{}, docs: map[int][]*analysis.Document{}}
	for i, st := range set.Stories() {
		if len(st.Articles) < 2 {
			continue
		}
		n.waiting[i] = len(st.Articles)
		for _, article := range st.Articles {
			n.story[places[article]] = i
		}
	}
	return n, nil
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
		return earlier(a.Article.Meta.Published, b.Article.Meta.Published)
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

// earlier orders dates by the moment that they begin at; what is not known comes
// last.
func earlier(a, b article.Date) int {
	switch {
	case a.Known() && b.Known():
		return a.Time.Compare(b.Time)
	case a.Known():
		return -1
	case b.Known():
		return 1
	}
	return 0
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
func (n *newsroom) print(out *bufio.Writer, r newsRecord) error {
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
	_, err := fmt.Fprintf(out, "%s\n  %s\n", text.CleanLine(r.Article.headline()), joinFacts([]string{r.Article.Outlet, shortDay(r.Article.Published), r.Article.place(), news}))
	for _, s := range r.Sentences {
		_, err = fmt.Fprintf(out, "  + %s\n", text.CleanLine(strings.Join(strings.Fields(s.Text), " ")))
	}
	return err
}
