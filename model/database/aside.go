package database

import (
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
func replace(file string, s Schema, why error) (*DB, error) {
	if s.Cache {
		for _, end := range beside {
			if err := remove(file + end); err != nil {
				return nil, errors.Join(why, err)
			}
		}
		return build(file, s)
	}
	aside := &AsideError{File: file, Err: why}
	var err error
	if aside.Kept, err = Keep(file, errors.Is(why, ErrNewer)); err != nil {
		return nil, errors.Join(why, err)
	}
	d, err := build(file, s)
	if err != nil {
		return nil, errors.Join(aside, err)
	}
	if !errors.Is(why, ErrNewer) {
		aside.Saved = d.salvage(aside.Kept)
	}
	return d, aside
}

// Keep renames file, with what SQLite keeps beside it, to a name that no file
// has: NAME-damaged-1.db, or NAME-newer-1.db.
func Keep(file string, newer bool) (string, error) {
	word := "damaged"
	if newer {
		word = "newer"
	}
	end := filepath.Ext(file)
	for i := 1; ; i++ {
		kept := fmt.Sprintf("%s-%s-%d%s", strings.TrimSuffix(file, end), word, i, end)
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
// yet, nor set for the connection. Close removes the copy.
func borrow(file string, s Schema) (d *DB, err error) {
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
	if d, err = dial(name, s); err != nil {
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
