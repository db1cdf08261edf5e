package tui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"lede/model/engine"
	"lede/model/index"
)

// storied is a reader of three articles, two of them about one event, with an
// index of their own.
func storied(t *testing.T, width, height int) *driver {
	t.Helper()
	dir, at := t.TempDir(), filepath.Join(t.TempDir(), "index.db")
	for name, body := range map[string]string{
		"a.txt": "Council backs barrier\n\nThe council of Port Lerwen voted on Wednesday to build a flood barrier across the harbour mouth. Mayor Ines Kaltura said: “It is late, but it is right.”",
		"b.txt": "Ferry returns\n\nA ferry came back to Saltholm on Saturday, and the whole town stood on the quay.",
		"c.txt": "Barrier voted\n\nEleven councillors of Port Lerwen voted for the flood barrier across the harbour mouth, mayor Ines Kaltura said on Wednesday. The barrier is to stand before winter. “It is late, but it is right,” Kaltura said.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	open := func(ctx context.Context) (*index.Index, error) { return index.Open(ctx, at, "test") }
	return driveWith(t, width, height, Options{Engine: engine.Options{Args: []string{dir}, Index: open}})
}

// TestStoriesOnScreen: a story is a row that tells what it is of, opens to its
// articles and folds again; an article leads to its story.
func TestStoriesOnScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{40, 16}, {80, 24}, {160, 48}} {
		d := storied(t, size[0], size[1]).keys("T g")
		d.want("2 articles", "Barrier voted")
		d.check("stories")
		if d.m.reader.Library().Len() != 2 {
			t.Fatalf("%d rows", d.m.reader.Library().Len())
		}
		for d.m.reader.Selected().Title() != "Barrier voted" {
			d.keys("j")
		}
		d.keys("enter")
		d.want("•▏Council backs")
		d.check("an open story")
		d.keys("j enter J")
		d.check("an article of a story")
		if d.keys("q h"); d.m.reader.Library().Len() != 2 {
			t.Errorf("%d rows", d.m.reader.Library().Len())
		}
	}
}

// TestDossierOnScreen: one key goes from a name to all that the library says of
// it, another from a quotation to the same elsewhere; each passage is one key away.
func TestDossierOnScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{40, 16}, {80, 24}, {160, 48}} {
		d := storied(t, size[0], size[1])
		for d.m.reader.Selected().Title() != "Council backs barrier" {
			d.keys("j")
		}
		d.keys("enter @")
		d.want("select a name")
		d.keys("e")
		for d.m.reader.Open().Article().Text[d.selected():][:4] != "Ines" {
			d.keys("e")
		}
		d.keys("enter @")
		d.want("person · 2 articles", "Port Lerwen 2")
		d.check("a dossier")
		d.keys("enter")
		d.want("Ines Kaltura")
		d.keys("q q . \"")
		d.want("quote:", "It is late")
		d.check("the quotation elsewhere")
		if n := d.m.reader.Finding().Len(); n != 2 {
			t.Errorf("%d articles have the quotation", n)
		}
	}
}

// selected is where the selected mention begins.
func (d *driver) selected() int {
	s, _ := d.m.reader.Open().Selected()
	return s.Start
}
