package database

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc64"
	"math"
	"strings"

	"github.com/ncruces/go-sqlite3"
)

// Summed is a table whose rows carry a checksum of their other columns, so that
// a byte that changed within a value is noticed when its row is read. Only this
// program makes checksums, at the end of every Write. Where another program
// wrote a row its checksum is null, and the row is believed.
type Summed struct {
	Table   string
	Columns []string // all but the checksum, in order; the last is never null
}

// AddSums is the step of a Schema that gives tables checksums. It was released,
// and never changes.
func AddSums(tables ...string) string {
	const step = `
ALTER TABLE % ADD COLUMN sum INTEGER;
CREATE INDEX %_unsummed ON % (sum) WHERE sum IS NULL;
CREATE TRIGGER %_changed AFTER UPDATE ON % WHEN NEW.sum IS OLD.sum AND NEW.sum IS NOT NULL
	BEGIN UPDATE % SET sum = NULL WHERE rowid = NEW.rowid; END;`
	var all strings.Builder
	for _, t := range tables {
		all.WriteString(strings.ReplaceAll(step, "%", t))
	}
	return all.String()
}

// Intact is a condition on rows that holds where their checksum does, and fails
// the query with ErrDamaged elsewhere. Each pair of asked is a column and what
// its value must be in SQL, as a parameter: an index whose entry is damaged may
// lead to a row that is whole and not the one that was asked for.
func (t Summed) Intact(asked ...string) string {
	values := append([]string{}, t.Columns...)
	for i := 0; i < len(asked); i += 2 {
		for j, c := range t.Columns {
			if c == asked[i] {
				values[j] = asked[i+1]
			}
		}
	}
	return "row_intact(sum, " + strings.Join(values, ", ") + ")"
}

// sum is the checksum of a row in SQL.
func (t Summed) sum() string { return "row_sum(" + strings.Join(t.Columns, ", ") + ")" }

// believed is a condition as Intact, false where that fails.
func (t Summed) believed() string {
	return "coalesce(sum = " + t.sum() + ", " + t.Columns[len(t.Columns)-1] + " IS NOT NULL)"
}

// errRow says that a row is not what was written.
var errRow = fmt.Errorf("%w: a row has changed", sqlite3.CORRUPT)

// sums registers the functions that make and look at checksums.
func sums(conn *sqlite3.Conn) error {
	polynomial := crc64.MakeTable(crc64.ECMA)
	var row []byte
	sum := func(values []sqlite3.Value) int64 {
		row = appendValues(row[:0], values)
		return int64(crc64.Checksum(row, polynomial))
	}
	intact := func(kept sqlite3.Value, row []sqlite3.Value) bool {
		if kept.Type() == sqlite3.NULL {
			return row[len(row)-1].Type() != sqlite3.NULL // else it is the row of a smaller table
		}
		return kept.Int64() == sum(row)
	}
	return errors.Join(
		conn.CreateFunction("row_sum", -1, sqlite3.DETERMINISTIC, func(c sqlite3.Context, values ...sqlite3.Value) {
			c.ResultInt64(sum(values))
		}),
		conn.CreateFunction("row_intact", -1, sqlite3.DETERMINISTIC, func(c sqlite3.Context, values ...sqlite3.Value) {
			if !intact(values[0], values[1:]) {
				c.ResultError(errRow)
				return
			}
			c.ResultBool(true)
		}))
}

// appendValues appends values so that no others give the same bytes.
func appendValues(b []byte, values []sqlite3.Value) []byte {
	for _, v := range values {
		kind := v.Type()
		b = append(b, byte(kind))
		switch kind {
		case sqlite3.INTEGER:
			b = binary.LittleEndian.AppendUint64(b, uint64(v.Int64()))
		case sqlite3.FLOAT:
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float()))
		case sqlite3.TEXT:
			raw := v.RawText()
			b = append(binary.LittleEndian.AppendUint64(b, uint64(len(raw))), raw...)
		case sqlite3.BLOB:
			raw := v.RawBlob()
			b = append(binary.LittleEndian.AppendUint64(b, uint64(len(raw))), raw...)
		}
	}
	return b
}

// sumUp gives every row its checksum that has none. The caller is in a transaction.
func (d *DB) sumUp() error {
	for _, t := range d.schema.Sums {
		if err := d.Exec("UPDATE " + t.Table + " SET sum = " + t.sum() + " WHERE sum IS NULL"); err != nil {
			return err
		}
	}
	return nil
}

// changed says of which tables rows are not what was written, one a line.
func (d *DB) changed() (wrong []string, err error) {
	for _, t := range d.schema.Sums {
		n, err := d.number("SELECT count(*) FROM " + t.Table + " WHERE NOT " + t.believed())
		if err != nil {
			return wrong, err
		}
		if n > 0 {
			wrong = append(wrong, fmt.Sprintf("%d rows of %s have changed", n, t.Table))
		}
	}
	return wrong, nil
}
