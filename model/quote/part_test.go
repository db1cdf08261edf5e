package quote

import "testing"

// A label of questions or answers is a part that somebody has, and nobody's name, but where
// it is known whose.
func TestPart(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"Q": "questions", "Question": "questions", "A": "answers", "ANSWER": "answers", "Ann Lee": "", "": "", "Aldo": "", "the court": ""} {
		if got := (&Speaker{Entity: Nobody, Name: name}).Part(); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
		if got := (&Speaker{Entity: 0, Name: name}).Part(); got != "" {
			t.Errorf("%q, who is known: %q", name, got)
		}
	}
}
