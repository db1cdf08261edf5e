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
