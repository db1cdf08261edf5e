package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// create makes the file, brings an older one up to date, or puts a useless one
// aside and makes a new one. Programs do so one after the other.
func create(ctx context.Context, file string, s Schema) (*DB, error) {
	unlock, err := lock(ctx, file)
	if err != nil {
		return nil, err
	}
	defer unlock()
	d, err := build(ctx, file, s)
	if !s.useless(err) {
		return d, err
	}
	return replace(ctx, file, s, err)
}

// lock waits until no other program makes or moves file.
func lock(ctx context.Context, file string) (unlock func(), err error) {
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	l := flock.New(file+".lock", flock.SetPermissions(0o600))
	if _, err := l.TryLockContext(ctx, lockStep); err != nil {
		_ = l.Close()
		if ctx.Err() != nil {
			return nil, fmt.Errorf("%s: %w: %w", file, ErrBusy, err)
		}
		return nil, err
	}
	return func() { _ = l.Close() }, nil
}

// build opens file, which is made where it is not there, and brings it to the
// present form. The caller holds the lock.
func build(ctx context.Context, file string, s Schema) (d *DB, err error) {
	info, err := os.Stat(file)
	switch {
	case err == nil && info.Size() == 0 && !s.Cache:
		return nil, ErrEmpty
	case errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0:
		if err := lay(file, s); err != nil {
			return nil, about(file, err)
		}
	}
	if d, err = connect(file, s); err != nil {
		return nil, err
	}
	if d.opened, err = os.Stat(file); err == nil {
		err = d.suits()
	}
	replaced := false
	if err == nil || errors.Is(err, errUnmade) {
		replaced, err = d.update(ctx, err)
	}
	if err != nil {
		return nil, errors.Join(d.explain(err), d.Close())
	}
	if replaced {
		_ = d.Close()
		return build(ctx, file, s)
	}
	return d, nil
}

// lay makes a new file beside file and gives it its name when it is whole, so
// that no other program sees half of it.
func lay(file string, s Schema) error {
	if err := clearLog(file); err != nil {
		return err
	}
	made := file + ".new"
	if err := discard(made); err != nil { // of a program that was killed
		return err
	}
	d, err := connect(made, s)
	if err != nil {
		return err
	}
	if s.Cache {
		err = d.conn.EnableChecksums("main")
	}
	if err == nil {
		err = d.conn.Exec("PRAGMA journal_mode = WAL")
	}
	if err == nil {
		err = d.migrate(0)
	}
	if err = errors.Join(err, d.Close()); err != nil {
		return err
	}
	if err := errors.Join(remove(made+"-wal"), remove(made+"-shm")); err != nil { // empty since Close
		return err
	}
	if err := os.Rename(made, file); err != nil {
		return err
	}
	syncDir(filepath.Dir(file))
	return nil
}

// clearLog takes away what is left beside a file that is gone or empty: its log
// would be taken for the new one's. A log that holds something is kept.
func clearLog(file string) error {
	if holds(file + "-wal") {
		_, err := keep(file)
		return err
	}
	return errors.Join(remove(file+"-wal"), remove(file+"-shm"))
}

func remove(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// syncDir makes a renaming last through a loss of power. Some file systems
// cannot; the file is whole either way.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// exists reports whether there is a file, or something that cannot be looked at.
func exists(file string) bool {
	_, err := os.Lstat(file)
	return !errors.Is(err, fs.ErrNotExist)
}
