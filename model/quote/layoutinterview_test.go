package quote

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const potter = "The potter Marta Reyes has worked in Oaxaca for thirty years. She spoke to the Valley Post in her kitchen."

// Who speaks in an interview, by how it is laid out: "speaker: first word".
func TestInterviews(t *testing.T) {
	t.Parallel()
	const reyes, post = "Marta Reyes", "Valley Post"
	for _, c := range []struct {
		name       string
		paragraphs []string
		want       []string
	}{
		{
			"letters",
			[]string{"Q: Why clay?", "A: Because it was there.", "Q: And the young?", "A: They want phones."},
			[]string{"Q: Why", reyes + ": Because", "Q: And", reyes + ": They"},
		},
		{
			"letters and full stops",
			[]string{"Q. Why clay?", "A. Because it was there.", "Q. And the young?", "A. They want phones."},
			[]string{"Q: Why", reyes + ": Because", "Q: And", reyes + ": They"},
		},
		{
			"initials",
			[]string{"VP: Why clay?", "MR: Because it was there.", "VP: And the young?", "MR: They want phones."},
			[]string{post + ": Why", reyes + ": Because", post + ": And", reyes + ": They"},
		},
		{
			"labels on the first question only",
			[]string{"Valley Post: Why clay?", "Marta Reyes: Because I had it.", "And the young?", "They want phones."},
			[]string{post + ": Why", reyes + ": Because", post + ": And", reyes + ": They"},
		},
		{
			"long answers",
			[]string{"VP: Why clay?", "MR: Because it was there.", "It is cheap.", "It lasts.", "Boys like it.", "We all do.", "VP: And the young?", "MR: They want phones."},
			[]string{post + ": Why", reyes + ": Because", reyes + ": It", reyes + ": It", reyes + ": Boys", reyes + ": We", post + ": And", reyes + ": They"},
		},
		{
			"three who speak leave long gaps to the reporter",
			[]string{"VP: Why clay?", "MR: Because it was there.", "TOM: I like it.", "It is cheap.", "It lasts.", "Boys like it.", "VP: And the young?", "MR: They want phones."},
			[]string{post + ": Why", reyes + ": Because", "TOM: I", post + ": And", reyes + ": They"},
		},
		{
			"asker named in full at first",
			[]string{"Valley Post: Why clay?", "MR: Because it was there.", "VP: And the young?", "MR: They want phones.", "VP: And you?", "MR: So do I."},
			[]string{post + ": Why", reyes + ": Because", post + ": And", reyes + ": They", post + ": And", reyes + ": So"},
		},
		{
			"no labels",
			[]string{"Why clay?", "Because I had it.", "And the young?", "They want phones.", "Do you sell?", "We sell on Sundays.", "I like it."},
			[]string{reyes + ": Because", reyes + ": They", reyes + ": We", reyes + ": I"},
		},
		{
			"no labels, two questions",
			[]string{"Why clay?", "Because I had it.", "And the young?", "They want phones."},
			nil,
		},
		{
			"an explainer",
			[]string{"Why clay?", "It is there.", "And the young?", "They want phones.", "Who sells?", "The market does."},
			nil,
		},
		{
			"questions far apart",
			[]string{"Why clay?", "I had it.", "It was here.", "It was cheap.", "I stayed.", "And the young?", "I do not know.", "Who sells?", "I do."},
			nil,
		},
	} {
		s := potter + "\n\n" + strings.Join(c.paragraphs, "\n\n")
		quotes, entities := analyze(t, s)
		check(t, s, quotes, entities)
		var got []string
		for _, q := range quotes {
			if q.Kind == Direct && q.Speaker != nil {
				got = append(got, fmt.Sprintf("%s: %s", q.Speaker.Name, strings.Fields(q.Content.Of(s))[0]))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// The letter of the questions is nobody's name, also where it was found as one.
func TestLettersAreNoNames(t *testing.T) {
	t.Parallel()
	s := "Marta Silva has run the harbour for nine years. We met her in her office on a wet Monday, and asked what she makes of the new quay.\n\n" +
		"Q: How many boats came in last year?\n\nA: About four thousand. We stopped counting in October, when the counter broke.\n\n" +
		"Q: Why did you stop?\n\nA: Because nobody at the ministry wanted to pay for a new one. I asked three times, and wrote twice.\n\n" +
		"Q: And now?\n\nA: Now we guess. It is not far off, as far as anybody can say."
	quotes, entities := analyze(t, s)
	asked := 0
	for _, q := range quotes {
		if q.Speaker != nil && q.Speaker.Name == Asker {
			asked++
			if q.Speaker.Entity != Nobody {
				t.Errorf("%q is of %q", q.Of(s), entities[q.Speaker.Entity].Name)
			}
		}
	}
	if asked != 3 {
		t.Errorf("%d questions", asked)
	}
}
