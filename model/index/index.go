// Package index is a cache of what is known about many files of articles: the
// heads that a list shows, the words, names and quotations that can be asked
// for. It lies in one SQLite file that may be deleted at any time without loss.
//
// A file is known by its path, and taken for unchanged while its size and time
// are the same and the same program read it. An article is known by its
// content: copies share one entry, and a file that was renamed costs nothing.
//
// The full-text table keeps for each article the set of its words, those of a
// field under a mark of the field, without places or counts: an eighth of what
// a table with places takes. It finds who may answer, in the order of dates;
// the words themselves are then looked at by package search, which alone
// decides, counts and ranks. So an index finds what reading each file would.
package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"github.com/adrg/xdg"
	"github.com/ncruces/go-sqlite3/ext/fts5"

	"lede/model/database"
)

var schema = database.Schema{
	Name: "index", ID: 0x6c656469, Cache: true, Connect: fts5.Register,
	Steps: []string{`
CREATE TABLE source (
	id INTEGER PRIMARY KEY,
	path TEXT NOT NULL UNIQUE,    -- absolute
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL,    -- nanoseconds of Unix time
	reader TEXT NOT NULL,         -- program and format that read it; '' while it is read
	failed INTEGER NOT NULL       -- some of it could not be read
);
CREATE TABLE doc (
	id INTEGER PRIMARY KEY,       -- ascending with the day of publication
	hash BLOB NOT NULL UNIQUE,    -- of the article without its origin
	analyser TEXT NOT NULL        -- program and rulings that it was analysed by; '' for none
);
CREATE TABLE article (
	source INTEGER NOT NULL,
	n INTEGER NOT NULL,           -- place among the articles of the source
	doc INTEGER NOT NULL,
	head BLOB NOT NULL,
	PRIMARY KEY (source, n)
) WITHOUT ROWID;
CREATE INDEX article_doc ON article (doc);
CREATE TABLE body (
	doc INTEGER PRIMARY KEY,
	text BLOB NOT NULL,           -- metadata and text
	form BLOB NOT NULL,           -- what the analysis needs beside it
	found BLOB                    -- names and quotations
);
CREATE VIRTUAL TABLE words USING fts5 (
	marked, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);`, `
ALTER TABLE body ADD COLUMN gist BLOB; -- what is joined across articles
UPDATE doc SET analyser = '';`, `
-- When the article came, and its present text: nanoseconds of Unix time, 0 for unknown.
ALTER TABLE article ADD COLUMN first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN since INTEGER NOT NULL DEFAULT 0;`, `
CREATE TABLE together (
	id INTEGER PRIMARY KEY,       -- ascending in the order in which they were kept
	among BLOB NOT NULL UNIQUE,   -- digest of the articles that they are of
	stories BLOB NOT NULL         -- which of those are about one event
);`, `
-- The form of an article is packed as the rest of it, and its hash is of that.`, `
DROP TABLE together;
CREATE TABLE together (
	id INTEGER PRIMARY KEY,       -- ascending in the order in which they were kept
	among BLOB NOT NULL UNIQUE,   -- digest of the articles that they are of
	stories BLOB NOT NULL,        -- which of those are about one event
	sample BLOB NOT NULL          -- of those articles, to tell which library is most like another
);
CREATE TABLE resting (            -- by what new ones are added to a library that is not small
	library INTEGER NOT NULL,     -- of together
	n INTEGER NOT NULL,
	part BLOB NOT NULL,           -- a piece of it: SQLite holds a value whole, some times over
	PRIMARY KEY (library, n)
);`},
}

// Index is an open cache. Its methods may be called from any goroutine; Refresh,
// Heads and Search do not wait for each other.
type Index struct {
	file    string
	version string // of the program: what another one found is found again
	here    string // folder that the program was in when it was opened; "" where that is unknown
	grows   int    // articles of a library, from which its stories are added to

	writer, reader, searcher conn
}

// conn is a connection and the right to use it.
type conn struct {
	sync.Mutex
	db *database.DB
}

func (c *conn) do(f func(*database.DB) error) error {
	c.Lock()
	defer c.Unlock()
	if c.db == nil {
		return errClosed
	}
	return f(c.db)
}

var errClosed = errors.New("the index is closed")

func (ix *Index) conns() []*conn { return []*conn{&ix.writer, &ix.reader, &ix.searcher} }

// File is where the index of the reader lies: in $XDG_CACHE_HOME/lede, or the
// place that the system has for such files.
func File() string { return filepath.Join(xdg.CacheHome, "lede", "index.db") }

// Open opens the index in file, which need not exist. One that is damaged or of
// another form is deleted and begins anew. version names the program: what one
// of another version read and analysed is done again when it is next refreshed.
func Open(ctx context.Context, file, version string) (*Index, error) {
	ix := &Index{file: file, version: version, grows: growing}
	ix.here, _ = os.Getwd()
	if err := ix.connect(ctx, nil); err != nil {
		return nil, err
	}
	return ix, nil
}

// connect opens the connections; why is the damage that closed them before.
func (ix *Index) connect(ctx context.Context, why error) error {
	for i, c := range ix.conns() {
		var err error
		if i == 0 && why != nil {
			c.db, err = database.Reopen(ctx, ix.file, schema, why)
		} else {
			c.db, err = database.Open(ctx, ix.file, schema)
		}
		if err != nil {
			return errors.Join(err, ix.disconnect())
		}
	}
	return nil
}

// disconnect closes what is open.
func (ix *Index) disconnect() (err error) {
	for _, c := range ix.conns() {
		if c.db != nil {
			err = errors.Join(err, c.db.Close())
			c.db = nil
		}
	}
	return err
}

// exclude waits until no connection is in use.
func (ix *Index) exclude() (include func()) {
	for _, c := range ix.conns() {
		c.Lock()
	}
	return func() {
		for _, c := range ix.conns() {
			c.Unlock()
		}
	}
}

// Close ends the use of the index.
func (ix *Index) Close() error {
	defer ix.exclude()()
	return ix.disconnect()
}

// spoilt reports whether err says that the file is of no more use: damaged,
// deleted, or replaced by another program.
func spoilt(err error) bool {
	return errors.Is(err, database.ErrDamaged) || errors.Is(err, database.ErrMoved) || errors.Is(err, database.ErrNewer)
}

// renew begins anew after the file was spoilt, as in why.
func (ix *Index) renew(ctx context.Context, why error) error {
	defer ix.exclude()()
	_ = ix.disconnect() // of what is of no use nothing is kept
	if err := ix.connect(ctx, why); err != nil || !errors.Is(why, errWire) {
		return err
	}
	d := ix.writer.db
	return d.Write(ctx, func() error { // its pages are whole, what is on them is not
		for _, table := range []string{"source", "article", "doc", "body", "together", "resting"} {
			if err := d.Exec("DELETE FROM " + table); err != nil {
				return err
			}
		}
		return d.Exec("INSERT INTO words (words) VALUES ('delete-all')")
	})
}

// read runs f with a connection for reading.
func (ix *Index) read(f func(*database.DB) error) error { return ix.reader.do(f) }

// write runs f in one transaction.
func (ix *Index) write(ctx context.Context, f func(*database.DB) error) error {
	return ix.writer.do(func(d *database.DB) error {
		return d.Write(ctx, func() error { return f(d) })
	})
}

// one is the first column of the first row that query answers; ok is false
// where there is no row.
func one(d *database.DB, query string, args ...any) (n int, ok bool, err error) {
	for row, err := range d.Rows(query, args...) {
		if err != nil {
			return 0, false, err
		}
		return row.Int(0), true, nil
	}
	return 0, false, nil
}
