package quote

import (
	"testing"

	"lede/model/nlp"
	"lede/model/text"
)

func laidOut(t *testing.T, s string) *layout {
	t.Helper()
	doc, err := nlp.Parse(t.Context(), s, []text.Span{{End: len(s)}})
	if err != nil {
		t.Fatal(err)
	}
	lay, err := newLayout(t.Context(), doc, nil)
	if err != nil {
		t.Fatal(err)
	}
	return lay
}

// Who can say something, wherever it stands.
func TestSpeaks(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]bool{
		"The geologist": true, "A beekeeper": true, "Two goalkeepers": true, "The report": true, "The refugees": true,
		"They": true, "She": true, "Some": true,
		"The turmoil": false, "The promise": false, "Her hope": false, "Forty minutes": false, "The step": false,
		"Last year": false, "Yesterday": false, "What": false, "This": false,
	} {
		lay := laidOut(t, words+" said the pier was closed.")
		lay.hear(learned())
		k := lay.phraseEnding(lay.doc.TokenAt(len(words)))
		if k < 0 {
			t.Errorf("%s: no phrase", words)
		} else if got := lay.speaks(k); got != want {
			t.Errorf("%s: speaks is %v (%.4f)", words, got, lay.voices[k])
		}
	}
}

// What relative pronouns take up.
func TestAntecedent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ s, want string }{
		{"The miner who said so left.", "The miner"},
		{"Ann Lee, who said so, left.", "Ann Lee"},
		{"Who said so?", ""},
		{"It rained. Who said so?", ""},
	} {
		doc, err := nlp.Parse(t.Context(), c.s, []text.Span{{End: len(c.s)}})
		if err != nil {
			t.Fatal(err)
		}
		lay, err := newLayout(t.Context(), doc, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for k, p := range lay.phrases {
			if low := lay.tokens[p.head].low; low == "who" {
				if j := lay.antecedent(k); j >= 0 {
					got = lay.span(lay.phrases[j].first, lay.phrases[j].last).Of(c.s)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.s, got, c.want)
		}
	}
}
