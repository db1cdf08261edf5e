package quote

import (
	"fmt"
	"strings"
	"testing"
)

// A page that lists things under labels is no transcript; one is where at least half of
// the turns are somebody's, and one a person's.
func TestLabelsPeople(t *testing.T) {
	page := func(labels ...string) string {
		paras := []string{"Ann Lee of Reuters went to Bergen to see Karl Brandt."}
		for i, l := range labels {
			paras = append(paras, fmt.Sprintf("%s: This is what stands behind the label, number %d.", l, i))
		}
		return strings.Join(paras, "\n\n")
	}
	for _, c := range []struct {
		labels []string
		want   int
	}{
		{[]string{"Pros", "Cons", "Pros", "Cons", "Pros", "Cons"}, 0},
		{[]string{"Our Score", "Our Score", "Our Score", "Our Score"}, 0},
		{[]string{"Brandt", "Lee", "Brandt", "Lee"}, 4},
		{[]string{"Reuters", "Reuters", "Reuters", "Reuters"}, 0},
		{[]string{"Reuters", "Brandt", "Reuters", "Brandt"}, 4},
		{[]string{"Q", "Q", "Q", "Q"}, 0},
		{[]string{"Q", "A", "Q", "A"}, 4},
		{[]string{"THE COURT", "MODERATOR", "THE COURT", "MODERATOR"}, 4},
		{[]string{"Brandt", "Price", "Brandt", "Price"}, 4},
		{[]string{"Brandt", "Price", "Price", "Brandt", "Price"}, 0},
	} {
		in := page(c.labels...)
		quotes, _ := analyze(t, in)
		if len(quotes) != c.want {
			t.Errorf("%v: %d turns, want %d", c.labels, len(quotes), c.want)
		}
	}
}

// The first label of somebody gives the whole name, the others its last word or initials.
func TestLabelsCallBySeveralNames(t *testing.T) {
	for _, c := range []struct{ asks, first, then string }{
		{"Reuters", "Karl Brandt", "Brandt"},
		{"Reuters", "Karl Brandt", "KB"},
		{"Reuters", "KARL BRANDT", "Brandt"},
	} {
		in := "Ann Lee of Reuters went to Bergen to see Karl Brandt.\n\n" +
			c.asks + ": When does the conference begin?\n\n" + c.first + ": It is planned for October.\n\n" +
			c.asks + ": Why Bergen?\n\n" + c.then + ": The harbour is close.\n\n" +
			c.asks + ": And who pays?\n\n" + c.then + ": The town pays for all of it."
		quotes, _ := analyze(t, in)
		if len(quotes) != 6 {
			t.Errorf("%s, %s: %d turns, want 6", c.first, c.then, len(quotes))
			continue
		}
		for i, q := range quotes {
			want := []string{"Reuters", "Karl Brandt"}[i%2]
			if q.Speaker == nil || q.Speaker.Name != want || strings.Contains(q.Of(in), ":") {
				t.Errorf("%s, %s: %q by %+v, want %s", c.first, c.then, q.Of(in), q.Speaker, want)
			}
		}
	}
}
