package parquet

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lede/model/parquet/parquettest"
)

// columns are one of each kind, and the same that may have no value.
func columns() (all []Column) {
	for _, c := range []Column{{"number", Int64, false}, {"share", Double, false}, {"words", String, false}} {
		all = append(all, c, Column{c.Name + "?", c.Kind, true})
	}
	return all
}

func same(read parquettest.Column, c Column) bool {
	return read == parquettest.Column{Name: c.Name, Kind: int64(c.Kind), Optional: c.Optional}
}

func written(t *testing.T, columns []Column, rows [][]any) []byte {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out, columns)
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	tables := map[string][][]any{
		"empty": nil,
		"one":   {{int64(1), 0.5, "a", nil, nil, nil}},
		"edges": {
			{int64(math.MinInt64), math.Inf(-1), "", int64(math.MaxInt64), 0.0, ""},
			{int64(-1), math.Copysign(0, -1), "a\x00é🙂", nil, math.MaxFloat64, nil},
			{int64(0), 1.0, strings.Repeat("é", pageBytes), int64(0), nil, strings.Repeat("x", pageBytes-4)},
			{int64(0), 1.0, "behind a full page", nil, nil, "behind another"},
		},
	}
	for i := range 300 { // runs of every length from 1
		for k := range i % 40 {
			var none any
			if i%2 == 0 {
				none = fmt.Sprint(i, k)
			}
			tables["runs"] = append(tables["runs"], []any{int64(i), float64(k), "", int64(k), nil, none})
		}
	}
	for name, rows := range tables {
		for i, row := range rows { // each column beside its optional twin
			rows[i] = []any{row[0], row[3], row[1], row[4], row[2], row[5]}
		}
		got := parquettest.Read(t, written(t, columns(), rows))
		if !slices.EqualFunc(got.Columns, columns(), same) || len(got.Rows) != len(rows) || len(rows) > 0 && !reflect.DeepEqual(got.Rows, rows) {
			t.Errorf("%s: %d rows of %d came back, or others", name, len(got.Rows), len(rows))
		}
	}
}

// TestGroups: groups end at their rows and at their bytes, whichever comes first, and no
// row is lost between two.
func TestGroups(t *testing.T) {
	t.Parallel()
	number := []Column{{"n", Int64, false}}
	var rows [][]any
	for i := range groupRows + 1 {
		rows = append(rows, []any{int64(i)})
	}
	if got := parquettest.Read(t, written(t, number, rows)); !reflect.DeepEqual(got.Groups, []int64{groupRows, 1}) || !reflect.DeepEqual(got.Rows, rows) {
		t.Errorf("groups of %d rows", got.Groups)
	}
	if got := parquettest.Read(t, written(t, number, rows[:groupRows])); !reflect.DeepEqual(got.Groups, []int64{groupRows}) {
		t.Errorf("groups of %d rows", got.Groups)
	}
	long := []any{strings.Repeat("long ", groupBytes/10)}
	if got := parquettest.Read(t, written(t, []Column{{"s", String, false}}, [][]any{long, long, long})); !reflect.DeepEqual(got.Groups, []int64{2, 1}) {
		t.Errorf("groups of %d rows", got.Groups)
	}
}

// golden is a file of two rows that DuckDB 1.5 reads as they are in TestGolden.
const golden = "504152311500152015322c1504150015061506000028b52ffd0000810000010000000000000002000000000000001500151e" +
	"15302c1504150015061506000028b52ffd0000790000040000000201020003000000416e611500152015322c150415001506" +
	"1506000028b52ffd00008100000400000002010200000000000000e03f1502194c48057461626c6515060015042500180269" +
	"6400150c250218046e616d6525004c1c000000150a2502180473757265001604191c193c26081c1504192500061918026964" +
	"150c16041642165426080000265c1c150c192500061918046e616d65150c160416401652265c000026ae011c150a19250006" +
	"19180473757265150c16041642165426ae01000016c4011604260816fa010028046c656465009f00000050415231"

// TestGolden: not a byte of what other programs were seen to read changes unseen.
func TestGolden(t *testing.T) {
	t.Parallel()
	data := written(t, []Column{{"id", Int64, false}, {"name", String, true}, {"sure", Double, true}}, [][]any{{int64(1), "Ana", 0.5}, {int64(2), nil, nil}})
	if got := hex.EncodeToString(data); got != golden {
		t.Errorf("got %s", got)
	}
}

type full struct{ room int }

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errors.New("no space")
	}
	return len(b), nil
}

// TestErrors: what a column does not take is refused, and a disk that is full is told
// of at the latest when the table is closed.
func TestErrors(t *testing.T) {
	t.Parallel()
	for _, row := range [][]any{
		{}, {int64(1)}, {nil, "a"}, {1, "a"}, {int64(1), int64(1)}, {0.5, nil}, {"a", nil}, {int64(1), "a", nil},
	} {
		var out bytes.Buffer
		w := NewWriter(&out, []Column{{"a", Int64, false}, {"b", String, true}})
		if w.Write(row) == nil || w.Write([]any{int64(1), nil}) == nil || w.Close() == nil {
			t.Errorf("%v was written", row)
		}
	}
	whole := len(written(t, columns()[:1], [][]any{{int64(1)}}))
	for room := range whole + 1 {
		w := NewWriter(&full{room}, columns()[:1])
		if err := errors.Join(w.Write([]any{int64(1)}), w.Close()); (err == nil) != (room == whole) {
			t.Errorf("room for %d of %d bytes: %v", room, whole, err)
		}
	}
}
