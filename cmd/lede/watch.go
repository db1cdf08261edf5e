package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/load"
	"lede/model/search"
	"lede/model/store"
	"lede/model/text"
)

// watchPath is where the watch list is kept.
func watchPath() string { return filepath.Join(xdg.ConfigHome, "lede", "watch") }

func newWatch(s streams) *cobra.Command {
	var a among
	var list string
	cmd := &cobra.Command{
		Use:   "watch [flags] FILE|FOLDER|GLOB|-…",
		Short: "List the articles that have a name or phrase of the watch list",
		Long: `List the articles that have a name or a phrase of the watch list: a file with one
a line. A line is words in a row, or with a field or quotation marks in it a
query, as lede search --help tells; one that begins with # is a comment. lede
help export tells of the fields of --json.

Exit status 1: nothing of the list is in any article; 2: the list means nothing.`,
		Example: `  lede watch ~/news && notify-send "on your watch list"
  lede watch --list names.txt --json ~/news | jq -r '[.watch, .article.file] | @tsv'`,
	}
	a.flags(cmd)
	cmd.Flags().StringVar(&list, "list", watchPath(), "the watch list is `FILE`")
	cmd.Flags().Lookup("list").DefValue = "$XDG_CONFIG_HOME/lede/watch"
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return runWatch(cmd.Context(), s, &a, list, args)
	}
	return cmd
}

// watched is a line of the watch list.
type watched struct {
	line  string
	query *search.Query
}

func openWatch(name string) ([]watched, error) {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w; write into it what you watch for, a name or phrase a line, or name another by --list", name, bare(err))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, bare(err))
	}
	all, err := readWatch(file)
	_ = file.Close()
	if err == nil && len(all) == 0 {
		err = errors.New("it is empty")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return all, nil
}

// readWatch reads a watch list.
func readWatch(r io.Reader) (all []watched, err error) {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		source := line
		if !asks(line) {
			source = `"` + line + `"`
		}
		q, err := search.Parse(source)
		if err == nil {
			err = askable(q)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %s: %w", n, text.CleanLine(line), err)
		}
		all = append(all, watched{line, q})
	}
	return all, lines.Err()
}

// asks reports whether a line is a query: with a field, a phrase or the beginning
// of a word in it. "Mission: Impossible" is a title.
func asks(line string) bool {
	return strings.ContainsAny(line, `"*`) || slices.ContainsFunc(strings.Fields(line), func(word string) bool {
		name, value, ok := strings.Cut(strings.TrimLeft(word, "-("), ":")
		return ok && value != "" && name != "" && strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
	})
}

type watchRecord struct {
	Watch   string        `json:"watch"`
	Article source        `json:"article"`
	Hits    []pieceRecord `json:"hits"`
}

func runWatch(ctx context.Context, s streams, a *among, list string, names []string) error {
	all, err := openWatch(list)
	if err != nil {
		return usageError{fmt.Errorf("watch list: %w", err)}
	}
	marked := func(store.Key) search.Marked { return search.Marked{} }
	if slices.ContainsFunc(all, func(w watched) bool { return w.query.Marks() }) {
		var queries []*search.Query
		for _, w := range all {
			queries = append(queries, w.query)
		}
		kept, err := marksOf(queries...)
		if err != nil {
			complain(s.err, err)
		}
		if kept != nil {
			marked = kept
		}
	}
	if !slices.ContainsFunc(all, func(w watched) bool { return w.query.Analysed() }) {
		a.only = func(*article.Article) bool { return false }
	}
	o, err := options(s, a.reading)
	if err != nil {
		return err
	}
	var needed [][]string
	for _, w := range all {
		needed = append(needed, w.query.Needed())
	}
	a.lacks = func(source load.Source) bool { return load.Lacks(source, o, needed...) }
	out := newTold(s, a.json, printWatch)
	err = a.each(ctx, s, names, func(d *analysis.Document) error {
		subject := search.SubjectOf(d.Article).Analysed(d)
		for _, w := range all {
			if !w.query.Match(subject, marked(store.KeyOf(d.Article))) {
				continue
			}
			if err := out.put(recordWatch(w, d, subject)); err != nil {
				return err
			}
		}
		return nil
	})
	return out.end(s, err, "nothing of the watch list is there")
}

func recordWatch(w watched, d *analysis.Document, subject *search.Subject) watchRecord {
	r := watchRecord{Watch: w.line, Article: sourceOf(d), Hits: []pieceRecord{}}
	runes := text.NewRuneOffsets(d.Article.Text)
	for _, h := range w.query.Hits(subject) {
		r.Hits = append(r.Hits, pieceRecord{runeRange{runes.At(h.Start), runes.At(h.End)}, h.Of(d.Article.Text)})
	}
	return r
}

// printWatch writes what was found for people, a line an article.
func printWatch(out io.Writer, r watchRecord) error {
	hits := ""
	if n := len(r.Hits); n > 1 {
		hits = text.Count(n, "time")
	}
	_, err := fmt.Fprintln(out, text.CleanLine(r.Watch)+": "+joinFacts([]string{r.Article.headline(), r.Article.Outlet, shortDay(r.Article.Published), r.Article.place(), hits}))
	return err
}
