package entity

import "testing"

func TestPlainWord(t *testing.T) {
	t.Parallel()
	for w, want := range map[string]string{
		"u.n": "un", "a.n.c": "anc", "á": "a", "müller": "muller", "o’brien": "o'brien", "defence": "defense", "st": "st", "": "", "x.": "x.",
	} {
		if got := plainWord(w); got != want {
			t.Errorf("%q: %q, want %q", w, got, want)
		}
	}
}
