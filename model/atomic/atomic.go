// Package atomic gives files new content, whole or not at all, wherever the
// program or the machine ends.
package atomic

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Replace gives a file new content. Its folder is there; a link stays one, and a
// file that is there keeps who may read it, a new one has mode. Where still says
// false at the last moment, the file stays as it is, and so does Replace; nil never
// does. An error names the file.
func Replace(file string, data []byte, mode fs.FileMode, still func() bool) (done bool, err error) {
	if target, err := filepath.EvalSymlinks(file); err == nil {
		file = target
	}
	if info, err := os.Stat(file); err == nil {
		mode = info.Mode().Perm()
	}
	defer func() { err = about(file, err) }()
	sweep(filepath.Dir(file))
	f, err := os.CreateTemp(filepath.Dir(file), prefix+"*")
	if err != nil {
		return false, err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err == nil && (still == nil || still()) {
		if err = os.Rename(f.Name(), file); err == nil {
			return true, nil
		}
	}
	return false, errors.Join(err, os.Remove(f.Name()))
}

// about makes an error of the file beside it one of the file.
func about(file string, err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return &fs.PathError{Op: "write", Path: file, Err: path.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: "write", Path: file, Err: link.Err}
	}
	return err
}
