package index

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"lede/model/database"
)

// Examine says how large the index in file is, 0 where there is none, and what
// is wrong with it, one a line. It changes nothing.
func Examine(ctx context.Context, file string) (size int64, wrong []string, err error) {
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil, nil
	}
	if err != nil {
		return 0, nil, err
	}
	d, err := database.Look(file, schema)
	if errors.Is(err, database.ErrDamaged) {
		return info.Size(), []string{err.Error()}, nil
	}
	if err != nil {
		return info.Size(), nil, err
	}
	defer d.Close()
	if _, kind, err := d.Version(); err != nil || !kind {
		return info.Size(), []string{"it is no index of lede"}, nil
	}
	wrong, err = d.Damage(ctx)
	return info.Size(), wrong, err
}

// Remove deletes the index in file, which is made again when it is needed.
func Remove(file string) error {
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(file + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
