package tui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/index"
	"lede/model/state"
)

// shelf is a folder of four small stories.
func shelf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"flood.txt": "Flood closes the harbour\n\nApr 28, 2025 - 00:01\n\nThe river rose on Monday. “We have never seen such a flood,” said Grace Atieno, who leads the union.\n\nThe flood came at night.\n",
		"bank.txt":  "Two banks, one balance sheet\n\nMay 3, 2025 - 09:30\n\nThe banks agreed on Friday. “This is no merger,” James Mwangi told reporters about the flood of rumours.\n",
		"team.txt":  "A late goal\n\nThe team won without much ado, the coach said.\n",
		"rain.txt":  "Rain\n\nIt rained on the river all day, and nobody minded.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// driveIndexed opens a folder with an index, which is filled when it returns.
func driveIndexed(t *testing.T, width, height int, dir string) *driver {
	t.Helper()
	file := filepath.Join(t.TempDir(), "index.db")
	o := files(dir)
	o.Engine.Index = func(ctx context.Context) (*index.Index, error) { return index.Open(ctx, file, "test") }
	d := driveWith(t, width, height, o)
	t.Cleanup(func() { _ = d.m.engine.Close() })
	return d
}

// write types s, spaces and all.
func (d *driver) write(s string) {
	for _, r := range s {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// found are the files of the results, in their order.
func (d *driver) found() string {
	var names []string
	for i := range d.m.reader.Finding().Len() {
		names = append(names, filepath.Base(d.m.reader.Finding().Result(i).Origin.File))
	}
	return strings.Join(names, " ")
}

func (d *driver) openFile() string {
	if d.m.reader.Open() == nil {
		return ""
	}
	return filepath.Base(d.m.reader.Library().Item(d.m.reader.Open().ID()).Origin.File)
}

func TestSearchAll(t *testing.T) {
	t.Parallel()
	dir := shelf(t)
	drivers := map[string]*driver{"indexed": driveIndexed(t, 120, 40, dir), "private": drive(t, 120, 40, dir)}
	for name, d := range drivers {
		t.Run(name, func(t *testing.T) {
			d.t = t
			d.keys("F")
			d.want(`person:"Kim Jong-un"`, "search all")
			d.keys("text:floo")
			if got := d.found(); got != "flood.txt bank.txt" && (name == "indexed" || got != "bank.txt flood.txt") {
				t.Fatalf("found %q", got)
			}
			d.want("such a flood,”", "2 articles", "28 Apr 2025")
			d.write("d -rumours")
			if got := d.found(); got != "flood.txt" {
				t.Fatalf("found %q", got)
			}
			d.keys("ctrl+u text:said:mwangi enter enter")
			if d.openFile() != "bank.txt" || d.m.reader.Focus() != state.OnArticle {
				t.Fatalf("%s is open", d.openFile())
			}
			if s := d.m.openSearch(); s == nil || s.Len() != 1 {
				t.Fatalf("hits %+v", s)
			}
			d.keys("q")
			if d.m.reader.Focus() != state.OnFindings {
				t.Fatal("q does not go back to the results")
			}
			d.keys("esc")
			if d.m.reader.Finding() != nil || d.m.reader.Focus() != state.OnList {
				t.Fatal("esc does not go back to the list")
			}
		})
	}
}

// TestHitsGoOn: n goes through the hits of an article and on to the next result,
// and N back.
func TestHitsGoOn(t *testing.T) {
	t.Parallel()
	d := driveIndexed(t, 80, 24, shelf(t))
	d.keys("F text:flood enter enter")
	var way []string
	step := func(key string) {
		d.keys(key)
		way = append(way, d.openFile()+":"+d.m.openSearch().Hit(d.m.openSearch().At()).Of(d.m.reader.Open().Article().Text))
	}
	step("n")
	step("n")
	step("N")
	if got, want := strings.Join(way, " "), "flood.txt:flood bank.txt:flood flood.txt:flood"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if s := d.m.openSearch(); s.At() != s.Len()-1 {
		t.Error("N comes to another hit than the last one")
	}
}

// TestSearchAllFromAnArticle: esc brings back the article and the place.
func TestSearchAllFromAnArticle(t *testing.T) {
	t.Parallel()
	d := driveIndexed(t, 80, 8, shelf(t))
	d.keys("/ text:title:flood enter enter G")
	was, place := d.openFile(), d.m.reader.Open().Place()
	d.keys("ctrl+s text:goal enter enter")
	if d.openFile() != "team.txt" {
		t.Fatalf("%s is open", d.openFile())
	}
	d.keys("q esc")
	if d.openFile() != was || d.m.reader.Open().Place() != place || d.m.reader.Focus() != state.OnArticle {
		t.Errorf("back at %s, %d; was at %s, %d", d.openFile(), d.m.reader.Open().Place(), was, place)
	}
}

// TestSearchesBehindEachOther: a search that is begun in an article which another one
// led to goes back there, at any depth, and that one is as it was.
func TestSearchesBehindEachOther(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 120} {
		d := driveIndexed(t, width, 24, shelf(t))
		type where struct {
			file, query string
			row         int
			place       state.Place
			focus       state.Focus
		}
		here := func() where {
			w := where{file: d.openFile(), focus: d.m.reader.Focus()}
			if f := d.m.reader.Finding(); f != nil {
				w.query, w.row = f.Query(), f.Row()
			}
			if o := d.m.reader.Open(); o != nil && w.focus == state.OnArticle {
				w.place = o.Place()
			}
			return w
		}
		d.keys("F text:flood down enter")
		way := []where{here()} // the second result
		for _, keys := range []string{"j e @", "enter", "j F text:river enter enter"} {
			d.keys(keys)
			way = append(way, here())
		}
		if last := way[3]; last.query != "river" || last.file == way[2].file {
			t.Fatalf("the way in is %+v", way)
		}
		for _, want := range []string{"river", `name:`, `name:`, "flood", "flood"} {
			d.keys("q")
			if got := here(); !strings.HasPrefix(got.query, want) {
				t.Fatalf("%d columns: back at %+v, want %q", width, got, want)
			}
			if got := here(); got.query == "flood" && (got.row != 1 || got.file != way[0].file) {
				t.Errorf("%d columns: back at %+v, left %+v", width, got, way[0])
			}
		}
		if d.keys("q"); d.m.reader.Finding() != nil || d.m.reader.Focus() != state.OnList || d.quit {
			t.Errorf("%d columns: the list is not at the end of the way", width)
		}
	}
}

// TestResultsAlone: the lines above and below the results are about them, not about the
// article that they hide, and a key of the article says that it does nothing.
func TestResultsAlone(t *testing.T) {
	t.Parallel()
	d := driveIndexed(t, 80, 24, shelf(t)).keys("F text:flood enter enter . q")
	screen := d.screen()
	if rows := strings.Split(screen, "\n"); !strings.HasPrefix(rows[len(rows)-1], " 1 of 2 ") || strings.Contains(rows[0], "people") {
		t.Error(screen)
	}
	for _, key := range []string{"O", "L", "H", "o"} {
		if d.keys(key); d.m.reader.Status().Text != key+" does nothing here; enter opens the article" {
			t.Errorf("%s says %q", key, d.m.reader.Status().Text)
		}
	}
	if none := driveIndexed(t, 80, 24, shelf(t)).keys("F text:zzz enter L"); none.m.reader.Status().Text != "L does nothing here" {
		t.Errorf("without results: %q", none.m.reader.Status().Text)
	}
	if d.keys("@ j"); d.m.reader.Status().Text != "" {
		t.Errorf("j says %q", d.m.reader.Status().Text)
	}
}

// TestBackWithItsHits: the article where a search was begun is at its place again, and
// n goes on through the hits that led there.
func TestBackWithItsHits(t *testing.T) {
	t.Parallel()
	d := driveIndexed(t, 80, 12, shelf(t))
	d.keys("F text:flood enter enter n")
	was, place, at := d.openFile(), d.m.reader.Open().Place(), d.m.openSearch().At()
	d.keys("F text:goal enter enter q q")
	s := d.m.openSearch()
	if d.openFile() != was || d.m.reader.Open().Place() != place || d.m.reader.Focus() != state.OnArticle || s == nil || s.Query() != "flood" || s.At() != at {
		t.Fatalf("back at %s, %d, was at %s, %d; %+v", d.openFile(), d.m.reader.Open().Place(), was, place, s)
	}
	if d.keys("n"); d.m.reader.Finding().Query() != "flood" || d.openFile() == was {
		t.Errorf("n does not go on to the next result: %s", d.openFile())
	}
}

// TestBackWithItsOwnSearch: the search of the article where one of the library was begun
// is there again, at its hit, whether that article was left or not.
func TestBackWithItsOwnSearch(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"F text:goal enter enter q q", "F text:flood enter enter q q", "F text:flood esc", "F text:goal enter enter esc F text:rain enter enter q q esc q"} {
		d := driveIndexed(t, 80, 12, shelf(t)).keys("/ text:title:rain enter enter / text:a enter n n")
		was := d.m.openSearch()
		d.keys(keys)
		s := d.m.openSearch()
		if s == nil || s.Query() != "a" || s.Len() != was.Len() || s.At() != was.At() || d.openFile() != "rain.txt" {
			t.Errorf("%s: %s, back with %+v, left with %+v", keys, d.openFile(), s, was)
		}
	}
}

