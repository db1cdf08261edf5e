package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model/config"
	"lede/model/engine"
	"lede/tui/paint"
)

// long is an article whose words are long for its lines.
func long(t *testing.T, language string) string {
	t.Helper()
	words := map[string]string{
		"en": "The representatives of the fishermen said that the extraordinary administration had been negotiating unsuccessfully with the international organizations for years. ",
		"ja": "港湾局は漁業組合と合意した。九年間の協議を経て、湖の埠頭は共同で使われる。",
	}[language]
	path := filepath.Join(t.TempDir(), "long.txt")
	if err := os.WriteFile(path, []byte("Headline of the day\n\n"+strings.Repeat(words, 8)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// lineEnds counts the rows of the page that end in a hyphen, and those that
// reach the end of the measure.
func (d *driver) lineEnds() (hyphens, full int) {
	end := d.m.page.Left() + d.m.page.Measure()
	for _, row := range d.m.rows() {
		row = strings.TrimRight(ansi.Strip(row), " ")
		if strings.HasSuffix(row, "-") {
			hyphens++
		}
		if len([]rune(row)) == end {
			full++
		}
	}
	return hyphens, full
}

// :lines goes from ragged lines over hyphenated to justified ones, and the place
// stays.
func TestLines(t *testing.T) {
	t.Parallel()
	d := drive(t, 64, 30, long(t, "en"))
	d.keys("- - - - j j j j")
	place := d.m.reader.Open().Place()
	ragged, full := d.lineEnds()
	hyphenated, _ := d.keys(": text:lines enter").lineEnds()
	justified, filled := d.keys(": text:lines enter").lineEnds()
	if ragged != 0 || hyphenated == 0 || justified == 0 || filled <= full+8 {
		t.Errorf("hyphens: %d, %d, %d; full lines %d, justified %d", ragged, hyphenated, justified, full, filled)
	}
	if d.m.reader.Open().Place() != place {
		t.Errorf("the place went from %d to %d", place, d.m.reader.Open().Place())
	}
	if again, _ := d.keys(": text:lines enter").lineEnds(); again != 0 {
		t.Errorf("ragged again with %d hyphens", again)
	}
}

// Where there are no patterns for a language, that is said.
func TestLinesOfAnotherLanguage(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, long(t, "ja")).keys(": text:lines enter")
	if said := d.m.reader.Status().Text; !strings.Contains(said, "not parted") {
		t.Errorf("said: %q", said)
	}
}

// Words that run from right to left are marked off where the configuration says
// so, in the list and on the page, and no row gets wider.
func TestIsolates(t *testing.T) {
	t.Parallel()
	for _, on := range []bool{true, false} {
		d := driveWith(t, 120, 40, Options{Engine: engine.Options{Args: []string{articles + "/world"}}, Config: config.Config{Isolate: on}})
		d.check("world")
		list := strings.Count(strings.Join(d.m.rows(), "\n"), "\u2067")
		d.keys("enter")
		for range 8 {
			d.keys("J").check("world")
		}
		if (list > 0) != on {
			t.Errorf("isolates %v: %d runs marked off", on, list)
		}
	}
}

// A row of a paragraph from right to left is one piece, with the Latin words, the figures
// and the full stop in it; one that begins with a Latin letter has pieces of its words.
func TestIsolatesOfParagraphs(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a.txt")
	story := "שער אחד\n\n„NATO זה 12” אמרה Ada Obi היום, WTO הודיע.\n\nThe word שלום means peace, and ספר means book.\n"
	if err := os.WriteFile(file, []byte(story), 0o600); err != nil {
		t.Fatal(err)
	}
	d := driveWith(t, 120, 40, Options{Engine: engine.Options{Args: []string{file}}, Config: config.Config{Isolate: true}}).keys("enter")
	screen := strings.Join(d.m.rows(), "\n")
	rows := ansi.Strip(screen)
	for _, want := range []string{"⟨שער אחד⟩", "⟨„NATO זה 12” אמרה Ada Obi היום, WTO הודיע.⟩", "The word ⟨שלום⟩ means peace, and ⟨ספר⟩ means book."} {
		if !strings.Contains(rows, strings.NewReplacer("⟨", "\u2067", "⟩", "\u2069").Replace(want)) {
			t.Errorf("no %q in\n%q", want, rows)
		}
	}
	if strings.ContainsAny(screen, paint.FromRight+paint.EndFromRight) {
		t.Error("a sign reaches the terminal")
	}
	d.check("isolated")
}

// Folds of asides open and close one by one, by enter and by click, and all at
// once; the reading place stays.
func TestFolds(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "asides.html")
	page := "<html><head><title>Ferries return</title></head><body><article><h1>Ferries return</h1>" +
		"<p>The ferries of the lake sail again from Monday on, said the port authority.</p><aside><p>Read also: first aside here</p></aside>" +
		"<p>They had been in the dock for a year, and the crews had found other work.</p><aside><p>Read also: second aside here</p></aside>" +
		"<p>The first boat leaves at dawn, and the band of the fishing union will play.</p></article></body></html>"
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, 80, 30, path)
	folds := func() string {
		var got []string
		for _, row := range d.m.rows() {
			if row = strings.TrimSpace(ansi.Strip(row)); strings.HasPrefix(row, "▸") || strings.HasPrefix(row, "▾") || strings.HasPrefix(row, "Read also") {
				got = append(got, strings.Fields(row)[0])
			}
		}
		return strings.Join(got, " ")
	}
	place := d.m.reader.Open().Place()
	if got := folds(); got != "▸ ▸" {
		t.Fatalf("folds: %s\n%s", got, d.screen())
	}
	if got := d.keys("enter"); folds() != "▾ Read ▸" {
		t.Errorf("after enter: %s\n%s", folds(), got.screen())
	}
	rows := d.m.rows()
	for y, row := range rows {
		if strings.Contains(row, "▸") {
			d.send(tea.MouseClickMsg{X: 6, Y: y, Button: tea.MouseLeft})
		}
	}
	if folds() != "▾ Read ▾ Read" {
		t.Errorf("after a click: %s", folds())
	}
	if d.keys("enter"); folds() != "▸ ▾ Read" {
		t.Errorf("closed again: %s", folds())
	}
	if d.keys("a"); folds() != "Read Read" {
		t.Errorf("all: %s", folds())
	}
	if d.keys("a"); folds() != "▸ ▸" || d.m.reader.Open().Place() != place {
		t.Errorf("none: %s, the place is %d, was %d", folds(), d.m.reader.Open().Place(), place)
	}
	d.check("folds")
}

