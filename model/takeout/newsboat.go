package takeout

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// newsboatItems are newsboat's articles, those of a feed after each other. A flag
// is a letter that its reader gave an article.
const newsboatItems = `SELECT i.url, i.guid, i.feedurl, coalesce(f.title, ''), i.title, i.author, i.pubDate, i.content, i.unread, coalesce(i.flags, ''), i.deleted, coalesce(i.enclosure_url, ''), coalesce(i.enclosure_type, '')
FROM rss_item i LEFT JOIN rss_feed f ON f.rssurl = i.feedurl ORDER BY i.feedurl, i.id`

// newsboat reads newsboat's cache.db, which it may have open.
func newsboat(ctx context.Context, name string) Part {
	return Part{Name: name, Kind: "newsboat's cache", Entries: func(yield func(Entry, error) bool) {
		if err := items(ctx, name, func(e Entry) bool { return yield(e, nil) }); err != nil {
			yield(Entry{}, err)
		}
	}}
}

func items(ctx context.Context, name string, emit func(Entry) bool) error {
	abs, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	at := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: "mode=ro"}
	db, err := sqlite3.OpenFlags(at.String(), sqlite3.OPEN_READONLY|sqlite3.OPEN_URI)
	if err != nil {
		return err
	}
	defer db.Close()
	defer db.SetInterrupt(db.SetInterrupt(ctx))
	if err := db.BusyTimeout(5 * time.Second); err != nil {
		return err
	}
	rows, _, err := db.Prepare(newsboatItems)
	if err != nil {
		return fmt.Errorf("%w: a database without newsboat's tables (%w)", ErrForeign, err)
	}
	defer rows.Close()
	for rows.Step() {
		if !emit(newsboatEntry(rows)) {
			return nil
		}
	}
	return errors.Join(rows.Err(), ctx.Err())
}

func newsboatEntry(row *sqlite3.Stmt) Entry {
	e := Entry{
		URL: row.ColumnText(0), ID: row.ColumnText(1), Feed: row.ColumnText(2), Outlet: row.ColumnText(3),
		Title: row.ColumnText(4), Author: row.ColumnText(5), HTML: row.ColumnText(7),
		Read: row.ColumnInt(8) == 0, Starred: row.ColumnText(9) != "", Deleted: row.ColumnInt(10) != 0,
		Enclosure: row.ColumnText(11), Media: row.ColumnText(12),
	}
	if at := row.ColumnInt64(6); at > 0 {
		e.Published = time.Unix(at, 0).UTC()
	}
	if e.ID == e.URL {
		e.ID = ""
	}
	return e
}
