package tui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/correct"
	"lede/model/engine"
	"lede/model/index"
)

// namesakes are articles in which one name is of several people, with an index and
// corrections of their own.
func namesakes(t *testing.T) (d *driver, corrections string) {
	t.Helper()
	dir, at := t.TempDir(), filepath.Join(t.TempDir(), "index.db")
	corrections = filepath.Join(dir, "lede.corrections")
	for name, body := range map[string]string{
		"a.txt":            "Harbour plan\n\nIda Moreau leads the port of Lerwen. Ida Moreau said that the harbour will grow.",
		"b.txt":            "Harbour costs\n\nIda Moreau asked for money for the harbour. “It is not much,” Moreau said.",
		"c.txt":            "Poems read\n\nIda Moreau read poems in a harbour pub. Ida Moreau was born there.",
		"d.txt":            "Ship named\n\nMoreau named a ship in the harbour.",
		"lede.corrections": "",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, err := correct.Open([]string{corrections}, filepath.Join(t.TempDir(), "locks"), false)
	if err != nil {
		t.Fatal(err)
	}
	open := func(ctx context.Context) (*index.Index, error) { return index.Open(ctx, at, "test") }
	return driveWith(t, 120, 40, Options{Engine: engine.Options{Args: []string{dir}, Index: open, Corrections: files}}), corrections
}

// result selects the result of a headline.
func (d *driver) result(title string) *driver {
	d.t.Helper()
	for i := range d.m.reader.Finding().Len() {
		if d.m.reader.Finding().Result(i).Meta.Title == title {
			d.m.reader.SelectResult(i)
			return d
		}
	}
	d.t.Fatalf("%q is no result:\n%s", title, d.screen())
	return d
}

// TestRulingsOnDossiers: an article is parted from a dossier, and comes back; one that
// was joined by a guess is kept; two names become one. All of it is kept with the
// corrections, and undone.
func TestRulingsOnDossiers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, on, keys string
		facts          string // of the dossier then
		said           string // of the article
		kept           []string
	}{
		{"nothing", "Poems read", "", "person · 4 articles, 7 mentions, 2 quotations · 1 article joined by a guess", "", nil},
		{"another one", "Poems read", "X", "person · 3 articles", "another one of that name", []string{`"Ida Moreau" is the person "Ida Moreau (2)" in "c.txt" titled "Poems read"`}},
		{"taken back", "Poems read", "X X", "person · 4 articles", "", nil},
		{"undone", "Poems read", "X U", "person · 4 articles", "", nil},
		{"a guess", "Ship named", "X", "person · 3 articles, 6 mentions", "another one of that name", []string{`"Moreau" is the person "Ida Moreau (2)" in "d.txt" titled "Ship named"`}},
		{"no guess any more", "Ship named", "C", "person · 4 articles, 7 mentions, 2 quotations ", "", []string{`"Moreau" is the person "Ida Moreau" in "d.txt" titled "Ship named"`}},
		{"merged", "Poems read", "S text:Zoe-Laurent enter", "person · 4 articles, 7 mentions, 2 quotations · 1 article joined by a guess", "", []string{`"Ida Moreau" is the person "Zoe-Laurent"`}},
		{"merged with itself", "Poems read", "S text:Ida enter esc", "", "", nil},
	} {
		d, file := namesakes(t)
		d.from("Harbour plan").keys("enter e enter @").result(c.on).keys(c.keys)
		if c.facts != "" && !strings.Contains(d.screen(), c.facts) {
			t.Errorf("%s: no %q in\n%s", c.name, c.facts, d.screen())
		}
		if strings.Contains(d.screen(), " hit") {
			t.Errorf("%s: the articles of a dossier are counted in two ways:\n%s", c.name, d.screen())
		}
		if c.said != "" && strings.Count(d.screen(), c.said) != 1 || c.said == "" && strings.Contains(d.screen(), "another one of") {
			t.Errorf("%s: no %q in\n%s", c.name, c.said, d.screen())
		}
		kept, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range c.kept {
			if !strings.Contains(string(kept), line+"\n") {
				t.Errorf("%s: no %s in %q", c.name, line, kept)
			}
		}
		if c.kept == nil && strings.Contains(string(kept), "(2)") && c.facts != "" {
			t.Errorf("%s: kept %q", c.name, kept)
		}
	}
}

// A name that one article alone has is parted from nobody.
func TestNobodyToPartFrom(t *testing.T) {
	t.Parallel()
	d, file := namesakes(t)
	d.from("Harbour plan").keys("enter e e enter @")
	d.want("Lerwen", "1 article")
	for range 2 {
		d.keys("X")
		d.want("no other article names it")
	}
	if kept, err := os.ReadFile(file); err != nil || strings.Contains(string(kept), "(2)") {
		t.Errorf("kept %q, %v", kept, err)
	}
}

// TestRulingsElsewhere: where no dossier is, it is said how to get there.
func TestRulingsElsewhere(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"X", "C", "S"} {
		d := storied(t, 120, 40).keys("F text:harbour enter " + keys)
		d.want("rulings are made in a dossier")
	}
}

// TestDossierWithoutIndex: where nothing is kept, the articles that were found are read
// for it.
func TestDossierWithoutIndex(t *testing.T) {
	t.Parallel()
	indexed, _ := namesakes(t)
	d := driveWith(t, 120, 40, Options{Engine: engine.Options{Args: indexed.m.options.Engine.Args}})
	d.from("Harbour plan").keys("enter e enter @")
	d.want("person · 3 articles, 6 mentions, 2 quotations", "no article has a date", "also Moreau")
}
