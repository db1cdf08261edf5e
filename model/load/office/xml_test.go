package office

import (
	"slices"
	"testing"
)

// TestTable: paragraphs of a cell are its lines, and each counts.
func TestTable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		do    string // b, r, c begin a table, a row, a cell; e ends a table; others are paragraphs
		rows  [][]string
		cells int
	}{
		{"brcxcye", [][]string{{"x", "y"}}, 2},
		{"brcxyzcwe", [][]string{{"x\ny\nz", "w"}}, 4},
		{"brcxbrcyezcwe", [][]string{{"x\ny\nz", "w"}}, 4},
		{"bxye", [][]string{{"x\ny"}}, 1},
		{"brcrccxe", [][]string{{""}, {"", "x"}}, 3},
		{"be", nil, 0},
	} {
		var table Table
		var got Block
		for _, step := range c.do {
			switch step {
			case 'b':
				table.Begin()
			case 'r':
				table.Row()
			case 'c':
				table.Cell()
			case 'e':
				got, _ = table.End()
			default:
				table.Add(string(step))
			}
		}
		if !slices.EqualFunc(got.Rows, c.rows, slices.Equal) || table.Cells != c.cells {
			t.Errorf("%s: %q, %d cells, want %q, %d", c.do, got.Rows, table.Cells, c.rows, c.cells)
		}
	}
}
