package database

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/ncruces/go-sqlite3"
)

// A file says what it is, and of which version, in a table of its own: the
// numbers that SQLite has for it (application_id, user_version) are set by
// whoever opens the file with tools of theirs. They count where the table is
// not there, in files from before it.
const (
	markName = "lede_form"
	makeMark = "CREATE TABLE IF NOT EXISTS lede_form (name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL)"
	isMarked = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'lede_form'"
	readMark = "SELECT coalesce(max(version), 0) FROM lede_form WHERE name = ?"
)

// Version is the version of the file's form, and whether it is a file of the
// schema's kind at all. In a file without mark only the versions of its time are
// believed; every later program marks what it makes, so that any other number is
// of a stranger and the form the first.
func (d *DB) Version() (version int, kind bool, err error) {
	if version, err = d.marked(); err != nil || version > 0 {
		return version, true, err
	}
	id, err := d.number("PRAGMA application_id")
	if err != nil {
		return 0, false, err
	}
	if version, err = d.number("PRAGMA user_version"); id != int(d.schema.ID) {
		return version, false, err
	}
	if version < 1 || version > len(d.schema.Steps) {
		version = 1
	}
	return version, true, err
}

// marked is the version that the file's mark says, 0 where it has none.
func (d *DB) marked() (int, error) {
	if n, err := d.number(isMarked); err != nil || n == 0 {
		return 0, err
	}
	return d.number(readMark, d.schema.Name)
}

// mark writes the mark of the present form. The caller is in a transaction.
func (d *DB) mark() error {
	n := len(d.schema.Steps)
	if err := d.conn.Exec(makeMark); err != nil {
		return err
	}
	if err := d.Exec("INSERT OR REPLACE INTO lede_form VALUES (?, ?)", d.schema.Name, n); err != nil {
		return err
	}
	return d.conn.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", d.schema.ID, n))
}

// suits says whether the file is one of the schema and of its present version.
func (d *DB) suits() error {
	v, kind, err := d.Version()
	if err != nil {
		return err
	}
	tables, err := d.number("SELECT count(*) FROM sqlite_schema")
	switch {
	case err != nil:
		return err
	case tables == 0:
		return errUnmade
	case !kind:
		return fmt.Errorf("%w: not the %s of lede", ErrDamaged, d.schema.Name)
	case v > len(d.schema.Steps):
		return fmt.Errorf("%w: version %d", ErrNewer, v)
	case v < len(d.schema.Steps):
		return errUnmade
	}
	return nil
}

// covers reports whether the file has every table and column of the schema: a
// newer file that does can be read.
func (d *DB) covers() bool {
	conn, err := sqlite3.Open(":memory:")
	if err != nil {
		return false
	}
	known := &DB{schema: d.schema, conn: conn, statements: map[string]*sqlite3.Stmt{}}
	defer known.Close()
	if d.schema.Connect != nil && d.schema.Connect(conn) != nil || known.migrate(0) != nil {
		return false
	}
	const column = "FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table'"
	for _, name := range known.list("SELECT s.name || '.' || c.name " + column) {
		if n, err := d.number("SELECT count(*) "+column+" AND s.name || '.' || c.name = ?", name); err != nil || n == 0 {
			return false
		}
	}
	return true
}

// checksumBytes are what a page of an earlier program's file has at its end for
// a checksum. Other programs do not keep it, so that what they wrote could not
// be told from damage.
const checksumBytes = 8

// summed reports whether the pages of the file have room for checksums.
func (d *DB) summed() bool {
	n, err := d.conn.FileControl("main", sqlite3.FCNTL_RESERVE_BYTES)
	return err == nil && n == checksumBytes
}

// dated reports whether the file is of the present version, but as an earlier
// program made it.
func (d *DB) dated() bool {
	v, err := d.marked()
	return err == nil && v == 0 || d.summed()
}

// update marks a dated file and takes its checksums away. Where that cannot be
// done now, as while another program has it open, the file is used as it is. It
// reports whether another file has its name by then. The caller holds the lock;
// the error is about damage.
func (d *DB) update(ctx context.Context) (replaced bool, err error) {
	switch {
	case !d.dated():
		return false, nil
	case d.schema.Cache:
		return false, fmt.Errorf("%w: of an earlier program", ErrDamaged)
	case !d.summed():
		err = d.transact(d.mark)
	default:
		err = d.unsum(ctx)
		replaced = err == nil
	}
	if err = d.explain(err); errors.Is(err, ErrDamaged) {
		return false, err
	}
	return replaced, nil
}

