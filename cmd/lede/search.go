package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/index"
	"lede/model/search"
	"lede/model/store"
	"lede/model/text"
)

// asked is a search as the command line asks for it.
type asked struct {
	json  bool
	limit int
	sort  string
	given bool // an order was asked for
	scan  bool
	color colorMode
	how   reading
	in    []string
}

func newSearch(s streams) *cobra.Command {
	a := asked{color: colorAuto}
	cmd := &cobra.Command{
		Use:   "search [flags] QUERY… [FILE|FOLDER…]",
		Short: "Find articles by words, names, quotations, outlets and dates",
		Long:  searchHelp(),
		Example: `  lede search flood dam ~/news
  lede search 'said:putin quote:"red line" after:2025-01' ~/news
  lede search --json --sort date 'person:"Kim Jong-un" -outlet:bbc' | jq .title`,
	}
	flags := cmd.Flags()
	flags.BoolVar(&a.json, "json", false, "write JSON Lines, with offsets in code points")
	flags.IntVarP(&a.limit, "limit", "n", 20, "at most `N` articles; 0 is all")
	flags.StringVar(&a.sort, "sort", "rank", "`ORDER`: rank, or date, the newest first; asked for, nothing is shown before all is read")
	keepNothing(cmd, &a.scan)
	flags.BoolVar(&a.scan, "scan", false, "the same as --private")
	_ = flags.MarkHidden("scan") // it is declared
	flags.Var(&a.color, "color", "colours: always, auto or never")
	a.how.flags(cmd)
	flags.StringArrayVar(&a.in, "in", nil, "search in this `FILE` or folder, whatever it is called")
	complete(cmd, "sort", []string{"rank", "date"})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		a.given = flags.Changed("sort")
		return runSearch(cmd.Context(), s, a, args)
	}
	return cmd
}

// searchHelp is the help with the fields as they are declared.
func searchHelp() string {
	var b strings.Builder
	b.WriteString(`Find articles. A query is words, all of which must be there: "in a row" in
quotation marks, begin* for words that begin so, -without, this OR that, and

`)
	for _, f := range search.Fields() {
		fmt.Fprintf(&b, "  %-22s %s\n", f.Example, f.Help)
	}
	b.WriteString(`
Case and accents do not count, and "sigridur strasse" finds Sigríður and Straße.
After the first argument, those that name files or folders say where to search;
the index of them is brought up to date first. Where many are not in it, words
are found by reading, and shown as they are found; names and quotations wait for
the index. Without any, all that was ever indexed is searched. Exit status 1:
nothing found.`)
	return b.String()
}

func runSearch(ctx context.Context, s streams, a asked, args []string) error {
	words, places := partArgs(args)
	places = append(places, a.in...)
	if len(words) == 0 {
		return usageError{errors.New("nothing to search for")}
	}
	q, err := search.Parse(strings.Join(words, " "))
	if err != nil {
		return usageError{fmt.Errorf("%s: %w", text.CleanLine(strings.Join(words, " ")), err)}
	}
	if err := askable(q); err != nil {
		return usageError{err}
	}
	order, ok := map[string]search.Sort{"rank": search.ByRank, "date": search.ByDate}[a.sort]
	if !ok {
		return usageError{fmt.Errorf("unknown order %q: rank or date", a.sort)}
	}
	if a.limit < 0 {
		return usageError{fmt.Errorf("limit %d: less than nothing", a.limit)}
	}
	o, err := options(s, a.how)
	if err != nil {
		return err
	}
	ask := index.Ask{Sort: order, Limit: a.limit, Scope: absolute(places)}
	if q.Marks() {
		if ask.Marked, err = marksOf(q); err != nil {
			complain(s.err, err)
		}
	}
	out, err := a.results(s, q)
	if err != nil {
		return err
	}
	k := seeking{s: s, a: a, q: q, ask: ask, places: places, load: o, out: out}
	if err := k.run(ctx); err != nil {
		return err
	}
	if out.n == 0 {
		complain(s.err, errors.New("nothing found"+hint(q)))
		return errNothing
	}
	return nil
}

// partArgs parts the words of a query from the files to search. The first
// argument is a word whatever is called so.
func partArgs(args []string) (words, places []string) {
	for i, arg := range args {
		if i > 0 && isPlace(arg) {
			places = append(places, arg)
			continue
		}
		words = append(words, arg)
	}
	return words, places
}

// askable reports why q cannot be asked without a screen.
func askable(q *search.Query) (err error) {
	search.Walk(q.Root, func(leaf search.Node, _ bool) {
		if l, ok := leaf.(*search.Literal); ok && l.Field == search.Is && (l.Value == "new" || l.Value == "changed") {
			err = fmt.Errorf("is:%s is known in the list on the screen alone: since the last visit there", l.Value)
		}
	})
	return err
}

// marksOf are the marks the reader has set, and where it is asked for what brought an
// article.
func marksOf(queries ...*search.Query) (func(store.Key) search.Marked, error) {
	memory, err := store.Open(store.Dir())
	if memory == nil {
		return nil, err
	}
	of := func(string) (feeds, tags []string) { return nil, nil }
	if slices.ContainsFunc(queries, (*search.Query).Shelves) {
		if s := shelves(); s.Of != nil {
			of = s.Of
		}
	}
	return func(k store.Key) search.Marked {
		r := memory.Article(k)
		m := search.Marked{Read: r.Read, Starred: r.Starred}
		m.Feeds, m.Tags = of(k.Path)
		return m
	}, err
}

// hint is what to try where nothing is found: a shell takes quotation marks away
// unless they are quoted.
func hint(q *search.Query) string {
	if strings.Contains(q.Source, ":") && strings.Contains(q.Source, " ") && !strings.Contains(q.Source, `"`) {
		return `; for words in a row in a field write 'person:"Jane Doe"', both marks and all`
	}
	return ""
}
