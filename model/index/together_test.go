package index

import (
	"archive/zip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lede/model/database"
	"lede/model/load"
)

// TestAmong: the digest is of the articles as they are now, of no others, and of the
// order in which their files were named.
func TestAmong(t *testing.T) {
	t.Parallel()
	ix, dir := newIndex(t), shelf(t, map[string]string{"a.txt": flood, "b.txt": team})
	among := func(names ...string) string {
		t.Helper()
		refresh(t, ix, dir)
		for i := range names {
			names[i] = filepath.Join(dir, names[i])
		}
		l, err := ix.listing(load.Sources(t.Context(), names))
		if err != nil {
			t.Fatal(err)
		}
		return string(l.among)
	}
	all, first := among("a.txt", "b.txt"), among("a.txt")
	if again := among("a.txt", "b.txt"); again != all {
		t.Error("nothing changed, but the digest")
	}
	if all == first || all == among("b.txt", "a.txt") {
		t.Error("other files or another order have the same digest")
	}
	put(t, dir, "b.txt", team+" And more.")
	if among("a.txt", "b.txt") == all || among("a.txt") != first {
		t.Error("a file changed, and the digest of the other one alone")
	}
	put(t, dir, "b.txt", team)
	if among("a.txt", "b.txt") != all {
		t.Error("a file has its old text, and another digest")
	}
	ix.version = "v2"
	if among("a.txt") == first {
		t.Error("another program's articles have the same digest")
	}
}

// event is a report of event n, in its own words where it is another.
func event(n int, other bool) string {
	town := []string{"Lerwen", "Saltholm", "Ashby", "Quarne", "Brandau", "Tolvik"}[n%6]
	who := []string{"Ines Kaltura", "Bo Ek", "Mara Quist", "Teo Vank", "Ulla Brandt", "Pim Osei"}[n%6]
	what := []string{"flood barrier", "opera house", "copper mine", "ferry dock", "tram depot", "seed bank"}[n%6]
	if other {
		return fmt.Sprintf("Plans for the %s\n\nThe %s of %s comes before winter, %s told reporters. %s had asked for the %s for years, and %s agreed.", what, what, town, who, town, what, who)
	}
	return fmt.Sprintf("%s votes\n\nThe council of %s voted for a %s. Mayor %s said the %s was late, but right. %s thanked %s.", town, town, what, who, what, who, town)
}

// together are the stories of a folder, as the names of their files, those that repeat
// another with the one that they repeat.
func together(t *testing.T, ix *Index, dir string) (told []string) {
	t.Helper()
	refresh(t, ix, dir)
	sources := load.Sources(t.Context(), []string{dir})
	found, err := ix.Together(t.Context(), sources, func() {})
	if err != nil || found.Damage != nil {
		t.Fatal(err, found.Damage)
	}
	name := func(p Place) string { return filepath.Base(sources[p.Source].Name) + p.Inside }
	for _, s := range found.Stories {
		line := ""
		for i, p := range s.Articles {
			if line += " " + name(p); s.CopyOf[i] != i {
				line += "=" + name(s.Articles[s.CopyOf[i]])
			}
		}
		told = append(told, line[1:])
	}
	return told
}

