package database

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/ncruces/go-sqlite3"
)

const (
	logLimit = 1 << 20               // bytes of the log that are left when it was emptied
	lockStep = 20 * time.Millisecond // between two tries at the lock
)

// beside are the ends of the names of a file and of those that SQLite keeps
// beside it: its log first, because a log without its file means nothing.
var beside = [...]string{"-wal", "-shm", ""}

// Open opens file, which need not exist, nor its folder. One that is damaged is
// kept under another name; what can still be read of it is copied into a new
// one, and the *AsideError says all of it, the DB being there. An empty one is
// begun anew and said likewise. Any other error, as of the disk or because the
// file is of a newer program, leaves a nil DB and the file as it was. What
// another SQLite wrote to a file is no damage. Open waits until ctx is done for
// another program that is making the same file.
func Open(ctx context.Context, file string, s Schema) (*DB, error) {
	if d, err := open(file, s); err == nil || errors.Is(err, ErrFolder) {
		return d, err
	}
	return create(ctx, file, s)
}

// ReadOnly opens what file holds now, for where Open failed because of why and
// nothing can be written; a file of a newer program too, as far as this one knows
// what is in it. Its error is a *ReadOnlyError, or why where the file
// cannot be read either and the DB is nil.
func ReadOnly(file string, s Schema, why error) (*DB, error) {
	d, err := borrow(file, s, nil)
	if err != nil {
		return nil, why
	}
	if err = d.set(); err == nil {
		err = d.suits()
	}
	if errors.Is(err, errUnmade) {
		err = d.advance() // the copy
	}
	if err != nil && !(errors.Is(err, ErrNewer) && d.covers()) {
		return nil, errors.Join(why, d.Close())
	}
	_ = os.RemoveAll(d.copied) // what is open remains readable, where the system allows
	d.readOnly = &ReadOnlyError{file, why}
	return d, d.readOnly
}

// Reopen opens a file again whose damage was noticed after Open, as in why: it
// is put aside as Open does, unless another program did so already. No
// connection of this program to the file may be open.
func Reopen(ctx context.Context, file string, s Schema, why error) (*DB, error) {
	unlock, err := lock(ctx, file)
	if err != nil {
		return nil, err
	}
	defer unlock()
	d, err := build(ctx, file, s)
	if err == nil && errors.Is(why, ErrDamaged) {
		if err = d.readAll(ctx); err == nil {
			return d, nil
		}
		err = errors.Join(d.explain(err), d.Close())
	}
	if !s.useless(err) {
		return d, err
	}
	return replace(ctx, file, s, err)
}

// errUnmade says that a file is not there or not of the present form yet.
var errUnmade = errors.New("not of the present version")

// open opens a file that is there and of the present form.
func open(file string, s Schema) (*DB, error) {
	opened, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	switch {
	case opened.IsDir():
		return nil, about(file, ErrFolder)
	case opened.Size() == 0:
		return nil, ErrEmpty // not opened: its log would go
	}
	d, err := connect(file, s)
	if err != nil {
		return nil, err
	}
	d.opened = opened
	if err = d.suits(); err == nil && d.Moved() {
		err = ErrMoved
	}
	if err == nil && d.summed() != s.Cache {
		err = errUnmade
	}
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// connect opens file and sets what holds for every connection.
func connect(file string, s Schema) (*DB, error) {
	if err := headed(file); err != nil {
		return nil, about(file, err)
	}
	d, err := dial(file, s)
	if err != nil {
		return nil, err
	}
	if err := d.set(); err != nil {
		return nil, errors.Join(d.explain(err), d.Close())
	}
	return d, nil
}

// dial opens file and reads nothing of it yet.
func dial(file string, s Schema) (*DB, error) {
	for _, end := range beside {
		if err := ensure(file + end); err != nil {
			return nil, err
		}
	}
	query := "modeof=" + strings.ReplaceAll(url.QueryEscape(file), "+", "%20") // the log is for the same eyes
	name := (&url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(file), RawQuery: query}).String()
	conn, err := withinMemory(func() (*sqlite3.Conn, error) { return sqlite3.OpenFlags(name, sqlite3.OPEN_READWRITE|sqlite3.OPEN_URI) })
	d := &DB{schema: s, file: file, conn: conn, statements: map[string]*sqlite3.Stmt{}}
	if err == nil {
		if err = s.prepare(conn); err != nil {
			_ = conn.Close()
		}
	}
	if err != nil {
		return nil, d.explain(err)
	}
	return d, nil
}

// withinMemory makes an error of the panic that a connection begins with where a
// limit, as of ulimit -v, does not let it reserve its 256 MB of addresses.
func withinMemory(open func() (*sqlite3.Conn, error)) (conn *sqlite3.Conn, err error) {
	defer func() {
		if why := recover(); why != nil {
			if failed, ok := why.(error); !ok || !errors.Is(failed, syscall.ENOMEM) {
				panic(why)
			}
			err = ErrMemory
		}
	}()
	return open()
}

// ensure makes a file that none but its owner may read, where there is none.
func ensure(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// set makes the settings of a connection. The log is never deleted, but
// emptied: whoever closes a file that was renamed meanwhile would delete the
// log of the one that took its name. Checksums of pages are looked at in a cache
// alone: another SQLite may have written since.
func (d *DB) set() error {
	if err := d.conn.BusyTimeout(busyTime); err != nil {
		return err
	}
	if _, err := d.conn.FileControl("main", sqlite3.FCNTL_PERSIST_WAL, true); err != nil {
		return err
	}
	sync, verify := "FULL", "OFF"
	if d.schema.Cache {
		sync, verify = "NORMAL", "ON"
	}
	return d.conn.Exec(fmt.Sprintf(`PRAGMA checksum_verification = %s; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
		PRAGMA synchronous = %s; PRAGMA journal_size_limit = %d; PRAGMA cell_size_check = ON`, verify, sync, logLimit))
}

// prepare gives a connection the functions that the schema needs.
func (s Schema) prepare(conn *sqlite3.Conn) error {
	err := sums(conn)
	if err == nil && s.Connect != nil {
		err = s.Connect(conn)
	}
	return err
}
