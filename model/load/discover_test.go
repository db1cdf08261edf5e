package load

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
)

// TestDiscover: in whatever pieces files are found, they are those of Sources,
// and their ranks are its order.
func TestDiscover(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 9))
	for range 20 {
		var files []string
		for range 60 {
			name := fmt.Sprintf("n%d.txt", r.IntN(200))
			for range r.IntN(3) {
				name = filepath.Join(fmt.Sprintf("d%d", r.IntN(6)), name)
			}
			files = append(files, name)
		}
		dir := tree(t, append(files, "d1_files/ad.js", "d1.html")...)
		args := []string{dir}
		if r.IntN(3) == 0 {
			args = append(args, filepath.Join(dir, "d1.html"), filepath.Join(dir, "none"), dir)
		}
		want := names(t, dir, Sources(t.Context(), args))
		for _, piece := range []int{1, 3, 10, 1000} {
			var found []Source
			ranks := map[int]int{}
			for f := range discover(t.Context(), args, piece) {
				found = append(found, f.Sources...)
				for i, rank := range f.Ranks {
					ranks[f.First+i] = rank
				}
			}
			got := make([]string, len(found))
			for i, name := range names(t, dir, found) {
				rank, ok := ranks[i]
				if !ok {
					rank = i
				}
				got[rank] = name
			}
			if !slices.Equal(got, want) {
				t.Fatalf("pieces of %d: %q, want %q", piece, got, want)
			}
		}
	}
}

func TestDiscoverStops(t *testing.T) {
	dir := tree(t, "a/1.txt", "a/2.txt", "b/3.txt", "4.txt")
	for range discover(t.Context(), []string{dir, dir + "/*"}, 1) {
		break
	}
}

// TestFirstScreenFirst: the first files come as soon as there are enough of them
// for a screen.
func TestFirstScreenFirst(t *testing.T) {
	t.Parallel()
	var files []string
	for i := range 3 * firstFound {
		files = append(files, fmt.Sprintf("%03d.txt", i))
	}
	for f := range Discover(t.Context(), []string{tree(t, files...)}) {
		if len(f.Sources) > firstFound {
			t.Errorf("%d files at first", len(f.Sources))
		}
		break
	}
}

// TestOffset: only where what was read is what stands in the file.
func TestOffset(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		limited
		of, start, want int64
	}{
		{limited{}, 10, 0, 10},
		{limited{}, 10, 500, 510},
		{limited{shift: 3}, 10, 0, 13},
		{limited{}, 0, 500, 0},
		{limited{shift: unknownShift}, 10, 0, 0},
		{limited{why: "incomplete"}, 10, 0, 0},
	} {
		if got := c.offset(c.of, c.start); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}
