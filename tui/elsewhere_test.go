package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/model/state"
)

// From a name on the page, in a panel and on a card one key leads to all of that
// name in the library; from a quotation to that of its speaker.
func TestFindName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, keys, query, said string }{
		{"a name", "e @", `name:"James Mwangi"`, ""},
		{"a quotation", ". @", `name:"James Mwangi"`, ""},
		{"a card", "e enter @", `name:"James Mwangi"`, ""},
		{"a row", "e i @", `name:"James Mwangi"`, ""},
		{"a row of what was said", "w @", `name:"James Mwangi"`, ""},
		{"nothing", "@", "", "select a name"},
		{"a link", "e L @", "", "select a name"},
	} {
		d := drive(t, 120, 40, shelf(t)).keys("/ text:title:bank enter enter " + c.keys)
		f := d.m.reader.Finding()
		switch {
		case c.query == "" && (f != nil || !strings.Contains(d.m.reader.Status().Text, c.said)):
			t.Errorf("%s: %+v, said %q", c.name, f, d.m.reader.Status().Text)
		case c.query != "" && (f == nil || f.Query() != c.query || f.Len() == 0 || d.m.reader.Focus() != state.OnFindings || d.m.reader.Input() != nil):
			t.Errorf("%s: %+v", c.name, f)
		}
	}
}

// The last row of a card leads on: to what its name said here, and to the other
// articles, which the index counts.
func TestCardLeadsOn(t *testing.T) {
	t.Parallel()
	dir := shelf(t)
	if err := os.WriteFile(filepath.Join(dir, "votes.txt"), []byte("Votes\n\nJames Mwangi voted twice.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := driveIndexed(t, 120, 40, dir).keys("/ text:bank enter enter e enter")
	rows := strings.Split(ansi.Strip(d.screen()), "\n")
	last := ""
	for i, row := range rows {
		if strings.Contains(row, "╰─") {
			last = rows[i-1]
		}
	}
	if !strings.Contains(last, "w said 1 thing here") || !strings.Contains(last, "@ in 1 other article ") {
		t.Errorf("the last row is %q", last)
	}
	d.keys("w")
	if row, ok := d.m.reader.PanelRow(); !ok || row.Quote < 0 || d.m.reader.Panel().Kind() != state.Said || d.m.reader.Card() != nil {
		t.Errorf("w goes to %+v", row)
	}
}

// Panels open at what is selected on the page, and go along with it.
func TestPanelAtSelection(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 40, story(t)).keys("e e")
	doc, at := d.m.reader.Open().Doc(), d.m.reader.Open().Select()
	d.keys("i")
	if row, _ := d.m.reader.PanelRow(); row.Entity != doc.Mentions[at.Index()].Entity {
		t.Errorf("names open at %q", row.Text)
	}
	d.keys("q . . w")
	if row, _ := d.m.reader.PanelRow(); row.Quote != d.m.reader.Open().Select().Index() {
		t.Errorf("what was said opens at %q", row.Text)
	}
	d.keys("shift+tab .")
	if row, _ := d.m.reader.PanelRow(); row.Quote != d.m.reader.Open().Select().Index() {
		t.Errorf("what was said stays at %q", row.Text)
	}
}

// Dates and figures are one row of the panel of names until that is opened.
func TestNumbersAreFolded(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 40, wire).keys("enter i")
	folded := len(d.m.reader.PanelRows())
	d.keys("G")
	if row, ok := d.m.reader.PanelRow(); !ok || !row.Fold {
		t.Fatalf("the last row is %+v", row)
	}
	d.want("▸")
	d.keys("enter").want("▾")
	if open := len(d.m.reader.PanelRows()); open <= folded {
		t.Errorf("%d rows, %d folded", open, folded)
	}
	d.keys("enter").want("▸")
	d.keys("/ text:2")
	for _, row := range d.m.reader.PanelRows() {
		if strings.Contains(row.Text, "2") && !row.Head && !row.Fold {
			return
		}
	}
	t.Error("the filter finds no date or figure that is folded")
}
