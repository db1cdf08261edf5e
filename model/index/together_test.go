package index

import (
	"fmt"
	"path/filepath"
	"reflect"
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
		digest, err := ix.Among(load.Sources(t.Context(), names))
		if err != nil {
			t.Fatal(err)
		}
		return string(digest)
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

// TestStories: what was kept of some articles comes back, of the last libraries alone,
// and what is damaged does not.
func TestStories(t *testing.T) {
	t.Parallel()
	ix := newIndex(t)
	want := []Story{{Articles: []Place{{0, 0}, {7, 300}, {1, 2}}, Copies: 1}, {Articles: []Place{{3, 0}}}}
	for n := range keptStories + 1 {
		if err := ix.KeepStories(t.Context(), fmt.Append(nil, n), want); err != nil {
			t.Fatal(err)
		}
		if n == 1 { // kept again, as the newest
			if err := ix.KeepStories(t.Context(), []byte("0"), want); err != nil {
				t.Fatal(err)
			}
		}
	}
	var kept []int
	for n := range keptStories + 2 {
		got, ok := ix.Stories(fmt.Append(nil, n))
		if ok {
			kept = append(kept, n)
		}
		if ok != reflect.DeepEqual(got, want) {
			t.Errorf("%d: %v, %v", n, got, ok)
		}
	}
	if !slices.Equal(kept, []int{0, 2, 3, 4, 5, 6, 7, 8}) {
		t.Errorf("kept are %v", kept)
	}
	for _, damaged := range [][]byte{{}, []byte("damaged"), compress([]byte{2, 0}), compress(append([]byte{0}, 0))} {
		if err := ix.write(t.Context(), func(d *database.DB) error { return d.Exec("UPDATE together SET stories = ?", damaged) }); err != nil {
			t.Fatal(err)
		}
		if got, ok := ix.Stories([]byte("0")); ok {
			t.Errorf("%q is %v", damaged, got)
		}
	}
}
