package quote

import "testing"

// Marked words that the writer, the reader or a thing stands near without saying them
// are nobody's.
func TestUnsaid(t *testing.T) {
	for in, want := range map[string]string{
		"We have seen several “waves of cheap coffee” since the war.":                      "",
		"You can also look at the shelf and think, “No way, that is too high.”":            "",
		"I laughed and said, “I do not believe in the devil.”":                             "I",
		"Once I told Ann Lee that the plan was “too slow” for the harbour.":                "I",
		"The treaty covers, in its annexes, “all means of transport” in Bergen.":           "",
		"The letter from the ministry reads: “we may extend the use of the questionnaire”": "The letter",
	} {
		quotes, entities := analyze(t, in)
		check(t, in, quotes, entities)
		got := ""
		for _, q := range quotes {
			if (q.Kind == Direct || q.Kind == Mixed) && q.Speaker != nil {
				got = q.Speaker.Name
			}
		}
		if got != want {
			t.Errorf("%s: by %q, want %q", in, got, want)
		}
	}
}

// "Let me say" tells nothing of what somebody said.
func TestObjective(t *testing.T) {
	for in, want := range map[string]bool{
		"Let me just say that the harbour was not full of dentists.": false,
		"Let him say that the harbour was not full of dentists.":     false,
		"He would not let them; they say the harbour was full.":      true,
	} {
		said := false
		quotes, _ := analyze(t, in)
		for _, q := range quotes {
			said = said || q.Said
		}
		if said != want {
			t.Errorf("%s: told %v, want %v", in, said, want)
		}
	}
}
