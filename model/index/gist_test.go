package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"lede/model/analysis"
	"lede/model/database"
	"lede/model/fact"
	"lede/model/load"
	"lede/model/people"
	"lede/model/story"
)

const council = `Mayor Ines Kaltura of Port Lerwen said the barrier would be built before 4 December 2031, for $12 million.

“It is late, but it is right,” Kaltura said after the vote. She thanked the Harbour Trust.`

// TestGists: the index has of each article what is read from its file, in the
// order of the files; why a file gave less is told.
func TestGists(t *testing.T) {
	dir := t.TempDir()
	names := []string{"b.txt", "a.txt", "none.txt"}
	for name, body := range map[string]string{"a.txt": council, "b.txt": "The ferry\n\nIt came in on Saturday.", "none.txt": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ix, err := Open(t.Context(), filepath.Join(dir, "index.db"), "test")
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	for i := range names {
		names[i] = filepath.Join(dir, names[i])
	}
	sources := load.Sources(t.Context(), names)
	for range ix.Gists(t.Context(), sources[:2], load.Options{}) {
		t.Error("what was not read is known")
	}
	if _, err := ix.Refresh(t.Context(), sources, Options{}); err != nil {
		t.Fatal(err)
	}
	var got []*Gist
	var failed []error
	for g, err := range ix.Gists(t.Context(), sources, load.Options{}) {
		if err != nil {
			failed = append(failed, err)
		} else {
			got = append(got, g)
		}
	}
	if len(got) != 2 || len(failed) != 1 || !errors.Is(failed[0], load.ErrEmpty) {
		t.Fatalf("%d gists, %v", len(got), failed)
	}
	for i, g := range got {
		for a, err := range load.Open(t.Context(), sources[i], load.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			d, err := analysis.Analyze(context.Background(), a)
			if err != nil {
				t.Fatal(err)
			}
			want := people.Of(d)
			for j := range want.Sayings {
				want.Sayings[j].Confidence = float64(float32(want.Sayings[j].Confidence))
			}
			if !reflect.DeepEqual(g.Sheet, want) || !reflect.DeepEqual(g.Profile, story.Of(d)) || !reflect.DeepEqual(g.Facts, fact.Of(d)) || g.Origin.File != names[i] || g.Words != a.Words() {
				t.Errorf("%s: %+v, want %+v", names[i], g.Sheet, want)
			}
		}
	}
	if n := len(got[1].Sheet.Sayings); n != 2 {
		t.Errorf("%d sayings", n)
	}
	for n := range packGist(got[1].Sheet, got[1].Profile, got[1].Facts) {
		if _, err := unpackGist(packGist(got[1].Sheet, got[1].Profile, got[1].Facts)[:n]); err == nil {
			t.Errorf("%d bytes are enough", n)
		}
	}
}

// TestGistsDamaged: an article whose gist cannot be restored is left out and told
// of; neither the others of its source nor those of later ones are.
func TestGistsDamaged(t *testing.T) {
	dir := t.TempDir()
	var names []string
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		names = append(names, filepath.Join(dir, name))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name+"\n\n"+council), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ix, err := Open(t.Context(), filepath.Join(dir, "index.db"), "test")
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	sources := load.Sources(t.Context(), names)
	if _, err := ix.Refresh(t.Context(), sources, Options{}); err != nil {
		t.Fatal(err)
	}
	const spoil = "UPDATE body SET gist = ? WHERE doc = (SELECT a.doc FROM article a JOIN source s ON s.id = a.source WHERE s.path = ?)"
	if err := ix.write(t.Context(), func(d *database.DB) error { return d.Exec(spoil, []byte("bad"), names[1]) }); err != nil {
		t.Fatal(err)
	}
	var got []string
	for g, err := range ix.Gists(t.Context(), sources, load.Options{}) {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, filepath.Base(g.Origin.File))
		}
	}
	if want := []string{"a.txt", errWire.Error(), "c.txt"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