// kept is how many libraries are kept, and with what they are added to.
func kept(t *testing.T, ix *Index) (all, states int) {
	t.Helper()
	err := ix.read(func(d *database.DB) (err error) {
		for row, err := range d.Rows("SELECT count(*), (SELECT count(DISTINCT library) FROM resting) FROM together") {
			if err != nil {
				return err
			}
			all, states = row.Int(0), row.Int(1)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, states
}

// TestTogether: stories of a library that changes are those of all its articles, whether
// they are found anew or what is new is added; what was kept of it gives way.
func TestTogether(t *testing.T) {
	t.Parallel()
	for _, grows := range []int{1, growing} {
		files := map[string]string{}
		for n := range 6 {
			files[fmt.Sprintf("%d.txt", n)] = event(n, false)
			files[fmt.Sprintf("%d-other.txt", n+2)] = event(n+2, n < 3)
		}
		delete(files, "6-other.txt")
		delete(files, "7-other.txt")
		ix, dir := newIndex(t), shelf(t, files)
		ix.grows = grows
		step := func(does, name, text string, want ...string) {
			t.Helper()
			switch path := filepath.Join(dir, name); {
			case text == "" && name != "":
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			case name != "":
				put(t, dir, name, text)
			}
			if got := together(t, ix, dir); !slices.Equal(got, want) {
				t.Errorf("from %d, %s: %q, want %q", grows, does, got, want)
			}
		}
		two, three, four, five := "2-other.txt 2.txt", "3-other.txt 3.txt", "4-other.txt 4.txt", "5-other.txt 5.txt=5-other.txt"
		step("as it is", "", "", two, three, four, five)
		step("again", "", "", two, three, four, five)
		step("one more", "1-other.txt", event(1, true), "1-other.txt 1.txt", two, three, four, five)
		step("one less", "1-other.txt", "", two, three, four, five)
		step("an article of another event", "4-other.txt", event(1, true), "4-other.txt 1.txt", two, three, five)
		step("without the first of two copies", "5-other.txt", "", "4-other.txt 1.txt", two, three)
		step("a copy again", "copy.txt", event(5, false), "4-other.txt 1.txt", two, three, "5.txt copy.txt=5.txt")
		if all, states := kept(t, ix); grows == 1 && (states != 1 || all != 1) || grows > 1 && (states != 0 || all < 2) {
			t.Errorf("from %d: %d are kept, %d to be added to", grows, all, states)
		}
	}
}

// TestTogetherInside: articles of an archive are told apart by the file that they are in.
func TestTogetherInside(t *testing.T) {
	t.Parallel()
	ix, dir := newIndex(t), shelf(t, map[string]string{"c.txt": event(2, true), "d.txt": event(3, false), "e.txt": event(4, false), "f.txt": event(5, true)})
	f, err := os.Create(filepath.Join(dir, "b.zip"))
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for i, text := range []string{event(1, false), event(2, false), event(1, true)} {
		w, err := z.Create(fmt.Sprintf("%d.txt", i))
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if got, want := together(t, ix, dir), []string{"b.zip!2.txt b.zip!0.txt", "c.txt b.zip!1.txt"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestDrift: where much of a library changed, all of it is found anew.
func TestDrift(t *testing.T) {
	t.Parallel()
	ix, dir := newIndex(t), t.TempDir()
	ix.grows = 1
	for n := range 12 {
		put(t, dir, fmt.Sprintf("%02d.txt", n), event(n, n > 5))
	}
	var changed []int
	for n := range 9 {
		together(t, ix, dir)
		l, err := ix.listing(load.Sources(t.Context(), []string{dir}))
		if err != nil {
			t.Fatal(err)
		}
		r, ok := ix.resting(l.members)
		if !ok {
			t.Fatal("nothing is kept")
		}
		changed = append(changed, r.changed)
		put(t, dir, fmt.Sprintf("new%d.txt", n), event(n, n%2 > 0)+fmt.Sprintf(" It was vote %d.", n))
	}
	if want := []int{0, 1, 2, 3, 4, 0, 1, 2, 3}; !slices.Equal(changed, want) {
		t.Errorf("changed since all was found anew: %v, want %v", changed, want)
	}
}

// TestTogetherDamaged: what was kept and cannot be read is found again, and an article
// that cannot be restored is told of, and keeps nothing.
func TestTogetherDamaged(t *testing.T) {
	t.Parallel()
	ix, dir := newIndex(t), shelf(t, map[string]string{"a.txt": event(0, false), "b.txt": event(0, true), "c.txt": event(1, false)})
	ix.grows = 1
	want := together(t, ix, dir)
	if !slices.Equal(want, []string{"b.txt a.txt"}) && !slices.Equal(want, []string{"a.txt b.txt"}) {
		t.Fatalf("%q", want)
	}
	set := func(what string, to any) {
		t.Helper()
		if err := ix.write(t.Context(), func(d *database.DB) error { return d.Exec("UPDATE "+what, to) }); err != nil {
			t.Fatal(err)
		}
	}
	for _, damaged := range [][]byte{{}, []byte("damaged"), compress([]byte{2, 0}), compress([]byte{0, 0})} {
		set("together SET stories = ?", damaged)
		if got := together(t, ix, dir); !slices.Equal(got, want) {
			t.Errorf("stories %q: %q", damaged, got)
		}
		set("together SET among = id, stories = ?", damaged)
		set("resting SET part = ?", damaged)
		if got := together(t, ix, dir); !slices.Equal(got, want) {
			t.Errorf("state %q: %q", damaged, got)
		}
	}
	set("body SET gist = ? WHERE doc = (SELECT max(id) FROM doc)", []byte("damaged"))
	set("together SET among = id, sample = ?", []byte{})
	before, _ := kept(t, ix)
	found, err := ix.Together(t.Context(), load.Sources(t.Context(), []string{dir}), func() {})
	if all, _ := kept(t, ix); err != nil || found.Damage == nil || all != before {
		t.Errorf("%v, %v, %d kept", err, found.Damage, all)
	}
}

// TestTogetherLimit: the stories of the last libraries alone are kept.
func TestTogetherLimit(t *testing.T) {
	t.Parallel()
	ix := newIndex(t)
	var dirs []string
	for n := range keptStories + 2 {
		dirs = append(dirs, shelf(t, map[string]string{"a.txt": event(n, false), "b.txt": event(n, true)}))
		together(t, ix, dirs[n])
	}
	if all, states := kept(t, ix); all != keptStories || states != 0 {
		t.Errorf("%d are kept, %d to be added to", all, states)
	}
	for n, dir := range dirs {
		l, err := ix.listing(load.Sources(t.Context(), []string{dir}))
		if _, ok := ix.stories(l.among); err != nil || ok != (n > 1) {
			t.Errorf("library %d: %v, %v", n, ok, err)
		}
	}
}
