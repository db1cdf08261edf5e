package database

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/ncruces/go-sqlite3"
)

// Why a file cannot be used.
var (
	ErrDamaged = errors.New("the file is damaged")
	ErrNewer   = errors.New("the file is of a newer lede")
	ErrMoved   = errors.New("another file has its name now")
	ErrBusy    = errors.New("another lede is writing")
)

// AsideError says that a file could not be used and under which name it was
// kept. Nothing in it was changed.
type AsideError struct {
	File, Kept string
	Saved      int   // rows of it that could be read and are in the new file
	Err        error // why
}

func (e *AsideError) Error() string {
	s := fmt.Sprintf("%s: %v; kept as %s", e.File, e.Err, filepath.Base(e.Kept))
	if e.Saved > 0 {
		s += fmt.Sprintf(", %d rows of it saved", e.Saved)
	}
	return s
}

func (e *AsideError) Unwrap() error { return e.Err }

// ReadOnlyError says that what a file holds can be read and nothing be written.
type ReadOnlyError struct {
	File string
	Err  error // why
}

func (e *ReadOnlyError) Error() string {
	return fmt.Sprintf("%s: nothing new can be kept: %v", e.File, e.Err)
}

func (e *ReadOnlyError) Unwrap() error { return e.Err }

// useless reports whether err is about what a file holds, not about reading it.
func useless(err error) bool { return errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) }

// explain gives err the meaning it has here, and the file's name.
func (d *DB) explain(err error) error {
	if err == nil {
		return nil
	}
	for _, e := range []error{ErrDamaged, ErrNewer, ErrMoved, ErrBusy} {
		if errors.Is(err, e) {
			return err
		}
	}
	return fmt.Errorf("%s: %w", d.file, classify(err))
}

// classify tells damage and waiting from other faults.
func classify(err error) error {
	for _, code := range []error{sqlite3.CORRUPT, sqlite3.NOTADB, sqlite3.IOERR_DATA, sqlite3.IOERR_CORRUPTFS, sqlite3.IOERR_SHORT_READ, sqlite3.FORMAT} {
		if errors.Is(err, code) {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	if errors.Is(err, sqlite3.BUSY) || errors.Is(err, sqlite3.LOCKED) {
		return fmt.Errorf("%w: %w", ErrBusy, err)
	}
	return err
}
