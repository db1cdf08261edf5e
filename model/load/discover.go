package load

import (
	"cmp"
	"context"
	"io"
	"iter"
	"os"
	"slices"
	"time"
)

// Batch is some more of the files that were named.
type Batch struct {
	Sources []Source

	// Ranks are the places in the order of names of the sources from number
	// First on, where they were found in another: each is the number of a source.
	First int
	Ranks []int
}

// Sizes of the pieces in which files are found.
const (
	pieceSize  = 1024 // names of a folder that are sorted together
	firstFound = 64   // sources given first: more than a screen
	nextFound  = 1024
	foundPause = 50 * time.Millisecond // no source waits longer for others
)

// Discover gives what Sources lists as it is found, so that the first of a
// hundred thousand files are there as soon as those of a small folder. A folder
// of more than about a thousand names is given in pieces, each in natural order;
// the order of the whole follows as Ranks.
func Discover(ctx context.Context, args []string) iter.Seq[Batch] {
	return discover(ctx, args, pieceSize)
}

func discover(ctx context.Context, args []string, piece int) iter.Seq[Batch] {
	return func(yield func(Batch) bool) {
		var waiting []Source
		limit, last, going := firstFound, time.Now(), true
		flush := func() bool {
			if len(waiting) > 0 && going {
				going = yield(Batch{Sources: waiting})
			}
			waiting, limit, last = nil, nextFound, time.Now()
			return going
		}
		w := newWalker(ctx, args, func(s Source) bool {
			waiting = append(waiting, s)
			return len(waiting) < limit && time.Since(last) < foundPause || flush()
		})
		w.piece, w.places = piece, map[int]int{}
		w.ranked = func(first int, ranks []int) {
			if flush() {
				going = yield(Batch{First: first, Ranks: ranks})
			}
		}
		w.arguments(args)
		flush()
	}
}

// pieces lists dir a piece at a time, and says at the end in which order the
// sources would have come at once.
func (w *walker) pieces(dir, target string, f *os.File) {
	first, pieces := w.count, 0
	var names []string // of the entries, each as often as it gave sources
	for !w.stopped() {
		entries, err := f.ReadDir(w.piece)
		if len(entries) > 0 {
			pieces++
			w.entries(dir, target, entries, func(name string, n int) {
				for range n {
					names = append(names, name)
				}
			})
		}
		if err != nil {
			if err != io.EOF {
				w.refuse(dir, err)
				names = append(names, "")
			}
			break
		}
	}
	if pieces > 1 && len(names) == w.count-first {
		w.rank(first, names)
	}
}

// rank gives the order of the sources from number first on by names.
func (w *walker) rank(first int, names []string) {
	numbers := make([]int, len(names))
	for i := range numbers {
		numbers[i] = i
	}
	within := func(i int) int { // a folder in this one, which was ranked already
		if place, ok := w.places[first+i]; ok {
			return place
		}
		return first + i
	}
	slices.SortFunc(numbers, func(a, b int) int {
		return cmp.Or(natural(names[a], names[b]), cmp.Compare(within(a), within(b)))
	})
	ranks := make([]int, len(names))
	for at, i := range numbers {
		ranks[i] = first + at
	}
	for i, rank := range ranks {
		w.places[first+i] = rank
	}
	w.ranked(first, ranks)
}
