package database

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// Copy opens a copy of a file, which stays as it is to the byte. It need not
// suit the schema.
func Copy(file string, s Schema) (*DB, error) {
	d, err := borrow(file, s, nil)
	if err != nil {
		return nil, err
	}
	d.readOnly = &ReadOnlyError{file, errors.New("it is a copy")}
	if err := d.set(); err != nil {
		return nil, errors.Join(d.explain(err), d.Close())
	}
	return d, nil
}

// Look opens a file as it is, to say what is wrong with it: it need not suit the
// schema, nothing is moved or made, and Write fails. It is a copy where the file
// itself cannot be written.
func Look(file string, s Schema) (*DB, error) {
	info, err := os.Stat(file)
	switch {
	case !exists(file):
		return nil, fmt.Errorf("%s: there is none", file)
	case err == nil && info.IsDir():
		return nil, about(file, ErrFolder)
	}
	d, err := connect(file, s)
	if err != nil {
		return Copy(file, s)
	}
	d.readOnly = &ReadOnlyError{file, errors.New("it was opened for looking")}
	return d, nil
}

// Busy reports whether another program is writing at this moment.
func (d *DB) Busy() bool {
	if err := d.conn.BusyTimeout(0); err != nil {
		return false
	}
	defer func() { _ = d.conn.BusyTimeout(busyTime) }()
	tx, err := d.conn.BeginImmediate()
	if err == nil {
		_ = tx.Rollback()
	}
	return errors.Is(err, sqlite3.BUSY)
}

// checkTime bounds a Check of a file that is large, or on a slow disk.
const checkTime = 2 * time.Minute

// Damage is what Check finds within two minutes.
func (d *DB) Damage(ctx context.Context) ([]string, error) {
	ctx, stop := context.WithTimeout(ctx, checkTime)
	defer stop()
	return d.Check(ctx)
}
