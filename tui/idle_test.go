package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// printable are the keys of a keyboard that write something, and some that do not.
func printable() []string {
	keys := []string{"tab", "left", "right", "ctrl+a", "ctrl+y", "ctrl+o", "f1", "backspace", "é", "§"}
	for r := '!'; r <= '~'; r++ {
		keys = append(keys, string(r))
	}
	return keys
}

// No key is silent: where it does nothing that is to be seen, it says so, in one row.
func TestNoKeyIsSilent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, keys string
		quiet      string // keys whose work is not on the screen: another click, a read file, the row that is selected already
	}{
		{"list", "j", "r left h"},
		{"results", "F text:said enter j", "r"},
		{"page", "enter e", "r"},
		{"panel", "enter w", "r"},
		{"card", "enter e enter", "r"},
		{"help", "?", "r"},
	} {
		d := drive(t, 60, 20, articles+"/scrape")
		d.keys(c.keys)
		for _, key := range printable() {
			if strings.Contains(" "+c.quiet+" ", " "+key+" ") {
				continue
			}
			d := drive(t, 60, 20, articles+"/scrape").keys(c.keys)
			d.m.reader.Quiet()
			before := d.m.View().Content
			if d.keys(key); d.m.View().Content == before && !d.quit && len(d.said) == 0 {
				t.Errorf("%s: %s says nothing", c.name, key)
			}
		}
	}
}

// A key of the article says how to get there; where nothing can be opened it does not.
func TestIdleKeysLeadOn(t *testing.T) {
	t.Parallel()
	empty := filepath.Join(t.TempDir(), "none.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, keys, want string }{
		{wire, "E", "E does nothing here; enter opens the article"},
		{wire, "w", "w does nothing here; enter opens the article"},
		{wire, "é", "é does nothing here"},
		{wire, "enter w p", "p does nothing here; q closes the panel"},
		{wire, "enter e enter L", "L does nothing here; esc closes the card"},
		{wire, "enter ? w", "w does nothing here; esc closes the help"},
		{wire, "? w", "w does nothing here"},
		{wire, "tab", "no other pane is here"},
		{wire, "h", "no story is open here"},
		{empty, "q E", "E does nothing here"},
		{filepath.Dir(empty), "E", "E does nothing here"},
		{filepath.Dir(empty), "m", "it cannot be read: there is nothing to mark"},
		{filepath.Dir(empty), "*", "it cannot be read: there is nothing to mark"},
		{wire, "/ text:zzzz enter m", "no article is selected"},
	} {
		d := drive(t, 60, 20, c.file).keys(c.keys)
		if got := d.m.reader.Status().Text; got != c.want {
			t.Errorf("%s: %q, want %q", c.keys, got, c.want)
		}
	}
}

// Where there is nothing to read it is said what to do.
func TestNothingToRead(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 80, 120} {
		d := drive(t, width, 24, t.TempDir())
		words := strings.Join(strings.Fields(d.screen()), " ")
		for _, want := range []string{"lede FILE or FOLDER", "lede subscribe URL", "lede help formats", "lede help tells the rest"} {
			if width < 100 && !strings.Contains(words, want) {
				t.Errorf("%d columns: no %q in\n%s", width, want, d.screen())
			}
		}
	}
	if s := drive(t, 80, 24, wire).screen(); strings.Contains(s, "lede subscribe") {
		t.Errorf("where there are articles:\n%s", s)
	}
}

// What is to be selected first is only what the article has, and what it has not is said.
func TestWhatIsToBeSelected(t *testing.T) {
	t.Parallel()
	write := func(words string) string {
		file := filepath.Join(t.TempDir(), "a.txt")
		if err := os.WriteFile(file, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	bare := write("It rained in the night\n\nThe water came over the wall and went back again, and nobody was there.\n")
	named := write("A walk\n\nMary Okoro walked to the harbour in Kisumu, and nobody was there.\n")
	spoken := write("A wall\n\n“The wall is old and the water is high,” said an old fisherman at the pier.\n\n“Nobody has come to look at the wall this year.”\n\nIt rained in the night.\n")
	for _, c := range []struct{ file, keys, want string }{
		{bare, "enter", "no name and no quotation is known here"}, {bare, "@", "no name and no quotation is known here"},
		{spoken, "enter . @", "“an old fisherman” is no name"}, {spoken, "enter . . @", "nobody is named for these words"},
		{bare, "s", "no name is known here"}, {bare, "X", "no name and no quotation is known here"},
		{named, "enter", "select a name with e first"}, {named, "s", "select a name with e first"},
		{wire + "/delta-salt.txt", "enter", "select a name with e or a quotation with . first"},
	} {
		if got := drive(t, 60, 20, c.file).keys(c.keys).m.reader.Status().Text; got != c.want {
			t.Errorf("%s: %q, want %q", c.keys, got, c.want)
		}
	}
	d := drive(t, 60, 20, bare).keys("i")
	d.want("No names are known here.")
	drive(t, 60, 20, named).keys("1 3 i").want("0 lights all.")
}
