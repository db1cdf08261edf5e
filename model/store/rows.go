package store

import (
	"time"

	"lede/model/anchor"
	"lede/model/database"
)

// schema is the file of the state. A step that was released never changes.
var schema = database.Schema{Name: "state", ID: 0x4c656465, Sums: []database.Summed{fileRows, recordRows, factRows, noteRows}, Steps: []string{`
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
`, database.AddSums("file", "record", "fact", "note")}}

// The tables by their columns, without the checksums.
var (
	fileRows   = database.Summed{Table: "file", Columns: []string{"id", "path"}}
	recordRows = database.Summed{Table: "record", Columns: []string{"id", "article", "file", "idx", "title", "hash", "keyed",
		"read", "read_at", "starred", "starred_at", "block", "offset", "before", "after", "place_at", "at"}}
	factRows = database.Summed{Table: "fact", Columns: []string{"scope", "name", "value", "at"}}
	noteRows = database.Summed{Table: "note", Columns: []string{"id", "article", "block", "offset", "before", "words", "text",
		"made", "changed", "source", "dropped", "at"}}
)

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

// What is asked of files and records. A row that is not what was written is
// database.ErrDamaged.
var (
	selectFile = "SELECT id FROM file WHERE path = ?1 AND " + fileRows.Intact("path", "?1")
	lastFile   = "SELECT id FROM file WHERE " + fileRows.Intact() + " ORDER BY id DESC LIMIT 1"

	selectRecord = `SELECT id, article, idx, title, hash, keyed, read, read_at, starred, starred_at,
		block, offset, before, after, place_at, (SELECT path FROM file WHERE id = record.file AND ` + fileRows.Intact() + ") FROM record WHERE "
	allRecords = selectRecord + recordRows.Intact()
	recordText = selectRecord + "file = ?1 AND hash = ?2 AND " + recordRows.Intact("file", "?1", "hash", "?2")
	recordAt   = selectRecord + "file = ?1 AND idx = ?2 AND " + recordRows.Intact("file", "?1", "idx", "?2")
	lastText   = selectRecord + "hash = ?1 AND " + recordRows.Intact("hash", "?1") + " ORDER BY at DESC LIMIT 1"
	lastRecord = "SELECT id FROM record WHERE " + recordRows.Intact() + " ORDER BY id DESC LIMIT 1"
)

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
	file, err := one(d, selectFile, key.Path)
	if err != nil {
		return t, err
	}
	add := func(query string, args ...any) error {
		for row, err := range d.Rows(query, args...) {
			if err != nil {
				return err
			}
			t.put(entryOf(row))
		}
		return nil
	}
	if file != 0 && key.Hash != "" {
		if err = add(recordText, file, key.Hash); err != nil || len(t.entries) > 0 {
			return t, err
		}
	}
	if file != 0 {
		if err = add(recordAt, file, key.Index); err != nil {
			return t, err
		}
	}
	if key.Hash == "" {
		return t, nil
	}
	return t, add(lastText, key.Hash)
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
	file, err := fileID(d, e.Path)
	if err != nil {
		return 0, err
	}
	if e.id == 0 {
		last, err := one(d, lastRecord) // a damaged one could be of any number
		if err != nil {
			return 0, err
		}
		e.id = last + 1
	}
	if e.article == 0 {
		e.article = e.id
	}
	p := e.Place.Value
	return e.article, d.Exec(`INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
		e.id, e.article, file, e.Index, e.Title, e.Hash, stamp(e.Keyed),
		e.Read.Value, stamp(e.Read.At), e.Starred.Value, stamp(e.Starred.At),
		p.Block, p.Offset, p.Before, p.After, stamp(e.Place.At), stamp(e.at()))
}

// fileID is the number of a file, which it gets here where it has none.
func fileID(d *database.DB, path string) (id int, err error) {
	if id, err = one(d, selectFile, path); err != nil || id != 0 {
		return id, err
	}
	if _, err = one(d, lastFile); err != nil { // the next number depends on it
		return 0, err
	}
	if err = d.Exec("INSERT INTO file (path, sum) VALUES (?, NULL)", path); err != nil {
		return 0, err
	}
	return one(d, selectFile, path)
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
