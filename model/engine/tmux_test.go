package engine

import "testing"

func TestHandsOn(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]string{
		"on xterm-kitty\n": "xterm-kitty", "1 xterm-ghostty\n": "xterm-ghostty", "all xterm-kitty": "xterm-kitty",
		"off xterm-kitty\n": "", "0 xterm-kitty\n": "", " xterm-kitty\n": "", "on \n": "", "": "",
	} {
		if got := handsOn(answer); got != want {
			t.Errorf("%q: %q, want %q", answer, got, want)
		}
	}
}
