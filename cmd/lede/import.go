package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/feed"
	"lede/model/parallel"
	"lede/model/store"
	"lede/model/takeout"
	"lede/model/text"
)

// importing is what lede import is asked for.
type importing struct {
	folder    string
	get, json bool
}

func newImport(s streams) *cobra.Command {
	var q importing
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Take over what another reader kept: articles, what was read and starred, tags, feeds",
		Long: `Take over what another reader kept: articles with their texts become files like
those of lede update, and what was read and starred there is so here. Understood
are newsboat's cache.db and urls file; exports of Miniflux, FreshRSS, Inoreader,
Feedly, NewsBlur, Tiny Tiny RSS, Wallabag, Omnivore, Pocket, Instapaper, Pinboard,
Karakeep and Readwise's Reader, in JSON, CSV and HTML; browsers' bookmarks; OPML;
and folders and ZIP archives of these. Tags become the section. An article that is
there already is not kept again, but marked; nothing is unmarked. A newsboat flag is
a star. Nothing is fetched unless --get asks for it.`,
		Example: `  lede import ~/.newsboat
  lede import starred.json feeds.opml
  lede import --get pocket.zip`,
	}
	into(cmd, &q.folder)
	cmd.Flags().BoolVar(&q.get, "get", false, "fetch the pages of articles that came without a text, unless their server's robots.txt asks programs to stay away")
	cmd.Flags().BoolVar(&q.json, "json", false, "write JSON, one object a file")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usageError{errors.New("no file to import")}
		}
		return importAll(cmd.Context(), s, q, args)
	}
	return cmd
}

// importAll takes over files, each with a line of what it took and what not.
func importAll(ctx context.Context, s streams, q importing, names []string) error {
	collectOften(fetchGrowth)
	f, err := openNews(q.folder)
	if err != nil {
		return err
	}
	defer f.Close()
	kept, err := store.Open(store.Dir())
	if err != nil {
		return err
	}
	defer kept.Close()
	im := &importer{s: s, get: q.get, folder: f, kept: kept, bar: newMeter(s.err)}
	took := false
	for _, name := range names {
		for part, err := range takeout.Open(ctx, name) {
			r := im.part(ctx, part, err)
			took = took || r.Articles+r.Subscriptions+r.Known > 0
			if err := tellImport(s, part.Kind, r, q); err != nil {
				return err
			}
		}
	}
	if err := ctx.Err(); err != nil || took {
		return err
	}
	return errNothing
}

// imported is what was taken over from a file, as JSON.
type imported struct {
	File          string `json:"file"`
	Articles      int    `json:"articles"`
	New           int    `json:"new,omitempty"`
	Read          int    `json:"read,omitempty"`
	Starred       int    `json:"starred,omitempty"`
	Tagged        int    `json:"tagged,omitempty"`
	Fetched       int    `json:"fetched,omitempty"`
	Subscriptions int    `json:"subscriptions,omitempty"`
	Known         int    `json:"known,omitempty"`
	Foreign       int    `json:"foreign,omitempty"`
	NoText        int    `json:"without_text,omitempty"`
	Deleted       int    `json:"deleted,omitempty"`
	Failed        int    `json:"failed,omitempty"`
	Error         string `json:"error,omitempty"`
}

// importer takes over what other readers kept.
type importer struct {
	s      streams
	get    bool
	folder *feed.Folder
	kept   *store.Store
	bar    *meter
}

// part takes over one file.
func (im *importer) part(ctx context.Context, p takeout.Part, err error) *imported {
	r := &imported{File: p.Name}
	switch {
	case err != nil:
		r.fail(im.s, err)
	case p.Entries == nil:
		im.list(p, r)
	default:
		im.entries(ctx, p, r)
	}
	return r
}

// mostReasons is how many reasons of one file are said.
const mostReasons = 5

// fail counts what could not be taken, and says why of the first few.
func (r *imported) fail(s streams, err error) {
	if r.Failed++; r.Failed <= mostReasons {
		complain(s.err, fmt.Errorf("%s: %w", r.File, bare(err)))
	}
	r.Error = cmp.Or(r.Error, bare(err).Error())
}

// list takes over subscriptions.
func (im *importer) list(p takeout.Part, r *imported) {
	list := readSubscriptions(p.Raw)
	if len(list.All()) == 0 {
		r.fail(im.s, takeout.ErrForeign)
		return
	}
	c, err := addSubscriptions(im.s, p.Name, list)
	if r.Subscriptions, r.Known, r.Foreign = c.added, c.known, c.foreign; err != nil {
		r.fail(im.s, err)
	}
}

