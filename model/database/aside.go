package database

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// replace puts a file of no use aside, for the reason why, and makes a new one
// with what can still be read of it. The caller holds the lock.
func replace(ctx context.Context, file string, s Schema, why error) (*DB, error) {
	aside := &AsideError{File: file, Err: why}
	var err error
	if s.Cache || errors.Is(why, ErrEmpty) && !holds(file+"-wal") {
		err = discard(file)
	} else {
		aside.Kept, err = keep(file)
	}
	if err != nil {
		return nil, errors.Join(why, err)
	}
	d, err := build(ctx, file, s)
	switch {
	case err != nil:
		return nil, errors.Join(aside, err)
	case s.Cache:
		return d, nil
	case aside.Kept != "":
		aside.Saved = d.salvage(aside.Kept)
	}
	return d, aside
}

// discard removes file and what SQLite keeps beside it.
func discard(file string) error {
	for _, end := range beside {
		if err := remove(file + end); err != nil {
			return err
		}
	}
	return nil
}

// holds reports whether there is something in a file.
func holds(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.Size() > 0
}

// keep renames file, with what SQLite keeps beside it, to a name that no file
// has: NAME-damaged-1.db.
func keep(file string) (string, error) {
	end := filepath.Ext(file)
	for i := 1; ; i++ {
		kept := fmt.Sprintf("%s-damaged-%d%s", strings.TrimSuffix(file, end), i, end)
		if exists(kept) || exists(kept+"-wal") {
			continue
		}
		for _, end := range beside {
			if err := os.Rename(file+end, kept+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", err
			}
		}
		return kept, nil
	}
}

// borrow opens a copy of file, for where the file itself must not or cannot be
// written: SQLite wants to write beside it even to read. Nothing of it was read
// yet, nor set for the connection. mend, which may be nil, changes the copy
// before. Close removes it.
func borrow(file string, s Schema, mend func(copied string) error) (d *DB, err error) {
	dir, err := os.MkdirTemp("", "lede-")
	if err != nil {
		return nil, err
	}
	name := filepath.Join(dir, filepath.Base(file))
	for _, end := range [...]string{"", "-wal"} {
		err := copyFile(name+end, file+end)
		if err != nil && (end == "" || !errors.Is(err, fs.ErrNotExist)) {
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
	}
	if mend != nil {
		err = mend(name)
	}
	if err == nil {
		d, err = dial(name, s)
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	d.file, d.copied = file, dir
	return d, nil
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
