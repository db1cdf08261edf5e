package entity

import (
	"strings"
	"testing"
)

// TestHeadline: a sentence in capitals is no name; a name in capitals is one.
func TestHeadline(t *testing.T) {
	const body = "\n\nThe Bluejays of Hartley won on Friday in Ostham."
	for first, want := range map[string]bool{
		"HARTLEY DEFEATS MARSH": false, "CALVERT VISITS STANTON": false, "KELLER SUES BRANDT": false,
		"ANNA MARIA BRANDT": true, "VICTORIA FALLS": true,
	} {
		for _, behind := range []string{body, " 65-53 IN CUP FINAL\nMar. 9, Ostham. The Bluejays of Hartley won."} {
			whole, s := false, first+behind
			for _, e := range find(t, s, Context{}) {
				for _, m := range e.Mentions {
					whole = whole || strings.TrimSuffix(m.Of(s), "’s") == first
				}
			}
			if whole && !want || want && !whole && behind == body {
				t.Errorf("%q: a name from end to end: %v", s, whole)
			}
		}
	}
}