// The headline stands for itself whatever kinds are lit, and a click on a name in
// it asks who that is.
func TestHeadline(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "story.md")
	story := "# Atieno opens the quay in Kisumu\n\nGrace Atieno, who leads the fishing union, opened the quay in Kisumu on Monday. “It is ours,” Atieno said.\n"
	if err := os.WriteFile(path, []byte(story), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, 80, 24, path)
	headline := func() (row string, y int) {
		for y, row := range d.m.rows() {
			if strings.Contains(ansi.Strip(row), "opens the quay") {
				return row, y
			}
		}
		t.Fatal("no headline")
		return "", 0
	}
	lit, y := headline()
	x := strings.Index(ansi.Strip(lit), "Atieno")
	d.send(tea.MouseClickMsg{X: x + 2, Y: y, Button: tea.MouseLeft})
	if c := d.m.reader.Card(); c == nil || d.m.reader.Open().Doc().Entities[c.Entity()].Name != "Grace Atieno" {
		t.Errorf("the card is %+v", c)
	}
	d.keys("esc 0 0")
	if again, _ := headline(); again != lit {
		t.Errorf("all kinds: %q, was %q", again, lit)
	}
	d.keys("0")
	if none, _ := headline(); none != lit {
		t.Errorf("no kind: %q, was %q", none, lit)
	}
}
