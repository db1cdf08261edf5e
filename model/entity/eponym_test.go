package entity

import (
	"slices"
	"testing"
)

// TestThings: names that only tell a thing from others are not lit, streets that a
// Romance word tells are, whole.
func TestThings(t *testing.T) {
	for in, want := range map[string][]string{
		"Youths threw Molotov cocktails at police in Lerwen.":                     {"Lerwen"},
		"He has Parkinson's disease. Many with Parkinson's live in Lerwen.":       {"Lerwen"},
		"Ann Parkinson left Lerwen. Parkinson's disease was not named.":           {"Ann Parkinson", "Lerwen"},
		"The heist near the upscale Place Vendome is the latest on Rue de Zento.": {"Place Vendome", "Rue de Zento"},
		"THE NEWS VIA EMAIL comes on Friday.":                                     nil,
		"It was famous at the end of the Fifties.":                                nil,
		"A Cy Young Award winner spoke on Friday.":                                {"Cy Young Award"},
	} {
		var got []string
		for _, e := range find(t, in, Context{}) {
			for _, m := range e.Mentions {
				if e.Kind <= Work && m.Form == Name {
					got = append(got, m.Of(in))
				}
			}
		}
		slices.Sort(got)
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
