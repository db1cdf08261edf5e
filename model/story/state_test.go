package story

import (
	"fmt"
	"slices"
	"testing"
)

// resting are articles of which the first so many were told of before the program
// ended: what was known of them, and all profiles.
func resting(t *testing.T, before int, articles ...dated) (*State, []*Profile) {
	t.Helper()
	var s Set
	var all []*Profile
	for _, a := range articles {
		p := profile(t, a.body, a.day)
		s.Count(p)
		all = append(all, p)
	}
	for _, p := range all[:before] {
		s.Add(p)
	}
	return s.State(), all
}

// TestRestore: whenever a Set rests, what is added later finds what it would have, and
// the words of copies are never asked for.
func TestRestore(t *testing.T) {
	t.Parallel()
	articles := []dated{{ashford1, ""}, {milton1, "2013-07-20"}, {tennis, ""}, {ashford1 + " It was late.", ""}, {ashford2, ""}, {milton2, "2013-08-10"}, {tennis, ""}}
	want := fmt.Sprint(stories(t, articles...))
	for before := range len(articles) + 1 {
		st, all := resting(t, before, articles...)
		s := st.Restore(func(n int) *Profile {
			if st.Articles[n].CopyOf != n {
				t.Errorf("at rest after %d: asked for %d, a copy", before, n)
			}
			return all[n]
		})
		for n, p := range all[before:] {
			if got := s.Add(p); got != before+n {
				t.Errorf("at rest after %d: number %d, want %d", before, got, before+n)
			}
		}
		if got := fmt.Sprint(s.Stories()); got != want {
			t.Errorf("at rest after %d: %s, want %s", before, got, want)
		}
	}
}

// TestRestoreUnchanged: what nothing was added to is told without a look at its words.
func TestRestoreUnchanged(t *testing.T) {
	t.Parallel()
	articles := []dated{{ashford1, ""}, {tennis, ""}, {ashford2, ""}}
	st, _ := resting(t, 3, articles...)
	s := st.Restore(func(n int) *Profile { t.Errorf("asked for %d", n); return &Profile{} })
	if got, want := fmt.Sprint(s.Stories()), fmt.Sprint(stories(t, articles...)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestDrop: what is gone is in no story, who repeated it is to be added again, and the
// rest stays as it was.
func TestDrop(t *testing.T) {
	t.Parallel()
	articles := []dated{{ashford1, ""}, {tennis, ""}, {ashford2, ""}, {ashford1, ""}, {tennis, ""}, {milton1, ""}, {milton2, ""}}
	for _, c := range []struct {
		gone []int
		had  []int
		want string
	}{
		{nil, []int{0, 1, 2, 3, 4, 5, 6}, "[{[0 3 2] [0 0 2]} {[1 4] [1 1]} {[5 6] [5 6]}]"},
		{[]int{0}, []int{1, 2, 4, 5, 6}, "[{[0 2] [0 0]} {[1] [1]} {[3 4] [3 4]}]"},
		{[]int{3, 5}, []int{0, 1, 2, 4, 6}, "[{[0 2] [0 2]} {[1 3] [1 1]} {[4] [4]}]"},
		{[]int{0, 1, 2, 3, 4, 5, 6}, nil, "[]"},
	} {
		st, all := resting(t, len(articles), articles...)
		had := st.Drop(func(n int) bool { return slices.Contains(c.gone, n) })
		s := st.Restore(func(n int) *Profile { return all[had[n]] })
		if got := fmt.Sprint(s.Stories()); !slices.Equal(had, c.had) || got != c.want {
			t.Errorf("without %v: %v, %s; want %v, %s", c.gone, had, got, c.had, c.want)
		}
		again := s.Add(all[0])
		if told := s.Stories(); again != len(had) || len(told) == 0 {
			t.Errorf("without %v, and one added: %d, %v", c.gone, again, told)
		}
	}
}
