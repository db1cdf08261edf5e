package quote

import (
	"slices"
	"testing"
)

// Who answers in a paragraph of marked words alone is whoever else spoke last.
func TestPartner(t *testing.T) {
	const before = "Ann Lee kept the books. “They told me nothing,” Lee said.\n\nKarl Brandt rose.\n\n“So there is no memo?” Brandt asked.\n\n"
	for in, want := range map[string][]string{
		before + "“No.”":                                                                    {"Ann Lee"},
		before + "“No.”\n\n“No letter at all?”":                                             {"Ann Lee", "Karl Brandt"},
		before + "“And no letter, either, from anybody?”":                                   {"Karl Brandt"},
		"“So there is no memo?” Karl Brandt asked.\n\n“No, there was nothing of the kind.”": {"Karl Brandt"},
	} {
		quotes, entities := analyze(t, in)
		check(t, in, quotes, entities)
		var got []string
		for _, q := range quotes[len(quotes)-len(want):] {
			by := ""
			if q.Speaker != nil {
				by = q.Speaker.Name
			}
			got = append(got, by)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: by %q, want %q", in, got, want)
		}
	}
}

// What hangs on a word before it, or is a clause of when and why alone, is no statement.
func TestFragments(t *testing.T) {
	for in, want := range map[string]bool{
		"Karl Brandt hinted at what some of the plans include for the harbour.":                     false,
		"After Ann Lee accused him of lying, he warned, “That will be fair game.”":                  false,
		"After Ann Lee left, the harbour was closed, Karl Brandt said.":                             true,
		"The ministry would pay for the pier because, according to Karl Brandt, the state owed it.": false,
		"Ann Lee said that the harbour was closed on Monday.":                                       true,
	} {
		said := false
		quotes, _ := analyze(t, in)
		for _, q := range quotes {
			said = said || q.Said && q.Kind == Indirect
		}
		if said != want {
			t.Errorf("%s: told %v, want %v", in, said, want)
		}
	}
}
