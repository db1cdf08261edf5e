package main

import "testing"

// TestWordByWord: what is new and what is gone stands in its place, with a few words
// around it.
func TestWordByWord(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ old, fresh, want string }{
		{"The Sharks won 13-12 on Sunday.", "The Sharks won 13-11 on Sunday.", "The Sharks won 13-[-12-] {+11+} on Sunday."},
		{"She said no.", "She said no, twice.", "She said no, {+twice+}."},
		{"Ann Lee left early.", "Ann Lee left.", "Ann Lee left [-early-]."},
		{"Yes, she said no.", "She said no.", "[-Yes-] She said no."},
		{"Old words.", "New talk.", "[-Old words-] {+New talk+}."},
		{
			"Zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen.", "Zero one two three four five six seven nine ten eleven twelve thirteen fourteen fifteen.",
			"… two three four five six seven [-eight-] nine ten eleven twelve thirteen fourteen {+fifteen+}.",
		},
	} {
		if got := wordByWord(c.old, c.fresh); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
