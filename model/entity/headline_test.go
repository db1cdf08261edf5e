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
		whole := false
		for _, e := range find(t, first+body, Context{}) {
			for _, m := range e.Mentions {
				whole = whole || strings.TrimSuffix(m.Of(first+body), "’s") == first
			}
		}
		if whole != want {
			t.Errorf("%s: a name from end to end: %v", first, whole)
		}
	}
}