// entries takes over articles, with their marks.
func (im *importer) entries(ctx context.Context, p takeout.Part, r *imported) {
	var bare []takeout.Entry
	for e, err := range p.Entries {
		if ctx.Err() != nil {
			break
		}
		im.bar.count("importing", r.Articles, r.Articles+len(bare))
		file, fresh := "", false
		if err == nil {
			file, fresh, err = im.folder.Bring(&e)
		}
		switch {
		case errors.Is(err, feed.ErrNoText):
			bare = append(bare, e)
		case err != nil:
			r.fail(im.s, err)
		case file == "":
			r.Deleted++
		default:
			im.mark(&e, file, r)
			if fresh {
				r.New++
			}
		}
	}
	im.bar.clear()
	if r.NoText = len(bare); im.get {
		im.pages(ctx, bare, r)
	}
	if err := errors.Join(im.folder.SaveBrought(), im.kept.Save(ctx)); err != nil {
		r.fail(im.s, err)
	}
}

// mark counts an article that is there, and keeps its marks.
func (im *importer) mark(e *takeout.Entry, file string, r *imported) {
	r.Articles++
	if len(e.Tags) > 0 {
		r.Tagged++
	}
	if !e.Read && !e.Starred {
		return
	}
	key := store.FileKey(file)
	record := im.kept.Article(key)
	if e.Read {
		r.Read++
		record.Read = true
	}
	if e.Starred {
		r.Starred++
		record.Starred = true
	}
	im.kept.Put(key, record)
}

// pageWorkers is how many pages are asked for at a time.
const pageWorkers = 8

// pages fetches the pages of articles that came without a text.
func (im *importer) pages(ctx context.Context, bare []takeout.Entry, r *imported) {
	client := newFetcher()
	defer client.Close()
	ask := getter(client)
	type gotten struct {
		entry *takeout.Entry
		file  string
		err   error
	}
	work := func(ctx context.Context, e *takeout.Entry, emit func(gotten) bool) {
		file, err := getBare(ctx, im.folder, ask, e)
		if ctx.Err() == nil {
			emit(gotten{e, file, err})
		}
	}
	todo := make([]*takeout.Entry, len(bare))
	for i := range bare {
		todo[i] = &bare[i]
	}
	done := 0
	for g := range parallel.Unordered(ctx, parallel.Values(todo), work, parallel.Options{Workers: pageWorkers}) {
		done++
		im.bar.count("fetching", done, len(bare))
		if g.err != nil {
			im.bar.clear()
			r.fail(im.s, g.err)
			continue
		}
		r.Fetched, r.New, r.NoText = r.Fetched+1, r.New+1, r.NoText-1
		im.mark(g.entry, g.file, r)
	}
	im.bar.clear()
}

// getBare keeps the page of an article that came without a text.
func getBare(ctx context.Context, f *feed.Folder, ask feed.Get, e *takeout.Entry) (string, error) {
	at := feed.Address(e.URL)
	if at == "" {
		return "", fmt.Errorf("%s: %w", e.URL, errNoAddress)
	}
	a, err := ask(ctx, feed.Request{URL: at, Beyond: true, Private: true})
	if err != nil {
		return "", err
	}
	return f.BringPage(ctx, e, a)
}

// tellImport says what was taken from a file, and what not.
func tellImport(s streams, kind string, r *imported, q importing) error {
	if q.json {
		return export.WriteJSON(s.out, r)
	}
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	switch {
	case kind == "" && r.Failed > 0:
		return nil // said already
	case kind == "":
		return say(s.out, "%s: %s", r.File, added{r.Subscriptions, r.Known, r.Foreign})
	}
	add(r.New, "new")
	add(r.Read, "read")
	add(r.Starred, "starred")
	add(r.Tagged, "tagged")
	add(r.Deleted, "thrown away")
	add(r.NoText, "without a text")
	add(r.Failed, "failed")
	hint := ""
	if r.NoText > 0 && !q.get {
		hint = "; lede import --get fetches the pages of those without a text"
	}
	return say(s.out, "%s, %s: %s%s%s", r.File, kind, text.Count(r.Articles, "article"), strings.Join(append([]string{""}, parts...), ", "), hint)
}
