package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/index"
	"lede/model/load"
	"lede/model/search"
	"lede/model/store"
	"lede/model/text"
)

// asked is a search as the command line asks for it.
type asked struct {
	json  bool
	limit int
	sort  string
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
	flags.StringVar(&a.sort, "sort", "rank", "`ORDER`: rank or date, the newest first")
	flags.BoolVar(&a.scan, "scan", false, "read the files and neither use nor write the index")
	flags.Var(&a.color, "color", "colours: always, auto or never")
	a.how.flags(cmd)
	flags.StringArrayVar(&a.in, "in", nil, "search in this `FILE` or folder, whatever it is called")
	complete(cmd, "sort", []string{"rank", "date"})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
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
Case and accents do not count. After the first argument, those that name files
or folders say where to search; the index of them is brought up to date first.
Without any, all that was ever indexed is searched. Exit status 1: nothing found.`)
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
		if ask.Marked, err = marksOf(); err != nil {
			complain(s.err, err)
		}
	}
	found, err := answers(ctx, s, q, ask, places, o, a.scan)
	if err != nil {
		return err
	}
	return a.write(s, q, found)
}

// partArgs parts the words of a query from the files to search. The first
// argument is a word whatever is called so.
func partArgs(args []string) (words, places []string) {
	for i, arg := range args {
		if _, err := os.Stat(arg); i > 0 && (err == nil || arg == "-") {
			places = append(places, arg)
			continue
		}
		words = append(words, arg)
	}
	return words, places
}

// marksOf are the marks the reader has set.
func marksOf() (func(store.Key) search.Marked, error) {
	memory, err := store.Open(store.Dir())
	if memory == nil {
		return nil, err
	}
	return func(k store.Key) search.Marked {
		r := memory.Article(k)
		return search.Marked{Read: r.Read, Starred: r.Starred}
	}, err
}

// answers searches the index, brought up to date, or the files themselves where
// there is no index to be had.
func answers(ctx context.Context, s streams, q *search.Query, ask index.Ask, places []string, o load.Options, scan bool) ([]search.Result, error) {
	sources := load.Sources(ctx, places)
	for _, source := range sources {
		if source.Err != nil {
			complain(s.err, source.Err)
		}
	}
	files, err := corrections{}.open(s, places, true)
	if err != nil {
		return nil, err
	}
	ask.Corrections = files.Current()
	if scan || slices.Contains(places, "-") {
		return scanned(ctx, s, q, ask, sources, o)
	}
	ix, err := openIndex(ctx)
	if err != nil && len(places) > 0 {
		complain(s.err, err)
		return scanned(ctx, s, q, ask, sources, o)
	}
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	if len(places) > 0 {
		if _, err := refresh(ctx, s, ix, sources, places, o); err != nil {
			return nil, err
		}
	}
	out, err := ix.Search(ctx, q, ask)
	shownAs := map[string]string{}
	for _, source := range sources {
		shownAs[index.Path(source)] = source.Name
	}
	for i := range out.Found {
		f := &out.Found[i]
		if name, ok := shownAs[f.Path]; ok {
			f.Origin.File = name + strings.TrimPrefix(f.Origin.File, f.Path)
		}
	}
	return out.Found, err
}

// scanned reads the files.
func scanned(ctx context.Context, s streams, q *search.Query, ask index.Ask, sources []load.Source, o load.Options) (found []search.Result, err error) {
	err = index.Scan(ctx, q, sources, o, ask, func(f search.Result) bool {
		found = append(found, f)
		return true
	}, nil)
	slices.SortFunc(found, func(a, b search.Result) int { return strings.Compare(a.Origin.File, b.Origin.File) })
	ask.Sort.Order(found)
	if ask.Limit > 0 {
		found = found[:min(len(found), ask.Limit)]
	}
	return found, err
}

// write writes what was found.
func (a asked) write(s streams, q *search.Query, found []search.Result) error {
	if len(found) == 0 {
		complain(s.err, errors.New("nothing found"+hint(q)))
		return errNothing
	}
	out := bufio.NewWriter(s.out)
	write := writeRecord
	if !a.json {
		p, err := newHits(q, a.color.lit(s.out))
		if err != nil {
			return err
		}
		write = p.write
	}
	for i := range found {
		if err := write(out, &found[i]); err != nil {
			return err
		}
	}
	return out.Flush()
}

// hint is what to try where nothing is found: a shell takes quotation marks away
// unless they are quoted.
func hint(q *search.Query) string {
	if strings.Contains(q.Source, ":") && strings.Contains(q.Source, " ") && !strings.Contains(q.Source, `"`) {
		return `; for words in a row in a field write 'person:"Jane Doe"', both marks and all`
	}
	return ""
}
