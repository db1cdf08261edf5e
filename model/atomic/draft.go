package atomic

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Draft is a file in the making, under a name that nobody can guess. A program that is
// killed leaves it, and the next one that writes in the same folder clears it away.
type Draft struct {
	*os.File
	synced, closed, ended bool
}

const (
	prefix   = ".lede-"
	leftOver = time.Hour // after which a draft is of a program that was killed
)

// New begins the draft of a file, of that mode as far as the reader's umask has it.
// An error names the file.
func New(file string, mode fs.FileMode) (*Draft, error) {
	sweep(filepath.Dir(file))
	return begin(file, mode)
}

// Write makes the draft of a file, with data in it. It clears nothing away, which would
// read a folder of many files for each.
func Write(file, data string, mode fs.FileMode) (*Draft, error) {
	d, err := begin(file, mode)
	if err != nil {
		return nil, err
	}
	if _, err = d.WriteString(data); err != nil {
		return nil, errors.Join(about(file, err), d.Drop())
	}
	return d, nil
}

// Sync has what was written outlive a power cut. Nothing is written after it.
func (d *Draft) Sync() error {
	if d.synced {
		return nil
	}
	d.synced = true
	return d.File.Sync()
}

// fewDrafts are synced faster one by one than with all that their disk has to write.
const fewDrafts = 4

// Sync has what was written in drafts of one folder outlive a power cut, and closes them:
// a system has few files open at a time.
func Sync(all []*Draft) error {
	together := len(all) > fewDrafts && syncAround(all[0].File) == nil
	for _, d := range all {
		d.synced = d.synced || together
		if err := errors.Join(d.Sync(), d.Close()); err != nil {
			return about(d.Name(), err)
		}
	}
	return nil
}

// Close closes the draft, once.
func (d *Draft) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	return d.File.Close()
}

func begin(file string, mode fs.FileMode) (*Draft, error) {
	f, err := os.OpenFile(filepath.Join(filepath.Dir(file), prefix+rand.Text()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, about(file, err)
	}
	return &Draft{File: f}, nil
}

// Create gives the draft the first of names that no file has, and returns it; it
// fails with fs.ErrExist where all are taken.
func (d *Draft) Create(names iter.Seq[string]) (name string, err error) {
	err = d.end(func() error {
		for name = range names {
			if err := link(d.Name(), name); !errors.Is(err, fs.ErrExist) {
				return err
			}
		}
		return fs.ErrExist
	})
	return name, err
}

// Replace gives the draft a name, and takes it from the file that has it.
func (d *Draft) Replace(name string) error {
	return d.end(func() error { return about(name, os.Rename(d.Name(), name)) })
}

// link moves a file to a name that no file has.
func link(from, to string) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
		return os.Remove(from)
	case errors.Is(err, fs.ErrExist):
		return err
	}
	if _, there := os.Lstat(to); there == nil {
		return fs.ErrExist
	}
	return os.Rename(from, to) // a file system without links
}

// Drop gives the draft up, unless it has a name or failed to get one.
func (d *Draft) Drop() error {
	if d.ended {
		return nil
	}
	d.ended = true
	return errors.Join(d.Close(), os.Remove(d.Name()))
}

func (d *Draft) end(name func() error) error {
	d.ended = true
	err := errors.Join(d.Sync(), d.Close())
	if err == nil {
		err = name()
	}
	if err != nil {
		_ = os.Remove(d.Name())
	}
	return err
}

// sweep removes what killed programs left in a folder; what cannot be removed stays.
func sweep(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), prefix) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > leftOver {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
