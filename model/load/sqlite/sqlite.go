// Package sqlite decodes SQLite databases with a table of articles: a title or a
// text in one column, and what else articles have in others; and the caches of
// feed readers as newsboat's, which name the feed in a table of its own.
package sqlite

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/ncruces/go-sqlite3"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/table"
)

// Magic is what a database begins with.
const Magic = "SQLite format 3\x00"

// maxTables is how many tables are looked at.
const maxTables = 1000

// Decode reads the rows of the tables that hold articles, a table after another.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		db, err := open(in)
		if err != nil {
			yield(nil, reason(err))
			return
		}
		defer db.close()
		db.SetInterrupt(ctx)
		sources, names, err := db.sources()
		if err != nil {
			yield(nil, reason(err))
			return
		}
		if len(sources) == 0 {
			yield(nil, fmt.Errorf("a database without a table of articles, its tables are %s", list(names)))
			return
		}
		for _, s := range sources {
			for a, err := range s.head.Articles(ctx, in, "sqlite", db.rows(s.query)) {
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

// reason says what is wrong with a database in fewer words than the library.
func reason(err error) error {
	switch {
	case errors.Is(err, sqlite3.CORRUPT), errors.Is(err, sqlite3.NOTADB):
		return errors.New("a damaged database")
	case errors.Is(err, sqlite3.NOMEM), errors.Is(err, sqlite3.TOOBIG):
		return errors.New("a database with values too large to read")
	}
	return fmt.Errorf("sqlite: %w", err)
}

func list(names []string) string {
	const most = 8
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " …"
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// source is a query whose rows are articles.
type source struct {
	head  table.Head
	query string
}

// sources are the tables of articles; names, those of all.
func (db *database) sources() (found []source, names []string, err error) {
	for row, err := range db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rootpage = 0, rowid") {
		if err != nil {
			return nil, nil, err
		}
		if len(names) < maxTables {
			names = append(names, row[0])
		}
	}
	var failed error
	for _, name := range names {
		s, ok, err := db.source(name, names)
		if err != nil {
			failed = err // a table of a module that is not here
		}
		if ok && !shadow(name, names) {
			found = append(found, s)
		}
	}
	if len(found) > 0 {
		failed = nil
	}
	if texts := slices.DeleteFunc(slices.Clone(found), func(s source) bool { return !s.head.HasText() }); len(texts) > 0 {
		found = texts // the others are of feeds, folders, tags
	}
	return found, names, failed
}

// shadow reports whether a table is of an index for words on another, which ends in
// a suffix of SQLite's own.
func shadow(name string, names []string) bool {
	for _, other := range names {
		rest, ok := strings.CutPrefix(name, other+"_")
		if ok && (rest == "content" || rest == "data" || rest == "docsize" || rest == "config" || rest == "idx" || rest == "segdir" || rest == "segments" || rest == "stat") {
			return true
		}
	}
	return false
}

// source is the query for the articles of a table. One that names feeds by a key of
// another table has their titles from there.
func (db *database) source(name string, names []string) (source, bool, error) {
	columns, err := db.columns(name)
	if err != nil || len(columns) == 0 {
		return source{}, false, err
	}
	query := "SELECT * FROM " + sqlite3.QuoteIdentifier(name)
	if name == "rss_item" && has(names, "rss_feed") && has(columns, "feedurl") {
		columns = []string{"title", "author", "url", "pubdate", "content", "outlet"}
		query = "SELECT i.title, i.author, i.url, i.pubDate, i.content, f.title FROM rss_item i LEFT JOIN rss_feed f ON f.rssurl = i.feedurl WHERE i.deleted = 0 ORDER BY i.pubDate DESC, i.id DESC"
	}
	head, err := table.NewHead(columns)
	return source{head, query}, err == nil, nil
}

func has(list []string, name string) bool {
	for _, s := range list {
		if strings.EqualFold(s, name) {
			return true
		}
	}
	return false
}
