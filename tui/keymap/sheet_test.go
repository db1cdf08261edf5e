package keymap

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// briefWidth is how long what the sheet says of a key may be, in cells: two
// columns of it stand in 60.
const briefWidth = 20

// The sheet has twenty-five entries, each with a key, and none is told twice.
func TestSheet(t *testing.T) {
	t.Parallel()
	n, seen := 0, map[Brief]bool{}
	for _, task := range Default().Tasks() {
		for _, k := range task.Keys {
			n++
			if seen[k] || strings.Contains(k.Name, ":") || utf8.RuneCountInString(k.Help) > briefWidth || k.Help == "" {
				t.Errorf("%q: %q", k.Name, k.Help)
			}
			seen[k] = true
		}
	}
	if n != 25 {
		t.Errorf("%d keys", n)
	}
	for _, s := range sheet() {
		for _, e := range s.keys {
			for _, a := range []Action{e.action, e.more} {
				if _, ok := Default().Binding(e.mode, a); !ok && a != None {
					t.Errorf("%s has no key in %s", a, e.mode)
				}
			}
		}
	}
}

// The sheet names the keys in force.
func TestSheetFollowsRemap(t *testing.T) {
	t.Parallel()
	k, err := Default().Remap(map[string]map[string][]string{"article": {"next-name": {"ctrl+n"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range k.Tasks() {
		if slices.ContainsFunc(task.Keys, func(b Brief) bool { return b.Name == "ctrl+n E" }) {
			return
		}
	}
	t.Error("the sheet does not name ctrl+n")
}

// Blocks stay whole and in order, in columns of the least height.
func TestColumns(t *testing.T) {
	t.Parallel()
	blocks := [][]string{{"a", "b"}, {"c"}, {"d", "e", "f"}, {"g"}}
	pad := func(row string) string { return (row + "    ")[:4] }
	for _, c := range []struct {
		n    int
		want string
	}{
		{1, "a|b|c|d|e|f|g"},
		{2, "a   d|b   e|c   f|    g"},
		{3, "a   d   g|b   e|c   f"},
		{9, "a   d   g|b   e|c   f"},
	} {
		if got := strings.Join(Columns(blocks, c.n, pad), "|"); got != c.want {
			t.Errorf("%d columns: %s, want %s", c.n, got, c.want)
		}
	}
	if got := Columns(nil, 2, pad); len(got) != 0 {
		t.Errorf("no blocks: %q", got)
	}
}

// What the sheet tells of a key of the list holds on the page too, or says that it is of the
// list: the sheet is the same wherever it is asked for.
func TestSheetHoldsEverywhere(t *testing.T) {
	t.Parallel()
	k := Default()
	for _, s := range sheet() {
		for _, e := range s.keys {
			b, _ := k.Binding(e.mode, e.action)
			if there := k.Lookup(Article, b.Keys[0]); e.mode == List && there != e.action && !strings.Contains(e.help, "list") {
				t.Errorf("%s: %q, but on the page it is %s", b.Keys[0], e.help, there)
			}
		}
	}
}
