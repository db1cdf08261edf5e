package state

import "testing"

// Where nothing is folded, the key that unfolds is not silent either.
func TestAsidesAreSaid(t *testing.T) {
	t.Parallel()
	r := reading(t)
	for _, want := range []string{"all is unfolded", "what is not the story is folded", "all is unfolded"} {
		if r.ToggleAsides(); r.Status().Text != want {
			t.Errorf("said %q, want %q", r.Status().Text, want)
		}
	}
}
