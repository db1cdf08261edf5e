package quote

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/linear"
)

// eachRanked calls do with the ranker of s for every stretch in marks, one after another.
func eachRanked(t *testing.T, s string, do func(r *ranker)) {
	t.Helper()
	m, lay := learned(), laidOut(t, s)
	if err := lay.tagAll(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	lay.hear(m)
	r := newRanker(lay, m)
	last := -1
	for i, mk := range lay.marked {
		lo, hi := lay.between(mk.Span)
		if lo >= hi {
			continue
		}
		r.prepare(stretch{lo: lo, hi: hi, markRange: [2]int{i, i + 1}}, last, i%3)
		do(&r)
		c, _, _ := r.choose()
		last = c.phrase
	}
}

// A remembered sum is the one that the features come to.
func TestRememberedSums(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../testdata/gold/*.gold")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		eachRanked(t, string(data), func(r *ranker) {
			look := r.sums.look(&r.now)
			for range 2 {
				for i, c := range r.list {
					got := r.score(i, look)
					if r.features(i); got != r.model.Score(r.col.out) {
						t.Fatalf("%s: %v at %d: %v, want %v", f, c, r.now.lo, got, r.model.Score(r.col.out))
					}
				}
			}
		})
	}
}

// What stretches that look alike have in common is summed up once.
func TestSumsOfManyStretches(t *testing.T) {
	t.Parallel()
	for _, one := range []string{`"a," he said. `, `"Go," said Anna. `, `"We go," the mayor said, "and come." `} {
		most, looked := 0, 0
		eachRanked(t, strings.Repeat(one, 400), func(r *ranker) {
			most, looked = r.sums.made, looked+len(r.list)
		})
		if most*8 > looked {
			t.Errorf("%q: %d sums for %d candidates", one, most, looked)
		}
	}
}

// Keys tell apart what fits into them, and what does not has none.
func TestKeyOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		look  int
		parts []int
		want  uint64
	}{
		{1, []int{2, 15}, 0x12f},
		{1, []int{16}, 0},
		{1, []int{-1}, 0},
		{1 << 20, make([]int, 11), 0},
		{1<<20 - 1, make([]int, 11), (1<<20 - 1) << 44},
	} {
		if got := keyOf(c.look, c.parts...); got != c.want {
			t.Errorf("%d %v: %#x, want %#x", c.look, c.parts, got, c.want)
		}
	}
	if linear.Scale != 256 {
		t.Error("scores are no longer whole numbers of 1/256")
	}
}

// Only what stands outside speech is looked at for who speaks, however much stands in it.
func TestNarrators(t *testing.T) {
	t.Parallel()
	lay := laidOut(t, "The mayor left. "+strings.Repeat("“Men saw a dog and the cat.” ", 500)+"Then the captain said: “No.”")
	r := newRanker(lay, learned())
	if len(r.narrators) > 3 || len(lay.phrases) < 1000 {
		t.Errorf("%d of %d phrases are looked at", len(r.narrators), len(lay.phrases))
	}
	for _, m := range lay.marked {
		lo, hi := lay.between(m.Span)
		for _, c := range r.candidates(stretch{lo: lo, hi: hi}, nil) {
			if c.phrase >= 0 && lay.inSpeech(lay.phrases[c.phrase].head) {
				t.Fatalf("%v stands in speech", c)
			}
		}
	}
}
