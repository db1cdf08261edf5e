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
			"letters and dashes",
			[]string{"Q — Why clay?", "A — Because it was there.", "Q — And the young?", "A — They want phones."},
			[]string{"Q: Why", reyes + ": Because", "Q: And", reyes + ": They"},
		},
		{
			"letters and numbers",
			[]string{"Q1: Why clay?", "A1: Because it was there.", "Q2: And the young?", "A2: They want phones."},
			[]string{"Q: Why", reyes + ": Because", "Q: And", reyes + ": They"},
		},
		{
			"letters alone",
			[]string{"Q Why clay?", "A Because it was there.", "Q And the young?", "A They want phones."},
			[]string{"Q: Why", reyes + ": Because", "Q: And", reyes + ": They"},
		},
		{
			"no letters",
			[]string{"A potter works.", "A potter rests.", "A potter sells.", "A Friday came.", "Q came too."},
			nil,
		},
		{
			"words for the letters",
			[]string{"Question: Why clay?", "Answer: Because it was there.", "Question: And the young?", "Answer: They want phones."},
			[]string{"Question: Why", reyes + ": Because", "Question: And", reyes + ": They"},
		},
		{
			"labels on the answers only",
			[]string{"Why clay?", "MR: Because it was there.", "And the young?", "TOM: They want phones.", "Do you sell?", "MR: On Sundays.", "And you?", "TOM: I rest."},
			[]string{reyes + ": Because", "TOM: They", reyes + ": On", "TOM: I"},
		},
		{
			"answers of many paragraphs",
			[]string{"Why clay?", "I had it.", "It was here.", "It was cheap.", "I stayed.", "Tell us about the young.", "They want phones, I think.", "Who sells?", "I do.", "And then?", "I rest."},
			[]string{reyes + ": I", reyes + ": It", reyes + ": It", reyes + ": I", reyes + ": They", reyes + ": I", reyes + ": I"},
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
		if q.Speaker != nil && q.Speaker.Name == "Q" {
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

// Who asks and who answers where the words before the interview tell it.
func TestInterviewers(t *testing.T) {
	t.Parallel()
	for intro, want := range map[string][2]string{
		"Tom Orr spoke to the potter Marta Reyes in Oaxaca. Orr has known her for years. Orr is a writer.": {"Tom Orr", "Marta Reyes"},
		"The potter Marta Reyes has worked in Oaxaca. Reyes spoke to our reporter Tom Orr.":                {"Tom Orr", "Marta Reyes"},
		"The potter Marta Reyes has worked in Oaxaca. Tom Orr interviewed Reyes there.":                    {"Tom Orr", "Marta Reyes"},
		"The potter Marta Reyes has worked in Oaxaca. The Post interviewed Reyes there.":                   {"Q", "Marta Reyes"},
	} {
		s := intro + "\n\n" + strings.Join([]string{"Q: Why clay?", "A: Because it was there.", "Q: And the young?", "A: They want phones."}, "\n\n")
		quotes, _ := analyze(t, s)
		var got []string
		for _, q := range quotes {
			if q.Kind == Direct && q.Speaker != nil {
				got = append(got, q.Speaker.Name)
			}
		}
		if !slices.Equal(got, []string{want[0], want[1], want[0], want[1]}) {
			t.Errorf("%s: got %q, want %q", intro, got, want)
		}
	}
}
