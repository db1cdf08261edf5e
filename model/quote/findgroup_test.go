package quote

import (
	"slices"
	"testing"
)

// Words belong together where one act of speech holds them.
func TestGroups(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []int // of each piece of speech, from 0
	}{
		{"interrupted", "“We won,” Ann Lee said, “and they lost the case.”", []int{0, 0}},
		{"two verbs of one subject", "Ann Lee said the pier would close in May and added that the bridge was safe.", []int{0, 1}},
		{"marked words of two verbs", "Ann Lee called the pier “a ruin” and said the bridge “should go soon”.", []int{0, 0, 1, 1}},
		{"two speakers", "“We won,” Ann Lee said. “We lost,” said Tom Dahl.", []int{0, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			quotes, _ := analyze(t, c.text)
			var got []int
			for _, q := range quotes {
				if q.Kind.Speech() {
					got = append(got, q.Group-quotes[0].Group)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got groups %v, want %v", got, c.want)
			}
		})
	}
}
