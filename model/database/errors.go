package database

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/ncruces/go-sqlite3"
)

// Why a file cannot be used.
var (
	ErrDamaged = errors.New("the file is damaged")
	ErrEmpty   = errors.New("the file is empty: what it held is lost")
	ErrFolder  = errors.New("a folder has its name, so that nothing is kept")
	ErrFull    = errors.New("the disk is full")
	ErrMemory  = errors.New("the limit on memory leaves no room to open it")
	ErrNewer   = errors.New("the file is of a newer lede")
	ErrMoved   = errors.New("another file has its name now")
	ErrBusy    = errors.New("another lede is writing")
)

// AsideError says that a file could not be used and under which name it was
// kept, "" for an empty one, which was not. Nothing in it was changed.
type AsideError struct {
	File, Kept string
	Saved      int   // rows of it that could be read and are in the new file
	Err        error // why
}

func (e *AsideError) Error() string {
	s := about(e.File, e.Err).Error()
	if e.Kept == "" {
		return s + "; a new one is begun"
	}
	s += "; kept as " + filepath.Base(e.Kept)
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
	why := strings.TrimPrefix(e.Err.Error(), e.File+": ")
	return fmt.Sprintf("%s: nothing new can be kept: %s", e.File, why)
}

func (e *ReadOnlyError) Unwrap() error { return e.Err }

// useless reports whether err is about what a file holds, and not about reading
// it: then another takes its place. A newer file is of use to a newer program.
func (s Schema) useless(err error) bool {
	return errors.Is(err, ErrDamaged) || errors.Is(err, ErrEmpty) || s.Cache && errors.Is(err, ErrNewer)
}

// about is err with the name of the file that it is about, once.
func about(file string, err error) error {
	if strings.HasPrefix(err.Error(), file+": ") {
		return err
	}
	return fmt.Errorf("%s: %w", file, err)
}

// explain gives err the meaning it has here, and the file's name.
func (d *DB) explain(err error) error {
	if err == nil {
		return nil
	}
	for _, e := range []error{ErrDamaged, ErrEmpty, ErrNewer, ErrMoved, ErrBusy, ErrFull, ErrMemory} {
		if errors.Is(err, e) {
			return about(d.file, err)
		}
	}
	if d.schema.Cache && errors.Is(err, sqlite3.IOERR_DATA) { // the checksum of a page is wrong
		return about(d.file, fmt.Errorf("%w: %w", ErrDamaged, err))
	}
	if errors.Is(err, sqlite3.IOERR) && full(filepath.Dir(d.file)) {
		err = fmt.Errorf("%w: %w", ErrFull, err)
	}
	return about(d.file, classify(err))
}

// full reports whether nothing can be added in a folder because its disk is
// full: of some failures SQLite does not say why.
func full(dir string) bool {
	f, err := os.CreateTemp(dir, "lede-full-")
	if err == nil {
		_, err = f.Write(make([]byte, 64<<10))
		_, _ = f.Close(), os.Remove(f.Name())
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// classify tells damage, waiting and a full disk from other faults. That the
// disk does not give or take something is no damage of the file.
func classify(err error) error {
	for _, c := range []struct {
		is   []error
		says error
	}{
		{[]error{sqlite3.FULL, syscall.ENOSPC, syscall.EDQUOT}, ErrFull},
		{[]error{sqlite3.CORRUPT, sqlite3.NOTADB}, ErrDamaged},
		{[]error{sqlite3.BUSY, sqlite3.LOCKED}, ErrBusy},
	} {
		for _, is := range c.is {
			if errors.Is(err, is) {
				return fmt.Errorf("%w: %w", c.says, err)
			}
		}
	}
	return err
}
