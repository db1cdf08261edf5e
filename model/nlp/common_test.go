package nlp

import "testing"

func TestCommon(t *testing.T) {
	t.Parallel()
	for w, want := range map[string]bool{
		"the": true, "a": true, "i": true, "of": true, "once": true, "cannot": true, "shouldnt": true, "theyre": true, "one": true,
		"": false, "The": false, "#": false, "function": false, "said": false, "two": false, "people": false, "mayor": false, "isn't": false, "the ": false,
	} {
		if got := Common(w); got != want {
			t.Errorf("%q: %v, want %v", w, got, want)
		}
	}
}
