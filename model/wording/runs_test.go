package wording

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestRuns(t *testing.T) {
	t.Parallel()
	var r Runs
	if got := slices.Collect(r.With(Of("a b c"))); len(got) > 0 {
		t.Errorf("of nothing: %v", got)
	}
	for n, s := range []string{"the water is high", "water is high water is high", "high is the water", "the water", "ab c d"} {
		r.Add(n, Of(s))
	}
	for s, want := range map[string]string{
		"The water is low":        "[0]",
		"our water is high again": "[0 1]",
		"high is the water":       "[2]",
		"the water":               "[]",
		"a bc d":                  "[]",
	} {
		got := slices.Collect(r.With(Of(s)))
		slices.Sort(got)
		if fmt.Sprint(got) != want {
			t.Errorf("%q: %v, want %s", s, got, want)
		}
	}
}

// TestCommonplace: by what stands in so many texts nothing more is looked up.
func TestCommonplace(t *testing.T) {
	t.Parallel()
	var r Runs
	for n := range 2 * commonplace {
		r.Add(n, Of("we will fight on"))
	}
	r.Add(2*commonplace, Of(strings.Repeat("we will fight on ", 2)))
	if got := slices.Collect(r.With(Of("we will fight"))); len(got) != commonplace || got[commonplace-1] != commonplace-1 {
		t.Errorf("%d texts", len(got))
	}
	if got := slices.Collect(r.With(Of("on we will"))); !slices.Equal(got, []int{2 * commonplace}) {
		t.Errorf("%v", got)
	}
}
