package database

import (
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/ncruces/go-sqlite3"
)

// salvage copies into d what can be read of a damaged file, table by table, and
// returns the number of rows. The file itself stays as it is. A page
// that makes no sense is left out, and a row that is not what was written.
func (d *DB) salvage(file string) (rows int) {
	from, err := borrow(file, d.schema, restore)
	if err != nil {
		return 0
	}
	defer from.Close()
	if from.conn.Exec("PRAGMA checksum_verification = OFF; PRAGMA cell_size_check = ON; PRAGMA writable_schema = ON") != nil { // which reads on where the list of tables makes no sense
		return 0
	}
	from.relay(d)
	err = d.Write(context.Background(), func() error {
		for _, table := range d.list("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid") {
			rows += d.rescue(from, table)
		}
		return nil
	})
	if err != nil {
		return 0
	}
	return rows
}

// relay has the tables of a damaged file read by what another says they are, where
// its own word for them has changed: without it all of their rows are lost.
func (d *DB) relay(whole *DB) {
	if _, err := d.believed(); err == nil {
		return
	}
	const tables = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
	for row, err := range whole.Rows(tables) {
		if err != nil {
			return
		}
		_ = d.Exec("UPDATE sqlite_schema SET sql = ?2 WHERE name = ?1 AND type = 'table'", row.Text(0), row.Text(1)) // else it stays as it is
	}
	_ = d.conn.Exec("PRAGMA writable_schema = RESET; PRAGMA writable_schema = ON")
}

// pageSize is of every file that lede makes.
const pageSize = 4096

// restore mends a copy: it writes what is the same at the head of every file
// that lede makes (its kind, page size, form and encoding; sqlite.org/fileformat2.html,
// section 1.3).
func restore(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	page := make([]byte, pageSize)
	if _, err := f.ReadAt(page, 0); err != nil {
		return nil // not one page: what the log holds is read
	}
	reserved := page[reservedAt]
	copy(page, Magic+"\x10\x00\x02\x02\x00\x40\x20\x20")
	copy(page[44:], "\x00\x00\x00\x04")
	copy(page[56:], "\x00\x00\x00\x01")
	if page[reservedAt] = reserved; reserved != 0 && reserved != checksumBytes {
		page[reservedAt] = 0
	}
	_, err = f.WriteAt(page, 0)
	return err
}

// reservedAt is the byte that says how much of every page is not used.
const reservedAt = 20

// list is the first column of what query answers, as far as it can be read.
func (d *DB) list(query string, args ...any) []string {
	names, _ := d.texts(query, args...) // a damaged file has what it has
	return names
}

// texts is the first column of what query answers, up to an error.
func (d *DB) texts(query string, args ...any) (texts []string, err error) {
	for row, err := range d.Rows(query, args...) {
		if err != nil {
			return texts, err
		}
		texts = append(texts, row.Text(0))
	}
	return texts, nil
}

// rescue copies the readable rows of a table, which has a rowid.
func (d *DB) rescue(from *DB, table string) (rows int) {
	const columns = "SELECT name FROM pragma_table_info(?)"
	had := map[string]bool{}
	for _, c := range from.list(columns, table) {
		had[c] = true
	}
	var names, marks strings.Builder
	n := 0
	for _, c := range d.list(columns, table) {
		if had[c] {
			fmt.Fprintf(&names, ", %s", sqlite3.QuoteIdentifier(c))
			marks.WriteString(", ?")
			n++
		}
	}
	quoted := sqlite3.QuoteIdentifier(table)
	read := fmt.Sprintf("SELECT rowid%s FROM %s WHERE rowid >= ?%s ORDER BY rowid", names.String(), quoted, d.schema.intact(table, had))
	write := fmt.Sprintf("INSERT OR IGNORE INTO %s (rowid%s) VALUES (?%s)", quoted, names.String(), marks.String())
	probe := fmt.Sprintf("SELECT rowid FROM %s WHERE rowid >= ? LIMIT 1", quoted)
	if _, err := from.prepare(read, nil); err != nil {
		return 0
	}
	for at, more := 1, true; more; {
		var err error
		for row, failed := range from.Rows(read, at) {
			if err = failed; err != nil {
				break
			}
			if d.Exec(write, row.values(n+1)...) == nil && d.conn.Changes() > 0 {
				rows++
			}
			at = max(at, row.Int(0)+1) // a damaged page may go back
		}
		more = false
		if err != nil {
			at, more = from.beyond(probe, at)
		}
	}
	return rows
}

// intact is what else holds for rows that are what was written, of a table that
// has some columns.
func (s Schema) intact(table string, had map[string]bool) string {
	for _, t := range s.Sums {
		if t.Table == table && had["sum"] && !slices.ContainsFunc(t.Columns, func(c string) bool { return !had[c] }) {
			return " AND " + t.believed()
		}
	}
	return ""
}

// beyond is the first rowid after at from which probe can read again, found by
// doubling and halving: a page holds a run of them.
func (d *DB) beyond(probe string, at int) (int, bool) {
	reads := func(id int) bool {
		_, err := d.number(probe, id)
		return err == nil
	}
	step := 1
	for !reads(at + step) {
		if step > math.MaxInt/2-at {
			return 0, false
		}
		step *= 2
	}
	low, high := at+step/2, at+step // low does not read, or is at
	for high-low > 1 {
		if middle := low + (high-low)/2; reads(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high, true
}

// values are the first n columns of a row.
func (r Row) values(n int) []any {
	values := make([]any, n)
	for i := range values {
		switch r.s.ColumnType(i) {
		case sqlite3.INTEGER:
			values[i] = r.s.ColumnInt64(i)
		case sqlite3.FLOAT:
			values[i] = r.s.ColumnFloat(i)
		case sqlite3.TEXT:
			values[i] = r.s.ColumnText(i)
		case sqlite3.BLOB:
			values[i] = r.s.ColumnBlob(i, nil)
		}
	}
	return values
}
