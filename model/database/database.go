// Package database keeps SQLite files: it opens them, brings them to the form
// that this program writes, and deals with those that are damaged or of a newer
// program. It knows no table; each Schema does.
//
// Every write is one transaction in a write-ahead log: whoever kills the program
// or fills the disk finds all of a transaction or nothing of it. Programs that
// have one file open read while another writes, and any other program that knows
// SQLite may read and write it too. Damage is noticed by what makes no sense to
// SQLite, and by checksums: of the rows of a Schema's tables, and of the tables.
package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"slices"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// Magic is what every SQLite file begins with.
const Magic = "SQLite format 3\x00"

// Schema says what a file is for and how it is laid out.
type Schema struct {
	Name  string   // in messages: "state"
	ID    int32    // the application_id of such files, not 0
	Steps []string // Steps[i] is SQL that brings version i to i+1; what was released never changes

	// Cache files can be made again: one that is damaged or of another version
	// than len(Steps) is deleted, and a loss of power may lose the last writes.
	// Of others nothing is ever deleted, and what was written lasts.
	Cache bool

	Sums []Summed // tables whose rows have checksums

	// Connect prepares every connection, as to register an extension.
	Connect func(*sqlite3.Conn) error
}

// DB is one connection to a file, for one goroutine at a time. Several may be
// open to one file, each by its own Open.
type DB struct {
	schema     Schema
	file       string
	opened     fs.FileInfo // file as it was opened
	readOnly   error       // why nothing can be written, else nil
	copied     string      // the folder of a copy that is open instead
	conn       *sqlite3.Conn
	statements map[string]*sqlite3.Stmt
}

// busyTime is how long a write waits for another program's.
const busyTime = 5 * time.Second

// Close ends the connection.
func (d *DB) Close() error {
	d.statements = nil // closed with the connection
	for _, s := range slices.Collect(d.conn.Stmts()) {
		_ = s.Close()
	}
	err := d.conn.Close()
	if d.copied != "" {
		err = errors.Join(err, os.RemoveAll(d.copied))
	}
	return err
}

// Row is a row of an answer, valid until the next one.
type Row struct{ s *sqlite3.Stmt }

// Text is column i as text. Columns that are null are "" or 0.
func (r Row) Text(i int) string { return r.s.ColumnText(i) }

// Int is column i as an integer.
func (r Row) Int(i int) int { return r.s.ColumnInt(i) }

// Float is column i as a number.
func (r Row) Float(i int) float64 { return r.s.ColumnFloat(i) }

// Bool reports whether column i is an integer other than 0.
func (r Row) Bool(i int) bool { return r.s.ColumnInt64(i) != 0 }

// Bytes is column i as bytes of its own.
func (r Row) Bytes(i int) []byte { return r.s.ColumnBlob(i, nil) }

// Rows runs one statement of SQL with its parameters: nil, int, int64, string,
// bool, float64 or []byte. It yields each row; an error is the last thing it yields.
// The statement is compiled once and must not run inside its own loop.
func (d *DB) Rows(query string, args ...any) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		s, err := d.prepare(query, args)
		if err != nil {
			yield(Row{}, d.explain(err))
			return
		}
		defer func() { _ = s.Reset() }() // Step told its error
		for s.Step() {
			if !yield(Row{s}, nil) {
				return
			}
		}
		if err := s.Err(); err != nil {
			yield(Row{}, d.explain(err))
		}
	}
}

// Exec runs one statement that answers nothing; parameters are as in Rows.
func (d *DB) Exec(query string, args ...any) error {
	s, err := d.prepare(query, args)
	if err == nil {
		err = s.Exec()
	}
	return d.explain(err)
}

// prepare is the statement of query, compiled at its first use, with args.
func (d *DB) prepare(query string, args []any) (*sqlite3.Stmt, error) {
	s := d.statements[query]
	if s == nil {
		made, rest, err := d.conn.PrepareFlags(query, sqlite3.PREPARE_PERSISTENT)
		switch {
		case err != nil:
			return nil, err
		case made == nil || rest != "":
			return nil, fmt.Errorf("not one statement: %q", query)
		}
		s, d.statements[query] = made, made
	}
	for i, arg := range args {
		if err := bind(s, i+1, arg); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func bind(s *sqlite3.Stmt, i int, arg any) error {
	switch arg := arg.(type) {
	case nil:
		return s.BindNull(i)
	case string:
		return s.BindText(i, arg)
	case int:
		return s.BindInt(i, arg)
	case int64:
		return s.BindInt64(i, arg)
	case bool:
		return s.BindBool(i, arg)
	case float64:
		return s.BindFloat(i, arg)
	case []byte:
		return s.BindBlob(i, arg)
	}
	return fmt.Errorf("parameter %d is a %T", i, arg)
}

// Write runs f in a transaction: all that it wrote is there when Write returns
// nil, and nothing of it otherwise. It waits for another program's transaction
// until ctx is done. After ErrMoved, ErrNewer and ErrDamaged, d is of no more
// use: Close it and Open again.
func (d *DB) Write(ctx context.Context, f func() error) (err error) {
	if d.readOnly != nil {
		return d.readOnly
	}
	if d.Moved() {
		return fmt.Errorf("%s: %w", d.file, ErrMoved)
	}
	defer d.conn.SetInterrupt(d.conn.SetInterrupt(ctx))
	defer func() { err = d.explain(err) }()
	tx, err := d.conn.BeginImmediate()
	if err != nil {
		return err
	}
	defer tx.End(&err)
	if err := d.current(); err != nil {
		return err
	}
	if err := f(); err != nil {
		return err
	}
	return d.sumUp()
}

// current says whether the file still has the form that d was opened with.
func (d *DB) current() error {
	v, _, err := d.Version()
	if err == nil && v != len(d.schema.Steps) {
		err = fmt.Errorf("%w: version %d", ErrNewer, v)
	}
	return err
}

// Moved reports whether another file, or none, has the name of d's by now: what
// is written to d would be lost with it.
func (d *DB) Moved() bool {
	if d.readOnly != nil {
		return false
	}
	now, err := os.Stat(d.file)
	return err != nil || !os.SameFile(now, d.opened)
}

// Check reads all of the file and says what is wrong with it, nothing where all
// is well.
func (d *DB) Check(ctx context.Context) (wrong []string, err error) {
	defer d.conn.SetInterrupt(d.conn.SetInterrupt(ctx))
	for row, err := range d.Rows("PRAGMA integrity_check(20)") {
		if err != nil {
			return append(wrong, err.Error()), nil
		}
		if s := row.Text(0); s != "ok" {
			wrong = append(wrong, s)
		}
	}
	for row, err := range d.Rows("PRAGMA foreign_key_check") {
		if err != nil {
			return wrong, err
		}
		wrong = append(wrong, "a row of "+row.Text(0)+" has no parent")
	}
	if d.suits() == nil {
		changed, err := d.changed()
		if err != nil {
			return append(wrong, err.Error()), nil
		}
		wrong = append(wrong, changed...)
	}
	return wrong, ctx.Err()
}

// readAll reads every page, and fails where one is damaged.
func (d *DB) readAll(ctx context.Context) error {
	wrong, err := d.Check(ctx)
	if err == nil && wrong != nil {
		err = fmt.Errorf("%w: %s", ErrDamaged, wrong[0])
	}
	return err
}

// number is the one integer that query answers.
func (d *DB) number(query string, args ...any) (n int, err error) {
	for row, err := range d.Rows(query, args...) {
		if err != nil {
			return 0, err
		}
		n = row.Int(0)
	}
	return n, nil
}
