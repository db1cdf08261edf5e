package database

import (
	"bytes"
	"cmp"
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
	makeMark = `DROP TABLE IF EXISTS lede_form;
		CREATE TABLE lede_form (name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, cookie INTEGER NOT NULL, sum INTEGER NOT NULL)`
	isMarked = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'lede_form'"
	readMark = "SELECT coalesce(max(version), 0) FROM lede_form WHERE name = ?"

	// The mark has a checksum of itself and of the tables that there were, and
	// the number that SQLite counts up when any program changes those.
	readCookie = "PRAGMA schema_version"
	sumOfMark  = "SELECT row_sum(?, ?, ?, group_concat(row_sum(type, name, tbl_name, rootpage, sql))) FROM (SELECT * FROM sqlite_schema ORDER BY rowid)"
	checkMark  = "SELECT version, cookie, sum FROM lede_form WHERE name = ?"
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
	v, err := d.number(readMark, d.schema.Name)
	if errors.Is(err, sqlite3.ERROR) { // it has not the columns that it always had
		err = errors.Join(errTables, err)
	}
	return v, err
}

// mark writes the mark of the present form. The caller is in a transaction.
func (d *DB) mark() error {
	n := len(d.schema.Steps)
	if err := d.conn.Exec(makeMark); err != nil {
		return err
	}
	cookie, err := d.number(readCookie)
	if err != nil {
		return err
	}
	sum, err := d.number(sumOfMark, d.schema.Name, n, cookie)
	if err != nil {
		return err
	}
	if err := d.Exec("INSERT INTO lede_form VALUES (?, ?, ?, ?)", d.schema.Name, n, cookie, sum); err != nil {
		return err
	}
	return d.conn.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", d.schema.ID, n))
}

// believed is the version that the mark says, if it is of the tables that are
// there now: else 0, another program having changed them. The error says that no
// program did and that mark or tables are not what was written.
func (d *DB) believed() (version int, err error) {
	cookie, err := d.number(readCookie)
	if err != nil {
		return 0, err
	}
	for row, err := range d.Rows(checkMark, d.schema.Name) {
		if err != nil {
			return 0, nil // of an earlier program: without
		}
		version, marked, sum := row.Int(0), row.Int(1), row.Int(2)
		if marked != cookie {
			break
		}
		if now, err := d.number(sumOfMark, d.schema.Name, version, cookie); err != nil || now != sum {
			return 0, cmp.Or(err, errTables)
		}
		return version, nil
	}
	return 0, nil
}

var errTables = fmt.Errorf("%w: its tables are not those that were made", ErrDamaged)

// suits says whether the file is one of the schema and of its present version.
func (d *DB) suits() error {
	v, err := d.believed()
	switch {
	case err != nil:
		return err
	case v == 0:
		return d.unmarked()
	case v > len(d.schema.Steps):
		return fmt.Errorf("%w: version %d", ErrNewer, v)
	case v < len(d.schema.Steps):
		return errUnmade
	}
	return nil
}

// unmarked says of a file without a mark that is believed what it is.
func (d *DB) unmarked() error {
	v, kind, err := d.Version()
	if err != nil {
		return err
	}
	tables, err := d.number("SELECT count(*) FROM sqlite_schema")
	switch {
	case err != nil:
		return err
	case tables > 0 && !kind:
		return fmt.Errorf("%w: not the %s of lede", ErrDamaged, d.schema.Name)
	case tables > 0 && v > len(d.schema.Steps):
		return fmt.Errorf("%w: version %d", ErrNewer, v)
	}
	return errUnmade
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
	if known.schema.prepare(conn) != nil || known.migrate(0) != nil {
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

// checksumBytes are what a page has at its end for a checksum. Cache files have
// them: any byte that changed is noticed, and what another program writes is taken
// for damage, for which a cache is made again. Of other files an earlier program's
// have them.
const checksumBytes = 8

// summed reports whether the pages of the file have room for checksums.
func (d *DB) summed() bool {
	n, err := d.conn.FileControl("main", sqlite3.FCNTL_RESERVE_BYTES)
	return err == nil && n == checksumBytes
}

// update brings what suits finds unmade to the present form, for the reason why,
// and takes the checksums of an earlier program from its pages. Where that cannot
// be done now, as while another program has it open, they stay. It reports whether
// another file has its name by then. The caller holds the lock.
func (d *DB) update(ctx context.Context, why error) (replaced bool, err error) {
	switch {
	case d.schema.Cache && (why != nil || !d.summed()):
		return false, fmt.Errorf("%w: of an earlier program", ErrDamaged)
	case why != nil:
		err = d.advance()
	}
	if err != nil || d.schema.Cache || !d.summed() {
		return false, err
	}
	if err = d.explain(d.unsum(ctx)); errors.Is(err, ErrDamaged) {
		return false, err
	}
	return err == nil, nil
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
	for _, step := range []struct {
		what  string
		table int
		do    func(string) error
	}{
		{"sql", 1, d.conn.Exec},
		{"name", 1, func(table string) error { return d.take(from, table) }},
		{"sql", 0, d.conn.Exec},
	} {
		all, err := from.texts(fmt.Sprintf(made, step.what, step.table))
		for _, text := range all {
			err = errors.Join(err, step.do(text))
		}
		if err != nil {
			return err
		}
	}
	return d.mark()
}

// take copies all rows of a table.
func (d *DB) take(from *DB, table string) error {
	columns, err := from.texts("SELECT name FROM pragma_table_info(?)", table)
	if err != nil || len(columns) == 0 {
		return err
	}
	for i, c := range columns {
		columns[i] = sqlite3.QuoteIdentifier(c)
	}
	quoted, names := sqlite3.QuoteIdentifier(table), strings.Join(columns, ", ")
	write := fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s)", quoted, names, strings.Repeat(", ?", len(columns)-1))
	for row, err := range from.Rows(fmt.Sprintf("SELECT %s FROM %s", names, quoted)) {
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
		if err := d.sumUp(); err != nil {
			return err
		}
		return d.mark()
	})
}

// advance brings the file from whatever version it is of to the present one.
func (d *DB) advance() error {
	v, _, err := d.Version()
	if err != nil {
		return err
	}
	return d.migrate(v)
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
	if _, err := io.ReadFull(f, head); err != nil || !bytes.HasPrefix(head, []byte(Magic)) {
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
