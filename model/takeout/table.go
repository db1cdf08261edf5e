package takeout

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"strings"
)

// isTable reports whether raw begins with names of columns, an address among
// them.
func isTable(raw []byte) bool {
	line, _, _ := bytes.Cut(raw, []byte("\n"))
	names, err := csv.NewReader(bytes.NewReader(line)).Read()
	if err != nil || len(names) < 2 {
		return false
	}
	for _, name := range names {
		if strings.EqualFold(strings.TrimSpace(name), "url") {
			return true
		}
	}
	return false
}

// rows reads entries that are rows of a table.
func rows(raw []byte) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		r := csv.NewReader(bytes.NewReader(raw))
		r.LazyQuotes, r.FieldsPerRecord = true, -1
		names, err := r.Read()
		if err != nil {
			yield(Entry{}, err)
			return
		}
		columns := map[string]int{}
		for i, name := range names {
			columns[strings.ToLower(strings.TrimSpace(name))] = i
		}
		for n := 0; ; n++ {
			row, err := r.Read()
			switch {
			case errors.Is(err, io.EOF) && n == 0:
				yield(Entry{}, ErrEmpty)
				return
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				if !yield(Entry{}, err) {
					return
				}
				continue
			}
			if e := rowEntry(columns, row); e.URL != "" && !yield(e, nil) {
				return
			}
		}
	}
}

// rowEntry is a row as an entry.
func rowEntry(columns map[string]int, row []string) (e Entry) {
	for _, f := range fields {
		for _, name := range f.names {
			if i, ok := columns[name]; ok && i < len(row) && row[i] != "" {
				f.take(&e, row[i:i+1])
				break
			}
		}
	}
	if e.Title == e.URL {
		e.Title = ""
	}
	return e
}