func TestSearchAllFaults(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, shelf(t))
	d.keys("F")
	d.write("persn:kim ")
	d.want("column 1", "person")
	d.keys("ctrl+u text:zzzz")
	d.want("Nothing found")
	d.keys("enter")
	if d.m.reader.Finding() == nil || d.m.reader.Focus() != state.OnFindings {
		t.Error("enter without a result leaves the search")
	}
	d.keys("q")
	if d.quit || d.m.reader.Focus() != state.OnList {
		t.Error("q does not go back to the list")
	}
}

// TestSecondOpening: rows come from the index, the same as when they were read,
// and a file that changed since is read.
func TestSecondOpening(t *testing.T) {
	t.Parallel()
	dir := shelf(t)
	file := filepath.Join(t.TempDir(), "index.db")
	open := func(ctx context.Context) (*index.Index, error) { return index.Open(ctx, file, "test") }
	rows := func() (rows []string) {
		o := files(dir)
		o.Engine.Index = open
		d := driveWith(t, 120, 40, o)
		for row := range d.m.reader.Library().Len() {
			it := d.m.reader.Library().Item(d.m.reader.Library().At(row))
			rows = append(rows, it.Title()+" "+it.Meta.Published.ISO()+" "+it.Origin.Format)
		}
		_ = d.m.engine.Close()
		return rows
	}
	first := rows()
	if err := os.Chmod(filepath.Join(dir, "rain.txt"), 0); err != nil {
		t.Fatal(err)
	}
	if second := rows(); strings.Join(first, "\n") != strings.Join(second, "\n") {
		t.Errorf("first %q, then %q", first, second)
	}
	if err := os.WriteFile(filepath.Join(dir, "team.txt"), []byte("An early goal\n\nThe team lost.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if third := strings.Join(rows(), "\n"); !strings.Contains(third, "An early goal") {
		t.Errorf("a changed file: %q", third)
	}
}

// TestSearchAllWithoutIndex: where no index can be had, and in one file alone,
// the files are read.
func TestSearchAllWithoutIndex(t *testing.T) {
	t.Parallel()
	dir := shelf(t)
	broken := func(context.Context) (*index.Index, error) { return nil, os.ErrPermission }
	for name, o := range map[string]Options{
		"no index": files(dir),
		"one file": files(filepath.Join(dir, "bank.txt")),
	} {
		o.Engine.Index = broken
		d := driveWith(t, 80, 24, o)
		d.keys("ctrl+s text:merger")
		if got := d.found(); got != "bank.txt" {
			t.Errorf("%s: found %q", name, got)
		}
	}
}
