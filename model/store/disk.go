package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

const (
	// version is of the form that this lede writes. Every change of the form
	// raises it, so that an older lede never drops what it does not know.
	version = 1

	stateName = "state.json"
	lockName  = "state.lock"
	tempName  = "state.json.tmp" // one name is enough: only who holds the lock writes

	lockWait = 2 * time.Second       // how long Open waits to keep a damaged file
	lockStep = 20 * time.Millisecond // between two tries at the lock
)

// image is the file.
type image struct {
	Version  int     `json:"version"`
	Settings choices `json:"settings"`
	Articles []entry `json:"articles"`
}

// AsideError says that the file of an earlier run could not be used and under
// which name it was kept. Nothing in it was changed.
type AsideError struct {
	File, Kept string
	Err        error // why
}

func (e *AsideError) Error() string {
	return fmt.Sprintf("%s: %v; kept as %s", e.File, e.Err, filepath.Base(e.Kept))
}

func (e *AsideError) Unwrap() error { return e.Err }

// Why a file cannot be used.
var (
	ErrDamaged = errors.New("the state is damaged")
	ErrNewer   = errors.New("the state is of a newer lede")
)

// damaged reports whether err is about what a file holds, not about reading it.
func damaged(err error) bool { return errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) }

func (s *Store) file() string {
	if s.dir == "" {
		return ""
	}
	return filepath.Join(s.dir, stateName)
}

// read is what the file holds; nothing where there is none.
func read(file string) (t table, err error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err != nil {
		return t, err
	}
	return decode(data)
}

func decode(data []byte) (t table, err error) {
	var head struct{ Version int }
	if err := json.Unmarshal(data, &head); err != nil {
		return t, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if head.Version > version {
		return t, fmt.Errorf("%w: version %d", ErrNewer, head.Version)
	}
	var in image
	if err := json.Unmarshal(data, &in); err != nil || in.Version != version {
		return t, errors.Join(ErrDamaged, err)
	}
	t.choices = in.Settings
	for _, e := range in.Articles {
		t.put(e)
	}
	return t, nil
}

// lock waits until no other program writes in the folder, or ctx is done.
func (s *Store) lock(ctx context.Context) (unlock func(), err error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, err
	}
	l := flock.New(filepath.Join(s.dir, lockName))
	if _, err := l.TryLockContext(ctx, lockStep); err != nil {
		_ = l.Close()
		if ctx.Err() != nil {
			return nil, fmt.Errorf("%s: another lede is writing: %w", s.dir, err)
		}
		return nil, err
	}
	return func() { _ = l.Close() }, nil
}

// rescue reads the file again under the lock and keeps it aside if it is still
// of no use.
func (s *Store) rescue(ctx context.Context) (table, error) {
	unlock, err := s.lock(ctx)
	if err != nil {
		return table{}, fmt.Errorf("%s: the state could not be read and not be put aside: %w", s.file(), err)
	}
	defer unlock()
	t, aside, err := s.settle()
	if aside != nil {
		return t, aside
	}
	return t, err
}

// settle reads the file, and keeps it under another name where that is of no
// use. The caller holds the lock.
func (s *Store) settle() (table, *AsideError, error) {
	t, err := read(s.file())
	if !damaged(err) {
		return t, nil, err
	}
	kept, moved := keep(s.file(), errors.Is(err, ErrNewer))
	if moved != nil {
		return table{}, nil, errors.Join(err, moved)
	}
	return table{}, &AsideError{File: s.file(), Kept: kept, Err: err}, nil
}

// keep renames file to a name that no file has.
func keep(file string, newer bool) (string, error) {
	word := "damaged"
	if newer {
		word = "newer"
	}
	for i := 1; ; i++ {
		kept := filepath.Join(filepath.Dir(file), fmt.Sprintf("state-%s-%d.json", word, i))
		if _, err := os.Lstat(kept); errors.Is(err, fs.ErrNotExist) {
			return kept, os.Rename(file, kept)
		} else if err != nil {
			return "", err
		}
	}
}

// write replaces file by t: a reader sees the old or the new one, whole, at any
// moment and after any crash. The caller holds the lock.
func write(file string, t table) error {
	dir := filepath.Dir(file)
	temp, err := os.OpenFile(filepath.Join(dir, tempName), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = fill(temp, t)
	if err == nil {
		err = os.Rename(temp.Name(), file)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
		return err
	}
	syncDir(dir)
	return nil
}

// fill writes t to f, to the disk itself, and closes it.
func fill(f *os.File, t table) error {
	err := encode(f, t)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func encode(w io.Writer, t table) error {
	out, err := json.MarshalIndent(image{version, t.choices, t.list()}, "", " ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(out, '\n'))
	return err
}

// syncDir makes the renaming last through a loss of power. Some file systems
// cannot; the file is whole either way.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
