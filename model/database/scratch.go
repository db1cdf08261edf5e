package database

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/ncruces/go-sqlite3"
)

// unguarded are the settings of a file that nobody else sees, and that is lost
// if writing it fails.
const unguarded = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"

// Scratch is a new database that no other program sees, to be written out when it is
// whole. Where the system can delete an open file, nothing of it is left whatever ends
// the program.
type Scratch struct {
	*DB
	file *os.File
}

// NewScratch makes a database in the folder for temporary files, and runs script.
func NewScratch(script string) (*Scratch, error) {
	dir, err := os.MkdirTemp("", "lede-")
	if err != nil {
		return nil, err
	}
	name := filepath.Join(dir, "scratch.db")
	conn, err := withinMemory(func() (*sqlite3.Conn, error) { return sqlite3.Open(name) })
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	shown := filepath.Join(os.TempDir(), "temporary database") // in messages; the disk is looked at beside it
	s := &Scratch{DB: &DB{file: shown, conn: conn, copied: dir, statements: map[string]*sqlite3.Stmt{}}}
	if s.file, err = os.Open(name); err == nil {
		_ = os.RemoveAll(dir)
		err = s.explain(conn.Exec(unguarded + script))
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// WriteTo writes the database as a file has it; no transaction may be open.
func (s *Scratch) WriteTo(w io.Writer) (int64, error) {
	return io.Copy(w, io.NewSectionReader(s.file, 0, 1<<62))
}

// Close leaves nothing of the database.
func (s *Scratch) Close() error {
	var err error
	if s.file != nil {
		err = s.file.Close()
	}
	return errors.Join(err, s.DB.Close())
}