// unsum puts a copy without checksums in the place of the file: SQLite never
// gives back what it keeps of a page for them.
func (d *DB) unsum(ctx context.Context) error {
	if err := d.readAll(ctx); err != nil {
		return err
	}
	if mode := d.list("PRAGMA journal_mode = DELETE"); len(mode) != 1 || mode[0] != "delete" {
		return ErrBusy
	}
	err := d.transact(func() error { // nothing is written meanwhile
		if err := d.copyTo(d.file + ".new"); err != nil {
			return err
		}
		return errors.Join(remove(d.file+"-wal"), remove(d.file+"-shm"), os.Rename(d.file+".new", d.file))
	})
	if err != nil {
		_ = d.conn.Exec("PRAGMA journal_mode = WAL")
	}
	return err
}

// copyTo makes a file of the name with all tables of d, whoever made them.
func (d *DB) copyTo(name string) error {
	if err := discard(name); err != nil {
		return err
	}
	to, err := connect(name, d.schema)
	if err != nil {
		return err
	}
	err = to.conn.Exec("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL")
	if err == nil {
		err = to.transact(func() error { return to.fill(d) })
	}
	return errors.Join(err, to.Close(), remove(name+"-wal"), remove(name+"-shm")) // empty since Close
}

// fill makes and fills every table of from, and what hangs on them.
func (d *DB) fill(from *DB) error {
	const made = "SELECT %s FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%%' AND sql <> '' AND (type = 'table') = %d ORDER BY rowid"
	for _, sql := range from.list(fmt.Sprintf(made, "sql", 1)) {
		if err := d.conn.Exec(sql); err != nil {
			return err
		}
	}
	for _, table := range from.list(fmt.Sprintf(made, "name", 1)) {
		if err := d.take(from, table); err != nil {
			return err
		}
	}
	for _, sql := range from.list(fmt.Sprintf(made, "sql", 0)) {
		if err := d.conn.Exec(sql); err != nil {
			return err
		}
	}
	return d.mark()
}

// take copies all rows of a table.
func (d *DB) take(from *DB, table string) error {
	quoted := sqlite3.QuoteIdentifier(table)
	columns := from.list("SELECT name FROM pragma_table_info(?)", table)
	write := fmt.Sprintf("INSERT INTO %s VALUES (?%s)", quoted, strings.Repeat(", ?", len(columns)-1))
	for row, err := range from.Rows("SELECT * FROM " + quoted) {
		if err != nil {
			return err
		}
		if err := d.Exec(write, row.values(len(columns))...); err != nil {
			return err
		}
	}
	return nil
}

// transact runs f in a transaction.
func (d *DB) transact(f func() error) (err error) {
	tx, err := d.conn.BeginImmediate()
	if err != nil {
		return err
	}
	defer tx.End(&err)
	return f()
}

// migrate brings the file from a version to the present one, in one transaction.
func (d *DB) migrate(version int) error {
	return d.transact(func() error {
		for i, step := range d.schema.Steps[version:] {
			if err := d.conn.Exec(step); err != nil {
				return fmt.Errorf("to version %d: %w", version+i+1, err)
			}
		}
		return d.mark()
	})
}

// headed says whether the head of a file is one that SQLite writes, as far as
// SQLite does not call it damage itself: versions of the format
// (sqlite.org/fileformat2.html, section 1.3). A file with less than a head is
// for others to judge.
func headed(file string) error {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, 100)
	if _, err := io.ReadFull(f, head); err != nil || !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return nil
	}
	for _, at := range []int{18, 19} {
		if head[at] != 1 && head[at] != 2 {
			return fmt.Errorf("%w: its head says version %d", ErrDamaged, head[at])
		}
	}
	if schema := binary.BigEndian.Uint32(head[44:]); schema > 4 {
		return fmt.Errorf("%w: its head says version %d of tables", ErrDamaged, schema)
	}
	return nil
}
