package entity

import (
	"slices"
	"testing"
)

// TestBeheaded: a listed place is found whole, behind a weekday too; a title or a name
// before it stays outside.
func TestBeheaded(t *testing.T) {
	for in, want := range map[string]string{
		"On Sunday New Orleans beat the Jets.":         "New Orleans",
		"On Sunday New Mexico beat the Jets.":          "New Mexico",
		"Then Mr. Mexico beat North Dakota.":           "Mexico",
		"The vote was held in Moscow. Orleans waited.": "Orleans",
	} {
		var names []string
		for _, e := range find(t, in, Context{}) {
			for _, m := range e.Mentions {
				names = append(names, m.Of(in))
			}
		}
		if !slices.Contains(names, want) {
			t.Errorf("%s: %q, want %s", in, names, want)
		}
	}
}
