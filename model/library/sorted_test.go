package library

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lede/model/article"
	"lede/model/text"
)

// mixed is a library of all that rows may be, in which much is alike.
func mixed(n int, seed uint64) *Library {
	r := rand.New(rand.NewPCG(seed, 1))
	var l Library
	titles := []string{"", "“Élan” of the sea", "Elan of the sea", "A headline about something long, one", "A headline about something long, two", "ß", "zoo"}
	for i := range n {
		it := Item{Rank: r.IntN(n), Modified: time.Unix(int64(r.IntN(5))-2, 0), Words: r.IntN(4), Loaded: r.IntN(8) > 0}
		it.Meta.Title, it.Meta.Outlet = titles[r.IntN(len(titles))], []string{"", "Ärzte", "arzte", "BBC", "the bbc"}[r.IntN(5)]
		it.Origin.File = fmt.Sprintf("%d/file %d.txt", r.IntN(2), r.IntN(5))
		if r.IntN(3) > 0 {
			it.Meta.Published = article.Date{Time: time.Unix(int64(r.IntN(5))-2, 0), Precision: article.Minute}
		}
		if r.IntN(8) == 0 {
			it.Err = errors.New("broken")
		}
		l.Add(it)
		l.rowOf(ID(i)).flags = l.rowOf(ID(i)).flags.set(placed, it.Loaded)
	}
	return &l
}

// TestSorted: by numbers items are sorted as they are compared one by one.
func TestSorted(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		l := mixed(40+20*int(seed), seed)
		for by := range numSorts {
			for _, back := range []bool{false, true} {
				l.by, l.back = by, back
				var want []ID
				for id := range ID(l.rows.n) {
					want = append(want, id)
				}
				got := slices.Clone(want)
				slices.SortFunc(want, l.compare)
				if l.sorted(got); !slices.Equal(got, want) {
					t.Fatalf("seed %d, %s, reversed %v: %v, want %v", seed, by, back, got, want)
				}
			}
		}
	}
}

// TestNeedle: what is found in a text is what stands in the folded one.
func TestNeedle(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "a", "Aa", "The Zoo of ZÜRICH", "aaab", "xax", "no", "A7-b", "é"} {
		for _, w := range []string{"", "a", "aab", "zoo", "zurich", "o of z", "b", "x", "ax", "xa", "7-", "ü", "nope", "e"} {
			var l Library
			it := Item{}
			it.Meta.Title = s
			r := l.pack(&it)
			if got, want := named("title", false).test(w)(&l.View, &r), strings.Contains(text.Fold(s), w); got != want {
				t.Errorf("%q in %q: %v", w, s, got)
			}
		}
	}
}
