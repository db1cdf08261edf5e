package entity

import (
	"slices"
	"testing"
)

// TestRanks: a title is no part of a family name, a first name that is a title too stays.
func TestRanks(t *testing.T) {
	for in, want := range map[string]string{
		"The road was closed, Insp Waldie told reporters.":                       "Waldie",
		"The road was closed, Ch Supt Waldie told reporters.":                    "Waldie",
		"The road was closed, Undersheriff Waldie told reporters.":               "Waldie",
		"The Lions put QB Waldie on the list on Friday.":                         "Waldie",
		"The parish priest, Séra Halldór Ólafsson, said families had asked him.": "Halldór Ólafsson",
		"He asked House Speaker Paul Waldie to come on Friday.":                  "Paul Waldie",
		"The road was closed, Dean Waldie told reporters.":                       "Dean Waldie",
		"The road was closed, Sheikh Hasina told reporters.":                     "Sheikh Hasina",
		"The vote was lost, said Larry Di Ianni, who left. Di Ianni left.":       "Di Ianni",
	} {
		var got []string
		for _, e := range find(t, in, Context{}) {
			for _, m := range e.Mentions {
				if e.Kind == Person && m.Form == Name {
					got = append(got, m.Of(in))
				}
			}
		}
		if !slices.Contains(got, want) {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
