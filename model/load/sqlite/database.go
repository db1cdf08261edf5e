package sqlite

import (
	"bytes"
	"fmt"
	"io"
	"iter"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/ioutil"
	"github.com/ncruces/go-sqlite3/vfs/readervfs"

	"lede/model/load/decode"
)

// Limits of what is read.
const (
	maxStream = 64 << 20 // bytes of a database that is no file
	maxHeap   = 64 << 20 // bytes that SQLite may use
	maxValue  = 16 << 20 // bytes of one value
)

// database is one that is read where it lies, and never written.
type database struct {
	*sqlite3.Conn
	name string
}

func open(in decode.Input) (*database, error) {
	at, size := in.At, in.Size
	if at == nil {
		raw, err := io.ReadAll(io.LimitReader(in, maxStream+1))
		if err != nil {
			return nil, err
		}
		if len(raw) > maxStream {
			return nil, fmt.Errorf("a database in an archive over %d MiB", maxStream>>20)
		}
		at, size = bytes.NewReader(raw), int64(len(raw))
	}
	db := new(database)
	db.name = fmt.Sprintf("lede-%p", db) // no other has it while this one is open
	readervfs.Create(db.name, ioutil.NewSizeReaderAt(io.NewSectionReader(rolledBack{at}, 0, size)))
	var err error
	if db.Conn, err = sqlite3.OpenFlags("file:"+db.name+"?vfs=reader", sqlite3.OPEN_READONLY|sqlite3.OPEN_URI); err != nil {
		readervfs.Delete(db.name)
		return nil, err
	}
	if _, err := db.Config(sqlite3.DBCONFIG_TRUSTED_SCHEMA, false); err != nil { // nothing that a column or a view calls may have effects
		db.close()
		return nil, err
	}
	db.HardHeapLimit(maxHeap)
	db.Limit(sqlite3.LIMIT_LENGTH, maxValue)
	return db, nil
}

func (db *database) close() {
	_ = db.Conn.Close() // nothing was written
	readervfs.Delete(db.name)
}

// rolledBack is a database as it stands in its file, whatever waits in a log beside
// it: the header says so in its bytes 18 and 19.
type rolledBack struct{ io.ReaderAt }

func (r rolledBack) ReadAt(p []byte, off int64) (int, error) {
	n, err := r.ReaderAt.ReadAt(p, off)
	for i := int64(18); i < 20; i++ {
		if off <= i && i < off+int64(n) && p[i-off] == 2 {
			p[i-off] = 1
		}
	}
	return n, err
}

// columns are the names of a table's columns.
func (db *database) columns(name string) (names []string, err error) {
	for row, err := range db.rows("SELECT name FROM pragma_table_info(" + sqlite3.Quote(name) + ")") {
		if err != nil {
			return nil, err
		}
		names = append(names, row[0])
	}
	return names, nil
}

// rows gives what a query answers, each value as text.
func (db *database) rows(query string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		stmt, _, err := db.Prepare(query)
		if err != nil {
			yield(nil, reason(err))
			return
		}
		defer stmt.Close()
		row := make([]string, stmt.ColumnCount())
		for stmt.Step() {
			for i := range row {
				row[i] = stmt.ColumnText(i)
			}
			if !yield(row, nil) {
				return
			}
		}
		if err := stmt.Err(); err != nil && db.GetInterrupt().Err() == nil {
			yield(nil, reason(err))
		}
	}
}
