package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReports: for what users of other readers reported, the table says what holds
// here, and names the tests that hold it.
func TestReports(t *testing.T) {
	t.Parallel()
	const dir = "../../testdata/"
	table, err := os.ReadFile(dir + "reports.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(table)), "\n")
	if len(rows) < 34 {
		t.Errorf("%d rows", len(rows))
	}
	for _, row := range rows {
		cells := strings.Split(row, "\t")
		if len(cells) != 4 || !strings.Contains(cells[0], "#") || cells[1] == "" || cells[2] == "" || cells[3] == "" {
			t.Errorf("not whole: %q", row)
			continue
		}
		for test := range strings.FieldsSeq(cells[3]) {
			if name, ok := strings.CutPrefix(test, "script/"); ok {
				if _, err := os.Stat(filepath.Join(dir, "script", name+".txt")); err != nil {
					t.Errorf("%s: %v", cells[0], err)
				}
			} else if at, name, _ := strings.Cut(test, "."); !declares(t, at, name) {
				t.Errorf("%s: there is no %s", cells[0], test)
			}
		}
	}
}
