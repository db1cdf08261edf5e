package store

import (
	"time"

	"lede/model/anchor"
	"lede/model/database"
)

// schema is the file of the state. A step that was released never changes.
var schema = database.Schema{Name: "state", ID: 0x4c656465, Steps: []string{`
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE record (
	id      INTEGER PRIMARY KEY,
	article INTEGER NOT NULL, -- the id of its first record: one article has several, as its text or file changes
	file    INTEGER NOT NULL, idx INTEGER NOT NULL, title TEXT NOT NULL, hash TEXT NOT NULL, keyed INTEGER NOT NULL,
	read    INTEGER NOT NULL, read_at INTEGER NOT NULL,
	starred INTEGER NOT NULL, starred_at INTEGER NOT NULL,
	block   INTEGER NOT NULL, offset INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, place_at INTEGER NOT NULL,
	at      INTEGER NOT NULL -- when anything was set last; times are nanoseconds of Unix time, 0 is never
);
CREATE INDEX record_position ON record (file, idx);
CREATE INDEX record_text ON record (file, hash);
CREATE INDEX record_hash ON record (hash, at);
CREATE TABLE fact (scope TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL);
CREATE UNIQUE INDEX fact_name ON fact (scope, name);
CREATE TABLE note (
	id      TEXT NOT NULL UNIQUE,
	article INTEGER NOT NULL, -- as of the records
	block   INTEGER NOT NULL, offset INTEGER NOT NULL, before TEXT NOT NULL, words TEXT NOT NULL,
	text    TEXT NOT NULL, made INTEGER NOT NULL, changed INTEGER NOT NULL,
	source  TEXT NOT NULL, -- JSON of note.Source
	dropped INTEGER NOT NULL, at INTEGER NOT NULL
);
CREATE INDEX note_article ON note (article);
`}}

// stamp is a time as a column holds it.
func stamp(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func unstamp(n int) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(0, int64(n)).UTC()
}

const selectRecord = `SELECT id, article, idx, title, hash, keyed, read, read_at, starred, starred_at,
	block, offset, before, after, place_at, (SELECT path FROM file f WHERE f.id = file) FROM record WHERE `

// entryOf is the entry of a row that selectRecord answers.
func entryOf(r database.Row) entry {
	return entry{
		id: r.Int(0), article: r.Int(1),
		Key: Key{Path: r.Text(15), Index: r.Int(2), Title: r.Text(3), Hash: r.Text(4)}, Keyed: unstamp(r.Int(5)),
		Read:    fact[bool]{r.Bool(6), unstamp(r.Int(7))},
		Starred: fact[bool]{r.Bool(8), unstamp(r.Int(9))},
		Place:   fact[anchor.Place]{anchor.Place{Block: r.Int(10), Offset: r.Int(11), Before: r.Text(12), After: r.Text(13)}, unstamp(r.Int(14))},
	}
}

// candidates are the entries of d among which that of key is: the one of its
// identity, else those at its position and the last one of its text.
func candidates(d *database.DB, key Key) (t table, err error) {
	file, err := one(d, "SELECT id FROM file WHERE path = ?", key.Path)
	if err != nil {
		return t, err
	}
	add := func(where string, args ...any) error {
		for row, err := range d.Rows(selectRecord+where, args...) {
			if err != nil {
				return err
			}
			t.put(entryOf(row))
		}
		return nil
	}
	if file != 0 && key.Hash != "" {
		if err = add("file = ? AND hash = ?", file, key.Hash); err != nil || len(t.entries) > 0 {
			return t, err
		}
	}
	if file != 0 {
		if err = add("file = ? AND idx = ?", file, key.Index); err != nil {
			return t, err
		}
	}
	if key.Hash == "" {
		return t, nil
	}
	return t, add("hash = ? ORDER BY at DESC LIMIT 1", key.Hash)
}

// write puts e into d, joined with what d holds under its identity. The caller
// is in a transaction.
func write(d *database.DB, e entry) (article int, err error) {
	t, err := candidates(d, e.Key)
	if err != nil {
		return 0, err
	}
	if old, ok := t.entries[e.identity()]; ok {
		e.id, e.article = 0, 0 // they may be of another file
		if e.merge(old); e == old {
			return e.article, nil
		}
	} else {
		e.id, e.article = 0, t.find(e.Key).article
	}
	return insert(d, e)
}

func insert(d *database.DB, e entry) (article int, err error) {
	if err := d.Exec("INSERT OR IGNORE INTO file (path) VALUES (?)", e.Path); err != nil {
		return 0, err
	}
	if e.id == 0 {
		if e.id, err = one(d, "SELECT coalesce(max(id), 0) + 1 FROM record"); err != nil {
			return 0, err
		}
	}
	if e.article == 0 {
		e.article = e.id
	}
	p := e.Place.Value
	return e.article, d.Exec(`INSERT OR REPLACE INTO record VALUES (?, ?, (SELECT id FROM file WHERE path = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.id, e.article, e.Path, e.Index, e.Title, e.Hash, stamp(e.Keyed),
		e.Read.Value, stamp(e.Read.At), e.Starred.Value, stamp(e.Starred.At),
		p.Block, p.Offset, p.Before, p.After, stamp(e.Place.At), stamp(e.at()))
}

// one is the one integer that query answers.
func one(d *database.DB, query string, args ...any) (n int, err error) {
	for row, err := range d.Rows(query, args...) {
		if err != nil {
			return 0, err
		}
		n = row.Int(0)
	}
	return n, nil
}
