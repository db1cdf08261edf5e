package feed

import (
	"strings"
	"testing"
)

// TestStub: a text that says at its end that more is elsewhere is a stub at any
// length, and so is one of a few words.
func TestStub(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("The council of the port voted on a barrier. ", 40)
	for _, c := range []struct {
		text string
		want bool
	}{
		{long, false},
		{"The council voted.", true},
		{long + "[…]", true},
		{long + "<p>[...]</p>", true},
		{long + "[&hellip;]", true},
		{long + "… Read more", true},
		{long + `... <a href="https://a.example/">Continue reading the barrier</a>`, true},
		{long + "CONTINUE READING →", true},
		{long + "And so on…", false},
		{long + "Read more", false},
		{"[…] " + long, false},
	} {
		if got := Stub(c.text); got != c.want {
			t.Errorf("%q: %v", c.text[max(0, len(c.text)-60):], got)
		}
	}
}
