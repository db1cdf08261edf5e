package nlp

import "testing"

func TestStem(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{"burned": "burn", "fires": "fire", "bees": "bees", "taxes": "taxe", "houses": "hous", "king": "king", "planning": "plann"} {
		if got := Stem(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}
