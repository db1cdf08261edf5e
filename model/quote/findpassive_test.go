package quote

import (
	"slices"
	"testing"
)

// The subject of a passive verb is spoken to or of, unless the verb quotes it.
func TestPassive(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string // of each piece of marked speech
	}{
		{"asked", "Mayor Ann Lee was asked: “Why is the pier closed?” The meeting ended early.", []string{""}},
		{"described", "Ann Lee has been described as “hopeless” in the papers.", []string{""}},
		{"by, behind the verb", "Rock star Ann Lee has been praised by police for “very courageously” tackling a burglar.", []string{"police"}},
		{"by, behind the words", "Singer Ann Lee was described as a “consummate professional” by her friend Tom Ward.", []string{"Tom Ward"}},
		{"by, behind two", "Her comments have been called “careless” and “an outrage to us” by the Harbour Union.", []string{"Harbour Union"}},
		{"quoted", "Ann Lee is quoted as saying the pier is “a ruin for all of us”.", []string{"Ann Lee"}},
		{"quoted by", "“I demand better windows,” Ann Lee was quoted as saying by the Gazette.", []string{"Ann Lee"}},
		{"alleged to have said", "Ann Lee is alleged to have said that the pier should be “sunk at once”.", []string{"Ann Lee"}},
		{"active", "“The pier has been described as a ruin,” Ann Lee said.", []string{"Ann Lee"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := heardIn(t, c.text); !slices.Equal(got, c.want) {
				t.Errorf("%q: got %q, want %q", c.text, got, c.want)
			}
		})
	}
}
